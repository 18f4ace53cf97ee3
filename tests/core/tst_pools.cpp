// SPDX-License-Identifier: GPL-3.0-or-later
// The pools of a program, and work in transactions on them.
#include "pool/pools.h"
#include "pool/scope.h"
#include "support/fakebackend.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;

class PoolsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneForEachTarget()
    {
        FakeBackend backend;
        pool::Pools pools;
        dialect::Target orders{.engine = u"fake"_s, .host = u"db1"_s, .database = u"orders"_s, .user = u"app"_s};
        orders.password = Secret(QByteArray("one"));
        const auto first = pools.pool({u"1"_s, u"Orders"_s}, orders, backend.creator());
        QCOMPARE(backend.opened.load(), 0);
        orders.password = Secret(QByteArray("two"));
        orders.options.insert(u"sslpassword"_s, u"three"_s);
        QCOMPARE(pools.pool({u"2"_s, u"Orders again"_s}, orders, backend.creator()), first);
        QVERIFY(pools.shared() == (std::vector<pool::SharedTarget>{{.target = dialect::describe(orders),
                                                                    .names = {u"Orders"_s, u"Orders again"_s}}}));
        orders.readOnly = true;
        const auto readOnly = pools.pool({u"3"_s, u"Orders, to look at"_s}, orders, backend.creator());
        QVERIFY(readOnly != first);
        QCOMPARE(pools.all().size(), 2U);
        QVERIFY(pools.release(u"1"_s).empty());
        QCOMPARE(pools.all().size(), 2U);
        QCOMPARE(pools.release(u"2"_s), (std::vector{first}));
        QCOMPARE(pools.all().size(), 1U);
    }

    void disposesAllInTheEnd()
    {
        FakeBackend backend;
        job::JobContext job;
        std::optional<pool::Lease> held;
        {
            pool::Pools pools;
            const auto pool = pools.pool({u"a"_s, u"a"_s}, {.engine = u"fake"_s}, backend.creator());
            held = *pool->acquire(job);
            static_cast<void>(*pool->acquire(job));
        }
        QCOMPARE(backend.open.load(), 1);
        held.reset();
        QCOMPARE(backend.open.load(), 0);
    }

    void transactionsEndWithTheirWork()
    {
        FakeBackend backend;
        job::JobContext job;
        pool::Pool pool(u"work"_s, backend.creator(), {.size = 1, .maxOverflow = 0});
        const auto good =
            pool::inTransaction(pool, job, [](job::JobContext &, sql::Connection &) -> Result<int> { return 7; });
        QCOMPARE(good.value_or(0), 7);
        const auto bad = pool::inTransaction(pool, job, [](job::JobContext &, sql::Connection &) -> Result<int> {
            return fail(ErrorKind::Sql, u"no"_s);
        });
        QVERIFY(!bad);
        QCOMPARE(bad.error().message, u"no"_s);
        try {
            static_cast<void>(pool::inTransaction(pool, job, [](job::JobContext &, sql::Connection &) -> Result<void> {
                throw std::runtime_error("thrown");
            }));
            QFAIL("it was not thrown on");
        } catch (const std::runtime_error &) {
        }
        QCOMPARE(backend.statements(), (QByteArrayList{"BEGIN", "COMMIT", "BEGIN", "ROLLBACK", "BEGIN", "ROLLBACK"}));
        QCOMPARE(pool.figures().checkedIn, 1);
    }
};

TIDEMARK_TEST(PoolsTest)
#include "tst_pools.moc"
