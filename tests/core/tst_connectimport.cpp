// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/import.h"
#include "support/fakedialect.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace tidemark;
using namespace Qt::StringLiterals;

namespace {

// One line a profile: name|host|port|database|user|options|source
QStringList lines(const std::vector<connect::Profile> &profiles)
{
    QStringList text;
    for (const connect::Profile &profile : profiles) {
        QStringList options;
        for (const auto &[name, value] : profile.options.asKeyValueRange())
            options << name + u'=' + value;
        text << QStringList{profile.name,
                            profile.host,
                            profile.port,
                            profile.database,
                            profile.user,
                            options.join(u','),
                            connect::passwordSourceName(profile.passwordSource)}
                    .join(u'|');
    }
    return text;
}

QStringList lines(const std::vector<connect::ImportNote> &notes)
{
    QStringList text;
    for (const connect::ImportNote &note : notes)
        text << QString::number(note.line) + u": "_s + note.text;
    return text;
}

} // namespace

class ConnectImportTest : public QObject
{
    Q_OBJECT

    const dialect::Registry m_registry = test::fakeRegistry();
    std::unique_ptr<QTemporaryDir> m_home;

    QString write(const char *name, const QByteArray &bytes) const
    {
        const QString path = m_home->filePath(QString::fromUtf8(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", name);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return path;
    }

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("HOME", m_home->path().toUtf8());
        for (const char *name : {"PGSERVICEFILE", "PGSYSCONFDIR", "PGPASSFILE"})
            qunsetenv(name);
    }

    void readsServices()
    {
        const QString path = write("services", "# ours\n"
                                               "[orders]\n"
                                               "host=db1,db2\n"
                                               "port=1,2\n"
                                               "dbname=orders\n"
                                               "user=alice\r\n"
                                               "sslmode=verify-full\n"
                                               "\n"
                                               "  [ware house]  \n"
                                               "host=/var/run\n");
        const auto import = connect::importServices(m_registry, path);
        QVERIFY(import);
        QCOMPARE(lines(import->profiles), (QStringList{u"orders|db1,db2|1,2|orders|alice|sslmode=verify-full|driver"_s,
                                                       u"ware house|/var/run|||||driver"_s}));
        QCOMPARE(import->profiles[0].engine, u"acme"_s);
        QVERIFY(import->profiles[0].id != import->profiles[1].id);
        QVERIFY(import->notes.empty());
    }

    void leavesPasswordsInServiceFiles()
    {
        const QByteArray text = "[orders]\nhost=h\npassword=s3cret\n";
        const auto away = connect::importServices(m_registry, write("services", text));
        QVERIFY(away);
        QCOMPARE(lines(away->profiles), QStringList{u"orders|h|||||ask"_s});
        QCOMPARE(lines(away->notes), QStringList{u"3: The value of \"password\" is not taken over"_s});

        const QString found = write(".pg_service.conf", text);
        const auto home = connect::importServices(m_registry, found);
        QVERIFY(home);
        QCOMPARE(lines(home->profiles), QStringList{u"orders|h||||service=orders|driver"_s});
        QVERIFY(home->notes.empty());
    }

    void reportsOddServiceLines()
    {
        const auto import =
            connect::importServices(m_registry, write("services", "host=early\n[]\nhost=lost\n[a]\nnonsense\n"
                                                                  "=x\nldap://h/dc\nshape=round\n"));
        QVERIFY(import);
        QCOMPARE(lines(import->profiles), QStringList{u"a||||||driver"_s});
        QCOMPARE(lines(import->notes),
                 (QStringList{u"1: The line stands before the first section"_s, u"2: The section has no name"_s,
                              u"3: The line stands before the first section"_s,
                              u"5: The line is neither a section nor name=value"_s,
                              u"6: The line is neither a section nor name=value"_s,
                              u"7: The line is neither a section nor name=value"_s,
                              u"8: \"shape\" is no parameter of the driver"_s}));
    }

    void readsPasswordFiles()
    {
        const QString path = write(".pgpass", "# comment\n"
                                              "h1:5432:orders:alice:s3cret\n"
                                              "h2:*:*:*:s3cret\r\n"
                                              "\n"
                                              "a\\:b:1:d\\\\b:u:s3:cr:et\n"
                                              "*:*:*:postgres:s3cret\n"
                                              "short:1:2\n"
                                              "::1:5432:orders:alice:s3cret\n");
        const auto import = connect::importPasswordFile(m_registry, path);
        QVERIFY(import);
        QCOMPARE(lines(import->profiles), (QStringList{u"orders on h1|h1|5432|orders|alice||driver"_s,
                                                       u"h2|h2|||||driver"_s, u"d\\b on a:b|a:b|1|d\\b|u||driver"_s}));
        QCOMPARE(lines(import->notes), (QStringList{u"6: The line is for any host, which is no connection"_s,
                                                    u"7: The line does not have five fields"_s,
                                                    u"8: The line is for any host, which is no connection"_s}));
    }

    void namesAPasswordFileThatIsElsewhere()
    {
        const QString path = write("passwords", "h1:5432:orders:alice:s3cret\n");
        const auto import = connect::importPasswordFile(m_registry, path);
        QVERIFY(import);
        QCOMPARE(import->profiles[0].options.value(u"passfile"_s), path);
    }

    void warnsOfAPasswordFileThatOthersMayRead()
    {
        const QString path = write(".pgpass", "h1:5432:orders:alice:s3cret\n");
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup));
        const auto import = connect::importPasswordFile(m_registry, path);
        QVERIFY(import);
        QCOMPARE(import->notes.size(), size_t(1));
        QVERIFY(import->notes[0].text.contains(u"chmod 600"_s));
    }

    void neverTakesAPassword()
    {
        const auto services = connect::importServices(
            m_registry, write("services", "[a]\nhost=h\npassword=s3cret\nsslpassword=s3cret\n[b]\npasword=s3cret\n"));
        const auto passwords =
            connect::importPasswordFile(m_registry, write(".pgpass", "h:1:d:u:s3cret\n*:1:d:u:s3cret\nx:s3cret\n"));
        for (const auto *import : {&services, &passwords}) {
            QVERIFY(*import);
            QVERIFY(!(lines((*import)->profiles) + lines((*import)->notes)).join(u'\n').contains(u"s3cret"_s));
        }
    }

    void findsTheFilesOfLibpq()
    {
        QVERIFY(connect::passwordFile().isEmpty());
        const QString services = write(".pg_service.conf", "");
        const QString passwords = write(".pgpass", "");
        QVERIFY(connect::serviceFiles().contains(services));
        QCOMPARE(connect::passwordFile(), passwords);
        const QString other = write("other", "");
        const QString system = write("pg_service.conf", "");
        qputenv("PGSERVICEFILE", other.toUtf8());
        qputenv("PGSYSCONFDIR", m_home->path().toUtf8());
        qputenv("PGPASSFILE", other.toUtf8());
        QCOMPARE(connect::serviceFiles(), (QStringList{other, system}));
        QCOMPARE(connect::passwordFile(), other);
    }

    void readsUrls()
    {
        const auto imported =
            connect::importUrl(m_registry, u" acme://alice:pw@h:1/orders?sslmode=require&sslpassword=s3cret "_s);
        QVERIFY(imported);
        QCOMPARE(lines({imported->profile}), QStringList{u"orders|h|1|orders|alice|sslmode=require|driver"_s});
        QCOMPARE(imported->password, Secret(u"pw"_s));
        const auto file = connect::importUrl(m_registry, u"leaf:some/a.leaf"_s);
        QVERIFY(file);
        QCOMPARE(file->profile.database, QDir::current().absoluteFilePath(u"some/a.leaf"_s));
        QCOMPARE(file->profile.name, u"a.leaf"_s);
        const auto memory = connect::importUrl(m_registry, u"leaf::memory:"_s);
        QVERIFY(memory);
        QCOMPARE(memory->profile.database, u":memory:"_s);
        QCOMPARE(connect::importUrl(m_registry, u"acme://"_s)->profile.name, u"Acme"_s);
        QVERIFY(!connect::importUrl(m_registry, u"nonsense"_s));
    }

    void reportsMissingFiles()
    {
        const QString nowhere = m_home->filePath(u"nowhere"_s);
        QCOMPARE(connect::importServices(m_registry, nowhere).error().kind, ErrorKind::Io);
        QCOMPARE(connect::importPasswordFile(m_registry, nowhere).error().kind, ErrorKind::Io);
        QCOMPARE(connect::importPasswordFile(dialect::Registry(), nowhere).error().kind, ErrorKind::Unsupported);
    }
};

TIDEMARK_TEST(ConnectImportTest)
#include "tst_connectimport.moc"
