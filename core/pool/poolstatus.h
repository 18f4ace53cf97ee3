// SPDX-License-Identifier: GPL-3.0-or-later
// What a pool tells of itself. Plain data, any thread.
#pragma once

#include "base/error.h"
#include "pool/histogram.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace tidemark::pool {

// How many connections there are, and where, at one moment.
struct PoolFigures
{
    int size = 0;
    std::optional<int> limit = {}; // size and overflow together; none: unlimited
    int checkedIn = 0;
    int checkedOut = 0;
    int connecting = 0; // on their way
    int overflow = 0;   // above size; never negative
    int invalid = 0;    // known to be dead or too old, and not closed yet; part of the others
    int waiting = 0;    // borrowers
    int total = 0;      // checked in, checked out and connecting

    bool operator==(const PoolFigures &) const = default;
};

// Since the pool was made.
struct PoolCounters
{
    quint64 checkouts = 0;
    quint64 returns = 0;
    quint64 timeouts = 0;
    quint64 cancelled = 0; // waits that were stopped
    quint64 creations = 0;
    quint64 failures = 0; // of creations
    quint64 closed = 0;
    quint64 invalidations = 0; // of a generation
    quint64 leaks = 0;
    quint64 pings = 0;
    quint64 pingFailures = 0;

    bool operator==(const PoolCounters &) const = default;
};

// A connection that is out, and with whom.
struct LeaseInfo
{
    QString borrower; // label
    QString place;    // "runner.cpp:120 apply"
    Histogram::Duration age{};
    bool leaked = false;

    bool operator==(const LeaseInfo &) const = default;
};

struct PoolStatus
{
    QString name;
    PoolFigures now;
    PoolCounters counters;
    Histogram wait;                        // of borrowers that got a connection, in ns
    Histogram use;                         // from checkout to return
    Histogram creation;                    // of connections that were made
    std::vector<LeaseInfo> leases;         // the oldest first
    std::optional<Error> lastFailure = {}; // of the last creation that failed
    Histogram::Duration sinceLastFailure{};
    bool suspended = false;
    bool disposed = false;
};

// One point of a pool's history.
struct PoolSample
{
    qint64 at = 0; // ms since 1970, UTC
    PoolFigures now;
    PoolCounters counters;
};

// "Pool size: 5  Connections in pool: 1 Current Overflow: 0 Current Checked out connections: 2". Source: SQLAlchemy,
// QueuePool.status(), whose overflow may be negative; ours is not.
[[nodiscard]] QString statusText(const PoolFigures &figures);

} // namespace tidemark::pool
