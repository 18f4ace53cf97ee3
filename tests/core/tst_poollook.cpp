// SPDX-License-Identifier: GPL-3.0-or-later
// Looking at a pool's connections without borrowing one: in nobody's way, and in no figure.
#include "pgfixture.h"
#include "support/fakebackend.h"
#include "support/testmain.h"
#include "support/until.h"

#include <QtTest/QTest>

#include <thread>

using namespace tidemark;
using namespace tidemark::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using pool::LookOutcome;

namespace {

struct Bench
{
    explicit Bench(pool::PoolConfig config = {})
        : pool(u"bench"_s, backend.creator(), std::move(config), clock)
    {
    }

    // Asks for an answer, and remembers whom.
    [[nodiscard]] Result<LookOutcome> look()
    {
        return pool.look(
            job,
            [this](job::JobContext &context, sql::Connection &connection, const dialect::Dialect &) -> Result<void> {
                seen = numberOf(connection);
                TRY(connection.execute(context, "SELECT 1"));
                return {};
            },
            1s);
    }
    [[nodiscard]] pool::Lease get()
    {
        auto lease = pool.acquire(job);
        if (!lease)
            qFatal("%s", qPrintable(toText(lease.error())));
        return *std::move(lease);
    }

    FakeBackend backend;
    std::shared_ptr<HandClock> clock = std::make_shared<HandClock>();
    job::JobContext job;
    pool::Pool pool;
    int seen = 0;
};

} // namespace

class PoolLookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsNoLease()
    {
        Bench bench({.size = 2, .leakThreshold = 1ms});
        bench.get().giveBack();
        const pool::PoolStatus before = bench.pool.status();
        std::optional<pool::PoolFigures> during;
        const auto looked = bench.pool.look(
            bench.job,
            [&](job::JobContext &job, sql::Connection &, const dialect::Dialect &) -> Result<void> {
                bench.clock->advance(1h);
                bench.pool.tend(job);
                during = bench.pool.figures();
                return {};
            },
            1s);
        VERIFY_RESULT(looked);
        QCOMPARE(*looked, LookOutcome::Looked);
        QVERIFY(during && *during == before.now); // idle, as before
        const pool::PoolStatus after = bench.pool.status();
        QVERIFY(after.now == before.now);
        QVERIFY(after.counters == before.counters);
        QCOMPARE(after.wait.total(), before.wait.total());
        QCOMPARE(after.use.total(), before.use.total());
        QVERIFY(after.leases.empty());
    }

    void itKeepsNothingFromItsIdleTimeout()
    {
        Bench bench({.idleTimeout = 600s});
        bench.get().giveBack();
        for (int i = 0; i < 3; ++i) {
            bench.clock->advance(250s);
            VERIFY_RESULT(bench.look());
            bench.pool.tend(bench.job);
        }
        QCOMPARE(bench.pool.figures().total, 0);
    }

    // One that looks must not make borrowers wait, nor wait itself.
    void itIsInNobodysWay()
    {
        Bench bench({.size = 2, .maxOverflow = 0, .timeout = 60s});
        QCOMPARE(bench.look().value_or(LookOutcome::Closed), LookOutcome::Looked);
        pool::Lease first = bench.get();
        QCOMPARE(bench.look().value_or(LookOutcome::Closed), LookOutcome::Busy); // the last one is left
        pool::Lease second = bench.get();
        QCOMPARE(bench.look().value_or(LookOutcome::Closed), LookOutcome::Busy);
        std::jthread waiter([&] { bench.get().giveBack(); });
        until([&] { return bench.pool.figures().waiting == 1; });
        QCOMPARE(bench.look().value_or(LookOutcome::Closed), LookOutcome::Waited);
        second.giveBack();
        waiter.join();
        first.giveBack();
        QCOMPARE(bench.look().value_or(LookOutcome::Closed), LookOutcome::Looked);
        bench.pool.suspend();
        QCOMPARE(bench.look().value_or(LookOutcome::Looked), LookOutcome::Suspended);
        bench.pool.resume();
        bench.pool.dispose();
        QCOMPARE(bench.look().value_or(LookOutcome::Looked), LookOutcome::Closed);
        QCOMPARE(bench.backend.open.load(), 0);
    }

    void aPoolOfOneIsLookedAtWhileItIsIdle()
    {
        Bench bench({.size = 1, .maxOverflow = 0});
        QCOMPARE(bench.look().value_or(LookOutcome::Closed), LookOutcome::Looked);
        QCOMPARE(bench.look().value_or(LookOutcome::Closed), LookOutcome::Looked);
        QCOMPARE(bench.backend.opened.load(), 1);
    }

    // Who comes meanwhile gets what was looked at.
    void whoComesMeanwhileIsServedAfterIt()
    {
        Bench bench({.size = 1, .maxOverflow = 0, .timeout = 60s});
        bench.get().giveBack();
        std::jthread borrower;
        const auto looked = bench.pool.look(
            bench.job,
            [&](job::JobContext &, sql::Connection &, const dialect::Dialect &) -> Result<void> {
                borrower = std::jthread([&] { bench.get().giveBack(); });
                until([&] { return bench.pool.figures().waiting == 1; });
                return {};
            },
            1s);
        VERIFY_RESULT(looked);
        borrower.join();
        QCOMPARE(bench.pool.status().counters.checkouts, 2U);
        QCOMPARE(bench.pool.figures().checkedIn, 1);
    }

    // A server that was restarted is well, whatever the connections from before say.
    void deadConnectionsAreReplaced()
    {
        Bench bench;
        pool::Lease other = bench.get();
        bench.get().giveBack();
        other.giveBack();
        bench.backend.restart();
        QCOMPARE(bench.look().value_or(LookOutcome::Closed), LookOutcome::Looked);
        QCOMPARE(bench.seen, 3);
        QCOMPARE(bench.pool.figures().total, 1); // those as old went, too
        QCOMPARE(bench.pool.figures().invalid, 0);
    }

    void aServerThatIsGoneIsTold()
    {
        Bench bench;
        bench.get().giveBack();
        bench.backend.isUp = false;
        for (int i = 0; i < 3; ++i) {
            const auto looked = bench.look();
            QVERIFY(!looked && looked.error().kind == ErrorKind::Connection);
        }
        bench.backend.isUp = true;
        QCOMPARE(bench.look().value_or(LookOutcome::Closed), LookOutcome::Looked);
    }

    void whatItLeavesBehindIsClosed()
    {
        Bench bench;
        bench.get().giveBack();
        VERIFY_RESULT(bench.pool.look(
            bench.job,
            [](job::JobContext &, sql::Connection &connection, const dialect::Dialect &) -> Result<void> {
                beginOn(connection);
                return {};
            },
            1s));
        QCOMPARE(bench.pool.figures().total, 0);
        QCOMPARE(bench.backend.open.load(), 0);
    }

    void aStoppedOneAsksNothing()
    {
        Bench bench;
        std::stop_source stop;
        stop.request_stop();
        bench.job = job::JobContext(stop.get_token());
        const auto looked = bench.look();
        QVERIFY(!looked && looked.error().kind == ErrorKind::Cancelled);
        QCOMPARE(bench.backend.opened.load(), 0);
    }
};

TIDEMARK_TEST(PoolLookTest)
#include "tst_poollook.moc"
