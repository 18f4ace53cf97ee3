// SPDX-License-Identifier: GPL-3.0-or-later
// How a pool cares for its connections, against a server that exists only here: resets, pings, ages, outages, leaks.
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

class PoolCareTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

    // DISCARD ALL forgets the role, too: whoever comes next must not work as another.
    void setsUpSessionsAgainWhenTheyForget()
    {
        Bench bench({.resetOnReturn = pool::ResetOnReturn::DiscardAll,
                     .session = {.role = u"reader"_s, .statements = {u"SET x = 1"_s}}});
        const QByteArrayList begin{"SELECT pg_catalog.set_config($1, $2, false)", "SET x = 1"};
        static_cast<void>(bench.get());
        QCOMPARE(bench.backend.statements(), begin + QByteArrayList{"DISCARD ALL"} + begin);
        QCOMPARE(bench.backend.open.load(), 1);
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

TIDEMARK_TEST(PoolCareTest)

#include "tst_poolcare.moc"
