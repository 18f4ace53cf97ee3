// SPDX-License-Identifier: GPL-3.0-or-later
// How a pool lends its connections, against a server that exists only here: counting, order, limits, waiting, ends.
#include "core/poolbench.h"
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
using Bench = PoolBench;

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
        QVERIFY(error.detail.contains(u"(poolbench.h:"_s));
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
};

TIDEMARK_TEST(PoolTest)

#include "tst_pool.moc"
