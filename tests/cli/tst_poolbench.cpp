// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark pool bench: its figures, what it says of a server that lets nobody in, and that a stop loses nothing.
#include "drivers/engines.h"
#include "runcli.h"
#include "support/pgdatabase.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QJsonDocument>
#include <QJsonObject>

#include <thread>

using namespace tidemark;
using namespace Qt::StringLiterals;

class PoolBenchTest : public QObject
{
    Q_OBJECT

    const dialect::Registry m_registry = drivers::engines();
    std::unique_ptr<test::PgServer> m_server;
    std::unique_ptr<sql::Connection> m_admin;
    QString m_url;

    [[nodiscard]] test::Ran bench(const QStringList &options, std::stop_token stop = {}) const
    {
        return test::runCli(m_registry, QStringList{u"pool"_s, u"bench"_s, m_url} + options, {.stop = std::move(stop)});
    }

    static QJsonObject object(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }

    // Asks for a stop once that many sessions run the statement.
    [[nodiscard]] std::jthread stopperOnce(int sessions, const QByteArray &statement, std::stop_source stop) const
    {
        return std::jthread([this, sessions, statement, stop](const std::stop_token &ended) mutable {
            const QByteArray count =
                "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query = '" + statement + "'";
            while (!ended.stop_requested() && test::ask(*m_admin, count).toInt() < sessions) {
            }
            stop.request_stop();
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = test::PgServer::start();
        QVERIFY(m_server);
        m_admin = m_server->connect(u"postgres"_s);
        QVERIFY(m_admin);
        const sandbox::Cluster &cluster = m_server->cluster();
        m_url = u"postgresql://postgres@/postgres?host=%1&port=%2"_s.arg(cluster.socketFolder()).arg(cluster.port());
    }

    void measures()
    {
        const auto ran = bench({u"--seconds"_s, u"0.2"_s, u"--threads"_s, u"2"_s});
        QVERIFY2(ran.code == 0 && ran.out.contains("errors: 0") && ran.out.contains("checkout"), ran.err.constData());
        const QJsonObject json = object(bench({u"--seconds"_s, u"0.2"_s, u"--json"_s}).out);
        QVERIFY(json[u"uses"_s].toInt() > 0);
        QCOMPARE(json[u"failures"_s].toInt(), 0);
        QVERIFY(!json[u"stopped"_s].toBool());
    }

    void sessionsBeginAsAsked()
    {
        QVERIFY(test::runScript(*m_admin, "CREATE ROLE \"he said \"\"no\"\"; --\""));
        const QString query =
            u"SELECT 1 / (current_user = 'he said \"no\"; --' AND current_setting('search_path') = 'a, b' "
            "AND current_setting('statement_timeout') = '1500ms' AND current_setting('x.y') = '2')::int"_s;
        const QStringList options{u"--seconds"_s,
                                  u"0.1"_s,
                                  u"--query"_s,
                                  query,
                                  u"--role"_s,
                                  u"he said \"no\"; --"_s,
                                  u"--search-path"_s,
                                  u"a, b"_s,
                                  u"--statement-timeout"_s,
                                  u"1.5"_s,
                                  u"--init"_s,
                                  u"SET x.y = 1"_s,
                                  u"--init"_s,
                                  u"SET x.y = 2"_s};
        const auto ran = bench(options);
        QVERIFY2(ran.code == 0 && ran.out.contains("errors: 0"), (ran.out + ran.err).constData());
        const auto forgetful = bench(options + QStringList{u"--reset"_s, u"discard-all"_s});
        QVERIFY2(forgetful.code == 0 && forgetful.out.contains("errors: 0"),
                 (forgetful.out + forgetful.err).constData());
        const auto wrong = bench({u"--init"_s, u"SET nothing"_s});
        QVERIFY2(wrong.code == 2 && wrong.err.contains("setting up"), wrong.err.constData());
        const auto many = bench({u"--min-idle"_s, u"6"_s});
        QVERIFY2(many.code == 2 && many.err.contains("min_idle"), many.err.constData());
    }

    void whatFailsOnceFailsAtOnce()
    {
        const auto wrong = bench({u"--query"_s, u"SELECT 1/0"_s});
        QVERIFY2(wrong.code == 2 && wrong.err.contains("division by zero") &&
                     wrong.err.contains("trying the query once"),
                 wrong.err.constData());
        const auto slow = bench({u"--query"_s, u"SELECT pg_sleep(1000)"_s, u"--seconds"_s, u"0.2"_s});
        QVERIFY2(slow.code == 2 && slow.err.contains("longer than 0.2 s"), slow.err.constData());
    }

    void tellsOfAServerThatLetsNobodyIn()
    {
        QVERIFY(test::runScript(*m_admin, "CREATE ROLE few LOGIN CONNECTION LIMIT 2"));
        m_url.replace(u"postgres@"_s, u"few@"_s);
        const QStringList options{u"--seconds"_s, u"0.5"_s, u"--threads"_s, u"6"_s, u"--size"_s, u"6"_s};
        const auto ran = bench(options);
        const QJsonObject json = object(bench(options + QStringList{u"--json"_s}).out);
        m_url.replace(u"few@"_s, u"postgres@"_s);
        QVERIFY2(ran.out.contains("Connecting failed") && ran.out.contains("too many connections for role"),
                 ran.out.constData());
        QVERIFY(json[u"failures"_s].toInt() > 0);
        QVERIFY(json[u"lastFailure"_s].toString().contains("too many connections for role"_L1));
    }

    void aStopKeepsTheFigures_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("text") << QStringList();
        QTest::newRow("json") << QStringList{u"--json"_s};
    }
    void aStopKeepsTheFigures()
    {
        QFETCH(const QStringList, more);
        // the first use of all, the trial, is as quick as the others of the first round
        const QByteArray query = "SELECT pg_sleep(CASE WHEN nextval('uses') > 4 THEN 1000 ELSE 0 END)";
        QVERIFY(test::runScript(*m_admin, "DROP SEQUENCE IF EXISTS uses; CREATE SEQUENCE uses"));
        std::stop_source stop;
        const auto stopper = stopperOnce(2, query.simplified().replace('\'', "''"), stop);
        const auto ran = bench(
            QStringList{u"--seconds"_s, u"1000"_s, u"--threads"_s, u"2"_s, u"--query"_s, QString::fromUtf8(query)} +
                more,
            stop.get_token());
        QCOMPARE(ran.code, 3);
        if (more.isEmpty()) {
            QVERIFY2(ran.out.contains("3 uses in") && ran.out.contains("errors: 0") &&
                         ran.out.contains("Stopped before"),
                     ran.out.constData());
            return;
        }
        const QJsonObject json = object(ran.out);
        QCOMPARE(json[u"uses"_s].toInt(), 3);
        QCOMPARE(json[u"cutOff"_s].toInt(), 2);
        QVERIFY(json[u"stopped"_s].toBool());
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("no threads") << QStringList{u"--threads"_s, u"0"_s};
        QTest::newRow("half a thread") << QStringList{u"--threads"_s, u"1.5"_s};
        QTest::newRow("no number") << QStringList{u"--size"_s, u"abc"_s};
        QTest::newRow("no time") << QStringList{u"--seconds"_s, u"0"_s};
        QTest::newRow("not a number") << QStringList{u"--seconds"_s, u"nan"_s};
        QTest::newRow("neither limit nor none") << QStringList{u"--overflow"_s, u"-2"_s};
        QTest::newRow("no such order") << QStringList{u"--order"_s, u"random"_s};
        QTest::newRow("another verb's option") << QStringList{u"--watch"_s, u"1"_s};
    }
    void refuses()
    {
        QFETCH(const QStringList, options);
        const auto ran = bench(options);
        QVERIFY2(ran.code == 2 && ran.err.contains("error: "), ran.err.constData());
    }
};

TIDEMARK_TEST(PoolBenchTest)
#include "tst_poolbench.moc"
