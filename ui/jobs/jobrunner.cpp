// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobrunner.h"

#include <mutex>

namespace tidemark::ui {

using namespace std::chrono_literals;

// 30 times a second is all that an eye can use.
static constexpr auto progressInterval = 33ms;
// A thread that does not come back within this time after the program was closed sits in the network; it is left
// behind.
static constexpr auto patienceAtExit = 3000ms;

struct JobRunner::Job
{
    JobId id = 0;
    JobSpec spec;
    QPointer<QObject> owner;
    const QObject *ownerKey = nullptr; // compares after the owner went; never followed
    ErasedWork work;
    ErasedDone done;
    std::stop_source stop;
    bool launched = false;
    bool superseded = false;
    const Error *error = nullptr; // written by the worker before finish() is posted

    std::mutex mutex;
    std::optional<job::Progress> progress; // the latest that was not yet passed on
};

JobRunner::JobRunner(std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
    , m_tasks(m_clock)
{
    // Work waits for servers more than it computes.
    m_pool.setMaxThreadCount(std::max(8, QThread::idealThreadCount()));
    m_progressTimer.setInterval(progressInterval);
    connect(&m_progressTimer, &QTimer::timeout, this, &JobRunner::passProgressOn);
}

JobRunner::~JobRunner()
{
    for (const auto &[id, job] : m_jobs)
        job->stop.request_stop();
    m_pool.waitForDone(int(patienceAtExit.count()));
}

JobId JobRunner::start(QObject *owner, JobSpec spec, ErasedWork work, ErasedDone done)
{
    if (!spec.slot.isEmpty())
        supersede(owner, spec.slot);

    auto job = std::make_shared<Job>();
    job->id = ++m_lastJob;
    job->spec = std::move(spec);
    job->owner = owner;
    job->ownerKey = owner;
    job->work = std::move(work);
    job->done = std::move(done);
    m_jobs.emplace(job->id, job);
    connect(owner, &QObject::destroyed, this, [this, id = job->id] { cancel(id); });
    if (job->spec.listed)
        m_tasks.add(job->id, job->spec.title, job->spec.quiet);

    if (job->spec.lane == 0) {
        launch(job);
    } else {
        auto &queue = m_lanes[job->spec.lane];
        queue.push_back(job->id);
        if (queue.size() == 1)
            launch(job);
    }
    return job->id;
}

void JobRunner::supersede(const QObject *owner, const QString &slot)
{
    std::vector<JobId> older;
    for (const auto &[id, job] : m_jobs) {
        if (job->ownerKey == owner && job->spec.slot == slot) {
            job->superseded = true;
            older.push_back(id);
        }
    }
    for (const JobId id : older)
        cancel(id);
}

void JobRunner::launch(const std::shared_ptr<Job> &job)
{
    job->launched = true;
    m_tasks.setRunning(job->id);
    m_progressTimer.start();
    m_pool.start([this, job] {
        job::JobContext context(job->stop.get_token(), [job = job.get()](const job::Progress &progress) {
            const std::scoped_lock lock(job->mutex);
            job->progress = progress;
        });
        job->error = job->work(context);
        QMetaObject::invokeMethod(this, [this, id = job->id] { finish(id); }, Qt::QueuedConnection);
    });
}

void JobRunner::cancel(JobId id)
{
    const auto at = m_jobs.find(id);
    if (at == m_jobs.end())
        return;
    const std::shared_ptr<Job> job = at->second;
    job->stop.request_stop();
    if (job->launched) {
        m_tasks.setStopping(id);
        return;
    }
    // It never began, so nothing will come back; still its owner hears of it, and not from within this call.
    std::erase(m_lanes[job->spec.lane], id);
    job->launched = true;
    static const Error cancelled = job::cancelledError();
    job->error = &cancelled;
    QMetaObject::invokeMethod(this, [this, id] { finish(id); }, Qt::QueuedConnection);
}

void JobRunner::cancelAll(const QObject *owner)
{
    std::vector<JobId> ids;
    for (const auto &[id, job] : m_jobs) {
        if (job->ownerKey == owner)
            ids.push_back(id);
    }
    for (const JobId id : ids)
        cancel(id);
}

bool JobRunner::isBusy(const QObject *owner) const
{
    return owner == nullptr
               ? !m_jobs.empty()
               : std::ranges::any_of(m_jobs, [&](const auto &entry) { return entry.second->ownerKey == owner; });
}

void JobRunner::finish(JobId id)
{
    const auto at = m_jobs.find(id);
    if (at == m_jobs.end())
        return;
    const std::shared_ptr<Job> job = at->second;
    m_jobs.erase(at);
    m_tasks.setFinished(id, job->error);
    startNextOf(job->spec.lane);
    if (m_jobs.empty())
        m_progressTimer.stop();

    if (job->owner && !job->superseded)
        job->done();
    if (m_jobs.empty())
        Q_EMIT idle();
}

void JobRunner::startNextOf(LaneId lane)
{
    const auto at = m_lanes.find(lane);
    if (at == m_lanes.end())
        return;
    auto &queue = at->second;
    if (!queue.empty() && !m_jobs.contains(queue.front()))
        queue.pop_front();
    if (queue.empty())
        m_lanes.erase(at);
    else if (const std::shared_ptr<Job> next = m_jobs.at(queue.front()); !next->launched)
        launch(next);
}

void JobRunner::passProgressOn()
{
    for (const auto &[id, job] : m_jobs) {
        std::optional<job::Progress> latest;
        {
            const std::scoped_lock lock(job->mutex);
            latest.swap(job->progress);
        }
        if (latest)
            m_tasks.setProgress(id, *latest);
    }
}

} // namespace tidemark::ui
