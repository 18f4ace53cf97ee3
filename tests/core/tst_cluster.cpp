// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/cluster.h"
#include "support/servers.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <libpq-fe.h>

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>
#include <memory>
#include <poll.h>
#include <unistd.h>

using namespace tidemark;
using namespace Qt::StringLiterals;
using sandbox::Cluster;
using sandbox::ClusterOptions;

namespace {

constexpr auto ownerVariable = "TIDEMARK_TEST_CLUSTER_OWNER";

struct CloseConnection
{
    void operator()(PGconn *connection) const { PQfinish(connection); }
};
using Connection = std::unique_ptr<PGconn, CloseConnection>;

Connection connectTo(const dialect::Target &target, const QByteArray &password = {})
{
    const QByteArray host = target.host.toUtf8();
    const QByteArray port = target.port.toUtf8();
    const QByteArray database = target.database.toUtf8();
    const QByteArray user = target.user.toUtf8();
    const char *names[] = {"host", "port", "dbname", "user", "password", nullptr};
    const char *values[] = {host.constData(), port.constData(),     database.constData(),
                            user.constData(), password.constData(), nullptr};
    return Connection(PQconnectdbParams(names, values, 0));
}

// The first cell of the result, or the error.
QString ask(PGconn *connection, const char *sql)
{
    const std::unique_ptr<PGresult, void (*)(PGresult *)> result(PQexec(connection, sql), &PQclear);
    return PQntuples(result.get()) > 0 ? QString::fromUtf8(PQgetvalue(result.get(), 0, 0))
                                       : QString::fromUtf8(PQresultErrorMessage(result.get())).trimmed();
}

std::unique_ptr<Cluster> started(const ClusterOptions &options = {})
{
    job::JobContext job;
    auto cluster = Cluster::start(job, options);
    if (!cluster) {
        qWarning("%s", qPrintable(toText(cluster.error())));
        return nullptr;
    }
    return std::move(*cluster);
}

// What the child process does in the test of a killed owner: owns a cluster until it is killed or its input ends.
int beOwner()
{
    const auto cluster = started();
    if (!cluster)
        return 1;
    std::printf("owner %d %s\n", int(cluster->pid()), qPrintable(cluster->socketFolder()));
    std::fflush(stdout);
    char byte;
    while (read(STDIN_FILENO, &byte, 1) > 0) {
    }
    return 0;
}

bool isAlive(pid_t pid)
{
    QFile stat(u"/proc/%1/stat"_s.arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = stat.readAll();
    return text[text.lastIndexOf(')') + 2] != 'Z';
}

} // namespace

class ClusterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsSet(ownerVariable))
            std::_Exit(beOwner());
    }

    void answersThroughItsSocket_data()
    {
        QTest::addColumn<QString>("binaries");
        for (const test::Server &server : test::servers())
            QTest::addRow("%s", qPrintable(server.name)) << server.binaries;
    }

    void answersThroughItsSocket()
    {
        QFETCH(QString, binaries);
        const auto cluster = started({.binaries = binaries});
        QVERIFY(cluster);
        QVERIFY(cluster->isRunning());
        QCOMPARE(QFile::permissions(cluster->socketFolder()) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther),
                 QFile::Permissions());
        const Connection connection = connectTo(cluster->target());
        QCOMPARE(ask(connection.get(), "SELECT current_user || ' ' || current_database()"), u"postgres postgres"_s);
        QCOMPARE(ask(connection.get(), "SHOW listen_addresses"), QString());
        QCOMPARE(ask(connection.get(), "SHOW server_encoding"), u"UTF8"_s);
        const QString version = ask(connection.get(), "SHOW server_version");
        const QString wanted = QString::fromLatin1(QTest::currentDataTag());
        QVERIFY2(binaries.isEmpty() || version.startsWith(wanted + u'.'), qPrintable(version));
    }

    void keepsItsDataOverStopAndRestart()
    {
        const auto cluster = started();
        QVERIFY(cluster);
        QCOMPARE(ask(connectTo(cluster->target()).get(), "CREATE TABLE kept AS SELECT 42 AS n"), QString());
        job::JobContext job;
        QVERIFY(cluster->stop(job));
        QVERIFY(!cluster->isRunning());
        QCOMPARE(PQstatus(connectTo(cluster->target()).get()), CONNECTION_BAD);
        QVERIFY(cluster->stop(job));
        QVERIFY(cluster->restart(job));
        QCOMPARE(ask(connectTo(cluster->target()).get(), "SELECT n FROM kept"), u"42"_s);
        cluster->kill();
        QVERIFY(!cluster->isRunning());
        QVERIFY(cluster->restart(job));
        QCOMPARE(ask(connectTo(cluster->target()).get(), "SELECT n FROM kept"), u"42"_s);
    }

    void leavesNothingBehind()
    {
        auto cluster = started();
        QVERIFY(cluster);
        const QString folder = cluster->socketFolder();
        const pid_t pid = cluster->pid();
        const Connection open = connectTo(cluster->target());
        cluster.reset();
        QVERIFY(!QDir(folder).exists());
        QVERIFY(!isAlive(pid));
        QVERIFY(sandbox::processesIn(folder).empty());
    }

    void killBreaksOpenConnections()
    {
        const auto cluster = started();
        QVERIFY(cluster);
        const Connection connection = connectTo(cluster->target());
        cluster->kill();
        QVERIFY(sandbox::processesIn(cluster->socketFolder()).empty());
        ask(connection.get(), "SELECT 1");
        QCOMPARE(PQstatus(connection.get()), CONNECTION_BAD);
    }

    void pausedServerSaysNothing()
    {
        const auto cluster = started();
        QVERIFY(cluster);
        const Connection connection = connectTo(cluster->target());
        cluster->pause();
        QCOMPARE(PQsendQuery(connection.get(), "SELECT 'awake'"), 1);
        pollfd waiting{.fd = PQsocket(connection.get()), .events = POLLIN, .revents = 0};
        QCOMPARE(poll(&waiting, 1, 50), 0);
        cluster->resume();
        const std::unique_ptr<PGresult, void (*)(PGresult *)> result(PQgetResult(connection.get()), &PQclear);
        QCOMPARE(QByteArray(PQgetvalue(result.get(), 0, 0)), QByteArray("awake"));
    }

    void pausedServerCanBeDestroyed()
    {
        auto cluster = started();
        QVERIFY(cluster);
        const QString folder = cluster->socketFolder();
        cluster->pause();
        cluster.reset();
        QVERIFY(!QDir(folder).exists());
        QVERIFY(sandbox::processesIn(folder).empty());
    }

    void overTcpAPasswordIsAsked()
    {
        const auto cluster = started({.tcp = true});
        QVERIFY(cluster);
        QCOMPARE(ask(connectTo(cluster->target()).get(), "ALTER ROLE postgres PASSWORD 'it''s'; SELECT 1"), u"1"_s);
        QCOMPARE(PQstatus(connectTo(cluster->tcpTarget(), "wrong").get()), CONNECTION_BAD);
        QCOMPARE(ask(connectTo(cluster->tcpTarget(), "it's").get(), "SELECT inet_server_port()"),
                 QString::number(cluster->port()));
    }

    void rulesAndSettingsAreObeyed()
    {
        const auto cluster = started({.superuser = u"boß"_s,
                                      .settings = {{u"application_name"_s, u"it's \\ quoted"_s}},
                                      .tcp = true,
                                      .accessRules = {u"host all all 127.0.0.1/32 trust"_s}});
        QVERIFY(cluster);
        const Connection connection = connectTo(cluster->tcpTarget());
        QCOMPARE(ask(connection.get(), "SELECT current_user"), u"boß"_s);
        QCOMPARE(ask(connection.get(), "SELECT boot_val || reset_val FROM pg_settings WHERE name = 'application_name'"),
                 u"it's \\ quoted"_s);
    }

    void aWrongSettingIsReportedWithTheServersWords()
    {
        job::JobContext job;
        const auto cluster = Cluster::start(job, {.settings = {{u"shared_buffers"_s, u"many"_s}}});
        QVERIFY(!cluster);
        QCOMPARE(cluster.error().kind, ErrorKind::Io);
        QVERIFY2(cluster.error().detail.contains(u"shared_buffers"_s), qPrintable(cluster.error().detail));
    }

    void missingBinariesAreAnError()
    {
        const QTemporaryDir empty;
        job::JobContext job;
        const auto cluster = Cluster::start(job, {.binaries = empty.path()});
        QVERIFY(!cluster);
        QCOMPARE(cluster.error().kind, ErrorKind::Config);
        QVERIFY(cluster.error().message.contains(empty.path()));
    }

    void canBeCancelled()
    {
        std::stop_source stop;
        QStringList steps;
        job::JobContext job(stop.get_token(), [&](const job::Progress &progress) {
            steps << progress.what;
            stop.request_stop();
        });
        const auto cluster = Cluster::start(job);
        QVERIFY(!cluster);
        QCOMPARE(cluster.error().kind, ErrorKind::Cancelled);
        QCOMPARE(steps.size(), 1);
        const QString ours = u"tidemark-%1-*"_s.arg(QCoreApplication::applicationPid());
        QCOMPARE(QDir::temp().entryList({ours}, QDir::Dirs), QStringList());
    }

    void killedOwnerTakesItsServerAlong()
    {
        QProcess owner;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(ownerVariable), u"1"_s);
        owner.setProcessEnvironment(environment);
        owner.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        owner.start(QCoreApplication::applicationFilePath(), {u"ClusterTest"_s});
        QStringList words;
        while (words.value(0) != u"owner"_s && (owner.canReadLine() || owner.waitForReadyRead()))
            words = QString::fromLocal8Bit(owner.readLine()).trimmed().split(u' ');
        const pid_t server = words.value(1).toInt();
        const QString folder = words.value(2);
        QVERIFY(!folder.isEmpty());
        QVERIFY(QDir(folder).exists());
        QVERIFY(isAlive(server));

        sandbox::ScratchFolder::sweep();
        QVERIFY(QDir(folder).exists());
        QVERIFY(isAlive(server));

        owner.kill();
        QVERIFY(owner.waitForFinished());
        QVERIFY(QTest::qWaitFor([server] { return !isAlive(server); }));
        QVERIFY(QDir(folder).exists());
        const auto next = started();
        QVERIFY(next);
        QVERIFY(!QDir(folder).exists());
        QVERIFY(sandbox::processesIn(folder).empty());
    }

    void sweepLeavesWhatIsNotOurs()
    {
        const QString foreign = QDir::tempPath() + u"/tidemark-99999999-1-not-ours"_s;
        QVERIFY(QDir().mkpath(foreign));
        sandbox::ScratchFolder::sweep();
        QVERIFY(QDir(foreign).exists());
        QVERIFY(QDir(foreign).removeRecursively());
    }
};

TIDEMARK_TEST(ClusterTest)
#include "tst_cluster.moc"
