// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark health and tidemark pool status: what they print, their exit codes, and that no password is told.
#include "connect/profilestore.h"
#include "drivers/engines.h"
#include "runcli.h"
#include "support/fakehttp.h"
#include "support/pgbouncer.h"
#include "support/pgdatabase.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace tidemark;
using namespace Qt::StringLiterals;
using test::runCli;

class HealthVerbTest : public QObject
{
    Q_OBJECT

    const dialect::Registry m_registry = drivers::engines();
    const QTemporaryDir m_home;
    std::unique_ptr<test::PgServer> m_server;
    std::unique_ptr<test::Bouncer> m_bouncer;
    QString m_url;
    QString m_console;

    [[nodiscard]] test::Ran run(const QStringList &words, const test::RunOptions &options = {}) const
    {
        return runCli(m_registry, words, options);
    }
    static QJsonObject object(const QByteArray &line) { return QJsonDocument::fromJson(line).object(); }

    void save(const connect::Profile &profile) const
    {
        auto file = connect::loadProfiles();
        QVERIFY(file);
        file->profiles.push_back(profile);
        QVERIFY(connect::saveProfiles(*file));
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CONFIG_HOME", m_home.path().toUtf8());
        m_server = test::PgServer::start();
        QVERIFY(m_server);
        m_bouncer = test::Bouncer::start(m_server->cluster());
        QVERIFY(m_bouncer);
        const sandbox::Cluster &cluster = m_server->cluster();
        m_url = u"postgresql://postgres@/postgres?host=%1&port=%2"_s.arg(cluster.socketFolder()).arg(cluster.port());
        m_console =
            u"postgresql://postgres@/pgbouncer?host=%1&port=%2"_s.arg(m_bouncer->socketFolder()).arg(m_bouncer->port());
    }

    void saysWhoIsHealthy()
    {
        const auto ran = run({u"health"_s, m_url});
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY2(ran.out.startsWith("healthy") && ran.out.contains("PostgreSQL ") && ran.out.count('\n') == 1,
                 ran.out.constData());
        QVERIFY(run({u"health"_s, m_url, u"--quiet"_s}).out.isEmpty());
        const QJsonObject json = object(run({u"health"_s, m_url, u"--json"_s}).out);
        QVERIFY(json[u"healthy"_s].toBool() && json[u"latency_seconds"_s].toDouble() > 0);
        QCOMPARE(json[u"database"_s].toString(), u"postgres"_s);
        QVERIFY(run({u"health"_s, m_console}).out.contains("PgBouncer 1."));
        QCOMPARE(run({u"health"_s, u"sqlite::memory:"_s}).code, 0);
    }

    void saysWhoIsNot()
    {
        const QString nowhere = u"postgresql://bob:s3cret@/d?host=/nowhere"_s;
        const auto ran = run({u"health"_s, nowhere, m_url});
        QCOMPARE(ran.code, 1);
        const QList<QByteArray> lines = ran.out.split('\n');
        QVERIFY2(lines[0].startsWith("unhealthy") && ran.out.contains("\nhealthy"), ran.out.constData());
        QVERIFY(!ran.out.contains("s3cret") && ran.err.isEmpty());
        const QJsonObject json = object(run({u"health"_s, nowhere, u"--json"_s}).out);
        QVERIFY(!json[u"healthy"_s].toBool(true));
        QCOMPARE(json[u"error"_s][u"kind"_s].toString(), u"connection"_s);
        QCOMPARE(run({u"health"_s, u"sqlite:"_s + m_home.filePath(u"none.db"_s)}).code, 1);
        QVERIFY(!QFile::exists(m_home.filePath(u"none.db"_s)));
    }

    void takesNoLongerThanAllowed()
    {
        m_server->cluster().pause();
        const auto ran = run({u"health"_s, m_url, u"--timeout"_s, u"0.1"_s});
        m_server->cluster().resume();
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.out.contains("time") || ran.out.contains("0.1 s"), ran.out.constData());
    }

    void findsSavedConnections()
    {
        connect::Profile good = connect::newProfile();
        good.name = u"orders"_s;
        good.engine = u"postgresql"_s;
        good.host = m_server->cluster().socketFolder();
        good.port = QString::number(m_server->cluster().port());
        good.database = u"postgres"_s;
        good.user = u"postgres"_s;
        const auto none = run({u"health"_s});
        QVERIFY2(none.code == 2 && none.err.contains("no connection is saved"), none.err.constData());
        save(good);
        const auto ran = run({u"health"_s, u"orders"_s});
        QVERIFY2(ran.code == 0 && ran.out.contains("orders"), ran.err.constData());
        QCOMPARE(run({u"health"_s}).code, 0);
        const auto typo = run({u"health"_s, u"order"_s});
        QVERIFY2(typo.code == 2 && typo.err.contains("Did you mean orders?"), typo.err.constData());
        connect::Profile asks = good;
        asks.id = connect::newProfile().id;
        asks.name = u"asks"_s;
        asks.passwordSource = connect::PasswordSource::Ask;
        save(asks);
        const auto asked = run({u"health"_s, u"asks"_s});
        QVERIFY2(asked.code == 2 && asked.err.contains("is asked for"), asked.err.constData());
    }

    void showsPoolsOfPgBouncer()
    {
        const auto client = m_server->connect(u"postgres"_s);
        QVERIFY(client);
        job::JobContext job;
        const auto through =
            m_registry.find(u"postgresql"_s)->connector->open(job, m_bouncer->target(u"postgres"_s, u"postgres"_s));
        QVERIFY(through);
        QCOMPARE(test::ask(**through, "SELECT 1"), u"1"_s);
        const auto ran = run({u"pool"_s, u"status"_s, m_console});
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY2(ran.out.contains("PgBouncer 1.") && ran.out.contains("postgres/postgres"), ran.out.constData());
        const QJsonObject json = object(run({u"pool"_s, u"status"_s, m_console, u"--json"_s}).out);
        QCOMPARE(json[u"pools"_s][0][u"pool"_s].toString(), u"postgres/postgres"_s);
        QVERIFY(json[u"alerts"_s].toArray().isEmpty());
        QVERIFY(!json.contains(u"clients"_s) && !json.contains(u"servers"_s));
    }

    void showsWhoIsConnectedToPgBouncer()
    {
        job::JobContext job;
        const auto through =
            m_registry.find(u"postgresql"_s)->connector->open(job, m_bouncer->target(u"postgres"_s, u"postgres"_s));
        QVERIFY(through);
        const QString pid = test::ask(**through, "SELECT pg_backend_pid()");
        const QStringList both{u"pool"_s, u"status"_s, m_console, u"--clients"_s, u"--servers"_s};
        const auto ran = run(both);
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY2(ran.out.contains("Clients") && ran.out.contains("Servers") && ran.out.contains("Server process") &&
                     ran.out.contains(pid.toLatin1()),
                 ran.out.constData());
        const QJsonObject json = object(run(both + QStringList{u"--json"_s}).out);
        const QJsonArray clients = json[u"clients"_s].toArray();
        QVERIFY(std::ranges::any_of(clients, [](const QJsonValue &client) {
            return client[u"database"_s] == u"postgres"_s && client[u"application"_s] == u"tidemark"_s &&
                   client[u"wait_seconds"_s].isNull();
        }));
        const QJsonArray servers = json[u"servers"_s].toArray();
        QVERIFY(std::ranges::any_of(
            servers, [&](const QJsonValue &one) { return one[u"remote_pid"_s].toInteger() == pid.toLongLong(); }));
        const QJsonObject some = object(run(both.first(4) + QStringList{u"--json"_s}).out);
        QVERIFY(some.contains(u"clients"_s) && !some.contains(u"servers"_s));
        const auto metrics = run({u"pool"_s, u"status"_s, u"http://127.0.0.1:1/metrics"_s, u"--servers"_s});
        QVERIFY2(metrics.code == 2 && metrics.err.contains("--servers is for the console"), metrics.err.constData());
    }

    void showsPoolsInMetrics()
    {
        const test::FakeHttp server([](const test::HttpRequest &request) -> test::HttpReply {
            if (request.path() == "/other")
                return {.body = "app_busy 4\napp_most 4\n"};
            return {.body = "pgbouncer_pools_server_active_connections{database=\"d\",user=\"u\"} 2\n"
                            "pgbouncer_pools_client_waiting_connections{database=\"d\",user=\"u\"} 3\n"
                            "pgbouncer_pools_client_maxwait_seconds{database=\"d\",user=\"u\"} 42\n"};
        });
        const QStringList status{u"pool"_s, u"status"_s};
        const auto ran = run(status + QStringList{server.url(u"/metrics"_s)});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.out.contains("error: d/u: 3 wait for a connection; some have waited for 42 s."),
                 ran.out.constData());
        const QJsonObject json = object(run(status + QStringList{server.url(), u"--json"_s}).out);
        QCOMPARE(json[u"alerts"_s][0][u"code"_s].toString(), u"waiting"_s);
        QCOMPARE(json[u"pools"_s][0][u"longest_wait_seconds"_s].toDouble(), 42.0);

        const QStringList other = status + QStringList{server.url(u"/other"_s)};
        const auto unknown = run(other);
        QVERIFY2(unknown.code == 2 && unknown.err.contains("HikariCP"), unknown.err.constData());
        const auto absent = run(other + QStringList{u"--metric"_s, u"app_busy"_s, u"--metric"_s, u"limit=app_mots"_s});
        QVERIFY2(absent.code == 0 && absent.err.contains("there is no metric app_mots"), absent.err.constData());
        const auto chosen = run(other + QStringList{u"--metric"_s, u"app_busy"_s, u"--metric"_s, u"limit=app_most"_s});
        QVERIFY2(chosen.code == 0 && chosen.out.contains("4 of 4 connections are out"), chosen.out.constData());
    }

    void printsAgainUntilStopped()
    {
        std::stop_source stop;
        std::atomic<int> count = 0;
        const test::FakeHttp server([&](const test::HttpRequest &) -> test::HttpReply {
            const int now = ++count;
            if (now >= 4)
                stop.request_stop();
            return now == 2 ? test::HttpReply{.status = 503}
                            : test::HttpReply{.body = "hikaricp_connections_active{pool=\"p\"} 1\n"};
        });
        const auto ran = run({u"pool"_s, u"status"_s, server.url(), u"--watch"_s, u"0.1"_s, u"--json"_s},
                             {.stop = stop.get_token()});
        QVERIFY2(ran.out.count('\n') >= 2, ran.out.constData());
        for (const QByteArray &line : ran.out.trimmed().split('\n'))
            QCOMPARE(object(line)[u"pools"_s].toArray().size(), 1);
        QVERIFY2(ran.err.contains("503"), ran.err.constData());
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("message");
        const QStringList status{u"pool"_s, u"status"_s};
        QTest::newRow("bad timeout") << QStringList{u"health"_s, m_url, u"--timeout"_s, u"0"_s}
                                     << QByteArray("--timeout");
        QTest::newRow("bad url") << QStringList{u"health"_s, u"postgresql://[::1/d"_s} << QByteArray("error");
        QTest::newRow("unknown engine") << QStringList{u"health"_s, u"acme://x"_s} << QByteArray("acme");
        QTest::newRow("unknown part") << QStringList{u"pool"_s, u"statsu"_s, m_url}
                                      << QByteArray("Did you mean status?");
        QTest::newRow("no console") << status + QStringList{m_url} << QByteArray("no console");
        QTest::newRow("file") << status + QStringList{u"sqlite::memory:"_s} << QByteArray("has no pools");
        QTest::newRow("server of a console")
            << QStringList{u"server"_s, u"sessions"_s, m_console} << QByteArray("tidemark pool status");
        QTest::newRow("metric of a console")
            << status + QStringList{m_console, u"--metric"_s, u"limit=x"_s} << QByteArray("--metric is for");
        QTest::newRow("role") << status + QStringList{u"http://h/"_s, u"--metric"_s, u"limt=x"_s}
                              << QByteArray("Did you mean limit?");
        QTest::newRow("no guess") << status + QStringList{u"http://h/"_s, u"--metric"_s, u"xyz"_s}
                                  << QByteArray("guessed");
        QTest::newRow("option of another")
            << status + QStringList{m_console, u"--threads"_s, u"2"_s} << QByteArray("has no option --threads");
        QTest::newRow("watch") << status + QStringList{u"http://h/"_s, u"--watch"_s, u"x"_s} << QByteArray("--watch");
    }
    void refuses()
    {
        QFETCH(const QStringList, words);
        QFETCH(const QByteArray, message);
        const auto ran = run(words);
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains(message), ran.err.constData());
    }
};

TIDEMARK_TEST(HealthVerbTest)
#include "tst_health.moc"
