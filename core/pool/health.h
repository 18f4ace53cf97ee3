// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a database answers: SELECT 1 under a time limit of its own, on a connection that is lent for it or opened for
// it. One check at a time; what came of it may be read from any thread.
#pragma once

#include "pool/alarm.h"
#include "pool/pool.h"

#include <mutex>

namespace tidemark::pool {

enum class HealthVerdict : quint8 {
    Unknown,   // not checked yet
    Healthy,   // the last check was answered
    Failing,   // it was not, and too few before it were not to be sure
    Unhealthy, // as many in a row failed as the limits say
};

struct HealthLimits
{
    std::chrono::milliseconds answer{1000};  // for the statement, and for the server to say anything at all
    std::chrono::milliseconds borrow{10000}; // for a connection of the pool, or a new one
    int failures = 3;                        // in a row are unhealthy
    bool operator==(const HealthLimits &) const = default;
};

struct HealthState
{
    HealthVerdict verdict = HealthVerdict::Unknown;
    int failures = 0; // in a row
    quint64 checks = 0;
    std::optional<Histogram::Duration> latency = {}; // of the last check that was answered
    Histogram latencies = {};
    std::optional<Error> lastError = {}; // of the last check that was not
    qint64 checkedAt = 0;                // ms since 1970, UTC
    qint64 since = 0;                    // when the last run of answers or of failures began; ms since 1970, UTC
};

class HealthCheck
{
public:
    explicit HealthCheck(HealthLimits limits = {},
                         std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>());

    // Asks a connection. Returns how long the answer took, without the way to the connection. A connection that stays
    // silent is afterwards only good for being dropped. Errors: Timeout, those of the statement, Cancelled, which says
    // nothing of the server and is not counted.
    [[nodiscard]] Result<Histogram::Duration> check(job::JobContext &job, sql::Connection &connection,
                                                    const dialect::Dialect &dialect);

    // Borrows a connection of the pool for it; that none comes free in time counts as a failure, too.
    [[nodiscard]] Result<Histogram::Duration> check(job::JobContext &job, Pool &pool);

    // Asks over a connection that nobody needs just now, as Pool::look() takes it: in nobody's way, and no lease. When
    // the pool has none to spare nothing is asked and nothing counted.
    [[nodiscard]] Result<LookOutcome> checkAside(job::JobContext &job, Pool &pool);

    // Opens a connection for it.
    [[nodiscard]] Result<Histogram::Duration> check(job::JobContext &job, const Creator &creator);

    [[nodiscard]] HealthState state() const;

private:
    using Latency = Result<Histogram::Duration>;

    [[nodiscard]] Latency ask(job::JobContext &job, sql::Connection &connection, const dialect::Dialect &dialect) const;
    [[nodiscard]] Latency noted(Latency outcome);
    [[nodiscard]] Latency askLease(job::JobContext &job, Pool &pool);
    [[nodiscard]] Latency askNew(job::JobContext &job, const Creator &creator);

    const HealthLimits m_limits;
    const std::shared_ptr<const Clock> m_clock;
    Alarms m_alarms;
    mutable std::mutex m_mutex;
    HealthState m_state;
};

// The stable spellings: "unknown", "healthy", "failing", "unhealthy".
[[nodiscard]] QString verdictName(HealthVerdict verdict);

} // namespace tidemark::pool
