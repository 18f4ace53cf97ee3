// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/source.h"
#include "support/fakedialect.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace tidemark;
using namespace Qt::StringLiterals;

class ConnectSourceTest : public QObject
{
    Q_OBJECT

    const dialect::Registry m_registry = test::fakeRegistry();
    QTemporaryDir m_folder;

    QString path(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }

    void write(const char *name, const QByteArray &bytes)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private Q_SLOTS:
    void initTestCase()
    {
        write("real.leaf", QByteArray("LEAFDB\0 and more", 16));
        write("disguised.txt", QByteArray("LEAFDB\0 and more", 16));
        write("empty.lf", "");
        write("encrypted.LEAF", "no such header");
        write("snapshot.json", "{}");
        write("snapshot", "  {\"format\": \"tidemark-schema\"}");
        write("notes.txt", "hello");
        write("empty", "");
        write("script.SQL", "SELECT 1;");
        write("acme:odd.leaf", "LEAFDB");
        write("a\"b;\nc.leaf", "LEAFDB");
        QVERIFY(QDir(m_folder.path()).mkdir(u"folder.leaf"_s));
    }

    void knowsDatabaseFiles()
    {
        for (const char *name :
             {"real.leaf", "disguised.txt", "empty.lf", "encrypted.LEAF", "acme:odd.leaf", "a\"b;\nc.leaf"}) {
            const auto source = connect::classifySource(m_registry, path(name));
            QVERIFY2(source, name);
            const auto &target = std::get<dialect::Target>(*source);
            QCOMPARE(target.engine, u"leaf"_s);
            QCOMPARE(target.database, path(name));
        }
    }

    void prefersAnExistingFileToAScheme()
    {
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_folder.path()));
        const auto source = connect::classifySource(m_registry, u"acme:odd.leaf"_s);
        QVERIFY(QDir::setCurrent(before));
        QVERIFY(source);
        QCOMPARE(std::get<dialect::Target>(*source).engine, u"leaf"_s);
    }

    void knowsSnapshots()
    {
        for (const char *name : {"snapshot.json", "snapshot"}) {
            const auto source = connect::classifySource(m_registry, path(name));
            QVERIFY2(source, name);
            QCOMPARE(std::get<connect::SnapshotFile>(*source).path, path(name));
            QCOMPARE(connect::describe(*source), path(name));
        }
    }

    void knowsUrls()
    {
        const auto server = connect::classifySource(m_registry, u"acme://bob:pw@h:1/x"_s);
        QVERIFY(server);
        QCOMPARE(std::get<dialect::Target>(*server).engine, u"acme"_s);
        QCOMPARE(connect::describe(*server), u"bob@h:1/x"_s);
        const auto memory = connect::classifySource(m_registry, u"leaf::memory:"_s);
        QVERIFY(memory);
        QCOMPARE(std::get<dialect::Target>(*memory).database, u":memory:"_s);
    }

    void knowsScriptsAndFolders()
    {
        for (const char *name : {"script.SQL", "folder.leaf"}) {
            const auto source = connect::classifySource(m_registry, path(name));
            QVERIFY(source);
            QCOMPARE(std::get<connect::SqlFiles>(*source).path, path(name));
            QCOMPARE(connect::describe(*source), path(name));
        }
    }

    void saysWhatIsWrong()
    {
        struct Case
        {
            QString source;
            ErrorKind kind;
            const char *message;
            const char *hint;
        };
        const Case cases[] = {
            {u""_s, ErrorKind::Usage, "empty", "URL"},
            {path("notes.txt"), ErrorKind::Usage, "neither a database file, nor a snapshot", "leaf:"},
            {path("empty"), ErrorKind::Usage, "neither a database file, nor a snapshot", "leaf:"},
            {path("reel.leaf"), ErrorKind::Io, "There is no file", "Did you mean real.leaf?"},
            {path("nothing-like-it"), ErrorKind::Io, "There is no file", "Give a URL"},
            {u"bob:s3cret@host/db"_s, ErrorKind::Io, "There is no file \"bob:<redacted>@host/db\"", "acme://user@host"},
            {u"host=h password=s3cret"_s, ErrorKind::Io, "There is no file", "acme://user@host"},
            {u"acne://h"_s, ErrorKind::Unsupported, "acne", "Did you mean acme?"},
            {u"acme://bob:s3cret"_s, ErrorKind::Usage, "port", ""},
            {u"migrations:dir@3"_s, ErrorKind::Unsupported, "migration folder", "comes with migrations"},
            {u"db:main"_s, ErrorKind::Unsupported, "tidemark.toml", "come with projects"},
            {u"desired:main"_s, ErrorKind::Unsupported, "tidemark.toml", "come with projects"},
        };
        for (const Case &bad : cases) {
            const auto source = connect::classifySource(m_registry, bad.source);
            QVERIFY2(!source, qPrintable(bad.source));
            const Error &error = source.error();
            QCOMPARE(error.kind, bad.kind);
            QVERIFY2(error.message.contains(QLatin1StringView(bad.message)), qPrintable(toText(error)));
            QVERIFY2(error.hint.contains(QLatin1StringView(bad.hint)), qPrintable(toText(error)));
            QVERIFY2(!toText(error).contains(u"s3cret"_s), qPrintable(toText(error)));
        }
    }

    void findsTheDialectOfAFile()
    {
        QVERIFY(connect::dialectOfFile(m_registry, path("disguised.txt")));
        QVERIFY(connect::dialectOfFile(m_registry, path("not-there.leaf")));
        QVERIFY(!connect::dialectOfFile(m_registry, path("notes.txt")));
        QVERIFY(!connect::dialectOfFile(m_registry, path("folder.leaf") + u"/x"_s));
    }
};

TIDEMARK_TEST(ConnectSourceTest)
#include "tst_connectsource.moc"
