// SPDX-License-Identifier: GPL-3.0-or-later
// What metrics may tell, by name.
#include "pool/foreign/metrics.h"

#include <array>

namespace tidemark::pool {

using namespace Qt::StringLiterals;

static constexpr std::array roles{"checked-in"_L1, "checked-out"_L1, "connecting"_L1, "overflow"_L1,     "waiting"_L1,
                                  "total"_L1,      "limit"_L1,       "size"_L1,       "max-overflow"_L1, "checkouts"_L1,
                                  "timeouts"_L1,   "creations"_L1,   "wait"_L1,       "wait-seconds"_L1, "waits"_L1};

QString roleName(MetricRole role)
{
    return roles[size_t(role)];
}

std::optional<MetricRole> roleOf(const QString &name)
{
    for (size_t i = 0; i < roles.size(); ++i) {
        if (name == roles[i])
            return MetricRole(i);
    }
    return {};
}

QStringList roleNames()
{
    QStringList names;
    for (const QLatin1StringView name : roles)
        names << name;
    return names;
}

namespace {

struct Hint
{
    QLatin1StringView part;
    MetricRole role;
};

// The first that occurs counts, so what is longer or more certain stands before what is shorter.
constexpr Hint hints[] = {
    {"timeout"_L1, MetricRole::Timeouts},
    {"max_overflow"_L1, MetricRole::MostOverflow},
    {"overflow"_L1, MetricRole::Overflow},
    {"checkouts"_L1, MetricRole::Checkouts},
    {"acquires"_L1, MetricRole::Checkouts},
    {"created"_L1, MetricRole::Creations},
    {"creations"_L1, MetricRole::Creations},
    {"wait_seconds"_L1, MetricRole::Wait},
    {"wait_duration"_L1, MetricRole::Wait},
    {"acquire_seconds"_L1, MetricRole::Wait},
    {"pending"_L1, MetricRole::Waiting},
    {"waiting"_L1, MetricRole::Waiting},
    {"waiters"_L1, MetricRole::Waiting},
    {"checkedout"_L1, MetricRole::CheckedOut},
    {"checked_out"_L1, MetricRole::CheckedOut},
    {"in_use"_L1, MetricRole::CheckedOut},
    {"acquired"_L1, MetricRole::CheckedOut},
    {"borrowed"_L1, MetricRole::CheckedOut},
    {"active"_L1, MetricRole::CheckedOut},
    {"busy"_L1, MetricRole::CheckedOut},
    {"used"_L1, MetricRole::CheckedOut},
    {"checkedin"_L1, MetricRole::CheckedIn},
    {"checked_in"_L1, MetricRole::CheckedIn},
    {"available"_L1, MetricRole::CheckedIn},
    {"idle"_L1, MetricRole::CheckedIn},
    {"free"_L1, MetricRole::CheckedIn},
    {"max"_L1, MetricRole::Limit},
    {"limit"_L1, MetricRole::Limit},
    {"open"_L1, MetricRole::Total},
    {"total"_L1, MetricRole::Total},
    {"size"_L1, MetricRole::Total},
};

} // namespace

std::optional<MetricRole> likelyRole(const QString &metric)
{
    for (const Hint &hint : hints) {
        if (metric.contains(hint.part, Qt::CaseInsensitive))
            return hint.role;
    }
    return {};
}

} // namespace tidemark::pool
