// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/exercise.h"

#include "base/text.h"
#include "base/tickclock.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace tidemark::pool {

using namespace Qt::StringLiterals;

namespace {

// One thread's part of the report, alone in its cache lines.
struct alignas(128) Part
{
    quint64 uses = 0;
    quint64 errors = 0;
    std::optional<Error> firstError = {};
    Histogram checkout = {};
    Histogram query = {};
    Clock::Duration asked{}; // when the last use began
    bool wasCutOff = false;  // the last use, by the end
};

} // namespace

static Result<void> useOnce(job::JobContext &job, Pool &pool, const sql::SqlText &query, const Clock &clock, Part &part)
{
    part.asked = clock.now();
    const Lease lease = TRY(pool.acquire(job, u"pool bench"_s));
    const auto got = clock.now();
    part.checkout.record(got - part.asked);
    if (query.text.isEmpty())
        return {};
    TRY(lease->execute(job, query, {}));
    part.query.record(clock.now() - got);
    return {};
}

static void work(job::JobContext &job, Pool &pool, const sql::SqlText &query, const Clock &clock, Part &part)
{
    while (!job.stopRequested()) {
        auto done = useOnce(job, pool, query, clock, part);
        if (done) {
            ++part.uses;
            continue;
        }
        const Error &error = done.error();
        part.wasCutOff = job.stopRequested() && error.kind == ErrorKind::Cancelled;
        // a server that does not even take note of being told to stop has failed
        if (part.wasCutOff && !error.breaksConnection)
            return;
        ++part.errors;
        if (!part.firstError)
            part.firstError = std::move(done).error();
    }
}

static ExerciseReport sum(const std::vector<Part> &parts, Clock::Duration end)
{
    ExerciseReport report;
    for (const Part &part : parts) {
        report.uses += part.uses;
        report.errors += part.errors;
        report.checkout.add(part.checkout);
        report.query.add(part.query);
        if (!report.firstError)
            report.firstError = part.firstError;
        if (part.wasCutOff)
            report.cutOff.record(end - part.asked);
    }
    return report;
}

static QString seconds(std::chrono::milliseconds time)
{
    return QString::number(double(time.count()) / 1000);
}

// False once the job is to stop. A stop ends the sleep.
static bool sleepFor(const job::JobContext &job, std::chrono::milliseconds time)
{
    std::mutex mutex;
    std::condition_variable_any sleeper;
    std::unique_lock lock(mutex);
    sleeper.wait_for(lock, job.stopToken(), time, [] { return false; });
    return !job.stopRequested();
}

// What goes wrong the first time goes wrong every time. Nor may it take longer than all that was asked for.
static Result<void> tryOnce(job::JobContext &job, Pool &pool, const ExerciseOptions &options)
{
    std::stop_source over;
    const std::stop_callback onStop(job.stopToken(), [&over] { over.request_stop(); });
    std::atomic<bool> isLate = false;
    Result<void> outcome;
    {
        const Lease lease = TRY(pool.acquire(job, u"pool bench"_s));
        if (options.query.text.isEmpty())
            return {};
        std::jthread limit([&](const std::stop_token &ended) {
            if (sleepFor(job::JobContext(ended), options.duration)) {
                isLate = true;
                over.request_stop();
            }
        });
        job::JobContext own(over.get_token());
        auto completed = lease->execute(own, options.query, {});
        if (!completed)
            outcome = Failure(std::move(completed).error().during(tr("trying the query once")));
    }
    if (outcome || !isLate || job.stopRequested())
        return outcome;
    return fail(ErrorKind::Timeout, tr("The query alone takes longer than %1 s").arg(seconds(options.duration)),
                tr("Give the run more time, or choose a query that takes less."));
}

Result<ExerciseReport> exercise(job::JobContext &job, Pool &pool, const ExerciseOptions &options)
{
    const TickClock clock;
    TRY(tryOnce(job, pool, options));
    std::stop_source over;
    std::vector<Part> parts(size_t(std::max(options.threads, 1)));
    const Clock::Duration begin = clock.now();
    Clock::Duration end = begin;
    {
        std::vector<std::jthread> threads;
        for (Part &part : parts) {
            threads.emplace_back([&] {
                job::JobContext own(over.get_token());
                work(own, pool, options.query, clock, part);
            });
        }
        [[maybe_unused]] const bool wasLeft = sleepFor(job, options.duration);
        end = clock.now();
        over.request_stop();
    }
    ExerciseReport report = sum(parts, end);
    report.elapsed = end - begin;
    report.status = pool.status();
    report.wasStopped = job.stopRequested();
    return report;
}

} // namespace tidemark::pool
