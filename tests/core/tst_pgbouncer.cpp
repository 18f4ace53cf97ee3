// SPDX-License-Identifier: GPL-3.0-or-later
// A real PgBouncer: its console through our driver, what it tells by name, and readings of its pools; and the same from
// rows of other versions.
#include "connect/session.h"
#include "dialect/serverwatch.h"
#include "drivers/engines.h"
#include "pgfixture.h"
#include "pool/alerts.h"
#include "pool/foreign/bouncerlinks.h"
#include "support/pgbouncer.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QDeadlineTimer>

using namespace tidemark;
using namespace Qt::StringLiterals;
using std::chrono::seconds;

class PgBouncerTest : public QObject
{
    Q_OBJECT

    const dialect::Registry m_registry = drivers::engines();
    std::unique_ptr<test::PgServer> m_server;
    std::unique_ptr<test::Bouncer> m_bouncer;

    [[nodiscard]] std::unique_ptr<sql::Connection> connect(const dialect::Target &target) const
    {
        job::JobContext job;
        auto session = connect::open(job, m_registry, target);
        if (!session)
            qWarning("%s", qPrintable(toText(session.error())));
        return session ? std::move(session->connection) : nullptr;
    }

    [[nodiscard]] std::optional<pool::PoolReading> reading(sql::Connection &console, const QString &name) const
    {
        job::JobContext job;
        const auto readings = pool::readBouncer(job, console, 7);
        if (!readings)
            qWarning("%s", qPrintable(toText(readings.error())));
        for (const pool::PoolReading &one : readings.value_or(std::vector<pool::PoolReading>())) {
            if (one.pool == name)
                return one;
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = test::PgServer::start();
        QVERIFY(m_server);
        test::BouncerOptions options;
        options.databases.insert(u"small"_s, u"dbname=postgres pool_size=1 reserve_pool=2"_s);
        m_bouncer = test::Bouncer::start(m_server->cluster(), options);
        QVERIFY(m_bouncer);
    }

    void isAConsole()
    {
        const auto console = connect(m_bouncer->console());
        QVERIFY(console);
        const sql::ServerInfo &server = console->server();
        QVERIFY(pool::isBouncerConsole(server));
        QCOMPARE(server.product, u"PgBouncer"_s);
        QVERIFY2(!server.versionText.contains(u'/') && server.version.major == 1 && server.version.minor > 8,
                 qPrintable(server.versionText));
        QVERIFY(!server.can.pipeline && !server.can.schemas);
        // what leads on is a server as any
        const auto through = connect(m_bouncer->tcpTarget(u"postgres"_s, u"postgres"_s));
        QVERIFY(through);
        QVERIFY(!pool::isBouncerConsole(through->server()));
        QCOMPARE(test::ask(*through, "SELECT 1"), u"1"_s);
    }

    void takesCommandsAndRefusesTheRest()
    {
        job::JobContext job;
        const auto console = connect(m_bouncer->console());
        QVERIFY(console);
        const auto version = pool::showVersion(job, *console);
        VERIFY_RESULT(version);
        QCOMPARE(*version, u"PgBouncer "_s + console->server().versionText);
        const auto refused = sql::fetch(job, *console, "SELECT 1 FROM nothing");
        QVERIFY(!refused);
        QVERIFY(console->isUsable());
        QVERIFY(console->answers(std::chrono::seconds(5)));
        const sql::Step steps[] = {{.sql = "SHOW VERSION"}, {.sql = "SHOW LISTS"}};
        VERIFY_RESULT(console->executeAll(job, steps));
        sql::SqlText kept = "SHOW VERSION";
        kept.keepPrepared = true;
        VERIFY_RESULT(sql::fetch(job, *console, kept));
        const auto schema = test::introspect(*console);
        QVERIFY(!schema);
        QCOMPARE(schema.error().kind, ErrorKind::Unsupported);
        QVERIFY2(schema.error().message.contains("console of PgBouncer"_L1), qPrintable(schema.error().message));
    }

    void tellsOfItsPools()
    {
        const auto console = connect(m_bouncer->console());
        const auto client = connect(m_bouncer->target(u"small"_s, u"postgres"_s));
        QVERIFY(console && client);
        QCOMPARE(test::ask(*client, "BEGIN"), QString());
        auto one = reading(*console, u"small/postgres"_s);
        QVERIFY(one);
        QCOMPARE(one->source, u"PgBouncer "_s + console->server().versionText);
        QCOMPARE(one->at, 7);
        QCOMPARE(one->checkedOut, 1);
        QCOMPARE(one->checkedIn, 0);
        QCOMPARE(one->total, 1);
        QCOMPARE(one->limit, 3);
        QCOMPARE(one->overflow, 0);
        QCOMPARE(one->waiting, 0);
        QVERIFY(!one->longestWait && !one->suspended);
        QVERIFY(one->checkouts.value_or(1) >= 1);
        QCOMPARE(test::ask(*client, "COMMIT"), QString());
        one = reading(*console, u"small/postgres"_s);
        QVERIFY(one && one->checkedOut == 0 && one->checkedIn == 1);
        QVERIFY(!reading(*console, u"pgbouncer/pgbouncer"_s));
    }

    // Behind a pooler of transactions the session is the next client's, too.
    void watchingLeavesNoSettingBehind()
    {
        const auto watcher = connect(m_bouncer->target(u"small"_s, u"postgres"_s));
        const auto client = connect(m_bouncer->target(u"small"_s, u"postgres"_s));
        QVERIFY(watcher && client);
        const QByteArray settings = "SELECT pg_backend_pid() || current_setting('search_path') || "
                                    "current_setting('statement_timeout') || current_setting('lock_timeout') || "
                                    "current_setting('jit')";
        const QString before = test::ask(*client, settings);
        const dialect::ServerWatch &watch = *m_registry.find(u"postgresql"_s)->serverWatch;
        for (const watch::Topic topic : watch::allTopics()) {
            job::JobContext job;
            VERIFY_RESULT(dialect::readTopic(job, watch, *watcher, topic));
            QCOMPARE(test::ask(*client, settings), before);
        }
    }

    void tellsWhoWaits()
    {
        job::JobContext job;
        const auto console = connect(m_bouncer->console());
        const auto client = connect(m_bouncer->target(u"small"_s, u"postgres"_s));
        QVERIFY(console && client);
        VERIFY_RESULT(sql::run(job, *console, "PAUSE small"));
        QString answer;
        std::jthread waiter([&] { answer = test::ask(*client, "SELECT 1"); });
        const auto waits = [&] {
            const auto one = reading(*console, u"small/postgres"_s);
            return one && one->waiting == 1 && one->suspended;
        };
        const QDeadlineTimer deadline(20'000);
        while (!waits() && !deadline.hasExpired())
            std::this_thread::yield();
        QVERIFY(waits());
        const auto clients = pool::showClients(job, *console);
        VERIFY_RESULT(clients);
        QVERIFY(std::ranges::any_of(*clients, [](const pool::BouncerLink &link) {
            return link.database == "small"_L1 && link.state == "waiting"_L1 && link.user == "postgres"_L1 &&
                   link.application == "tidemark"_L1;
        }));
        VERIFY_RESULT(sql::run(job, *console, "RESUME small"));
        waiter.join();
        QCOMPARE(answer, u"1"_s);
        const auto one = reading(*console, u"small/postgres"_s);
        QVERIFY(one && one->waiting == 0 && !one->suspended);
    }

    void tellsTheRest()
    {
        job::JobContext job;
        const auto console = connect(m_bouncer->console());
        const auto client = connect(m_bouncer->target(u"small"_s, u"postgres"_s));
        QVERIFY(console && client);
        const QString pid = test::ask(*client, "SELECT pg_backend_pid()");
        const auto servers = pool::showServers(job, *console);
        VERIFY_RESULT(servers);
        QVERIFY(std::ranges::contains(*servers, std::optional(pid.toLongLong()), &pool::BouncerLink::remotePid));
        QVERIFY(std::ranges::none_of(*servers, [](const pool::BouncerLink &link) { return link.id.isEmpty(); }));
        const watch::Table table = pool::linksTable(*servers, pool::LinkSide::Servers);
        QCOMPARE(table.rows.size(), servers->size());
        QVERIFY(std::ranges::any_of(table.rows, [&](const watch::TableRow &row) {
            return std::ranges::contains(row.cells, watch::Value(pid.toLongLong()), &watch::Cell::value);
        }));
        const auto lists = pool::showLists(job, *console);
        VERIFY_RESULT(lists);
        QVERIFY(lists->at(u"pools"_s) >= 1);
        const auto databases = pool::showDatabases(job, *console);
        VERIFY_RESULT(databases);
        const auto small = std::ranges::find(*databases, u"small"_s, &pool::BouncerDatabase::name);
        QVERIFY(small != databases->end());
        QCOMPARE(small->poolSize, 1);
        QCOMPARE(small->reserve, 2);
        QCOMPARE(small->database, u"postgres"_s);
        const auto stats = pool::showStats(job, *console);
        VERIFY_RESULT(stats);
        QVERIFY(std::ranges::contains(*stats, u"small"_s, &pool::BouncerStats::database));
    }

    // What older versions do not tell is absent, and nobody takes it for zero.
    void readsWhatThereIs()
    {
        const pool::BouncerPool old{.database = u"d"_s, .user = u"u"_s, .serversActive = 2, .serversIdle = 1};
        const auto bare = pool::readingsOf({old}, {}, {}, u"x"_s, 1);
        QCOMPARE(bare.size(), 1u);
        QVERIFY(bare[0].checkedOut == 2 && bare[0].checkedIn == 1 && bare[0].total == 3);
        QVERIFY(!bare[0].limit && !bare[0].overflow && !bare[0].waiting && !bare[0].connecting && !bare[0].checkouts);

        pool::BouncerPool other = old;
        other.user = u"a"_s;
        other.clientsWaiting = 1;
        other.longestWait = seconds(9);
        const std::vector<pool::BouncerDatabase> databases{{.name = u"d"_s, .poolSize = 2, .mostConnections = 0}};
        const std::vector<pool::BouncerStats> stats{{.database = u"d"_s, .assignments = 4, .waitTime = seconds(2)}};
        const auto both = pool::readingsOf({old, other}, databases, stats, u"x"_s, 1);
        QCOMPARE(both[0].pool, u"d/a"_s);
        QVERIFY(both[0].limit == 2 && both[0].overflow == 1 && both[0].longestWait == seconds(9));
        QVERIFY(!both[0].checkouts && !both[1].checkouts); // whose they are nobody knows
        QCOMPARE(int(pool::alerts(both[0], {}, {}, {}).front().code), int(pool::AlertCode::Waiting));
        const auto alone = pool::readingsOf({old}, databases, stats, u"x"_s, 1);
        QVERIFY(alone[0].checkouts == 4 && alone[0].meanWait == std::chrono::milliseconds(500));
    }

    // A pooler that knows no kept statements hands a server's session round.
    void keptStatementsAreNobodyElses()
    {
        test::BouncerOptions options;
        options.databases.insert(u"one"_s, u"dbname=postgres pool_size=1"_s);
        options.settings.insert(u"max_prepared_statements"_s, u"0"_s);
        const auto bouncer = test::Bouncer::start(m_server->cluster(), options);
        QVERIFY(bouncer);
        const auto console = connect(bouncer->console());
        const auto first = connect(bouncer->target(u"one"_s, u"postgres"_s));
        const auto second = connect(bouncer->target(u"one"_s, u"postgres"_s));
        QVERIFY(console && first && second);
        job::JobContext job;
        for (int i = 0; i < 8; ++i) {
            for (const auto &[connection, number] : {std::pair(first.get(), "1"), std::pair(second.get(), "2")}) {
                sql::SqlText kept(QByteArray("SELECT ") + number);
                kept.keepPrepared = true;
                const auto rows = sql::fetch(job, *connection, kept);
                VERIFY_RESULT(rows);
                QCOMPARE(QByteArray(rows->bytes(0, 0)), number);
            }
            VERIFY_RESULT(sql::run(job, *console, "RECONNECT one"));
        }
    }

    void saysWhatItRefuses()
    {
        job::JobContext job;
        dialect::Target target = m_bouncer->tcpTarget(u"postgres"_s, u"postgres"_s);
        target.readOnly = true;
        const auto readOnly = connect::open(job, m_registry, target);
        QVERIFY(!readOnly && test::mentions(readOnly.error(), u"track_extra_parameters"_s));
    }

    // Who waits stands first, and rows keep their keys though names repeat.
    void connectionsBecomeATable()
    {
        using Link = pool::BouncerLink;
        const Link idle{.id = u"0x1"_s, .user = u"a"_s, .database = u"d"_s, .state = u"idle"_s};
        Link active = idle;
        active.state = u"active"_s;
        active.address = u"::1"_s;
        active.port = u"6432"_s;
        Link waits = idle;
        waits.state = u"waiting"_s;
        waits.wait = seconds(3);
        waits.address = u"unix"_s;
        waits.port = u"6432"_s;
        Link longer = waits;
        longer.id = u"0x2"_s;
        longer.user = u"with\nbreak"_s;
        longer.wait = seconds(90);
        const watch::Table clients = pool::linksTable({idle, active, waits, longer}, pool::LinkSide::Clients);
        QStringList keys;
        QStringList states;
        for (const watch::TableRow &row : clients.rows) {
            keys << row.key;
            states << row.cells[2].text + u' ' + row.cells[3].text + u' ' + row.cells[5].text;
        }
        QCOMPARE(states,
                 (QStringList{u"waiting 90 s unix"_s, u"waiting 3 s unix"_s, u"active  [::1]:6432"_s, u"idle  "_s}));
        QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), 4);
        QVERIFY(!clients.rows[0].cells[0].text.contains(u'\n'));
        QVERIFY(clients.rows[3].cells[3].value == watch::Value());
        const watch::Table none = pool::linksTable({}, pool::LinkSide::Servers);
        QVERIFY(none.rows.empty() && !none.emptyText.isEmpty());
        QCOMPARE(none.columns.size(), clients.columns.size() - 1);
    }

    void asksForPasswords()
    {
        test::BouncerOptions options;
        options.passwords.insert(u"postgres"_s, u"s3cret"_s);
        options.passwords.insert(u"app"_s, u"s3cret"_s);
        const auto bouncer = test::Bouncer::start(m_server->cluster(), options);
        QVERIFY(bouncer);
        job::JobContext job;
        dialect::Target console = bouncer->tcpTarget(u"pgbouncer"_s, u"postgres"_s);
        console.password = Secret(u"wr0ng"_s);
        const auto refused = connect::open(job, m_registry, console);
        QVERIFY(!refused);
        QVERIFY2(refused.error().kind == ErrorKind::Auth, qPrintable(toText(refused.error())));
        QVERIFY(!test::mentions(refused.error(), u"wr0ng"_s));
        console.password = Secret(u"s3cret"_s);
        VERIFY_RESULT(connect::open(job, m_registry, console));
        console.user = u"app"_s;
        const auto stranger = connect::open(job, m_registry, console);
        QVERIFY(!stranger);
        QVERIFY2(test::mentions(stranger.error(), u"admin_users"_s), qPrintable(toText(stranger.error())));
    }
};

TIDEMARK_TEST(PgBouncerTest)
#include "tst_pgbouncer.moc"
