// SPDX-License-Identifier: GPL-3.0-or-later
// What pgbouncer_exporter offers, put back into PgBouncer's own words.
#include "pool/foreign/knownmetrics.h"
#include "pool/foreign/pgbouncer.h"

#include <cmath>
#include <map>

namespace tidemark::pool {

using namespace Qt::StringLiterals;

namespace {

template <class Row>
struct Field
{
    std::string_view name; // of the metric
    std::optional<qint64> Row::*number;
};

template <class Row>
struct TimeField
{
    std::string_view name;
    std::optional<PoolReading::Duration> Row::*time; // told in seconds
};

constexpr Field<BouncerPool> poolFields[] = {
    {"pgbouncer_pools_client_active_connections", &BouncerPool::clientsActive},
    {"pgbouncer_pools_client_waiting_connections", &BouncerPool::clientsWaiting},
    {"pgbouncer_pools_server_active_connections", &BouncerPool::serversActive},
    {"pgbouncer_pools_server_idle_connections", &BouncerPool::serversIdle},
    {"pgbouncer_pools_server_used_connections", &BouncerPool::serversUsed},
    {"pgbouncer_pools_server_testing_connections", &BouncerPool::serversTested},
    {"pgbouncer_pools_server_login_connections", &BouncerPool::serversLogin},
};

constexpr TimeField<BouncerPool> poolTimes[] = {
    {"pgbouncer_pools_client_maxwait_seconds", &BouncerPool::longestWait},
};

constexpr Field<BouncerDatabase> databaseFields[] = {
    {"pgbouncer_databases_pool_size", &BouncerDatabase::poolSize},
    {"pgbouncer_databases_reserve_pool", &BouncerDatabase::reserve},
    {"pgbouncer_databases_reserve_pool_size", &BouncerDatabase::reserve},
    {"pgbouncer_databases_max_connections", &BouncerDatabase::mostConnections},
    {"pgbouncer_databases_current_connections", &BouncerDatabase::connections},
};

constexpr Field<BouncerStats> statsFields[] = {
    {"pgbouncer_stats_server_assignments_total", &BouncerStats::assignments},
    {"pgbouncer_stats_sql_transactions_pooled_total", &BouncerStats::transactions},
    {"pgbouncer_stats_queries_pooled_total", &BouncerStats::queries},
};

constexpr TimeField<BouncerStats> statsTimes[] = {
    {"pgbouncer_stats_client_wait_seconds_total", &BouncerStats::waitTime},
    {"pgbouncer_stats_client_wait_seconds", &BouncerStats::waitTime},
};

constexpr std::string_view pausedName = "pgbouncer_databases_paused";
constexpr std::string_view disabledName = "pgbouncer_databases_disabled";

// One PgBouncer, of which an endpoint may offer several.
struct Bouncer
{
    std::map<std::pair<QString, QString>, BouncerPool> pools;
    std::map<QString, BouncerDatabase> databases;
    std::map<QString, BouncerStats> stats;
};

} // namespace

template <class Fields>
static const auto *fieldNamed(const Fields &fields, std::string_view name)
{
    for (const auto &field : fields) {
        if (field.name == name)
            return &field;
    }
    return static_cast<const std::remove_reference_t<decltype(fields[0])> *>(nullptr);
}

bool isExportedBouncer(std::string_view name)
{
    return name.starts_with("pgbouncer_") &&
           (fieldNamed(poolFields, name) || fieldNamed(poolTimes, name) || fieldNamed(databaseFields, name) ||
            fieldNamed(statsFields, name) || fieldNamed(statsTimes, name) || name == pausedName ||
            name == disabledName);
}

// What is left of the labels when those of PgBouncer's own rows are taken away: which one it is.
static Labels bouncerOf(Labels labels)
{
    for (const QString &own :
         {u"name"_s, u"host"_s, u"port"_s, u"database"_s, u"user"_s, u"force_user"_s, u"pool_mode"_s})
        labels.erase(own);
    return labels;
}

static PoolReading::Duration secondsOf(double value)
{
    return std::chrono::duration_cast<PoolReading::Duration>(std::chrono::duration<double>(value));
}

static bool takePool(Bouncer &bouncer, const MetricSample &sample, std::string_view name)
{
    const auto *field = fieldNamed(poolFields, name);
    const auto *time = fieldNamed(poolTimes, name);
    if (!field && !time)
        return false;
    const QString database = labelOf(sample.labels, u"database"_s);
    const QString user = labelOf(sample.labels, u"user"_s);
    BouncerPool &pool = bouncer.pools[{database, user}];
    pool.database = database;
    pool.user = user;
    if (field)
        pool.*field->number = qint64(sample.value);
    else
        pool.*time->time = secondsOf(sample.value);
    return true;
}

static bool takeDatabase(Bouncer &bouncer, const MetricSample &sample, std::string_view name)
{
    const auto *field = fieldNamed(databaseFields, name);
    const bool paused = name == pausedName;
    const bool disabled = name == disabledName;
    if (!field && !paused && !disabled)
        return false;
    BouncerDatabase &database = bouncer.databases[labelOf(sample.labels, u"name"_s)];
    database.name = labelOf(sample.labels, u"name"_s);
    if (field)
        database.*field->number = qint64(sample.value);
    database.paused = database.paused || (paused && sample.value != 0);
    database.disabled = database.disabled || (disabled && sample.value != 0);
    return true;
}

static void takeStats(Bouncer &bouncer, const MetricSample &sample, std::string_view name)
{
    const auto *field = fieldNamed(statsFields, name);
    const auto *time = fieldNamed(statsTimes, name);
    if (!field && !time)
        return;
    BouncerStats &stats = bouncer.stats[labelOf(sample.labels, u"database"_s)];
    stats.database = labelOf(sample.labels, u"database"_s);
    if (field)
        stats.*field->number = qint64(sample.value);
    else
        stats.*time->time = secondsOf(sample.value);
}

template <class Key, class Row>
static std::vector<Row> rowsOf(const std::map<Key, Row> &map)
{
    std::vector<Row> rows;
    for (const auto &[key, row] : map)
        rows.push_back(row);
    return rows;
}

std::vector<PoolReading> exportedBouncers(const Exposition &metrics, qint64 at)
{
    std::map<Labels, Bouncer> bouncers;
    for (const MetricSample &sample : metrics.samples) {
        const std::string name = sample.name.toStdString();
        const bool isUsable = std::isfinite(sample.value) && std::abs(sample.value) < 1e15;
        // the pool of the console leads to no server
        if (!isUsable || !isExportedBouncer(name) || labelOf(sample.labels, u"database"_s) == "pgbouncer"_L1)
            continue;
        Bouncer &bouncer = bouncers[bouncerOf(sample.labels)];
        if (!takePool(bouncer, sample, name) && !takeDatabase(bouncer, sample, name))
            takeStats(bouncer, sample, name);
    }
    std::vector<PoolReading> readings;
    for (const auto &[labels, bouncer] : bouncers) {
        const QString which = bouncers.size() > 1 ? u" ("_s + labelText(labels) + u')' : QString();
        std::ranges::move(readingsOf(rowsOf(bouncer.pools), rowsOf(bouncer.databases), rowsOf(bouncer.stats),
                                     u"PgBouncer"_s + which, at),
                          std::back_inserter(readings));
    }
    return readings;
}

} // namespace tidemark::pool
