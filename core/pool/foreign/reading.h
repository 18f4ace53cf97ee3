// SPDX-License-Identifier: GPL-3.0-or-later
// What any pool tells of itself at one moment, whoever's pool it is: Tidemark's own, one behind PgBouncer, or one whose
// application offers metrics. What a source does not tell is absent. Plain data, any thread.
#pragma once

#include "pool/poolstatus.h"

#include <chrono>

namespace tidemark::pool {

struct WaitShare
{
    double share = 0; // 0 to 1: 0.99
    std::chrono::nanoseconds time{};
    bool operator==(const WaitShare &) const = default;
};

struct PoolReading
{
    using Duration = std::chrono::nanoseconds;

    QString source;        // "PgBouncer 1.24.1", "HikariCP"
    QString pool;          // its name there: "orders/app"
    QString database = {}; // of a pool behind PgBouncer, as its clients ask for it
    qint64 at = 0;         // ms since 1970, UTC

    std::optional<qint64> checkedIn = {};
    std::optional<qint64> checkedOut = {};
    std::optional<qint64> connecting = {};
    std::optional<qint64> overflow = {}; // above the regular size
    std::optional<qint64> invalid = {};
    std::optional<qint64> waiting = {}; // borrowers
    std::optional<qint64> total = {};
    std::optional<qint64> limit = {}; // absent: none, or not told

    // since the pool was made
    std::optional<qint64> checkouts = {};
    std::optional<qint64> timeouts = {};
    std::optional<qint64> creations = {};
    std::optional<qint64> leaks = {};

    std::optional<Duration> meanWait = {};
    std::optional<Duration> longestWait = {}; // of those that wait now
    std::vector<WaitShare> waits = {};        // what a share of all did not wait longer than; rising

    bool suspended = false; // borrowers wait until somebody resumes it

    bool operator==(const PoolReading &) const = default;
};

// A pool of ours. Percentiles are those of the whole time; absent before the first checkout.
[[nodiscard]] PoolReading readingOf(const PoolStatus &status, qint64 at);

// Checked out, as a share (0 to 1) of the limit; absent without both.
[[nodiscard]] std::optional<double> useOf(const PoolReading &reading);

} // namespace tidemark::pool
