// SPDX-License-Identifier: GPL-3.0-or-later
// A primary and its standby, on every version at hand: what either tells of the other, and that everything that can be
// asked of the one can be asked of the other; with pg_stat_statements, which both have loaded.
#include "core/pgfixture.h"
#include "dialect/serverwatch.h"
#include "support/blockade.h"
#include "support/servers.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <algorithm>
#include <map>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;
using watch::Topic;

class ServerStandbyTest : public QObject
{
    Q_OBJECT

private:
    struct Pair
    {
        std::unique_ptr<PgServer> primary;
        std::unique_ptr<PgServer> standby;
        std::unique_ptr<sql::Connection> onPrimary = {};
        std::unique_ptr<sql::Connection> onStandby = {};
    };
    std::map<QString, Pair> m_pairs;
    const std::shared_ptr<const dialect::ServerWatch> m_watch = postgres::dialect().serverWatch;

    static void serverRows()
    {
        QTest::addColumn<QString>("binaries");
        for (const Server &server : servers())
            QTest::newRow(qPrintable(server.name)) << server.binaries;
    }

    static Pair start(const QString &binaries)
    {
        const QMap<QString, QString> settings{{u"shared_preload_libraries"_s, u"pg_stat_statements"_s},
                                              {u"pg_stat_statements.track"_s, u"all"_s},
                                              {u"max_prepared_transactions"_s, u"2"_s},
                                              {u"wal_receiver_status_interval"_s, u"1s"_s}};
        Pair pair{.primary = PgServer::start({.binaries = binaries,
                                              .settings = settings,
                                              .tcp = true,
                                              .accessRules = {u"host replication all 127.0.0.1/32 trust"_s}}),
                  .standby = nullptr};
        const auto admin = pair.primary->connect(u"postgres"_s);
        if (const auto made = runScript(*admin, "CREATE EXTENSION pg_stat_statements; CREATE TABLE t (n int);"
                                                "CREATE UNLOGGED TABLE u (n serial); CREATE MATERIALIZED VIEW m AS "
                                                "SELECT 1; CREATE ROLE plain LOGIN; BEGIN; PREPARE TRANSACTION 'two'");
            !made)
            qFatal("%s", qPrintable(toText(made.error())));
        pair.standby = PgServer::start(
            {.binaries = binaries,
             .settings = settings,
             .standbyOf = sandbox::Primary{.target = pair.primary->cluster().tcpTarget(), .slot = u"mirror"_s}});
        return pair;
    }

    Pair &pair()
    {
        QFETCH(const QString, binaries);
        Pair &pair = m_pairs[binaries];
        pair.onPrimary = watching(*pair.primary);
        pair.onStandby = watching(*pair.standby);
        return pair;
    }

    [[nodiscard]] std::unique_ptr<sql::Connection> watching(PgServer &server, const QString &user = {}) const
    {
        job::JobContext job;
        auto connection = server.connect(u"postgres"_s, user);
        if (!connection)
            qFatal("cannot watch");
        return connection;
    }

    [[nodiscard]] watch::Replication replication(sql::Connection &connection) const
    {
        job::JobContext job;
        auto read = m_watch->replication(job, connection);
        if (!read)
            qWarning("%s", qPrintable(toText(read.error())));
        return read.value_or(watch::Replication{});
    }

    [[nodiscard]] watch::Statements statements(sql::Connection &connection) const
    {
        job::JobContext job;
        return m_watch->statements(job, connection, 1000).value_or(watch::Statements{});
    }

    // Until the condition holds of what the server says of its replication, which is returned.
    template <class Condition>
    [[nodiscard]] std::optional<watch::Replication> comesTo(sql::Connection &connection, Condition condition) const
    {
        watch::Replication all;
        const bool came = comesTrue([&] {
            all = replication(connection);
            return condition(all);
        });
        return came ? std::optional(std::move(all)) : std::nullopt;
    }

    static bool streams(const watch::Replication &all)
    {
        return all.upstreams.size() == 1 && all.upstreams.front().state == "streaming"_L1;
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(const QString, binaries);
        Pair &pair = m_pairs[binaries];
        if (!pair.primary)
            pair = start(binaries);
        if (!pair.standby && !binaries.isEmpty())
            QSKIP("this machine's pg_basebackup is older than this server");
        QVERIFY(pair.standby);
    }

    void bothSayWhoFollowsWhom_data() { serverRows(); }
    void bothSayWhoFollowsWhom()
    {
        Pair &at = pair();
        const auto primary = comesTo(*at.onPrimary, [](const watch::Replication &all) {
            return all.standbys.size() == 1 && all.standbys.front().state == "streaming"_L1;
        });
        QVERIFY(primary);
        QVERIFY(!primary->inRecovery && primary->upstreams.empty() && primary->omissions.empty());
        const watch::Standby &follower = primary->standbys.front();
        QCOMPARE(follower.application, u"mirror"_s);
        QCOMPARE(follower.client, u"127.0.0.1"_s);
        QCOMPARE(follower.user, u"postgres"_s);
        QCOMPARE(follower.syncState, u"async"_s);
        QCOMPARE(follower.slot, u"mirror"_s);
        QCOMPARE(primary->retainers.size(), 1U);
        const watch::ReplicationSlot &slot = primary->retainers.front();
        QCOMPARE(slot.name, u"mirror"_s);
        QCOMPARE(slot.kind, u"physical"_s);
        QVERIFY(slot.active && slot.retainedBytes >= 0);

        const auto standby = comesTo(*at.onStandby, streams);
        QVERIFY(standby);
        QVERIFY(standby->inRecovery && !standby->isPaused && standby->standbys.empty() && standby->retainers.empty());
        const watch::Upstream &upstream = standby->upstreams.front();
        QCOMPARE(upstream.sender, u"127.0.0.1:%1"_s.arg(at.primary->cluster().port()));
        QCOMPARE(upstream.slot, u"mirror"_s);
        QVERIFY(upstream.name.isEmpty() && upstream.lastMessage.isValid());
        const watch::Report report = watch::report(*standby);
        QCOMPARE(report.notes, QStringList{u"This server is a standby."_s});
        QCOMPARE(report.tables.back().id, u"upstreams"_s);
        QCOMPARE(report.tables.back().rows.front().cells.front().text, u"the primary"_s);
    }

    void lagIsToldInBytesAndTime_data() { serverRows(); }
    void lagIsToldInBytesAndTime()
    {
        Pair &at = pair();
        QVERIFY(comesTo(*at.onStandby, streams));
        const auto caughtUp = comesTo(*at.onPrimary, [&](const watch::Replication &all) {
            static_cast<void>(ask(*at.onPrimary, "INSERT INTO public.t VALUES (1)"));
            return all.standbys.size() == 1 && all.standbys.front().replayLagMs >= 0;
        });
        QVERIFY(caughtUp && caughtUp->standbys.front().replayBehind >= 0);
        // a lag in time is known once a transaction was replayed
        QVERIFY(comesTrue([&] { return ask(*at.onStandby, "SELECT count(*) FROM public.t").toInt() > 0; }));

        VERIFY_RESULT(runScript(*at.onStandby, "SELECT pg_wal_replay_pause()"));
        VERIFY_RESULT(
            runScript(*at.onPrimary, "INSERT INTO public.t SELECT 1 FROM generate_series(1, 50000); CHECKPOINT"));
        const auto behind = comesTo(*at.onPrimary, [](const watch::Replication &all) {
            return all.standbys.front().replayBehind > 2'000'000 && all.standbys.front().flushBehind < 1'000'000;
        });
        QVERIFY(behind);
        const auto waiting = comesTo(*at.onStandby, [](const watch::Replication &all) {
            return all.isPaused && all.upstreams.front().replayBehind > 2'000'000;
        });
        QVERIFY(waiting);
        QVERIFY(waiting->upstreams.front().replayLagMs > 0);
        QVERIFY(watch::report(*waiting).notes.back().contains("pg_wal_replay_resume"_L1));

        VERIFY_RESULT(runScript(*at.onStandby, "SELECT pg_wal_replay_resume()"));
        QVERIFY(comesTo(*at.onStandby, [](const watch::Replication &all) {
            return !all.isPaused && all.upstreams.front().replayBehind == 0 && all.upstreams.front().replayLagMs == 0;
        }));
        QVERIFY(comesTo(*at.onPrimary,
                        [](const watch::Replication &all) { return all.standbys.front().replayBehind < 1'000'000; }));
    }

    // What raises on a standby, or on a primary, is not asked there; a role without pg_monitor is told so.
    void everyTopicIsReadOnBoth_data() { serverRows(); }
    void everyTopicIsReadOnBoth()
    {
        Pair &at = pair();
        QVERIFY(comesTo(*at.onStandby, streams));
        for (PgServer *server : {at.primary.get(), at.standby.get()}) {
            for (const QString &user : {QString(), u"plain"_s}) {
                const auto connection = watching(*server, user);
                job::JobContext job;
                VERIFY_RESULT(m_watch->pulse(job, *connection));
                for (const Topic topic : watch::allTopics()) {
                    const auto read = dialect::readTopic(job, *m_watch, *connection, topic);
                    QVERIFY2(read, qPrintable(watch::topicName(topic) + u": "_s + report(read)));
                    const auto grants =
                        std::ranges::count(read->omissions, u"GRANT pg_monitor TO plain"_s, &schema::Omission::remedy);
                    const bool wanted = !user.isEmpty() && (topic == Topic::Replication || topic == Topic::Statements);
                    QVERIFY2(!wanted || grants == 1, qPrintable(watch::topicName(topic)));
                    QVERIFY2(!user.isEmpty() || read->omissions.empty(), qPrintable(watch::topicName(topic)));
                }
            }
        }
    }

    void statementsAreCounted_data() { serverRows(); }
    void statementsAreCounted()
    {
        Pair &at = pair();
        const auto plain = at.primary->connect(u"postgres"_s, u"plain"_s);
        VERIFY_RESULT(runScript(*at.onPrimary, "CREATE OR REPLACE FUNCTION public.counted() RETURNS bigint LANGUAGE "
                                               "plpgsql AS 'BEGIN RETURN (SELECT count(*) FROM public.t); END';"
                                               "SELECT public.pg_stat_statements_reset()"));
        for (int i = 0; i < 3; ++i)
            VERIFY_RESULT(runScript(*at.onPrimary, "SELECT public.counted(); SELECT 17 + 4 AS twenty_one"));
        const watch::Statements all = statements(*at.onPrimary);
        QVERIFY(all.omissions.empty());
        const auto find = [](const watch::Statements &in, const QString &text) {
            return std::ranges::find_if(in.statements,
                                        [&](const watch::StatementUse &one) { return one.query.contains(text); });
        };
        const auto sum = find(all, u"AS twenty_one"_s);
        QVERIFY(sum != all.statements.end());
        QCOMPARE(sum->query, u"SELECT $1 + $2 AS twenty_one"_s);
        QCOMPARE(sum->calls, 3);
        QCOMPARE(sum->rows, 3);
        QCOMPARE(sum->user, u"postgres"_s);
        QCOMPARE(sum->database, u"postgres"_s);
        QVERIFY(sum->totalMs > 0 && sum->meanMs > 0 && sum->share > 0 && sum->share < 1 && !sum->nested);
        const bool tellsNested = at.onPrimary->server().version.major >= 14;
        const auto inside = std::ranges::find_if(all.statements, [](const watch::StatementUse &one) {
            return one.query.contains("count(*)"_L1) && !one.query.contains("CREATE"_L1);
        });
        QVERIFY(inside != all.statements.end() && inside->calls == 3 && inside->nested == tellsNested);

        // the same statement by itself is another line, with another key
        VERIFY_RESULT(runScript(*at.onPrimary, "DO 'BEGIN PERFORM 17 + 4 AS twenty_one; END'"));
        const watch::Statements both = statements(*at.onPrimary);
        QCOMPARE(std::ranges::count(both.statements, sum->id, &watch::StatementUse::id), tellsNested ? 2 : 1);
        const watch::Report report = watch::report(both);
        QSet<QString> keys;
        for (const watch::TableRow &row : report.tables.front().rows)
            keys.insert(row.key);
        QCOMPARE(keys.size(), qsizetype(report.tables.front().rows.size()));

        // who may not see the statements of others sees that there are some
        VERIFY_RESULT(runScript(*plain, "SELECT 1 AS mine"));
        const watch::Statements some = statements(*plain);
        QCOMPARE(some.omissions.size(), 1U);
        QVERIFY(find(some, u"AS mine"_s) != some.statements.end());
        QVERIFY(find(some, u"twenty_one"_s) == some.statements.end());

        // the standby counts for itself
        VERIFY_RESULT(runScript(*at.onStandby, "SELECT 'here' AS elsewhere"));
        const watch::Statements there = statements(*at.onStandby);
        QVERIFY(find(there, u"AS elsewhere"_s) != there.statements.end());
        QVERIFY(find(there, u"AS twenty_one"_s) == there.statements.end());
    }

    void statementsMayBeKeptFromARole_data() { serverRows(); }
    void statementsMayBeKeptFromARole()
    {
        Pair &at = pair();
        const auto db = at.primary->freshDatabase();
        VERIFY_RESULT(runScript(*db, "CREATE SCHEMA \"of the owner\"; CREATE EXTENSION pg_stat_statements SCHEMA \"of "
                                     "the owner\"; REVOKE ALL ON \"of the owner\".pg_stat_statements FROM PUBLIC"));
        const auto plain = at.primary->connect(at.primary->lastDatabase(), u"plain"_s);
        for (const QByteArray &grant : {QByteArray("GRANT USAGE ON SCHEMA \"of the owner\" TO plain"),
                                        QByteArray("GRANT SELECT ON \"of the owner\".pg_stat_statements TO plain")}) {
            const watch::Statements read = statements(*plain);
            QVERIFY(read.statements.empty());
            QCOMPARE(read.omissions.size(), 1U);
            QCOMPARE(read.omissions.front().remedy.toUtf8(), grant);
            VERIFY_RESULT(runScript(*db, grant));
        }
        QVERIFY(!statements(*plain).statements.empty());
    }

    // Last: the standby goes on alone for a while.
    void aLostPrimaryIsSaid_data() { serverRows(); }
    void aLostPrimaryIsSaid()
    {
        Pair &at = pair();
        job::JobContext job;
        QVERIFY(comesTo(*at.onStandby, streams));
        at.onPrimary.reset();
        VERIFY_RESULT(at.primary->cluster().stop(job));
        const auto alone = comesTo(*at.onStandby, [](const watch::Replication &all) {
            return all.upstreams.size() == 1 && all.upstreams.front().state == "no receiver runs"_L1;
        });
        QVERIFY(alone && alone->inRecovery);
        QVERIFY(alone->upstreams.front().sender.isEmpty());
        VERIFY_RESULT(at.primary->cluster().restart(job));
        QVERIFY(comesTo(*at.onStandby, streams));
    }
};

TIDEMARK_TEST(ServerStandbyTest)
#include "tst_serverstandby.moc"
