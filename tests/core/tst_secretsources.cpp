// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/passwordorigin.h"
#include "connect/tunnel.h"
#include "core/pgfixture.h"
#include "support/fakeclock.h"
#include "support/testmain.h"

#include <QFile>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using dialect::PasswordOrigin;

class SecretSourcesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    job::JobContext m_job;

    QString script(const QByteArray &text) const
    {
        QFile file(m_folder.filePath(u"script"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + text) < 0)
            qFatal("cannot write a script");
        file.setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
        return file.fileName();
    }

    static QString text(const Result<connect::FetchedSecret> &secret)
    {
        return secret ? QString::fromStdString(secret->password.reveal()) : QString();
    }

private Q_SLOTS:
    void readsTheEnvironmentEachTime()
    {
        const auto source = connect::environmentSecret(u"SOURCES_TEST"_s);
        qputenv("SOURCES_TEST", "one");
        QCOMPARE(text(source->fetch(m_job)), u"one"_s);
        qputenv("SOURCES_TEST", "two");
        QCOMPARE(text(source->fetch(m_job)), u"two"_s);
        qunsetenv("SOURCES_TEST");
        const auto missing = source->fetch(m_job);
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ErrorKind::Auth);
        QVERIFY(mentions(missing.error(), u"SOURCES_TEST"_s));
    }

    void readsAFileEachTime()
    {
        const auto source = connect::fileSecret(m_folder.filePath(u"secret"_s));
        QCOMPARE(source->fetch(m_job).error().kind, ErrorKind::Io);
        for (const QByteArray &password : {"one"_ba, "two"_ba}) {
            QFile file(m_folder.filePath(u"secret"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(password + '\n');
            file.close();
            QCOMPARE(text(source->fetch(m_job)), QString::fromUtf8(password));
        }
    }

    void runsACommand_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("password"); // empty: an error
        QTest::addColumn<QString>("user");
        QTest::newRow("plain") << "echo 'p w'"_ba << u"p w"_s << QString();
        QTest::newRow("first line") << "echo one; echo two"_ba << u"one"_s << QString();
        QTest::newRow("windows") << "printf 'one\\r\\ntwo'"_ba << u"one"_s << QString();
        QTest::newRow("json") << "echo '{\"password\":\"p\\\"w\",\"username\":\"bob\"}'"_ba << u"p\"w"_s << u"bob"_s;
        QTest::newRow("json without it") << "echo '{\"passwort\":\"s3cret\"}'"_ba << QString() << QString();
        QTest::newRow("json with an empty one") << "echo '{\"password\":\"\"}'"_ba << QString() << QString();
        QTest::newRow("json without fields") << "echo '{}'"_ba << QString() << QString();
        QTest::newRow("json that is no object") << "echo '[\"s3cret\"]'"_ba << u"[\"s3cret\"]"_s << QString();
        QTest::newRow("nothing") << "true"_ba << QString() << QString();
        QTest::newRow("an empty line") << "echo; echo s3cret"_ba << QString() << QString();
        QTest::newRow("failed") << "echo s3cret; echo s3cret >&2; exit 3"_ba << QString() << QString();
        QTest::newRow("killed") << "echo s3cret; kill -9 $$"_ba << QString() << QString();
        QTest::newRow("endless") << "yes s3cret"_ba << QString() << QString();
        QTest::newRow("its input is empty") << "cat; echo one"_ba << u"one"_s << QString();
    }

    void runsACommand()
    {
        QFETCH(const QByteArray, code);
        QFETCH(const QString, password);
        QFETCH(const QString, user);
        const auto source = connect::commandSecret({script(code)}, 60s);
        const auto secret = source->fetch(m_job);
        QCOMPARE(text(secret), password);
        if (secret) {
            QCOMPARE(secret->user.value_or(QString()), user);
            return;
        }
        QCOMPARE(secret.error().kind, ErrorKind::Auth);
        QVERIFY2(!mentions(secret.error(), u"s3cret"_s), qPrintable(toText(secret.error())));
        QVERIFY(!secret.error().hint.isEmpty());
    }

    void passesArgumentsAsTheyAre()
    {
        const auto source = connect::commandSecret({u"printf"_s, u"%s"_s, u"a b;$HOME|\"c\""_s}, 60s);
        QCOMPARE(text(source->fetch(m_job)), u"a b;$HOME|\"c\""_s);
    }

    void endsACommandThatTakesTooLong()
    {
        const auto source = connect::commandSecret({script("sleep 3600")}, 200ms);
        const auto secret = source->fetch(m_job);
        QVERIFY(!secret);
        QCOMPARE(secret.error().kind, ErrorKind::Timeout);
    }

    void stopsACommandAtOnce()
    {
        const QString begun = m_folder.filePath(u"begun"_s);
        QFile::remove(begun);
        const auto source = connect::commandSecret({script("touch " + begun.toUtf8() + "; sleep 3600")}, 1h);
        std::stop_source stop;
        std::jthread stopper([&] {
            while (!QFile::exists(begun))
                std::this_thread::yield();
            stop.request_stop();
        });
        job::JobContext job(stop.get_token());
        const auto secret = source->fetch(job);
        QVERIFY(!secret);
        QCOMPARE(secret.error().kind, ErrorKind::Cancelled);
    }

    void refusesWhatIsNoProgram()
    {
        for (const QStringList &command :
             {QStringList{}, QStringList{QString()}, QStringList{u"no-such-program-here"_s},
              QStringList{u"/etc/passwd"_s}, QStringList{u"/etc"_s}}) {
            const auto secret = connect::commandSecret(command, 1s)->fetch(m_job);
            QVERIFY(!secret);
            QCOMPARE(secret.error().kind, ErrorKind::Config);
        }
    }

    void asksPeopleAndTheDriver()
    {
        const auto prompt = [](job::JobContext &, const QString &question) -> Result<Secret> {
            return Secret(question + u'!');
        };
        QCOMPARE(text(connect::promptedSecret(prompt, u"Who"_s)->fetch(m_job)), u"Who!"_s);
        QCOMPARE(connect::promptedSecret({}, u"Who"_s)->fetch(m_job).error().kind, ErrorKind::Auth);
        QVERIFY(connect::driverSecret()->fetch(m_job)->password.isEmpty());
        QCOMPARE(text(connect::givenSecret(Secret(u"one"_s))->fetch(m_job)), u"one"_s);
    }

    // ---- As people write them

    void readsOrigins_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<PasswordOrigin>("origin");
        const auto row = [](const char *text, PasswordOrigin origin) {
            QTest::newRow(text) << QString::fromUtf8(text) << std::move(origin);
        };
        row("env:DB_PASSWORD", {.kind = u"environment"_s, .settings = {{u"variable"_s, u"DB_PASSWORD"_s}}});
        row("file:/run/secrets/db;x#y", {.kind = u"file"_s, .settings = {{u"file"_s, u"/run/secrets/db;x#y"_s}}});
        row("command:pass show \"my db\"", {.kind = u"command"_s, .command = {u"pass"_s, u"show"_s, u"my db"_s}});
        row("aws:prod/db", {.kind = u"awsSecretsManager"_s, .settings = {{u"secret"_s, u"prod/db"_s}}});
        row("aws:arn:aws:secretsmanager:eu-west-1:1:secret:db-x#pw;profile=ops;region=eu-west-1",
            {.kind = u"awsSecretsManager"_s,
             .settings = {{u"secret"_s, u"arn:aws:secretsmanager:eu-west-1:1:secret:db-x"_s},
                          {u"field"_s, u"pw"_s},
                          {u"profile"_s, u"ops"_s},
                          {u"region"_s, u"eu-west-1"_s}}});
        row("rds-iam", {.kind = u"rdsIam"_s});
        row("rds-iam;region=eu-west-1", {.kind = u"rdsIam"_s, .settings = {{u"region"_s, u"eu-west-1"_s}}});
        row("vault:secret/data/db#pw;address=https://v:8200;namespace=team",
            {.kind = u"vault"_s,
             .settings = {{u"path"_s, u"secret/data/db"_s},
                          {u"field"_s, u"pw"_s},
                          {u"address"_s, u"https://v:8200"_s},
                          {u"namespace"_s, u"team"_s}}});
    }

    void readsOrigins()
    {
        QFETCH(const QString, text);
        QFETCH(const PasswordOrigin, origin);
        const auto read = connect::parseOrigin(text);
        VERIFY_RESULT(read);
        QCOMPARE(*read, origin);
        QCOMPARE(connect::formatOrigin(*read), text);
        dialect::Target target;
        target.passwordOrigin = origin;
        VERIFY_RESULT(connect::makeSource(target, FakeClock()));
    }

    void writesCommandsThatItReads()
    {
        const QStringList commands[] = {{u"a"_s, u"b c"_s}, {u"a"_s, u"\"q\""_s, u"say \"hi\" now"_s}};
        for (const QStringList &command : commands) {
            const auto read = connect::parseOrigin(connect::formatOrigin({.kind = u"command"_s, .command = command}));
            VERIFY_RESULT(read);
            QCOMPARE(read->command, command);
        }
    }

    void refusesOrigins_data()
    {
        QTest::addColumn<QString>("hint");
        QTest::newRow("s3cret") << u"env:NAME"_s;
        QTest::newRow("evn:X") << u"env"_s;
        QTest::newRow("env:") << u"env:NAME"_s;
        QTest::newRow("command:") << u"command:"_s;
        QTest::newRow("vault:path;adress=x") << u"address"_s;
        QTest::newRow("aws:x;region") << u"region"_s;
        QTest::newRow("") << u"vault:"_s;
    }

    void refusesOrigins()
    {
        QFETCH(const QString, hint);
        const auto read = connect::parseOrigin(QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Usage);
        QVERIFY2(read.error().hint.contains(hint), qPrintable(toText(read.error())));
        QVERIFY(!mentions(read.error(), u"s3cret"_s));
    }

    void readsSshHosts()
    {
        struct Case
        {
            const char *text;
            const char *user = nullptr; // null: refused
            const char *host = "";
            const char *port = "";
        };
        const Case cases[] = {
            {"bastion", "", "bastion"},
            {"alice@bastion", "alice", "bastion"},
            {"alice@bastion:2222", "alice", "bastion", "2222"},
            {"ssh://alice@bastion:2222", "alice", "bastion", "2222"},
            {"a.b@[::1]:22", "a.b", "::1", "22"},
            {"[fe80::1%eth0]", "", "fe80::1%eth0"},
            {"-oProxyCommand=touch x"},
            {"alice@-oProxyCommand"},
            {"-l@host"},
            {"host;reboot"},
            {"$(reboot)"},
            {"host name"},
            {"host:0"},
            {"host:99999"},
            {"host\nProxyCommand x"},
            {"a@b@c"},
            {""},
            {"@"},
        };
        for (const Case &one : cases) {
            const auto host = connect::parseSshHost(QString::fromUtf8(one.text));
            QVERIFY2(host.has_value() == (one.user != nullptr), one.text);
            if (!host) {
                QCOMPARE(host.error().kind, ErrorKind::Usage);
                continue;
            }
            QCOMPARE(host->user, QString::fromUtf8(one.user));
            QCOMPARE(host->host, QString::fromUtf8(one.host));
            QCOMPARE(host->port, QString::fromUtf8(one.port));
        }
    }
};

TIDEMARK_TEST(SecretSourcesTest)
#include "tst_secretsources.moc"
