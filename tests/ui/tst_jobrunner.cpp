// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testmain.h"
#include "ui/fixture.h"

#include <QtTest/QtTest>

#include <semaphore>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Work that waits until the test lets it go, or until it is stopped.
struct Gate
{
    std::binary_semaphore entered{0};
    std::mutex mutex;
    std::condition_variable_any changed;
    bool open = false;

    Result<int> pass(job::JobContext &job, int value)
    {
        entered.release();
        std::unique_lock lock(mutex);
        changed.wait(lock, job.stopToken(), [this] { return open; });
        TRY(job.check());
        return value;
    }
    void letGo()
    {
        const std::scoped_lock lock(mutex);
        open = true;
        changed.notify_all();
    }
};

} // namespace

class JobRunnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deliversOnThisThread()
    {
        JobRunner jobs(std::make_shared<SystemClock>());
        std::optional<int> result;
        QThread *workedOn = nullptr;
        QThread *deliveredOn = nullptr;
        jobs.run(
            this, {.title = u"sum"_s},
            [&](job::JobContext &) -> Result<int> {
                workedOn = QThread::currentThread();
                return 42;
            },
            [&](Result<int> value) {
                deliveredOn = QThread::currentThread();
                result = value.value();
            });
        QVERIFY(jobs.isBusy(this));
        EVENTUALLY(result);
        QCOMPARE(*result, 42);
        QVERIFY(workedOn != deliveredOn);
        QCOMPARE(deliveredOn, QThread::currentThread());
        QVERIFY(!jobs.isBusy());
        QCOMPARE(jobs.tasks()->at(0).state, TaskState::Done);
    }

    void forgetsAnOwnerThatWent()
    {
        JobRunner jobs(std::make_shared<SystemClock>());
        QSignalSpy idle(&jobs, &JobRunner::idle);
        Gate gate;
        bool delivered = false;
        auto owner = std::make_unique<QObject>();
        jobs.run(
            owner.get(), {.title = u"orphan"_s}, [&](job::JobContext &job) { return gate.pass(job, 1); },
            [&](const Result<int> &) { delivered = true; });
        gate.entered.acquire();
        owner.reset(); // asks the work to stop, too
        QVERIFY(idle.wait(10s));
        QVERIFY(!delivered);
    }

    void newerSupersedes()
    {
        JobRunner jobs(std::make_shared<SystemClock>());
        QSignalSpy idle(&jobs, &JobRunner::idle);
        Gate gate;
        QList<int> results;
        const auto done = [&](const Result<int> &value) { results << value.value_or(-1); };
        jobs.run(
            this, {.title = u"old"_s, .slot = u"search"_s}, [&](job::JobContext &job) { return gate.pass(job, 1); },
            done);
        gate.entered.acquire();
        jobs.run(
            this, {.title = u"new"_s, .slot = u"search"_s}, [](job::JobContext &) -> Result<int> { return 2; }, done);
        QVERIFY(idle.wait(10s));
        QCOMPARE(results, QList<int>{2});
    }

    void cancelDeliversAResult()
    {
        JobRunner jobs(std::make_shared<SystemClock>());
        Gate gate;
        std::optional<Result<int>> result;
        const JobId id = jobs.run(
            this, {.title = u"long"_s}, [&](job::JobContext &job) { return gate.pass(job, 1); },
            [&](Result<int> value) { result = std::move(value); });
        gate.entered.acquire();
        jobs.cancel(id);
        QCOMPARE(jobs.tasks()->find(id)->state, TaskState::Stopping);
        EVENTUALLY(result);
        QCOMPARE(result->error().kind, ErrorKind::Cancelled);
        QCOMPARE(jobs.tasks()->find(id)->state, TaskState::Cancelled);
    }

    void cancelOfWaitingWorkDeliversAResult()
    {
        JobRunner jobs(std::make_shared<SystemClock>());
        const LaneId lane = jobs.newLane();
        Gate gate;
        QStringList order;
        bool secondRan = false;
        jobs.run(
            this, {.title = u"first"_s, .lane = lane}, [&](job::JobContext &job) { return gate.pass(job, 1); },
            [&](const Result<int> &) { order << u"first"_s; });
        const JobId second = jobs.run(
            this, {.title = u"second"_s, .lane = lane},
            [&](job::JobContext &) -> Result<int> {
                secondRan = true;
                return 2;
            },
            [&](const Result<int> &value) { order << (value ? u"second"_s : u"second was cancelled"_s); });
        gate.entered.acquire();
        jobs.cancel(second);
        EVENTUALLY(order == QStringList{u"second was cancelled"_s});
        gate.letGo();
        EVENTUALLY(order.size() == 2);
        QVERIFY(!secondRan);
    }

    void lanesKeepTheirOrder()
    {
        JobRunner jobs(std::make_shared<SystemClock>());
        QSignalSpy idle(&jobs, &JobRunner::idle);
        const LaneId lane = jobs.newLane();
        std::atomic<int> atOnce = 0;
        std::atomic<int> most = 0;
        QList<int> order;
        for (int i = 0; i < 20; ++i) {
            jobs.run(
                this, {.title = u"step"_s, .lane = lane},
                [&, i](job::JobContext &) -> Result<int> {
                    most = std::max(most.load(), ++atOnce);
                    --atOnce;
                    return i;
                },
                [&](const Result<int> &value) { order << *value; });
        }
        QVERIFY(idle.wait(10s));
        QCOMPARE(most.load(), 1);
        QVERIFY(std::ranges::is_sorted(order));
        QCOMPARE(order.size(), 20);
    }

    void progressIsPassedOnAtMost30TimesASecond()
    {
        JobRunner jobs(std::make_shared<SystemClock>());
        QSignalSpy idle(&jobs, &JobRunner::idle);
        QSignalSpy changes(jobs.tasks(), &QAbstractItemModel::dataChanged);
        QElapsedTimer clock;
        clock.start();
        jobs.run(
            this, {.title = u"many steps"_s},
            [](job::JobContext &job) -> Result<int> {
                for (int i = 0; i < 100'000; ++i)
                    job.report({.what = u"step"_s, .done = i, .total = 100'000});
                return 0;
            },
            [](const Result<int> &) {});
        QVERIFY(idle.wait(10s));
        // Beside running and finished, one for each 33 ms at most.
        QVERIFY2(changes.size() <= 3 + clock.elapsed() / 33, qPrintable(QString::number(changes.size())));
    }

    void quietSuccessLeavesNoLine()
    {
        JobRunner jobs(std::make_shared<SystemClock>());
        QSignalSpy idle(&jobs, &JobRunner::idle);
        jobs.run(
            this, {.title = u"quiet"_s, .quiet = true}, [](job::JobContext &) -> Result<int> { return 0; },
            [](const Result<int> &) {});
        QVERIFY(idle.wait(10s));
        QCOMPARE(jobs.tasks()->rowCount(), 0);
        jobs.run(
            this, {.title = u"quiet"_s, .quiet = true},
            [](job::JobContext &) -> Result<int> { return fail(ErrorKind::Io, u"no"_s); }, [](const Result<int> &) {});
        QVERIFY(idle.wait(10s));
        QCOMPARE(jobs.tasks()->rowCount(), 1);
        QCOMPARE(jobs.tasks()->at(0).state, TaskState::Failed);
    }

    void goingAwayStopsTheWork()
    {
        Gate gate;
        {
            JobRunner jobs(std::make_shared<SystemClock>());
            jobs.run(
                this, {.title = u"endless"_s}, [&](job::JobContext &job) { return gate.pass(job, 1); },
                [](const Result<int> &) { QFAIL("delivered by a runner that is gone"); });
            gate.entered.acquire();
        }
        QCoreApplication::processEvents();
    }

    void taskModelIsSound()
    {
        TaskModel model(std::make_shared<SystemClock>());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (JobId id = 1; id <= 250; ++id) {
            model.add(id, u"task"_s, false);
            model.setRunning(id);
            const Error error = fail(ErrorKind::Io, u"disk full"_s).error();
            model.setFinished(id, id % 2 == 0 ? &error : nullptr);
        }
        QCOMPARE(model.rowCount(), int(TaskModel::finishedLimit));
        model.clearFinished();
        QCOMPARE(model.rowCount(), 0);
    }
};

TIDEMARK_TEST(JobRunnerTest)
#include "tst_jobrunner.moc"
