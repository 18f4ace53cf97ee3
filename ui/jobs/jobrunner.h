// SPDX-License-Identifier: GPL-3.0-or-later
// Runs work on pool threads and hands the result back to the GUI thread: the one place where the desktop makes threads.
// Everything here is called on the GUI thread; only the work itself runs elsewhere, and only its JobContext crosses
// over. A result is delivered while its owner lives, also after a cancel. Destroying the runner stops and awaits all
// work.
#pragma once

#include "base/clock.h"
#include "job/jobcontext.h"
#include "ui/jobs/taskmodel.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <deque>
#include <map>
#include <memory>

namespace tidemark::ui {

using LaneId = quint64;

struct JobSpec
{
    QString title;     // what people read in the task list
    QString slot = {}; // a newer run of the same owner and slot supersedes: the older is stopped and its result dropped
    LaneId lane = 0;   // jobs of one lane run one at a time, in order; 0: on any free thread
    bool quiet = false; // succeeds without leaving a line in the task list
    bool listed = true; // false: it is never in the task list, for what runs every second
};

class JobRunner : public QObject
{
    Q_OBJECT

public:
    explicit JobRunner(std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~JobRunner() override;

    // Runs work(JobContext &) -> Result<T> on a thread and then done(Result<T>) on this one, if the owner still lives.
    template <class Work, class Done>
    JobId run(QObject *owner, JobSpec spec, Work work, Done done)
    {
        using Outcome = std::invoke_result_t<Work &, job::JobContext &>;
        auto outcome = std::make_shared<Outcome>(Failure(job::cancelledError()));
        return start(
            owner, std::move(spec),
            [outcome, work = std::make_shared<Work>(std::move(work))](job::JobContext &job) -> const Error * {
                *outcome = (*work)(job);
                return *outcome ? nullptr : &outcome->error();
            },
            [outcome, done = std::make_shared<Done>(std::move(done))] { (*done)(std::move(*outcome)); });
    }

    // Asks a job to stop; its result is delivered when it did. An id that has finished is ignored.
    void cancel(JobId id);
    void cancelAll(const QObject *owner);

    [[nodiscard]] LaneId newLane() { return ++m_lastLane; }

    // True while a job of this owner waits or runs (any owner: null).
    [[nodiscard]] bool isBusy(const QObject *owner = nullptr) const;

    [[nodiscard]] TaskModel *tasks() { return &m_tasks; }

Q_SIGNALS:
    void idle();

private:
    // Returns the error of the work, to be read before the result is delivered; null when it went well.
    using ErasedWork = std::function<const Error *(job::JobContext &)>;
    using ErasedDone = std::function<void()>;
    struct Job;

    JobId start(QObject *owner, JobSpec spec, ErasedWork work, ErasedDone done);
    void supersede(const QObject *owner, const QString &slot);
    void launch(const std::shared_ptr<Job> &job);
    void finish(JobId id);
    void startNextOf(LaneId lane);
    void passProgressOn();

    std::shared_ptr<const Clock> m_clock;
    TaskModel m_tasks;
    QThreadPool m_pool;
    QTimer m_progressTimer;
    std::map<JobId, std::shared_ptr<Job>> m_jobs;
    std::map<LaneId, std::deque<JobId>> m_lanes; // the first of each is running
    JobId m_lastJob = 0;
    LaneId m_lastLane = 0;
};

} // namespace tidemark::ui
