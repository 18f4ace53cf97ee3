// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/session.h"
#include "support/fakedialect.h"
#include "support/fakekeychain.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QFile>
#include <QTemporaryDir>

using namespace tidemark;
using namespace Qt::StringLiterals;

class ConnectSessionTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<test::FakeServer> m_server;
    dialect::Registry m_registry;
    job::JobContext m_job;
    QStringList m_questions;
    Result<Secret> m_answer;
    QTemporaryDir m_folder;

    dialect::Target target(const QString &password = {}) const
    {
        dialect::Target target;
        target.engine = u"acme"_s;
        target.host = u"h\n\u202Ex"_s;
        target.user = u"alice"_s;
        if (!password.isEmpty())
            target.password = Secret(password);
        return target;
    }

    connect::PasswordPrompt prompt()
    {
        return [this](job::JobContext &, const QString &question) -> Result<Secret> {
            m_questions << question;
            return m_answer;
        };
    }

    QString write(const char *name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(QString::fromUtf8(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", name);
        return file.fileName();
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_shared<test::FakeServer>();
        m_registry = test::fakeRegistry(m_server);
        m_questions.clear();
        m_answer = Secret(u"right"_s);
    }

    void connects()
    {
        const auto session = connect::open(m_job, m_registry, target(), prompt());
        QVERIFY(session);
        QCOMPARE(session->dialect->id, u"acme"_s);
        QVERIFY(session->connection->isUsable());
        QVERIFY(session->timings.connect.count() > 0);
        QVERIFY(m_questions.isEmpty());
    }

    void asksOnceWhenAPasswordIsMissing()
    {
        m_server->wantsPassword = u"right"_s;
        QVERIFY(connect::open(m_job, m_registry, target(), prompt()));
        QCOMPARE(m_questions.size(), 1);
        QVERIFY(m_questions[0].startsWith(u"Password for alice@h"_s));
        QVERIFY(!m_questions[0].contains(u'\n') && !m_questions[0].contains(u'\u202E'));

        m_answer = Secret(u"wrong"_s);
        const auto refused = connect::open(m_job, m_registry, target(), prompt());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Auth);
        QCOMPARE(m_questions.size(), 2);
    }

    void doesNotAskWhenOneWasGiven()
    {
        m_server->wantsPassword = u"right"_s;
        QVERIFY(!connect::open(m_job, m_registry, target(u"wrong"_s), prompt()));
        QVERIFY(m_questions.isEmpty());
        QVERIFY(!connect::open(m_job, m_registry, target()));
    }

    void stopsWhenNobodyAnswers()
    {
        m_server->wantsPassword = u"right"_s;
        m_answer = Failure(job::cancelledError());
        const auto session = connect::open(m_job, m_registry, target(), prompt());
        QVERIFY(!session);
        QCOMPARE(session.error().kind, ErrorKind::Cancelled);
        QCOMPARE(m_server->opened.size(), size_t(1));
    }

    void takesPasswordsOutOfErrors()
    {
        m_server->wantsPassword = u"right"_s;
        const auto session = connect::open(m_job, m_registry, target(u"s3cret"_s));
        QVERIFY(!session);
        QVERIFY(session.error().message.contains(u"<redacted>"_s));
        QVERIFY(!toText(session.error()).contains(u"s3cret"_s));
    }

    void refusesUnknownEngines()
    {
        dialect::Target other = target();
        other.engine = u"acne"_s;
        const auto session = connect::open(m_job, m_registry, other);
        QVERIFY(!session);
        QCOMPARE(session.error().kind, ErrorKind::Unsupported);
    }

    void readsPasswordFiles()
    {
        struct Case
        {
            QByteArray bytes;
            QByteArray password; // null: an error
        };
        const Case cases[] = {
            {"right", "right"},
            {"right\n", "right"},
            {"right\r\n", "right"},
            {"right\nsecond\n", "right"},
            {" spaces \n", " spaces "},
            {"p\xC3\xA4ss\n", "p\xC3\xA4ss"},
            {"", {}},
            {"\nsecond\n", {}},
            {QByteArray(4095, 'x') + '\n', QByteArray(4095, 'x')},
            {QByteArray(4097, 'x') + '\n', {}},
            {QByteArray("zero\0byte\n", 10), {}},
            {QByteArray(1 << 20, '\0'), {}},
        };
        for (const Case &file : cases) {
            const auto secret = connect::readPasswordFile(job::JobContext(), write("password", file.bytes));
            QCOMPARE(secret.has_value(), !file.password.isNull());
            if (secret)
                QCOMPARE(secret->reveal(), file.password.toStdString());
            else
                QCOMPARE(secret.error().kind, ErrorKind::Config);
        }
        QCOMPARE(connect::readPasswordFile(job::JobContext(), m_folder.filePath(u"none"_s)).error().kind,
                 ErrorKind::Io);
    }

    void findsThePasswordOfAProfile()
    {
        connect::Profile profile = connect::newProfile();
        test::FakeKeychain keychain;
        keychain.set(profile.id, u"kept"_s);
        const connect::Credentials all{.prompt = prompt(), .keychain = &keychain};

        QVERIFY(connect::findPassword(m_job, profile, {})->isEmpty());
        profile.passwordSource = connect::PasswordSource::Ask;
        QCOMPARE(*connect::findPassword(m_job, profile, all), Secret(u"right"_s));
        QCOMPARE(connect::findPassword(m_job, profile, {}).error().kind, ErrorKind::Auth);
        profile.passwordSource = connect::PasswordSource::Keychain;
        QCOMPARE(*connect::findPassword(m_job, profile, all), Secret(u"kept"_s));
        QCOMPARE(connect::findPassword(m_job, profile, {}).error().kind, ErrorKind::Auth);
        keychain.clear();
        QCOMPARE(connect::findPassword(m_job, profile, all).error().kind, ErrorKind::Auth);
        profile.passwordSource = connect::PasswordSource::File;
        profile.passwordFile = write("password", "in the file\n");
        QVERIFY(connect::findPassword(m_job, profile, {})->isEmpty()); // read when connecting
        profile.engine = u"acme"_s;
        m_server->wantsPassword = u"in the file"_s;
        QVERIFY(connect::open(m_job, m_registry, connect::toTarget(profile)));
    }

    // A session bus that is not there: no keychain can answer, and this must be said at once.
    void saysThatThereIsNoKeychain()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        const auto keychain = connect::systemKeychain();
        const auto read = keychain->read(m_job, u"some-id"_s);
        QVERIFY(!read);
        QVERIFY(!read.error().message.isEmpty() && !read.error().hint.isEmpty());
        const auto written = keychain->write(m_job, u"some-id"_s, Secret(u"s3cret"_s));
        QVERIFY(!written);
        QVERIFY(!toText(written.error()).contains(u"s3cret"_s));
    }
};

TIDEMARK_TEST(ConnectSessionTest)
#include "tst_connectsession.moc"
