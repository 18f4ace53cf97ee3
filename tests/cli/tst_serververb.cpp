// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark server: what it prints for people and for programs, and its exit codes, against a real server.
#include "connect/session.h"
#include "drivers/engines.h"
#include "runcli.h"
#include "sandbox/cluster.h"
#include "support/blockade.h"
#include "support/testmain.h"
#include "watch/topics.h"

#include <QtTest/QTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace tidemark;
using namespace Qt::StringLiterals;
using test::runCli;

class ServerVerbTest : public QObject
{
    Q_OBJECT

private:
    dialect::Registry m_registry = drivers::engines();
    std::unique_ptr<sandbox::Cluster> m_cluster;
    QString m_url;

    [[nodiscard]] std::unique_ptr<sql::Connection> connect(const QString &application = u"tests"_s) const
    {
        job::JobContext job;
        dialect::Target target = m_cluster->target();
        target.applicationName = application;
        auto session = connect::open(job, m_registry, target);
        return session ? std::move(session->connection) : nullptr;
    }

    static QString ask(sql::Connection &connection, const char *statement)
    {
        job::JobContext job;
        const auto rows = sql::fetch(job, connection, statement);
        return rows && rows->rowCount() > 0 ? rows->text(0, 0) : rows ? QString() : toText(rows.error());
    }

    [[nodiscard]] test::Ran run(const QStringList &words) const
    {
        return runCli(m_registry, QStringList{u"server"_s} + words);
    }
    [[nodiscard]] QJsonObject json(QStringList words) const
    {
        return QJsonDocument::fromJson(run(words << u"--json"_s).out).object();
    }

private Q_SLOTS:
    void initTestCase()
    {
        job::JobContext job;
        auto cluster = sandbox::Cluster::start(job);
        QVERIFY2(cluster, cluster ? "" : qPrintable(toText(cluster.error())));
        m_cluster = *std::move(cluster);
        m_url =
            u"postgresql://postgres@/postgres?host=%1&port=%2"_s.arg(m_cluster->socketFolder()).arg(m_cluster->port());
    }

    void printsEveryTopic()
    {
        for (const QString &topic : {u"sessions"_s, u"locks"_s, u"blocking"_s, u"transactions"_s, u"replication"_s,
                                     u"activity"_s, u"sizes"_s, u"indexes"_s, u"vacuum"_s, u"sequences"_s}) {
            const auto ran = run({topic, m_url});
            QVERIFY2(ran.code == 0, ran.err.constData());
            QVERIFY2(!ran.out.isEmpty(), qPrintable(topic));
            QVERIFY2(!json({topic, m_url}).isEmpty(), qPrintable(topic));
        }
        // the extension is not there: said, and no error
        const auto statements = run({u"statements"_s, m_url});
        QCOMPARE(statements.code, 3);
        QVERIFY2(statements.err.contains("CREATE EXTENSION pg_stat_statements"), statements.err.constData());
    }

    void showsWhoWaits()
    {
        const auto holder = connect(u"holder"_s);
        QCOMPARE(ask(*holder, "CREATE TABLE t (n int)"), QString());
        QCOMPARE(ask(*holder, "BEGIN"), QString());
        QCOMPARE(ask(*holder, "LOCK TABLE t"), QString());
        const QString blocker = ask(*holder, "SELECT pg_backend_pid()");
        auto waiter = connect(u"waiter"_s);
        const QString waiting = ask(*waiter, "SELECT pg_backend_pid()");
        test::BackgroundStatement behind(std::move(waiter), "SELECT * FROM t");
        QVERIFY(test::comesTrue([&] { return json({u"blocking"_s, m_url})[u"blocking"_s].toArray().size() == 2; }));

        const auto ran = run({u"blocking"_s, m_url});
        const QByteArray text = u"pid %1 has waited "_s.arg(waiting).toUtf8();
        QVERIFY2(ran.out.contains(text) && ran.out.contains("for pid " + blocker.toUtf8()), ran.out.constData());
        const QJsonArray rows = json({u"sessions"_s, m_url, u"--filter"_s, u"WAITER lock"_s})[u"sessions"_s].toArray();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0][u"pid"_s].toInteger(), waiting.toLongLong());
        QCOMPARE(rows[0][u"blocked_by"_s].toArray(), QJsonArray{blocker.toLongLong()});
        const auto limited = run({u"locks"_s, m_url, u"--limit"_s, u"1"_s});
        QVERIFY2(limited.out.contains("Locks: 1 of "), limited.out.constData());

        QCOMPARE(run({u"cancel"_s, m_url, waiting}).code, 0);
        const auto outcome = behind.outcome();
        QVERIFY(!outcome && outcome.error().sqlState == "57014"_L1);
        QCOMPARE(run({u"terminate"_s, m_url, blocker}).code, 2);
        QCOMPARE(ask(*holder, "SELECT 1"), u"1"_s);
        const auto ended = run({u"terminate"_s, m_url, blocker, u"--yes"_s});
        QVERIFY2(ended.code == 0 && ended.out.contains("holder"), ended.out.constData());
        QVERIFY(test::comesTrue([&] { return run({u"terminate"_s, m_url, blocker, u"--yes"_s}).code == 1; }));
    }

    void readsAStandby()
    {
        job::JobContext job;
        const auto standby = sandbox::Cluster::start(
            job, {.standbyOf = sandbox::Primary{.target = m_cluster->target(), .slot = u"mirror"_s}});
        QVERIFY2(standby, standby ? "" : qPrintable(toText(standby.error())));
        const QString url = u"postgresql://postgres@/postgres?host=%1&port=%2"_s.arg((*standby)->socketFolder())
                                .arg((*standby)->port());
        for (const watch::Topic topic : watch::allTopics()) {
            const auto ran = run({watch::topicName(topic), url});
            QVERIFY2(ran.code == (topic == watch::Topic::Statements ? 3 : 0), ran.err.constData());
        }
        const auto upstream = [&] {
            return json({u"replication"_s, url})[u"upstreams"_s].toArray().first().toObject();
        };
        QVERIFY(test::comesTrue([&] { return upstream()[u"state"_s] == u"streaming"_s; }));
        QCOMPARE(upstream()[u"slot"_s].toString(), u"mirror"_s);
        QVERIFY(upstream()[u"replay_behind"_s].isDouble() && upstream()[u"replay_lag_ms"_s].isDouble());
        const auto text = run({u"replication"_s, url});
        QVERIFY2((text.out + text.err).contains("This server is a standby."), text.out.constData());
        const QJsonObject primary = json({u"replication"_s, m_url});
        QCOMPARE(primary[u"standbys"_s].toArray().first()[u"slot"_s].toString(), u"mirror"_s);
        QCOMPARE(primary[u"slots"_s].toArray().first()[u"active"_s].toBool(), true);
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("topic") << QStringList{u"sesions"_s, m_url} << QByteArray("Did you mean sessions?");
        QTest::newRow("file") << QStringList{u"sessions"_s, u"sqlite:x.db"_s} << QByteArray("no server");
        QTest::newRow("no url") << QStringList{u"sessions"_s, u"x.sql"_s} << QByteArray("There is no file");
        QTest::newRow("limit") << QStringList{u"sessions"_s, m_url, u"--limit"_s, u"x"_s} << QByteArray("--limit");
        QTest::newRow("no pid") << QStringList{u"cancel"_s, m_url} << QByteArray("number of the session");
        QTest::newRow("pid") << QStringList{u"cancel"_s, m_url, u"x"_s} << QByteArray("PID");
        QTest::newRow("word") << QStringList{u"sessions"_s, m_url, u"7"_s} << QByteArray("too many");
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

TIDEMARK_TEST(ServerVerbTest)
#include "tst_serververb.moc"
