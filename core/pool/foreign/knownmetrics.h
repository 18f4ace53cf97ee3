// SPDX-License-Identifier: GPL-3.0-or-later
// The names under which pools offer their metrics. For metrics.cpp alone. Source: the documentation of each; HikariCP
// has had names of its own before those of Micrometer, and programs in Go are seen through several collectors.
#pragma once

#include "pool/foreign/metrics.h"

#include <span>

namespace tidemark::pool {

struct KnownMetric
{
    std::string_view name;
    MetricRole role;
    double scale = 1;            // to seconds, for times
    std::string_view label = {}; // counts only with this label,
    std::string_view value = {}; // which has this value
};

struct KnownPool
{
    std::string_view title;
    std::span<const KnownMetric> metrics;
};

[[nodiscard]] std::span<const KnownPool> knownMetricPools();

// Readings of what pgbouncer_exporter offers, whose metrics of pools and databases have different labels; and the names
// that it needs.
[[nodiscard]] bool isExportedBouncer(std::string_view name);
[[nodiscard]] std::vector<PoolReading> exportedBouncers(const Exposition &metrics, qint64 at);

} // namespace tidemark::pool
