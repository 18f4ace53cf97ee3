// SPDX-License-Identifier: GPL-3.0-or-later
// What PostgreSQL tells of itself, on every version at hand: sessions that block each other, signals, roles that see
// less, and the state of tables, indexes and sequences.
#include "core/pgfixture.h"
#include "dialect/serverwatch.h"
#include "support/blockade.h"
#include "support/servers.h"
#include "support/testmain.h"
#include "watch/json.h"

#include <QtTest/QTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;
using dialect::Signal;
using watch::SessionState;
using watch::Topic;

class ServerWatchTest : public QObject
{
    Q_OBJECT

private:
    std::map<QString, std::unique_ptr<PgServer>> m_servers;
    const std::shared_ptr<const dialect::ServerWatch> m_watch = postgres::dialect().serverWatch;

    struct Bench
    {
        PgServer *server;
        std::unique_ptr<sql::Connection> db;
        std::unique_ptr<sql::Connection> watching = {};
        job::JobContext job = {};

        [[nodiscard]] std::unique_ptr<sql::Connection> another(const QString &user = {}) const
        {
            return server->connect(server->lastDatabase(), user);
        }
    };

    static void serverRows()
    {
        QTest::addColumn<QString>("binaries");
        for (const Server &server : servers())
            QTest::newRow(qPrintable(server.name)) << server.binaries;
    }

    Bench bench()
    {
        QFETCH(const QString, binaries);
        std::unique_ptr<PgServer> &server = m_servers[binaries];
        if (!server)
            server = PgServer::start({.binaries = binaries});
        Bench made{.server = server.get(), .db = server->freshDatabase()};
        made.watching = made.another();
        return made;
    }

    [[nodiscard]] watch::Sessions sessions(Bench &bench) const
    {
        auto read = m_watch->sessions(bench.job, *bench.watching);
        if (!read)
            qWarning("%s", qPrintable(toText(read.error())));
        return read.value_or(watch::Sessions{});
    }

    // Of this database alone, whose own server it need not be.
    [[nodiscard]] bool waits(Bench &bench, qint64 pid) const
    {
        return comesTrue([&] {
            const watch::Sessions all = sessions(bench);
            const watch::Session *session = watch::findSession(all.sessions, pid);
            return session && !session->blockedBy.empty();
        });
    }

    static qint64 pidOf(sql::Connection &connection) { return ask(connection, "SELECT pg_backend_pid()").toLongLong(); }

    [[nodiscard]] static const watch::Table *tableOf(const watch::Report &report, const QString &id)
    {
        const auto found = std::ranges::find(report.tables, id, &watch::Table::id);
        return found == report.tables.end() ? nullptr : &*found;
    }

    [[nodiscard]] static QStringList firstCells(const watch::Table &table)
    {
        QStringList texts;
        for (const watch::TableRow &row : table.rows)
            texts << row.cells.front().text;
        return texts;
    }

private Q_SLOTS:
    void readsEveryTopic_data() { serverRows(); }
    void readsEveryTopic()
    {
        Bench at = bench();
        const auto plain = [&] {
            static_cast<void>(ask(*at.db, "CREATE ROLE nobody_special LOGIN"));
            return at.another(u"nobody_special"_s);
        }();
        VERIFY_RESULT(runScript(*at.db, "CREATE TABLE t (id serial PRIMARY KEY, n int); INSERT INTO t (n) VALUES (1)"));
        for (sql::Connection *connection : {at.watching.get(), plain.get()}) {
            for (const Topic topic : watch::allTopics()) {
                const auto read = dialect::readTopic(at.job, *m_watch, *connection, topic);
                QVERIFY2(read, qPrintable(watch::topicName(topic) + u": "_s + report(read)));
                for (const watch::Table &table : read->tables) {
                    QSet<QString> keys;
                    for (const watch::TableRow &row : table.rows) {
                        QCOMPARE(row.cells.size(), table.columns.size());
                        QVERIFY2(!keys.contains(row.key), qPrintable(table.id + u": "_s + row.key));
                        keys.insert(row.key);
                    }
                }
                QByteArray bytes;
                JsonWriter json([&](const QByteArray &part) -> Result<void> {
                    bytes += part;
                    return {};
                });
                watch::writeReport(json, *read);
                VERIFY_RESULT(json.finish());
                const QJsonObject object = QJsonDocument::fromJson(bytes).object();
                QVERIFY2(object.contains(u"omissions"_s), bytes.constData());
                for (const watch::Table &table : read->tables)
                    QCOMPARE(object[table.id].toArray().size(), qsizetype(table.rows.size()));
            }
            const auto pulse = m_watch->pulse(at.job, *connection);
            VERIFY_RESULT(pulse);
            QVERIFY(pulse->at.isValid() && pulse->connectionLimit > 0);
        }
    }

    void tellsWhoBlocksWhom_data() { serverRows(); }
    void tellsWhoBlocksWhom()
    {
        Bench at = bench();
        VERIFY_RESULT(runScript(*at.db, "CREATE TABLE t (id int PRIMARY KEY, n int); INSERT INTO t VALUES (1), (2)"));
        const auto first = at.another();
        auto second = at.another();
        auto third = at.another();
        const qint64 pids[] = {pidOf(*first), pidOf(*second), pidOf(*third)};
        VERIFY_RESULT(runScript(*first, "BEGIN; UPDATE t SET n = 1 WHERE id = 1"));
        VERIFY_RESULT(runScript(*second, "BEGIN; UPDATE t SET n = 1 WHERE id = 2"));
        BackgroundStatement waiting(std::move(second), "UPDATE t SET n = 2 WHERE id = 1");
        QVERIFY(waits(at, pids[1]));
        BackgroundStatement behind(std::move(third), "UPDATE t SET n = 3 WHERE id = 2");
        QVERIFY(waits(at, pids[2]));

        const watch::Sessions all = sessions(at);
        const watch::BlockingTree tree = watch::blockingTree(all);
        QCOMPARE(tree.nodes.size(), 3U);
        for (size_t i = 0; i < 3; ++i) {
            QCOMPARE(tree.nodes[i].pid, pids[i]);
            QCOMPARE(tree.nodes[i].depth, int(i));
        }
        const QString text = watch::describe(tree, tree.nodes[1]);
        QVERIFY2(text.startsWith(u"pid %1 has waited "_s.arg(pids[1])) &&
                     text.contains(u"for pid %1, idle in transaction for "_s.arg(pids[0])),
                 qPrintable(text));
        QCOMPARE(all.pulse.waiting, 2);
        QCOMPARE(all.pulse.blocking, 2);
        const auto pulse = m_watch->pulse(at.job, *at.watching);
        VERIFY_RESULT(pulse);
        QCOMPARE(pulse->waiting, 2);
        QCOMPARE(pulse->blocking, 2);
        QVERIFY(pulse->idleInTransaction >= 1 && pulse->longestTransaction >= 0);
        const auto locks = m_watch->locks(at.job, *at.watching);
        VERIFY_RESULT(locks);
        QVERIFY(std::ranges::any_of(locks->locks, [&](const watch::Lock &lock) {
            return !lock.granted && lock.pid == pids[1] && lock.kind == "transactionid"_L1;
        }));
        QVERIFY(
            std::ranges::any_of(locks->locks, [](const watch::Lock &lock) { return lock.object == "public.t"_L1; }));
        VERIFY_RESULT(runScript(*first, "COMMIT"));
        VERIFY_RESULT(waiting.outcome());
    }

    void cancelsAndEndsTheRightOne_data() { serverRows(); }
    void cancelsAndEndsTheRightOne()
    {
        Bench at = bench();
        auto victim = at.another();
        const qint64 pid = pidOf(*victim);
        BackgroundStatement sleeping(std::move(victim), "SELECT pg_sleep(3600)");
        watch::Session found;
        QVERIFY(comesTrue([&] {
            const watch::Sessions all = sessions(at);
            const watch::Session *session = watch::findSession(all.sessions, pid);
            found = session ? *session : found;
            return session && session->waitEvent == "PgSleep"_L1;
        }));
        const auto send = [&](const QString &start, Signal what) {
            return m_watch->signal(at.job, *at.watching, {.pid = pid, .backendStart = start}, what);
        };
        // an earlier session with the same number
        const QString other = QString::number(found.backendStartKey.toLongLong() - 1);
        QCOMPARE(send(other, Signal::Terminate), Result<bool>(false));
        QVERIFY(!send({}, Signal::Terminate));
        // the same session with another statement
        const auto cancel = [&](const QDateTime &start, const QString &text) {
            const dialect::SessionKey key{
                .pid = pid, .backendStart = found.backendStartKey, .statement = {{.start = start, .text = text}}};
            return m_watch->signal(at.job, *at.watching, key, Signal::Cancel);
        };
        QCOMPARE(cancel(found.queryStart.addMSecs(-1), u"SELECT 1"_s), Result<bool>(false));
        QCOMPARE(cancel(found.queryStart, found.query), Result<bool>(true));
        const auto outcome = sleeping.outcome();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().sqlState, u"57014"_s);
        QVERIFY(!outcome.error().breaksConnection);
        QVERIFY(comesTrue([&] {
            const watch::Sessions all = sessions(at);
            return watch::findSession(all.sessions, pid)->state == SessionState::Idle;
        }));
        QCOMPARE(cancel(found.queryStart, found.query), Result<bool>(false)); // it runs nothing

        QCOMPARE(send(found.backendStartKey, Signal::Terminate), Result<bool>(true));
        QVERIFY(comesTrue([&] { return !watch::findSession(sessions(at).sessions, pid); }));
        QCOMPARE(send(found.backendStartKey, Signal::Terminate), Result<bool>(false));
    }

    void saysWhatARoleMayNotSee_data() { serverRows(); }
    void saysWhatARoleMayNotSee()
    {
        Bench at = bench();
        VERIFY_RESULT(runScript(*at.db, "CREATE TABLE t (n int); SELECT 'secret statement' FROM t"));
        static_cast<void>(ask(*at.db, "CREATE ROLE plain LOGIN"));
        const auto plain = at.another(u"plain"_s);
        const auto read = m_watch->sessions(at.job, *plain);
        VERIFY_RESULT(read);
        QCOMPARE(read->omissions.size(), 1U);
        QCOMPARE(read->omissions.front().remedy, u"GRANT pg_monitor TO plain"_s);
        for (const watch::Session &session : read->sessions)
            QVERIFY(!session.query.contains("secret statement"_L1));
        VERIFY_RESULT(runScript(*at.db, "GRANT pg_monitor TO plain"));
        const auto now = m_watch->sessions(at.job, *plain);
        VERIFY_RESULT(now);
        QVERIFY(now->omissions.empty());
        QVERIFY(runScript(*at.db, "REVOKE pg_monitor FROM plain"));
    }

    // Nothing is left out in silence: each topic answers, or says which GRANT it takes to see the rest.
    void saysWhichGrantATopicNeeds_data() { serverRows(); }
    void saysWhichGrantATopicNeeds()
    {
        Bench at = bench();
        const QByteArray closed = at.server->lastDatabase().toUtf8() + "closed";
        VERIFY_RESULT(runScript(*at.db, "CREATE ROLE \"a \"\"guest\" LOGIN; CREATE SCHEMA \"my own\"; CREATE SEQUENCE "
                                        "\"my own\".one; CREATE SEQUENCE other; CREATE TABLE t AS SELECT repeat('x', "
                                        "900) FROM generate_series(1, 20000); DELETE FROM t"));
        const auto admin = at.another();
        VERIFY_RESULT(runScript(*admin, "CREATE DATABASE " + closed + " TEMPLATE template0"));
        VERIFY_RESULT(runScript(*admin, "REVOKE CONNECT ON DATABASE " + closed + " FROM PUBLIC"));
        VERIFY_RESULT(runScript(*at.db, "BEGIN; LOCK TABLE pg_catalog.pg_class IN ACCESS SHARE MODE"));
        auto cleaner = at.another();
        VERIFY_RESULT(runScript(*cleaner, "SET vacuum_cost_delay = 100; SET vacuum_cost_limit = 1"));
        BackgroundStatement slow(std::move(cleaner), "VACUUM t");
        QVERIFY(comesTrue([&] {
            const auto state = m_watch->vacuum(at.job, *at.watching);
            return state && !state->running.empty();
        }));
        const auto guest = at.another(u"a \"guest"_s);
        const QString monitor = u"GRANT pg_monitor TO \"a \"\"guest\""_s;
        const std::pair<Topic, QString> expected[] = {
            {Topic::Sessions, monitor},
            {Topic::Locks, monitor},
            {Topic::Blocking, monitor},
            {Topic::Transactions, monitor},
            {Topic::Replication, {}},
            {Topic::Activity, monitor},
            {Topic::Sizes, {}},
            {Topic::Indexes, {}},
            {Topic::Vacuum, monitor},
            {Topic::Sequences, u"GRANT SELECT ON ALL SEQUENCES IN SCHEMA \"my own\", public TO \"a \"\"guest\""_s},
            {Topic::Statements, u"CREATE EXTENSION pg_stat_statements"_s},
        };
        QCOMPARE(std::size(expected), watch::allTopics().size());
        for (const auto &[topic, grant] : expected) {
            const auto read = dialect::readTopic(at.job, *m_watch, *guest, topic);
            QVERIFY2(read, qPrintable(watch::topicName(topic) + u": "_s + report(read)));
            QStringList grants;
            for (const schema::Omission &omission : read->omissions)
                grants << omission.remedy;
            QVERIFY2(grants == (grant.isEmpty() ? QStringList() : QStringList{grant}),
                     qPrintable(watch::topicName(topic) + u": "_s + grants.join(u'\n')));
        }
        const auto pulse = m_watch->pulse(at.job, *guest);
        VERIFY_RESULT(pulse);
        QVERIFY(!pulse->seesAll);

        // and the grants help
        for (const QString &grant : {expected[0].second, expected[9].second})
            VERIFY_RESULT(runScript(*admin, grant.toUtf8()));
        for (const auto &[topic, grant] : expected) {
            const auto read = dialect::readTopic(at.job, *m_watch, *guest, topic);
            VERIFY_RESULT(read);
            QVERIFY2(read->omissions.empty() || topic == Topic::Statements, qPrintable(watch::topicName(topic)));
        }
        const auto now = m_watch->pulse(at.job, *guest);
        QVERIFY(now && now->seesAll);
    }

    void findsLongTransactions_data() { serverRows(); }
    void findsLongTransactions()
    {
        Bench at = bench();
        const auto early = at.another();
        const auto late = at.another();
        VERIFY_RESULT(runScript(*early, "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1"));
        VERIFY_RESULT(runScript(*late, "BEGIN; SELECT 1"));
        const auto read = dialect::readTopic(at.job, *m_watch, *at.watching, Topic::Transactions);
        VERIFY_RESULT(read);
        const QStringList pids = firstCells(read->tables.front());
        const qsizetype first = pids.indexOf(QString::number(pidOf(*early)));
        const qsizetype second = pids.indexOf(QString::number(pidOf(*late)));
        QVERIFY2(first >= 0 && second > first, qPrintable(pids.join(u' ')));
        const watch::Sessions all = sessions(at);
        QVERIFY(watch::findSession(all.sessions, pidOf(*early))->xminAge >= 0);
    }

    void findsNeedlessIndexes_data() { serverRows(); }
    void findsNeedlessIndexes()
    {
        Bench at = bench();
        VERIFY_RESULT(runScript(*at.db, "CREATE TABLE t (id int PRIMARY KEY, a int, b int, c text);"
                                        "CREATE INDEX one ON t (a, b); CREATE INDEX two ON t (a, b);"
                                        "CREATE INDEX start ON t (a);"
                                        "CREATE INDEX down ON t (a DESC, b);"
                                        "CREATE INDEX pattern ON t (c text_pattern_ops); CREATE INDEX plain ON t (c);"
                                        "CREATE INDEX part ON t (a, b) WHERE c IS NULL;"
                                        "CREATE UNIQUE INDEX same_as_key ON t (id);"
                                        "CREATE INDEX used ON t (b); INSERT INTO t VALUES (1, 2, 3);"
                                        "SET enable_seqscan = off; SET enable_bitmapscan = off;"
                                        "SELECT count(*) FROM t WHERE b = 3"));
        watch::Indexes read;
        // scans are reported a moment later
        QVERIFY(comesTrue([&] {
            static_cast<void>(ask(*at.db, "SELECT pg_stat_clear_snapshot()"));
            read = m_watch->indexes(at.job, *at.watching).value_or(watch::Indexes{});
            const auto used = std::ranges::find(read.indexes, u"used"_s, [](const auto &one) { return one.name.name; });
            return used != read.indexes.end() && used->scans > 0;
        }));
        QStringList unused;
        for (const watch::IndexUse &index : watch::unusedIndexes(read))
            unused << index.name.name;
        unused.sort();
        QCOMPARE(unused, QStringList({u"down"_s, u"one"_s, u"part"_s, u"pattern"_s, u"plain"_s, u"start"_s, u"two"_s}));
        QStringList needless;
        for (const watch::NeedlessIndex &one : watch::needlessIndexes(read))
            needless << u"%1 %2 %3"_s.arg(one.index.name.name,
                                          one.reason == watch::NeedlessIndex::Reason::Same ? u"="_s : u"<"_s,
                                          one.because.name);
        needless.sort();
        QCOMPARE(needless, QStringList({u"same_as_key = t_pkey"_s, u"start < one"_s, u"two = one"_s}));
    }

    void findsSequencesNearTheirEnd_data() { serverRows(); }
    void findsSequencesNearTheirEnd()
    {
        Bench at = bench();
        VERIFY_RESULT(runScript(*at.db, "CREATE SEQUENCE small MAXVALUE 100; SELECT setval('public.small', 95);"
                                        "CREATE TABLE t (id smallint); CREATE SEQUENCE wide OWNED BY t.id;"
                                        "SELECT setval('public.wide', 32000);"
                                        "CREATE TABLE u (id int DEFAULT nextval('public.wide'));"
                                        "CREATE SEQUENCE down INCREMENT -1; SELECT setval('public.down', -5);"
                                        "CREATE SEQUENCE fresh"));
        const auto read = m_watch->sequences(at.job, *at.watching);
        VERIFY_RESULT(read);
        const auto find = [&](const QString &name, const QString &table = {}) {
            return std::ranges::find_if(read->sequences, [&](const watch::SequenceUse &one) {
                return one.name.name == name && one.table.name == table;
            });
        };
        QCOMPARE(qRound(find(u"small"_s)->used() * 100), 95);
        QCOMPARE(find(u"small"_s)->left(), 5);
        QVERIFY(find(u"wide"_s, u"t"_s)->columnIsTighter());
        QVERIFY(find(u"wide"_s, u"t"_s)->used() > 0.97);
        QCOMPARE(find(u"wide"_s, u"t"_s)->left(), 767);
        QVERIFY(find(u"wide"_s, u"u"_s)->used() < 0.01);
        QVERIFY(find(u"down"_s)->used() < 0.01);
        QVERIFY(find(u"fresh"_s)->used() < 0);
        const watch::Report made = watch::report(*read);
        QCOMPARE(made.tables.front().rows.front().cells.front().text, u"public.wide"_s);
    }

    void tellsSizesAndVacuum_data() { serverRows(); }
    void tellsSizesAndVacuum()
    {
        Bench at = bench();
        VERIFY_RESULT(runScript(*at.db, "CREATE TABLE big (t text) WITH (autovacuum_enabled = off, "
                                        "autovacuum_vacuum_threshold = 10, autovacuum_vacuum_scale_factor = 0);"
                                        "INSERT INTO big SELECT repeat('x', 500) FROM generate_series(1, 5000);"
                                        "VACUUM ANALYZE big; DELETE FROM big"));
        const auto sizes = m_watch->sizes(at.job, *at.watching, 5);
        VERIFY_RESULT(sizes);
        QCOMPARE(sizes->size(), 5U);
        QCOMPARE(sizes->front().name.name, u"big"_s);
        QVERIFY(sizes->front().totalBytes > 2'000'000);
        watch::VacuumState state;
        const auto big = [&] {
            return std::ranges::find(state.tables, u"big"_s, [](const auto &one) { return one.name.name; });
        };
        QVERIFY(comesTrue([&] {
            static_cast<void>(ask(*at.db, "SELECT pg_stat_clear_snapshot()"));
            state = m_watch->vacuum(at.job, *at.watching).value_or(watch::VacuumState{});
            return big() != state.tables.end() && big()->deadRows == 5000 && big()->lastVacuum.isValid();
        }));
        QCOMPARE(big()->threshold, 10);
        QVERIFY(big()->autovacuumOff);
        QVERIFY(big()->freezeLimit > 0);
    }

    void waitsForNobody_data() { serverRows(); }
    void waitsForNobody()
    {
        Bench at = bench();
        VERIFY_RESULT(runScript(*at.db, "CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t SELECT "
                                        "generate_series(1, 5000); ANALYZE t; CREATE INDEX e ON t ((id + 1)) WHERE id "
                                        "> 5; BEGIN; LOCK TABLE t; DROP INDEX IF EXISTS "
                                        "nothing; REINDEX INDEX t_pkey"));
        for (const Topic topic : watch::allTopics()) {
            const auto read = dialect::readTopic(at.job, *m_watch, *at.watching, topic);
            QVERIFY2(read, qPrintable(watch::topicName(topic) + u": "_s + report(read)));
        }
        const auto sizes = m_watch->sizes(at.job, *at.watching, 1000);
        VERIFY_RESULT(sizes);
        const auto found = std::ranges::find(*sizes, u"t"_s, [](const auto &one) { return one.name.name; });
        QVERIFY(found != sizes->end() && found->totalBytes > 100'000 && found->tableBytes < 0);
    }

    void followsReplication_data() { serverRows(); }
    void followsReplication()
    {
        Bench at = bench();
        QCOMPARE(ask(*at.db, "SELECT slot_name FROM pg_create_physical_replication_slot('kept', true)"), u"kept"_s);
        const auto read = m_watch->replication(at.job, *at.watching);
        VERIFY_RESULT(read);
        QCOMPARE(read->retainers.size(), 1U);
        QCOMPARE(read->retainers.front().name, u"kept"_s);
        QVERIFY(!read->retainers.front().active && read->retainers.front().retainedBytes >= 0);
        static_cast<void>(ask(*at.db, "SELECT pg_drop_replication_slot('kept')"));
    }
};

TIDEMARK_TEST(ServerWatchTest)
#include "tst_serverwatch.moc"
