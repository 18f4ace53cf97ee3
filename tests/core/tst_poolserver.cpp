// SPDX-License-Identifier: GPL-3.0-or-later
// Pools over a real PostgreSQL that restarts, hangs, ends sessions and has no room.
#include "connect/opener.h"
#include "core/pgfixture.h"
#include "drivers/engines.h"
#include "support/fakebackend.h"
#include "support/tcpproxy.h"
#include "support/testmain.h"
#include "support/until.h"

#include <QSaveFile>
#include <QTemporaryDir>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <thread>

using namespace tidemark;
using namespace tidemark::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using pool::Lease;
using pool::Pool;
using pool::PoolConfig;

class PoolServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = PgServer::start(
            {.settings = {{u"max_connections"_s, u"12"_s},
                          {u"superuser_reserved_connections"_s, u"0"_s},
                          {u"reserved_connections"_s, u"0"_s}},
             .tcp = true,
             .accessRules = {u"host all rotating 127.0.0.1/32 scram-sha-256"_s, u"host all all 127.0.0.1/32 trust"_s}});
        QVERIFY(m_server);
    }

    void restartsCostNothingWithPrePing();
    void restartsCostEachBorrowerOneAtMost();
    void borrowersWaitForTheServer();
    void endedSessionsAreReplaced();
    void hungServersAreGivenUp();
    void silentConnectionsAreReplaced();
    void fullServersAreWaitedFor();
    void namesThatAreFoundLater();
    void childrenOfForksBeginAnew();
    void settingsReachTheSession();
    void openTransactionsAreRolledBack();
    void keptStatementsSurviveTheirLoss();
    void passwordsRotateUnderLoad();
    void shortTimeoutsStillConnect();
    void failedCommitsCloseOneAlone();

private:
    [[nodiscard]] dialect::Target target() const { return m_server->cluster().target(); }
    [[nodiscard]] static pool::Creator creatorFor(const dialect::Target &target)
    {
        return [target](job::JobContext &job) {
            static const dialect::Registry registry = drivers::engines();
            return connect::open(job, registry, target);
        };
    }
    [[nodiscard]] static bool asks(Pool &pool)
    {
        job::JobContext job;
        const auto lease = pool.acquire(job);
        return lease && (*lease)->execute(job, "SELECT 1", {});
    }
    // So many idle connections.
    static void fill(Pool &pool, int count)
    {
        job::JobContext job;
        std::vector<Lease> leases;
        for (int i = 0; i < count; ++i) {
            auto lease = pool.acquire(job);
            QVERIFY2(lease, qPrintable(lease ? QString() : toText(lease.error())));
            leases.push_back(*std::move(lease));
        }
    }

    job::JobContext m_job;
    std::unique_ptr<PgServer> m_server;
};

void PoolServerTest::restartsCostNothingWithPrePing()
{
    const auto clock = std::make_shared<HandClock>();
    Pool pool(u"restarts"_s, creatorFor(target()), {.size = 8, .prePing = true}, clock);
    fill(pool, 8);
    QVERIFY(m_server->cluster().restart(m_job));
    clock->advance(1s);
    for (int i = 0; i < 16; ++i)
        QVERIFY(asks(pool));
    QVERIFY(pool.status().counters.pingFailures >= 1);
}

void PoolServerTest::restartsCostEachBorrowerOneAtMost()
{
    Pool pool(u"restarts"_s, creatorFor(target()), {.size = 8});
    fill(pool, 8);
    QVERIFY(m_server->cluster().restart(m_job));
    std::atomic<int> most = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                int failed = 0;
                for (int use = 0; use < 50; ++use)
                    failed += asks(pool) ? 0 : 1;
                if (failed > most)
                    most = failed;
            });
        }
    }
    QVERIFY(most <= 1);
}

// In flight when the server goes: at most one failure a borrower; nobody fails while it is away.
void PoolServerTest::borrowersWaitForTheServer()
{
    Pool pool(u"busy"_s, creatorFor(target()), {.size = 6, .maxOverflow = 0});
    std::atomic<int> most = 0;
    std::atomic<int> done = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&](const std::stop_token &stop) {
                int failed = 0;
                while (!stop.stop_requested()) {
                    failed += asks(pool) ? 0 : 1;
                    ++done;
                }
                most = std::max(most.load(), failed);
            });
        }
        until([&] { return done > 600; });
        QVERIFY(m_server->cluster().stop(m_job));
        QVERIFY(m_server->cluster().restart(m_job));
        const int before = done;
        until([&] { return done > before + 600; });
    }
    QVERIFY2(most <= 1, qPrintable(u"%1 failures of one borrower"_s.arg(most.load())));
}

void PoolServerTest::endedSessionsAreReplaced()
{
    const auto clock = std::make_shared<HandClock>();
    Pool pool(u"ended"_s, creatorFor(target()), {.size = 3, .prePing = true}, clock);
    fill(pool, 3);
    const auto admin = m_server->connect(u"postgres"_s);
    QVERIFY(sql::run(m_job, *admin,
                     "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND "
                     "backend_type = 'client backend'"));
    clock->advance(1s);
    for (int i = 0; i < 4; ++i)
        QVERIFY(asks(pool));
}

void PoolServerTest::hungServersAreGivenUp()
{
    const auto clock = std::make_shared<HandClock>();
    Pool pool(u"hung"_s, creatorFor(target()), {.size = 2, .timeout = 400ms, .prePing = true, .pingLimit = 100ms},
              clock);
    fill(pool, 2);
    m_server->cluster().pause();
    clock->advance(1s);
    const auto refused = pool.acquire(m_job);
    m_server->cluster().resume();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Timeout);
    until([&] { return asks(pool); });
}

void PoolServerTest::silentConnectionsAreReplaced()
{
    TcpProxy proxy(m_server->cluster().port());
    dialect::Target through = m_server->cluster().tcpTarget();
    through.port = QString::number(proxy.port());
    const auto clock = std::make_shared<HandClock>();
    Pool pool(u"half-open"_s, creatorFor(through), {.size = 2, .prePing = true, .pingLimit = 200ms}, clock);
    fill(pool, 2);
    QCOMPARE(proxy.accepted(), 2);
    proxy.silence();
    clock->advance(1s);
    QVERIFY(asks(pool));
    QCOMPARE(proxy.accepted(), 3);
    // one was enough to know of both
    QCOMPARE(pool.status().counters.pingFailures, 1U);
}

void PoolServerTest::fullServersAreWaitedFor()
{
    Pool pool(u"greedy"_s, creatorFor(target()), {.size = 40, .maxOverflow = 0});
    std::vector<Lease> leases;
    std::optional<Result<Lease>> last;
    std::jthread borrower([&] {
        job::JobContext job;
        for (;;) {
            auto lease = pool.acquire(job);
            if (pool.status().counters.failures > 0 || !lease) {
                last = std::move(lease);
                return;
            }
            leases.push_back(*std::move(lease));
        }
    });
    until([&] { return pool.status().counters.failures > 0; });
    QVERIFY(pool.status().lastFailure->message.contains(u"connection"_s));
    // the one that waits gets what comes back
    leases.pop_back();
    borrower.join();
    QVERIFY(*last);
}

void PoolServerTest::namesThatAreFoundLater()
{
    std::atomic<bool> isFound = true;
    const dialect::Target good = m_server->cluster().tcpTarget();
    dialect::Target bad = good;
    bad.host = u"no-such-host.invalid"_s;
    const pool::Creator creator = [&](job::JobContext &job) { return creatorFor(isFound ? good : bad)(job); };
    Pool pool(u"names"_s, creator, {.size = 1});
    QVERIFY(asks(pool));
    pool.evict();
    isFound = false;
    std::jthread later([&] {
        while (pool.status().counters.failures < 2)
            std::this_thread::yield();
        isFound = true;
    });
    QVERIFY(asks(pool));
    Pool never(u"never"_s, creatorFor(bad));
    const auto refused = never.acquire(m_job);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(u"no-such-host"_s), qPrintable(refused.error().message));
}

static int inChild(Pool &pool, std::optional<Lease> &inherited, qint64 parents)
{
    job::JobContext job;
    inherited.reset();
    const auto lease = pool.acquire(job);
    if (!lease)
        return 2;
    const auto rows = sql::fetch(job, lease->connection(), "SELECT pg_backend_pid()");
    if (!rows)
        return 3;
    if (QByteArray(rows->bytes(0, 0)).toLongLong() == parents)
        return 4;
    return pool.figures().total == 1 ? 0 : 5;
}

void PoolServerTest::childrenOfForksBeginAnew()
{
    Pool pool(u"forks"_s, creatorFor(target()), {.size = 3});
    fill(pool, 3);
    std::optional<Lease> held = *pool.acquire(m_job);
    const qint64 backend = ask(held->connection(), "SELECT pg_backend_pid()").toLongLong();
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(inChild(pool, held, backend));
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 0);
    // nothing of the parent's was closed or used by the child
    QCOMPARE(ask(held->connection(), "SELECT pg_backend_pid()").toLongLong(), backend);
    held.reset();
    QCOMPARE(pool.figures().total, 3);
    for (int i = 0; i < 4; ++i)
        QVERIFY(asks(pool));
    QCOMPARE(pool.status().counters.creations, 3U);
}

void PoolServerTest::settingsReachTheSession()
{
    const auto admin = m_server->connect(u"postgres"_s);
    QVERIFY(sql::run(m_job, *admin, "CREATE ROLE \"the owner\"\"s\""));
    QVERIFY(sql::run(m_job, *admin, "CREATE SCHEMA \"odd, schema\""));
    Pool pool(u"set up"_s, creatorFor(target()),
              {.size = 1,
               .session = {.role = u"the owner\"s"_s,
                           .searchPath = u"\"odd, schema\", pg_catalog"_s,
                           .statementTimeout = 1500ms,
                           .jit = false,
                           .applicationName = u"billing"_s,
                           .statements = {u"SET lock_timeout = '2s'"_s}}});
    const auto lease = pool.acquire(m_job);
    QVERIFY2(lease, qPrintable(lease ? QString() : toText(lease.error())));
    QCOMPARE(
        ask(lease->connection(),
            "SELECT concat_ws('|', current_user, current_setting('search_path'), current_setting('statement_timeout'), "
            "current_setting('jit'), current_setting('application_name'), current_setting('lock_timeout'))"),
        u"the owner\"s|\"odd, schema\", pg_catalog|1500ms|off|billing|2s"_s);
    Pool wrong(u"wrong"_s, creatorFor(target()), {.session = {.role = u"nobody"_s}});
    const auto refused = wrong.acquire(m_job);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(u"nobody"_s));
    QCOMPARE(wrong.figures().total, 0);
}

void PoolServerTest::openTransactionsAreRolledBack()
{
    Pool pool(u"transactions"_s, creatorFor(target()), {.size = 1, .maxOverflow = 0});
    {
        const auto lease = pool.acquire(m_job);
        QVERIFY((*lease)->execute(m_job, "BEGIN", {}));
        QVERIFY((*lease)->execute(m_job, "CREATE TABLE left_open()", {}));
        QVERIFY(!(*lease)->execute(m_job, "SELECT nonsense", {}));
    }
    const auto lease = pool.acquire(m_job);
    QCOMPARE((*lease)->transactionState(), sql::TransactionState::None);
    QCOMPARE(ask(lease->connection(), "SELECT to_regclass('left_open') IS NULL"), u"t"_s);
    QCOMPARE(pool.status().counters.creations, 1U);
}

void PoolServerTest::keptStatementsSurviveTheirLoss()
{
    Pool pool(u"kept"_s, creatorFor(target()), {.size = 1, .resetOnReturn = pool::ResetOnReturn::DiscardAll});
    sql::SqlText kept("SELECT $1::int + 1", {qint64(41)});
    kept.keepPrepared = true;
    for (int i = 0; i < 3; ++i) {
        const auto lease = pool.acquire(m_job);
        for (int again = 0; again < 2; ++again) {
            const auto rows = sql::fetch(m_job, lease->connection(), kept);
            QVERIFY2(rows, qPrintable(rows ? QString() : toText(rows.error())));
            QCOMPARE(QByteArray(rows->bytes(0, 0)), "42");
        }
    }
    QCOMPARE(pool.status().counters.creations, 1U);
}

// Passwords change several times while eight borrowers work and connections come and go: nobody notices.
void PoolServerTest::passwordsRotateUnderLoad()
{
    const auto admin = m_server->connect(u"postgres"_s);
    QVERIFY(sql::run(m_job, *admin, "CREATE ROLE rotating LOGIN PASSWORD 'secret 0'"));
    QTemporaryDir folder;
    const QString file = folder.filePath(u"password"_s);
    const auto write = [&file](int rotation) {
        QSaveFile out(file);
        return out.open(QIODevice::WriteOnly) && out.write("secret " + QByteArray::number(rotation)) > 0 &&
               out.commit();
    };
    QVERIFY(write(0));
    dialect::Target target = m_server->cluster().tcpTarget();
    target.user = u"rotating"_s;
    target.password = {};
    // between the server's change and the file's nobody can know the new password: whoever is refused waits for it
    std::atomic<bool> isWritten = true;
    const dialect::Registry registry = drivers::engines();
    const connect::Opener opener(registry, target, {.source = connect::fileSecret(file), .pause = [&isWritten] {
                                                        until([&] { return isWritten.load(); });
                                                        return 0ms;
                                                    }});
    Pool pool(u"rotating"_s, [&](job::JobContext &job) { return opener.open(job); }, {.size = 4, .maxOverflow = 0});
    std::atomic<int> failed = 0;
    std::atomic<int> done = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&](const std::stop_token &stop) {
                job::JobContext job;
                for (int use = 0; !stop.stop_requested(); ++use) {
                    auto lease = pool.acquire(job);
                    const bool good = lease && (*lease)->execute(job, "SELECT 1", {});
                    failed += good ? 0 : 1;
                    ++done;
                    if (good && use % 20 == 0)
                        lease->discard();
                }
            });
        }
        for (int rotation = 1; rotation <= 5; ++rotation) {
            const int before = done;
            until([&] { return done > before + 100; });
            isWritten = false;
            QVERIFY(
                sql::run(m_job, *admin, "ALTER ROLE rotating PASSWORD 'secret " + QByteArray::number(rotation) + "'"));
            const quint64 made = pool.status().counters.creations;
            QVERIFY(write(rotation));
            isWritten = true;
            until([&] { return pool.status().counters.creations > made; });
        }
    }
    QCOMPARE(failed.load(), 0);
    QCOMPARE(pool.status().counters.failures, 0U);
}

void PoolServerTest::shortTimeoutsStillConnect()
{
    Pool pool(u"impatient"_s, creatorFor(target()), {.size = 1, .maxOverflow = 0, .timeout = 0ms});
    const auto lease = pool.acquire(m_job);
    VERIFY_RESULT(lease);
    const auto refused = pool.acquire(m_job);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Timeout);
}

// What a borrower left behind cannot be committed: that is no reason to give up everybody's connections.
void PoolServerTest::failedCommitsCloseOneAlone()
{
    Pool pool(u"commits"_s, creatorFor(target()), {.size = 3, .resetOnReturn = pool::ResetOnReturn::Commit});
    fill(pool, 3);
    {
        const auto lease = pool.acquire(m_job);
        VERIFY_RESULT(lease);
        for (const char *statement : {"CREATE TABLE IF NOT EXISTS later (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)",
                                      "BEGIN", "INSERT INTO later VALUES (1), (1)"})
            VERIFY_RESULT((*lease)->execute(m_job, statement, {}));
    }
    QCOMPARE(pool.figures().checkedIn, 2);
    QCOMPARE(pool.figures().invalid, 0);
    QCOMPARE(pool.status().counters.invalidations, 0U);
}

TIDEMARK_TEST(PoolServerTest)
#include "tst_poolserver.moc"
