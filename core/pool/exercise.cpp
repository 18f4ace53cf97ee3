// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/exercise.h"

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
};

} // namespace

static Result<void> useOnce(job::JobContext &job, Pool &pool, const sql::SqlText &query, const Clock &clock, Part &part)
{
    const auto asked = clock.now();
    const Lease lease = TRY(pool.acquire(job, u"pool bench"_s));
    const auto got = clock.now();
    part.checkout.record(got - asked);
    if (query.text.isEmpty())
        return {};
    TRY(lease->execute(job, query, {}));
    part.query.record(clock.now() - got);
    return {};
}

static void work(job::JobContext &job, Pool &pool, const sql::SqlText &query, Part &part)
{
    const TickClock clock;
    while (!job.stopRequested()) {
        auto done = useOnce(job, pool, query, clock, part);
        if (done) {
            ++part.uses;
        } else if (done.error().kind != ErrorKind::Cancelled || !job.stopRequested()) {
            ++part.errors;
            if (!part.firstError)
                part.firstError = std::move(done).error();
        }
    }
}

static ExerciseReport sum(const std::vector<Part> &parts)
{
    ExerciseReport report;
    for (const Part &part : parts) {
        report.uses += part.uses;
        report.errors += part.errors;
        report.checkout.add(part.checkout);
        report.query.add(part.query);
        if (!report.firstError)
            report.firstError = part.firstError;
    }
    return report;
}

Result<ExerciseReport> exercise(job::JobContext &job, Pool &pool, const ExerciseOptions &options)
{
    Part first;
    TRY(useOnce(job, pool, options.query, TickClock(), first));
    std::stop_source over;
    const std::stop_callback onStop(job.stopToken(), [&over] { over.request_stop(); });
    std::vector<Part> parts(size_t(std::max(options.threads, 1)));
    const auto begin = std::chrono::steady_clock::now();
    {
        std::vector<std::jthread> threads;
        for (Part &part : parts) {
            threads.emplace_back([&] {
                job::JobContext own(over.get_token());
                work(own, pool, options.query, part);
            });
        }
        // a stop ends the sleep, too
        std::mutex mutex;
        std::condition_variable_any sleeper;
        std::unique_lock lock(mutex);
        sleeper.wait_for(lock, job.stopToken(), options.duration, [] { return false; });
        over.request_stop();
    }
    ExerciseReport report = sum(parts);
    report.elapsed = std::chrono::steady_clock::now() - begin;
    report.status = pool.status();
    report.wasStopped = job.stopRequested();
    return report;
}

} // namespace tidemark::pool
