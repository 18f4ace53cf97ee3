// SPDX-License-Identifier: GPL-3.0-or-later
// The pool against a reference that is too simple to be wrong: thousands of random steps by one borrower, after each of
// which both must agree. Then many borrowers at once, where only what must always hold is asked.
#include "support/fakebackend.h"
#include "support/testmain.h"
#include "support/until.h"

#include <QtTest/QTest>

#include <deque>
#include <random>
#include <thread>

using namespace tidemark;
using namespace tidemark::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using pool::Lease;
using pool::Pool;
using pool::PoolConfig;

namespace {

struct Modelled
{
    int number = 0;
    int age = 0;
    int generation = 0;
    Clock::Duration created{};
    Clock::Duration lastUsed{};
};

class Model
{
public:
    explicit Model(const PoolConfig &settings)
        : config(settings)
    {
    }

    [[nodiscard]] bool isOld(const Modelled &one) const
    {
        return config.recycle.count() > 0 && now - one.created >= config.recycle;
    }

    void breakGeneration(int broken)
    {
        if (broken == generation)
            ++generation;
    }

    // The number that the next borrower gets; nothing when all are out.
    std::optional<Modelled> borrow()
    {
        while (!idle.empty()) {
            const Modelled one = config.order == pool::Order::Lifo ? idle.back() : idle.front();
            config.order == pool::Order::Lifo ? idle.pop_back() : idle.pop_front();
            if (one.generation != generation || isOld(one))
                continue;
            if (config.prePing && now - one.lastUsed >= 500ms && one.age != age) {
                breakGeneration(one.generation);
                continue;
            }
            ++out;
            return one;
        }
        if (const auto limit = limitOf(config); limit && out >= *limit)
            return std::nullopt;
        ++out;
        return Modelled{.number = ++last, .age = age, .generation = generation, .created = now};
    }

    void giveBack(Modelled one, bool broken)
    {
        --out;
        if (broken)
            breakGeneration(one.generation);
        if (broken || one.generation != generation || isOld(one) || int(idle.size()) >= config.size)
            return;
        one.lastUsed = now;
        idle.push_back(one);
    }

    void evict()
    {
        ++generation;
        idle.clear();
    }

    void tend()
    {
        std::erase_if(idle, [this](const Modelled &one) { return one.generation != generation || isOld(one); });
    }

    PoolConfig config;
    std::deque<Modelled> idle;
    int out = 0;
    int last = 0;
    int age = 0;
    int generation = 1;
    Clock::Duration now{};
};

struct Held
{
    Lease lease;
    Modelled modelled;
};

} // namespace

class PoolModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheModel_data()
    {
        QTest::addColumn<PoolConfig>("config");
        const PoolConfig configs[] = {
            {.size = 3, .maxOverflow = 2, .timeout = 0ms},
            {.size = 3, .maxOverflow = 2, .timeout = 0ms, .order = pool::Order::Lifo},
            {.size = 4, .maxOverflow = 0, .timeout = 0ms, .recycle = 3s},
            {.size = 2, .maxOverflow = 3, .timeout = 0ms, .recycle = 5s, .prePing = true},
            {.size = 1, .maxOverflow = -1, .timeout = 0ms, .prePing = true, .order = pool::Order::Lifo},
        };
        for (const PoolConfig &config : configs) {
            for (const int seed : {1, 2, 3, 4})
                QTest::addRow("%d+%d %s, seed %d", config.size, config.maxOverflow, qPrintable(orderName(config.order)),
                              seed)
                    << config;
        }
    }

    void agreesWithTheModel()
    {
        QFETCH(PoolConfig, config);
        std::mt19937 random(qHash(QByteArrayView(QTest::currentDataTag())));
        const auto below = [&random](int bound) { return int(random() % unsigned(bound)); };
        FakeBackend backend;
        auto clock = std::make_shared<HandClock>();
        Pool pool(u"model"_s, backend.creator(), config, clock);
        Model model(config);
        job::JobContext job;
        std::vector<Held> held;
        for (int step = 0; step < 3000; ++step) {
            const int action = below(100);
            model.now = clock->now();
            if (action < 40 && held.size() < 12) {
                const auto wanted = model.borrow();
                auto got = pool.acquire(job);
                QCOMPARE(got.has_value(), wanted.has_value());
                if (got) {
                    QCOMPARE(numberOf(got->connection()), wanted->number);
                    held.push_back({*std::move(got), *wanted});
                }
            } else if (action < 85 && !held.empty()) {
                const auto chosen = held.begin() + below(int(held.size()));
                const bool asks = below(3) == 0;
                const bool broken = asks && !chosen->lease->execute(job, "SELECT 1", {});
                QCOMPARE(broken, asks && chosen->modelled.age != model.age);
                model.giveBack(chosen->modelled, broken);
                held.erase(chosen);
            } else if (action < 90) {
                clock->advance(std::chrono::milliseconds(below(900)));
            } else if (action < 93) {
                backend.restart();
                ++model.age;
            } else if (action < 94) {
                pool.evict();
                model.evict();
            }
            // the pool's own thread does it at any time
            pool.tend(job);
            model.now = clock->now();
            model.tend();
            const pool::PoolFigures figures = pool.figures();
            QCOMPARE(figures.checkedOut, int(held.size()));
            QCOMPARE(figures.checkedOut, model.out);
            QCOMPARE(figures.checkedIn, int(model.idle.size()));
            QCOMPARE(figures.overflow, std::max(0, figures.total - config.size));
            until([&] { return backend.open == pool.figures().total; });
        }
    }

    // Nobody starves, nobody is forgotten, and the limit holds at every moment.
    void manyBorrowers_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("uses");
        QTest::addColumn<int>("overflow");
        QTest::newRow("a thousand on ten") << 1000 << 20 << 0;
        QTest::newRow("eight on ten") << 8 << 3000 << 0;
        QTest::newRow("forty on five and five above") << 40 << 300 << 5;
    }
    void manyBorrowers()
    {
        QFETCH(int, threads);
        QFETCH(int, uses);
        QFETCH(int, overflow);
        FakeBackend backend;
        Pool pool(u"many"_s, backend.creator(), {.size = 10 - overflow, .maxOverflow = overflow, .timeout = 120s});
        std::atomic<int> served = 0;
        std::atomic<int> failed = 0;
        std::atomic<int> out = 0;
        std::atomic<bool> exceeded = false;
        {
            std::vector<std::jthread> borrowers;
            for (int i = 0; i < threads; ++i) {
                borrowers.emplace_back([&, i] {
                    job::JobContext job;
                    for (int use = 0; use < uses; ++use) {
                        auto lease = pool.acquire(job, u"borrower"_s);
                        if (!lease) {
                            ++failed;
                            return;
                        }
                        exceeded = exceeded || ++out > 10;
                        ++served;
                        if ((i + use) % 97 == 0)
                            backend.restart();
                        if ((i + use) % 7 == 0)
                            static_cast<void>((*lease)->execute(job, "SELECT 1", {}));
                        if ((i + use) % 5 == 0)
                            std::this_thread::yield();
                        --out;
                    }
                });
            }
        }
        QCOMPARE(failed.load(), 0);
        QCOMPARE(served.load(), threads * uses);
        QVERIFY(!exceeded);
        const pool::PoolStatus status = pool.status();
        QCOMPARE(status.counters.checkouts, quint64(threads * uses));
        QCOMPARE(status.counters.returns, status.counters.checkouts);
        QCOMPARE(status.wait.total(), status.counters.checkouts);
        QCOMPARE(status.now.checkedOut, 0);
        QCOMPARE(status.now.waiting, 0);
        QCOMPARE(status.counters.timeouts, 0U);
        qInfo("the longest wait: %.1f ms", double(status.wait.longest().count()) / 1e6);
    }

    // Everything at once that may be done to a pool from outside.
    void handsFromEverywhere()
    {
        FakeBackend backend;
        Pool pool(u"hands"_s, backend.creator(), {.size = 4, .maxOverflow = 2, .timeout = 60s, .minIdle = 1});
        std::atomic<int> failed = 0;
        {
            std::jthread meddler([&pool, &backend](const std::stop_token &stop) {
                job::JobContext job;
                for (int i = 0; !stop.stop_requested(); ++i) {
                    static_cast<void>(pool.setConfig({.size = 1 + i % 5, .maxOverflow = i % 3, .timeout = 60s}));
                    pool.suspend();
                    static_cast<void>(pool.status());
                    pool.evict();
                    pool.resume();
                    backend.restart();
                    pool.tend(job);
                    static_cast<void>(pool.history());
                }
            });
            std::vector<std::jthread> borrowers;
            for (int i = 0; i < 8; ++i) {
                borrowers.emplace_back([&, i] {
                    for (int use = 0; use < 400; ++use) {
                        std::stop_source stop;
                        job::JobContext job(stop.get_token());
                        if ((i + use) % 50 == 0)
                            stop.request_stop();
                        auto lease = pool.acquire(job);
                        if (!lease)
                            failed += lease.error().kind != ErrorKind::Cancelled;
                        else if (use % 11 == 0)
                            lease->discard();
                        else if (use % 13 == 0)
                            static_cast<void>(lease->detach());
                    }
                });
            }
        }
        QCOMPARE(failed.load(), 0);
        QCOMPARE(pool.figures().checkedOut, 0);
        QCOMPARE(pool.figures().waiting, 0);
        QCOMPARE(backend.open.load(), pool.figures().total);
    }
};

TIDEMARK_TEST(PoolModelTest)
#include "tst_poolmodel.moc"
