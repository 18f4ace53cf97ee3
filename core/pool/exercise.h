// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps a pool busy for a while and measures it as its borrowers see it.
#pragma once

#include "pool/pool.h"

namespace tidemark::pool {

struct ExerciseOptions
{
    int threads = 8;
    std::chrono::milliseconds duration{5'000};
    sql::SqlText query = {}; // run in each use; without a text connections are only borrowed and returned
};

struct ExerciseReport
{
    std::chrono::nanoseconds elapsed{};
    quint64 uses = 0;   // that succeeded
    quint64 errors = 0; // others
    std::optional<Error> firstError = {};
    Histogram checkout; // as a borrower measures it, of every use
    Histogram query;    // empty without one
    Histogram cutOff;   // how long those uses had taken that the end found at work; neither uses nor, as a rule, errors
    PoolStatus status;  // of the pool afterwards
    bool wasStopped = false;

    // Uses a second.
    [[nodiscard]] double rate() const
    {
        return elapsed.count() == 0 ? 0 : double(uses) / std::chrono::duration<double>(elapsed).count();
    }
};

// Runs for the duration, or until the job is stopped. Errors of single uses are counted, among them those of a server
// that takes no note of being told to stop at the end, for which is waited some seconds. An error that a trial
// beforehand has is returned, as all others would have it, too; also when the query alone takes longer than the
// duration (Timeout).
[[nodiscard]] Result<ExerciseReport> exercise(job::JobContext &job, Pool &pool, const ExerciseOptions &options);

} // namespace tidemark::pool
