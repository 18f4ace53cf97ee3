// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/opener.h"
#include "connect/url.h"
#include "core/pgfixture.h"
#include "drivers/engines.h"
#include "support/fakehttp.h"
#include "support/fakekeychain.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QUrl>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// What must never be seen: passwords, and what opens the places where they are.
const QStringList &secrets()
{
    static const QStringList all{u"pässwörd/+ \"%41\" of the database"_s, u"hvs.TokenOfVault-0123456789"_s,
                                 u"AwsSecretKey/0123456789+abcdefghijklmnop"_s, u"AwsSessionToken//0123456789=="_s,
                                 u"t0ken-of-the-container"_s};
    return all;
}

// In every dress that it may wear.
QList<QByteArray> dresses()
{
    QList<QByteArray> all;
    for (const QString &secret : secrets()) {
        const QByteArray plain = secret.toUtf8();
        all << plain << plain.toPercentEncoding() << plain.toPercentEncoding().toLower() << plain.toBase64()
            << plain.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) << plain.toHex()
            << QByteArray(plain).replace('"', "\\\"") << QString::fromUtf8(plain).toLatin1();
    }
    return all;
}

QByteArray leakIn(const QByteArray &text)
{
    for (const QByteArray &dress : dresses()) {
        if (text.contains(dress))
            return dress;
    }
    return {};
}

QByteArray allOf(const Error &error)
{
    return (error.message + u'\n' + error.detail + u'\n' + error.hint + u'\n' + error.statement + u'\n' + error.object +
            u'\n' + error.trail.join(u'\n') + u'\n' + toText(error))
               .toUtf8() +
           toJson(error);
}

QByteArray logged;
void keepMessage(QtMsgType /*type*/, const QMessageLogContext & /*context*/, const QString &text)
{
    static std::mutex mutex;
    const std::scoped_lock lock(mutex);
    logged += text.toUtf8() + '\n';
}

struct Leak
{
    const char *name;
    QString origin; // as in a URL
    QMap<QByteArray, QByteArray> variables = {};
    bool reachesService = false;
};

} // namespace

// Every way to a password fails here for real, either at the place that has it or at the server, which wants another
// one. What was then written anywhere is searched.
class SecretLeaksTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QTemporaryDir m_home;
    dialect::Registry m_registry = drivers::engines();
    std::unique_ptr<PgServer> m_postgres;
    std::unique_ptr<FakeHttp> m_service;
    QtMessageHandler m_before = nullptr;

    QString file(const QString &name, const QByteArray &text, bool program = false) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write a file");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | (program ? QFile::ExeOwner : QFile::Permission()));
        return file.fileName();
    }

    // As services do at their worst: they repeat what they were sent, and what they know.
    static HttpReply answer(const HttpRequest &request)
    {
        const QByteArray password = secrets().at(0).toUtf8();
        QByteArray echo = password;
        for (const auto &[name, value] : request.headers)
            echo += ' ' + value;
        const QByteArray quoted = QByteArray(password).replace('"', "\\\"");
        if (request.target.contains("good"))
            return {.body = "{\"data\":{\"password\":\"" + quoted + "\"}}"};
        if (request.target.contains("wrong"))
            return {.body = "{\"data\":{\"word\":\"" + quoted + "\"}}"};
        if (request.target.contains("cut"))
            return {.body = echo, .fate = HttpReply::Fate::Cut};
        if (request.body.contains("good"))
            return {.body = "{\"SecretString\":\"" + quoted + "\"}"};
        if (request.target.contains("container"))
            return {.status = 403, .body = echo};
        return {.status = 400, .body = "{\"__type\":\"InvalidSignatureException\",\"message\":\"" + echo + "\"}"};
    }

    QMap<QByteArray, QByteArray> aws() const
    {
        return {{"AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"},
                {"AWS_SECRET_ACCESS_KEY", secrets().at(2).toUtf8()},
                {"AWS_SESSION_TOKEN", secrets().at(3).toUtf8()},
                {"AWS_REGION", "eu-west-1"},
                {"AWS_ENDPOINT_URL_SECRETS_MANAGER", m_service->url().toUtf8()}};
    }

    QMap<QByteArray, QByteArray> vault() const
    {
        return {{"VAULT_ADDR", m_service->url().toUtf8()}, {"VAULT_TOKEN", secrets().at(1).toUtf8()}};
    }

    std::vector<Leak> leaks() const
    {
        const QByteArray password = secrets().at(0).toUtf8();
        const QByteArray shell = "#!/bin/sh\n";
        const QString good =
            file(u"good.sh"_s, shell + "cat '" + m_folder.filePath(u"password"_s).toUtf8() + "'\n", true);
        const QString bad =
            file(u"bad.sh"_s,
                 shell + "cat '" + m_folder.filePath(u"password"_s).toUtf8() + "' | tee /dev/stderr; exit 1\n", true);
        const QString odd =
            file(u"odd.sh"_s,
                 shell + "printf '{\"pass\":\"'; cat '" + m_folder.filePath(u"plain"_s).toUtf8() + "'; printf '\"}'\n",
                 true);
        static_cast<void>(file(u"password"_s, password + '\n'));
        static_cast<void>(file(u"plain"_s, "hvs.TokenOfVault-0123456789"));
        return {
            {"environment, refused", u"env:LEAK_TEST"_s, {{"LEAK_TEST", password}}},
            {"file, refused", u"file:"_s + m_folder.filePath(u"password"_s)},
            {"command, refused", u"command:"_s + good},
            {"command, failed", u"command:"_s + bad},
            {"command, odd", u"command:"_s + odd},
            {"aws, refused", u"aws:good"_s, aws(), true},
            {"aws, failed", u"aws:bad"_s, aws(), true},
            {"rds, refused", u"rds-iam"_s, aws()},
            {"container, failed",
             u"rds-iam;region=eu-west-1"_s,
             {{"AWS_CONTAINER_CREDENTIALS_FULL_URI", m_service->url(u"/container"_s).toUtf8()},
              {"AWS_CONTAINER_AUTHORIZATION_TOKEN", secrets().at(4).toUtf8()}},
             true},
            {"vault, refused", u"vault:good"_s, vault(), true},
            {"vault, failed", u"vault:bad"_s, vault(), true},
            {"vault, wrong field", u"vault:wrong"_s, vault(), true},
            {"vault, cut", u"vault:cut"_s, vault(), true},
        };
    }

    QString urlOf(const Leak &leak) const
    {
        const QString origin = QString::fromUtf8(QUrl::toPercentEncoding(leak.origin, ":/;"));
        return u"postgresql://alice@127.0.0.1:%1/postgres?tidemark_password=%2"_s.arg(m_postgres->cluster().port())
            .arg(origin);
    }

    static QByteArray leakInArguments()
    {
        for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
            QFile line(u"/proc/"_s + name + u"/cmdline"_s);
            if (name.toInt() > 0 && line.open(QIODevice::ReadOnly)) {
                if (const QByteArray leak = leakIn(line.readAll()); !leak.isEmpty())
                    return leak;
            }
        }
        return {};
    }

    QByteArray leakInHome() const
    {
        QDirIterator files(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile one(files.next());
            const QByteArray leak = one.open(QIODevice::ReadOnly) ? leakIn(one.readAll()) : QByteArray();
            if (!leak.isEmpty())
                return leak + " in " + one.fileName().toUtf8();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_postgres = PgServer::start({.tcp = true});
        QVERIFY(m_postgres);
        job::JobContext job;
        const auto admin = m_postgres->connect(u"postgres"_s);
        QVERIFY(admin);
        VERIFY_RESULT(admin->execute(job, QByteArray("CREATE ROLE alice LOGIN PASSWORD 'another one'")));
        m_service = std::make_unique<FakeHttp>(&answer);
        qputenv("HOME", m_home.path().toUtf8());
        qputenv("AWS_EC2_METADATA_DISABLED", "true");
        qputenv("NO_PROXY", "*");
        m_before = qInstallMessageHandler(&keepMessage);
    }

    void cleanupTestCase() { qInstallMessageHandler(m_before); }

    // The search finds what it must find.
    void searches()
    {
        QVERIFY(!leakIn("x" + secrets().at(0).toUtf8()).isEmpty());
        QVERIFY(!leakIn("x" + secrets().at(3).toUtf8().toPercentEncoding()).isEmpty());
        QVERIFY(!leakIn("x" + secrets().at(1).toUtf8().toBase64() + 'y').isEmpty());
        QVERIFY(leakIn("another one").isEmpty());
    }

    void nothingIsTold_data()
    {
        QTest::addColumn<Leak>("leak");
        for (const Leak &leak : leaks())
            QTest::newRow(leak.name) << leak;
    }

    void nothingIsTold()
    {
        QFETCH(const Leak, leak);
        for (const auto &[name, value] : leak.variables.asKeyValueRange())
            qputenv(name.constData(), value);
        const size_t asked = m_service->requests().size();
        const auto target = connect::parseUrl(m_registry, urlOf(leak));
        VERIFY_RESULT(target);
        job::JobContext job;
        const connect::Opener opener(m_registry, *target, {.pause = [] { return 0ms; }});
        const auto failed = opener.open(job);
        for (const QByteArray &name : leak.variables.keys())
            qunsetenv(name.constData());
        QVERIFY(!failed);
        QVERIFY(!leak.reachesService || m_service->requests().size() > asked);
        QCOMPARE(leakIn(allOf(failed.error())), QByteArray());
        QVERIFY(failed.error().kind == ErrorKind::Auth || failed.error().kind == ErrorKind::Connection);
        const bool isRefused = QByteArray(leak.name).contains("refused");
        QCOMPARE(failed.error().sqlState, isRefused ? u"28P01"_s : QString());
        QCOMPARE(leakIn(logged), QByteArray());
        QCOMPARE(leakIn(connect::formatUrl(postgres::dialect(), *target).toUtf8()), QByteArray());
        QCOMPARE(leakInHome(), QByteArray());
    }

    void theProgramTellsNothing_data() { nothingIsTold_data(); }

    void theProgramTellsNothing()
    {
        QFETCH(const Leak, leak);
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const auto &[name, value] : leak.variables.asKeyValueRange())
            environment.insert(QString::fromUtf8(name), QString::fromUtf8(value));
        environment.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
        program.setProcessEnvironment(environment);
        program.start(programPath(u"tidemark"_s), {u"inspect"_s, urlOf(leak), u"--no-password"_s});
        QVERIFY(program.waitForStarted());
        while (program.state() != QProcess::NotRunning) {
            QCOMPARE(leakInArguments(), QByteArray());
            program.waitForFinished(20);
        }
        QVERIFY(program.exitCode() != 0);
        const QByteArray written = program.readAllStandardOutput() + program.readAllStandardError();
        QVERIFY(!written.isEmpty());
        QVERIFY2(leakIn(written).isEmpty(), written.constData());
        QCOMPARE(leakInHome(), QByteArray());
    }

    void theKeychainTellsNothing_data()
    {
        QTest::addColumn<bool>("isLocked");
        QTest::newRow("keychain, refused") << false;
        QTest::newRow("keychain, failed") << true;
    }

    // A keychain that is locked after it gave a password that the server takes no longer, and one that still gives it.
    void theKeychainTellsNothing()
    {
        QFETCH(const bool, isLocked);
        auto target = connect::parseUrl(m_registry, urlOf(leaks().front()));
        VERIFY_RESULT(target);
        target->passwordOrigin = {};
        FakeKeychain keychain;
        keychain.set(u"a profile"_s, secrets().at(0));
        const auto lockIt = [&] {
            if (isLocked)
                keychain.failWith(fail(ErrorKind::Auth, u"the keychain was locked"_s).error());
            return 0ms;
        };
        const connect::Opener opener(m_registry, *target,
                                     {.source = connect::keychainSecret(keychain, u"a profile"_s), .pause = lockIt});
        job::JobContext job;
        for (int attempt = 0; attempt < 2; ++attempt) {
            const auto failed = opener.open(job);
            QVERIFY(!failed);
            QCOMPARE(leakIn(allOf(failed.error())), QByteArray());
            QCOMPARE(failed.error().sqlState, u"28P01"_s);
            QCOMPARE(allOf(failed.error()).contains("the keychain was locked"), isLocked);
        }
        QCOMPARE(keychain.reads(), 2);
        QCOMPARE(leakIn(logged), QByteArray());
        QCOMPARE(leakInHome(), QByteArray());
        QCOMPARE(leakInArguments(), QByteArray());
    }

    // What stands in a target beside it.
    void givenAndAskedPasswordsAreNotTold()
    {
        job::JobContext job;
        auto target = connect::parseUrl(m_registry, urlOf(leaks().front()));
        VERIFY_RESULT(target);
        target->passwordOrigin = {};
        target->password = Secret(secrets().at(0));
        const auto given = connect::open(job, m_registry, *target);
        QVERIFY(!given);
        QCOMPARE(leakIn(allOf(given.error())), QByteArray());
        target->password = Secret();
        const auto asked = connect::open(job, m_registry, *target, [](job::JobContext &, const QString &) {
            return Result<Secret>(Secret(secrets().at(0)));
        });
        QVERIFY(!asked);
        QCOMPARE(asked.error().sqlState, u"28P01"_s);
        QCOMPARE(leakIn(allOf(asked.error())), QByteArray());
    }
};

TIDEMARK_TEST(SecretLeaksTest)
#include "tst_secretleaks.moc"
