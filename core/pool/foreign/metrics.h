// SPDX-License-Identifier: GPL-3.0-or-later
// Readings of pools out of metrics: families of known pools are found by their names, others are chosen by hand. Plain
// data and pure functions, any thread.
#pragma once

#include "pool/foreign/exposition.h"
#include "pool/foreign/reading.h"

namespace tidemark::pool {

// What a metric tells of a pool.
enum class MetricRole : quint8 {
    CheckedIn,
    CheckedOut,
    Connecting,
    Overflow,
    Waiting,
    Total,
    Limit,
    Size, // with MostOverflow the limit
    MostOverflow,
    Checkouts,
    Timeouts,
    Creations,
    Wait,        // a histogram or summary, in seconds
    WaitSeconds, // the sum of all waits; with Waits, or else Checkouts, the mean
    Waits,       // how many waited
};

// A metric that a person chose; its labels tell pools apart.
struct MetricChoice
{
    QString metric;
    MetricRole role = MetricRole::CheckedOut;
    bool operator==(const MetricChoice &) const = default;
};

// What readingsOf() looks at, for readExposition().
[[nodiscard]] MetricFilter poolMetrics(const std::vector<MetricChoice> &choices = {});

// A reading for each pool, in the order of sources and names. Values that are no numbers are left out, negative ones
// read as zero, and a limit of zero is none.
[[nodiscard]] std::vector<PoolReading> readingsOf(const Exposition &metrics, const std::vector<MetricChoice> &choices,
                                                  qint64 at);

// For people: "HikariCP", "SQLAlchemy" …
[[nodiscard]] QStringList knownPools();

// The stable spellings: "checked-in", "checked-out", "waiting", "limit" …
[[nodiscard]] QString roleName(MetricRole role);
[[nodiscard]] std::optional<MetricRole> roleOf(const QString &name);
[[nodiscard]] QStringList roleNames();

// What the name of a metric suggests: "app_db_in_use" is checked out.
[[nodiscard]] std::optional<MetricRole> likelyRole(const QString &metric);

} // namespace tidemark::pool
