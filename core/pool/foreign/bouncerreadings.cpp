// SPDX-License-Identifier: GPL-3.0-or-later
// PgBouncer's pools as readings.
#include "pool/foreign/pgbouncer.h"

#include <algorithm>

namespace tidemark::pool {

using namespace Qt::StringLiterals;

// The sum of what is told; absent when nothing is.
static std::optional<qint64> sum(std::initializer_list<std::optional<qint64>> parts)
{
    std::optional<qint64> all;
    for (const auto &part : parts) {
        if (part)
            all = all.value_or(0) + *part;
    }
    return all;
}

static const BouncerDatabase *databaseNamed(const std::vector<BouncerDatabase> &databases, const QString &name)
{
    const auto found = std::ranges::find(databases, name, &BouncerDatabase::name);
    return found == databases.end() ? nullptr : &*found;
}

static void addLimits(PoolReading &reading, const BouncerDatabase &database)
{
    reading.suspended = database.paused || database.disabled;
    if (!database.poolSize || *database.poolSize <= 0)
        return;
    reading.limit = *database.poolSize + database.reserve.value_or(0);
    if (database.mostConnections.value_or(0) > 0)
        reading.limit = std::min(*reading.limit, *database.mostConnections);
    if (reading.total)
        reading.overflow = std::max<qint64>(0, *reading.total - *database.poolSize);
}

static void addCounters(PoolReading &reading, const BouncerStats &stats)
{
    reading.checkouts = stats.assignments;
    if (stats.waitTime && stats.assignments.value_or(0) > 0)
        reading.meanWait = *stats.waitTime / *stats.assignments;
}

static PoolReading readingOf(const BouncerPool &pool)
{
    PoolReading reading{.pool = pool.database + u'/' + pool.user, .database = pool.database};
    reading.checkedIn = sum({pool.serversIdle, pool.serversUsed, pool.serversTested});
    reading.checkedOut = sum({pool.serversActive, pool.serversCancelled});
    reading.connecting = pool.serversLogin;
    reading.waiting = pool.clientsWaiting;
    reading.total = sum({reading.checkedIn, reading.checkedOut, reading.connecting});
    if (pool.clientsWaiting.value_or(0) > 0)
        reading.longestWait = pool.longestWait;
    return reading;
}

std::vector<PoolReading> readingsOf(const std::vector<BouncerPool> &pools,
                                    const std::vector<BouncerDatabase> &databases,
                                    const std::vector<BouncerStats> &stats, const QString &source, qint64 at)
{
    std::vector<PoolReading> readings;
    for (const BouncerPool &pool : pools) {
        PoolReading reading = readingOf(pool);
        reading.source = source;
        reading.at = at;
        if (const BouncerDatabase *database = databaseNamed(databases, pool.database))
            addLimits(reading, *database);
        const bool isOnly = std::ranges::count(pools, pool.database, &BouncerPool::database) == 1;
        const auto counted = std::ranges::find(stats, pool.database, &BouncerStats::database);
        if (isOnly && counted != stats.end())
            addCounters(reading, *counted);
        readings.push_back(std::move(reading));
    }
    std::ranges::sort(readings, {}, &PoolReading::pool);
    return readings;
}

Result<std::vector<PoolReading>> readBouncer(job::JobContext &job, sql::Connection &console, qint64 at)
{
    const auto pools = TRY(showPools(job, console));
    const auto databases = TRY(showDatabases(job, console));
    const auto stats = TRY(showStats(job, console));
    const sql::ServerInfo &server = console.server();
    return readingsOf(pools, databases, stats, server.product + u' ' + server.versionText, at);
}

} // namespace tidemark::pool
