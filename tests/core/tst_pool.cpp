// SPDX-License-Identifier: GPL-3.0-or-later
// What a pool does with its connections, against a server that exists only here.
#include "support/fakebackend.h"
#include "support/testmain.h"
#include "support/until.h"

#include <QtTest/QTest>

#include <thread>

using namespace tidemark;
using namespace tidemark::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using pool::Lease;
using pool::Pool;
using pool::PoolConfig;

namespace {

// A pool over a backend, with a clock in the hand.
struct Bench
{
    explicit Bench(PoolConfig config = {})
        : pool(u"bench"_s, backend.creator(), std::move(config), clock)
    {
    }

    [[nodiscard]] Result<Lease> borrow(const QString &label = {}) { return pool.acquire(job, label); }
    // One that must come.
    [[nodiscard]] Lease get(const QString &label = {})
    {
        auto lease = borrow(label);
        if (!lease)
            qFatal("%s", qPrintable(toText(lease.error())));
        return *std::move(lease);
    }
    [[nodiscard]] int nextNumber() { return numberOf(get().connection()); }
    void tend() { pool.tend(job); }
    [[nodiscard]] pool::PoolFigures now() { return pool.figures(); }

    FakeBackend backend;
    std::shared_ptr<HandClock> clock = std::make_shared<HandClock>();
    job::JobContext job;
    Pool pool;
};

std::vector<Lease> borrowAll(Bench &bench, int count)
{
    std::vector<Lease> leases;
    for (int i = 0; i < count; ++i)
        leases.push_back(bench.get(u"borrower %1"_s.arg(i)));
    return leases;
}

} // namespace

class PoolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsEmpty()
    {
        Bench bench;
        QCOMPARE(bench.backend.opened.load(), 0);
        const pool::PoolFigures figures = bench.now();
        QCOMPARE(figures.size, 5);
        QCOMPARE(figures.limit, std::optional(15));
        QCOMPARE(figures.total, 0);
        QCOMPARE(figures.overflow, 0);
        QCOMPARE(pool::statusText(figures),
                 u"Pool size: 5  Connections in pool: 0 Current Overflow: 0 Current Checked out connections: 0"_s);
    }

    void countsEverything()
    {
        Bench bench({.size = 2, .maxOverflow = 1});
        auto leases = borrowAll(bench, 3);
        pool::PoolFigures figures = bench.now();
        QCOMPARE(figures.checkedOut, 3);
        QCOMPARE(figures.checkedIn, 0);
        QCOMPARE(figures.overflow, 1);
        leases.clear();
        figures = bench.now();
        // what is above the size is closed when it comes back
        QCOMPARE(figures.checkedIn, 2);
        QCOMPARE(figures.overflow, 0);
        QCOMPARE(bench.backend.open.load(), 2);
        const pool::PoolStatus status = bench.pool.status();
        QCOMPARE(status.counters.checkouts, 3U);
        QCOMPARE(status.counters.returns, 3U);
        QCOMPARE(status.counters.creations, 3U);
        QCOMPARE(status.counters.closed, 1U);
        QCOMPARE(status.wait.total(), 3U);
        QCOMPARE(status.use.total(), 3U);
        QCOMPARE(status.creation.total(), 3U);
    }

    // What is above the size is not closed while as many borrow: they would do nothing but connect.
    void overflowIsKeptWhileItIsWanted()
    {
        Bench bench({.size = 2, .maxOverflow = 3});
        auto leases = borrowAll(bench, 4);
        for (int i = 0; i < 20; ++i) {
            leases.erase(leases.begin());
            leases.push_back(bench.get());
        }
        QCOMPARE(bench.backend.opened.load(), 4);
        QCOMPARE(bench.now().overflow, 2);
        leases.clear();
        QCOMPARE(bench.now().checkedIn, 2);
    }

    void ordersOfLending()
    {
        Bench fifo({.size = 3});
        borrowAll(fifo, 3).clear();
        QCOMPARE(fifo.nextNumber(), 1);
        fifo.clock->advance(1s);
        QCOMPARE(fifo.nextNumber(), 2);
        fifo.clock->advance(1s);
        QCOMPARE(fifo.nextNumber(), 3);
        Bench lifo({.size = 3, .order = pool::Order::Lifo});
        borrowAll(lifo, 3).clear();
        QCOMPARE(lifo.nextNumber(), 3);
        QCOMPARE(lifo.nextNumber(), 3);
    }

    void withoutLimits()
    {
        Bench all({.size = 0, .maxOverflow = 0});
        borrowAll(all, 40).clear();
        QCOMPARE(all.now().limit, std::nullopt);
        QCOMPARE(all.now().checkedIn, 40);
        QCOMPARE(all.now().overflow, 0);
        Bench overflowing({.size = 2, .maxOverflow = -1});
        auto leases = borrowAll(overflowing, 40);
        QCOMPARE(overflowing.now().overflow, 38);
        leases.clear();
        QCOMPARE(overflowing.now().checkedIn, 2);
    }

    void saysWhoHoldsThem()
    {
        Bench bench({.size = 1, .maxOverflow = 1, .timeout = 0ms});
        const Lease first = bench.get(u"report \u202e;--"_s);
        bench.clock->advance(3s);
        const Lease second = bench.get(u"import"_s);
        const auto third = bench.borrow();
        QVERIFY(!third);
        const Error &error = third.error();
        QCOMPARE(error.kind, ErrorKind::Timeout);
        QCOMPARE(error.message, u"QueuePool limit of size 1 overflow 1 reached, connection timed out, timeout 0.00"_s);
        QVERIFY2(error.detail.contains(u"held for 3.00 s by report"_s), qPrintable(error.detail));
        QVERIFY(error.detail.contains(u"(tst_pool.cpp:"_s));
        QVERIFY(error.detail.contains(u"held for 0.00 s by import"_s));
        QVERIFY(!error.detail.contains(QChar(0x202e)));
        QVERIFY(error.detail.indexOf(u"report"_s) < error.detail.indexOf(u"import"_s));
        QVERIFY(!error.hint.isEmpty());
        QCOMPARE(bench.pool.status().counters.timeouts, 1U);
        QCOMPARE(bench.pool.status().leases.size(), 2U);
        QCOMPARE(bench.pool.status().leases.front().borrower, u"report \u202e;--"_s);
    }

    void waitsInOrder()
    {
        Bench bench({.size = 1, .maxOverflow = 0});
        std::optional<Lease> held = bench.get();
        std::mutex mutex;
        std::vector<int> served;
        std::vector<std::jthread> threads;
        for (int i = 0; i < 5; ++i) {
            threads.emplace_back([&, i] {
                job::JobContext job;
                const auto lease = bench.pool.acquire(job);
                const std::lock_guard lock(mutex);
                if (lease)
                    served.push_back(i);
            });
            until([&] { return bench.now().waiting == i + 1; });
        }
        bench.clock->advance(1s);
        // each return serves the next in line, as nobody else comes; the clock keeps the time for overtaking away
        std::jthread mover([&](const std::stop_token &stop) {
            while (!stop.stop_requested()) {
                bench.clock->advance(1ms);
                std::this_thread::yield();
            }
        });
        held.reset();
        threads.clear();
        QCOMPARE(served, (std::vector{0, 1, 2, 3, 4}));
        QCOMPARE(bench.now().waiting, 0);
        QCOMPARE(bench.backend.opened.load(), 1);
    }

    void waitsCanBeStopped()
    {
        Bench bench({.size = 1, .maxOverflow = 0});
        std::optional<Lease> held = bench.get();
        std::stop_source stop;
        std::optional<Result<Lease>> outcome;
        std::jthread waiting([&] {
            job::JobContext job(stop.get_token());
            outcome = bench.pool.acquire(job);
        });
        until([&] { return bench.now().waiting == 1; });
        stop.request_stop();
        waiting.join();
        QVERIFY(!*outcome);
        QCOMPARE(outcome->error().kind, ErrorKind::Cancelled);
        QCOMPARE(bench.now().waiting, 0);
        QCOMPARE(bench.pool.status().counters.cancelled, 1U);
        held.reset();
        QCOMPARE(bench.now().checkedIn, 1);
    }

    // What a borrower left open is ended as the settings say.
    void resetsOnReturn_data()
    {
        QTest::addColumn<pool::ResetOnReturn>("reset");
        QTest::addColumn<QByteArrayList>("statements");
        using enum pool::ResetOnReturn;
        QTest::newRow("rollback") << Rollback << QByteArrayList{"ROLLBACK"};
        QTest::newRow("commit") << Commit << QByteArrayList{"COMMIT"};
        QTest::newRow("none") << None << QByteArrayList{};
        QTest::newRow("discard all") << DiscardAll << QByteArrayList{"ROLLBACK", "DISCARD ALL", "DISCARD ALL"};
    }
    void resetsOnReturn()
    {
        QFETCH(pool::ResetOnReturn, reset);
        QFETCH(QByteArrayList, statements);
        Bench bench({.resetOnReturn = reset});
        {
            const Lease lease = bench.get();
            beginOn(lease.connection());
        }
        {
            const Lease untouched = bench.get();
            if (reset == pool::ResetOnReturn::None)
                QCOMPARE(untouched->transactionState(), sql::TransactionState::Open);
        }
        QCOMPARE(bench.backend.statements(), statements);
        QCOMPARE(bench.backend.open.load(), 1);
    }

    void setsUpSessions()
    {
        Bench bench({.session = {.role = u"app \"owner\""_s,
                                 .searchPath = u"a, b"_s,
                                 .statementTimeout = 5s,
                                 .jit = false,
                                 .statements = {u"SET x = 1"_s}}});
        static_cast<void>(bench.get());
        static_cast<void>(bench.get());
        QCOMPARE(bench.backend.statements(),
                 QByteArrayList(4, "SELECT pg_catalog.set_config($1, $2, false)") + QByteArrayList{"SET x = 1"});
    }

    void brokenOnesTakeTheOthersAlong()
    {
        Bench bench({.size = 3});
        auto leases = borrowAll(bench, 3);
        bench.backend.restart();
        QVERIFY(!leases[0]->execute(bench.job, "SELECT 1", {}));
        leases[1].giveBack();
        leases[0].giveBack();
        // one is idle, one still out: both are known to be as old as what broke
        QCOMPARE(bench.now().invalid, 2);
        QCOMPARE(bench.pool.status().counters.invalidations, 1U);
        QCOMPARE(bench.nextNumber(), 4);
        QCOMPARE(bench.now().invalid, 1);
        leases.clear();
        QCOMPARE(bench.now().invalid, 0);
        QCOMPARE(bench.backend.open.load(), 1);
        // those that came after it are not touched by one that breaks later
        QCOMPARE(bench.nextNumber(), 4);
    }

    void prePing()
    {
        Bench bench({.size = 1, .prePing = true});
        QCOMPARE(bench.nextNumber(), 1);
        bench.clock->advance(499ms);
        QCOMPARE(bench.nextNumber(), 1);
        QCOMPARE(bench.backend.asked.load(), 0);
        bench.clock->advance(500ms);
        QCOMPARE(bench.nextNumber(), 1);
        QCOMPARE(bench.backend.asked.load(), 1);
        bench.backend.restart();
        bench.clock->advance(1s);
        QCOMPARE(bench.nextNumber(), 2);
        QCOMPARE(bench.pool.status().counters.pings, 2U);
        QCOMPARE(bench.pool.status().counters.pingFailures, 1U);
        QCOMPARE(bench.backend.open.load(), 1);
    }

    void pingsStopAfterTwo()
    {
        Bench bench({.size = 4, .prePing = true});
        borrowAll(bench, 4).clear();
        bench.backend.isHung = true;
        bench.clock->advance(1s);
        QCOMPARE(bench.nextNumber(), 5);
        QVERIFY(bench.backend.asked <= 2);
    }

    void failedConnectsGiveTheirPlaceBack()
    {
        Bench bench({.size = 1, .maxOverflow = 0, .timeout = 20ms});
        Error refusal;
        refusal.kind = ErrorKind::Auth;
        refusal.message = u"wrong"_s;
        bench.backend.refuse(refusal);
        for (int i = 0; i < 3; ++i) {
            const auto lease = bench.borrow();
            QVERIFY(!lease);
            QCOMPARE(lease.error().message, u"wrong"_s);
        }
        QCOMPARE(bench.now().total, 0);
        bench.backend.refuse({});
        QCOMPARE(bench.nextNumber(), 1);
        QCOMPARE(bench.pool.status().counters.failures, 3U);
        QCOMPARE(bench.pool.status().lastFailure->message, u"wrong"_s);
    }

    // A server that has let the pool in before is waited for.
    void outagesAreWaitedFor()
    {
        Bench bench({.size = 2, .maxOverflow = 0});
        static_cast<void>(bench.get());
        bench.backend.isUp = false;
        {
            const Lease broken = bench.get();
            QVERIFY(!broken->execute(bench.job, "SELECT 1", {}));
        }
        std::optional<Result<Lease>> outcome;
        std::jthread waiting([&] {
            job::JobContext job;
            outcome = bench.pool.acquire(job);
        });
        until([&] { return bench.pool.status().counters.failures >= 3; });
        bench.backend.isUp = true;
        waiting.join();
        QVERIFY(*outcome);
    }

    void outagesEndWithTheTimeout()
    {
        Bench bench({.size = 1, .maxOverflow = 0, .timeout = 60ms});
        static_cast<void>(bench.get());
        bench.pool.evict();
        bench.backend.isUp = false;
        const auto lease = bench.borrow();
        QVERIFY(!lease);
        QCOMPARE(lease.error().kind, ErrorKind::Timeout);
        QVERIFY2(lease.error().detail.contains(u"nobody listens"_s), qPrintable(lease.error().detail));
        QVERIFY(!lease.error().message.contains(u"QueuePool"_s));
    }

    void oldOnesAreReplaced()
    {
        Bench bench({.size = 1, .recycle = 10s});
        QCOMPARE(bench.nextNumber(), 1);
        bench.clock->advance(9s);
        QCOMPARE(bench.nextNumber(), 1);
        bench.clock->advance(1s);
        bench.tend(); // recycle counts at checkouts and returns alone, but an idle one may go at any time
        QCOMPARE(bench.nextNumber(), 2);
    }

    void lifetimesEndAtDifferentTimes()
    {
        Bench bench({.size = 20, .lifetime = 100s, .lifetimeJitter = 0.5});
        borrowAll(bench, 20).clear();
        bench.clock->advance(49s);
        bench.tend();
        QCOMPARE(bench.now().total, 20);
        bench.clock->advance(26s);
        bench.tend();
        QVERIFY(bench.now().total < 20);
        QVERIFY(bench.now().total > 0);
        bench.clock->advance(26s);
        bench.tend();
        QCOMPARE(bench.now().total, 0);
    }

    void unusedOnesGo()
    {
        Bench bench({.size = 5, .idleTimeout = 10s});
        borrowAll(bench, 5).clear();
        QVERIFY(bench.pool.setConfig({.size = 5, .minIdle = 2, .idleTimeout = 10s}));
        bench.tend();
        QCOMPARE(bench.now().checkedIn, 5);
        bench.clock->advance(10s);
        bench.tend();
        QCOMPARE(bench.now().checkedIn, 2);
    }

    void warmsUp()
    {
        Bench bench({.size = 5, .minIdle = 3});
        QVERIFY(bench.pool.prewarm(bench.job));
        QCOMPARE(bench.now().checkedIn, 3);
        const Lease lease = bench.get();
        bench.tend();
        until([&] { return bench.now().checkedIn == 3; }); // the pool's own thread may be at it, too
        QCOMPARE(bench.now().total, 4);
        Bench refused({.minIdle = 1});
        refused.backend.isUp = false;
        const auto warmed = refused.pool.prewarm(refused.job);
        QVERIFY(!warmed);
        QCOMPARE(warmed.error().message, u"nobody listens"_s);
    }

    void keepsConnectionsAlive()
    {
        Bench bench({.size = 3, .keepalive = 30s});
        borrowAll(bench, 3).clear();
        bench.tend();
        QCOMPARE(bench.backend.asked.load(), 0);
        bench.clock->advance(30s);
        bench.tend();
        until([&] { return bench.backend.asked == 3 && bench.now().checkedIn == 3; });
        bench.tend();
        QCOMPARE(bench.backend.asked.load(), 3);
        bench.backend.restart();
        bench.clock->advance(30s);
        bench.tend();
        bench.tend();
        until([&] { return bench.now().total == 0; });
    }

    void countsLeaks()
    {
        Bench bench({.leakThreshold = 60s});
        const Lease lease = bench.get(u"forgotten"_s);
        bench.clock->advance(60s);
        bench.tend();
        bench.tend();
        const pool::PoolStatus status = bench.pool.status();
        QCOMPARE(status.counters.leaks, 1U);
        QVERIFY(status.leases.front().leaked);
    }

    void changesSizeWhileItWorks()
    {
        Bench bench({.size = 1, .maxOverflow = 0});
        const Lease first = bench.get();
        std::optional<Result<Lease>> outcome;
        std::jthread waiting([&] {
            job::JobContext job;
            outcome = bench.pool.acquire(job);
        });
        until([&] { return bench.now().waiting == 1; });
        QVERIFY(bench.pool.setConfig({.size = 4, .maxOverflow = 0}));
        waiting.join();
        QVERIFY(*outcome);
        borrowAll(bench, 2).clear();
        QCOMPARE(bench.now().total, 4);
        QVERIFY(bench.pool.setConfig({.size = 2, .maxOverflow = 0}));
        QCOMPARE(bench.now().total, 2);
        const auto refused = bench.pool.setConfig({.size = -1});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Config);
        QVERIFY(refused.error().message.contains(u"size"_s));
        QCOMPARE(bench.pool.config().size, 2);
    }

    void suspendedOnesWait()
    {
        Bench bench({.timeout = 20ms});
        static_cast<void>(bench.get());
        bench.pool.suspend();
        const auto refused = bench.borrow();
        QVERIFY(!refused);
        QVERIFY(refused.error().hint.contains(u"suspended"_s));
        QVERIFY(bench.pool.status().suspended);
        bench.pool.resume();
        QCOMPARE(bench.nextNumber(), 1);
    }

    void evictionReplacesAll()
    {
        Bench bench({.size = 3});
        auto leases = borrowAll(bench, 3);
        leases.pop_back();
        bench.pool.evict();
        QCOMPARE(bench.backend.open.load(), 2);
        QCOMPARE(bench.now().invalid, 2);
        leases.clear();
        QCOMPARE(bench.backend.open.load(), 0);
        QCOMPARE(bench.nextNumber(), 4);
    }

    void detachedOnesAreTheirOwners()
    {
        Bench bench({.size = 1, .maxOverflow = 0});
        Lease lease = bench.get();
        const auto connection = lease.detach();
        QVERIFY(!lease);
        QCOMPARE(bench.now().total, 0);
        QCOMPARE(bench.nextNumber(), 2);
        QCOMPARE(numberOf(*connection), 1);
    }

    void disposalLeavesLeases()
    {
        FakeBackend backend;
        job::JobContext job;
        std::optional<Lease> held;
        std::optional<Result<Lease>> refused;
        {
            Pool pool(u"gone"_s, backend.creator(), {.size = 1, .maxOverflow = 0});
            held = *pool.acquire(job);
            std::jthread waiting([&] { refused = pool.acquire(job); });
            until([&] { return pool.figures().waiting == 1; });
            pool.dispose();
            waiting.join();
            QVERIFY(!*refused);
            QCOMPARE(refused->error().kind, ErrorKind::Config);
            QVERIFY(!pool.acquire(job));
        }
        QVERIFY((*held)->execute(job, "SELECT 1", {}));
        QCOMPARE(backend.open.load(), 1);
        held.reset();
        QCOMPARE(backend.open.load(), 0);
    }

    // A connection that arrives when the pool is gone is closed, whoever had it opened.
    void disposalWhileConnecting()
    {
        FakeBackend backend;
        std::atomic<int> arrived = 0;
        std::atomic<bool> goesOn = false;
        const pool::Creator slow = [&](job::JobContext &) {
            ++arrived;
            until([&] { return goesOn.load(); });
            return backend.connect();
        };
        std::optional<Result<Lease>> lease;
        {
            Pool pool(u"slow"_s, slow, {.minIdle = 1});
            std::jthread warming([&] {
                job::JobContext job;
                static_cast<void>(pool.prewarm(job));
            });
            until([&] { return arrived == 1; });
            std::jthread borrowing([&] {
                job::JobContext job;
                lease = pool.acquire(job);
            });
            until([&] { return arrived == 2; });
            std::jthread freeing([&goesOn, &pool] {
                until([&] { return pool.status().disposed; });
                goesOn = true;
            });
            pool.dispose();
        }
        QVERIFY(*lease);
        QCOMPARE(backend.open.load(), 1);
        lease.reset();
        QCOMPARE(backend.open.load(), 0);
    }

    void borrowersMayThrow()
    {
        Bench bench({.size = 1, .maxOverflow = 0});
        try {
            const Lease lease = bench.get();
            beginOn(lease.connection());
            throw std::runtime_error("no");
        } catch (const std::runtime_error &) {
        }
        QCOMPARE(bench.now().checkedIn, 1);
        QCOMPARE(bench.backend.statements(), QByteArrayList{"ROLLBACK"});
    }

    // Only steady time counts; that somebody sets the time of day makes nothing old or late.
    void clockSteps()
    {
        Bench bench({.size = 1, .recycle = 60s, .idleTimeout = 60s, .lifetime = 60s, .leakThreshold = 60s});
        const Lease held = bench.get();
        bench.clock->leap(24h * 365);
        bench.tend();
        bench.clock->leap(-24h * 365 * 2);
        bench.tend();
        QCOMPARE(bench.pool.status().counters.leaks, 0U);
        QCOMPARE(bench.now().total, 1);
    }

    void discardedOnesAreClosed()
    {
        Bench bench;
        Lease lease = bench.get();
        lease.discard();
        QVERIFY(!lease);
        QCOMPARE(bench.backend.open.load(), 0);
        QCOMPARE(bench.nextNumber(), 2);
    }

    void historyIsKept()
    {
        Bench bench;
        static_cast<void>(bench.get());
        until([&] { return !bench.pool.history().empty(); });
        QCOMPARE(bench.pool.history().front().now.size, 5);
    }
};

TIDEMARK_TEST(PoolTest)

#include "tst_pool.moc"
