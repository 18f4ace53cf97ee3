// SPDX-License-Identifier: GPL-3.0-or-later
// pg_stat_database, and checkpoints: pg_stat_checkpointer since 17, pg_stat_bgwriter before.
#include "base/text.h"
#include "drivers/postgres/serverwatch.h"
#include "drivers/postgres/watch.h"

namespace tidemark::postgres {

static QByteArray checkpointQuery(int major)
{
    if (major >= 17)
        return R"(
            SELECT c.num_timed, c.num_requested, c.write_time, c.sync_time, c.buffers_written,
                   b.buffers_clean, b.maxwritten_clean, )" +
               micros("c.stats_reset") + " FROM pg_stat_checkpointer c, pg_stat_bgwriter b";
    return R"(
            SELECT checkpoints_timed, checkpoints_req, checkpoint_write_time, checkpoint_sync_time, buffers_checkpoint,
                   buffers_clean, maxwritten_clean, )" +
           micros("stats_reset") + " FROM pg_stat_bgwriter";
}

static const QByteArray serverQuery =
    "SELECT " + micros("clock_timestamp()") + ", " + micros("pg_postmaster_start_time()") + R"(,
           pg_is_in_recovery(),
           (SELECT sum(numbackends)::int FROM pg_stat_database),
           current_setting('max_connections')::int)";

// The size of a database may be asked by who may connect to it.
static const QByteArray databaseQuery = R"(
    SELECT s.datname, s.numbackends, s.xact_commit, s.xact_rollback, s.blks_hit, s.blks_read, s.temp_files,
           s.temp_bytes, s.deadlocks, s.conflicts,
           CASE WHEN has_database_privilege(d.oid, 'CONNECT') OR pg_has_role('pg_read_all_stats', 'USAGE')
                THEN pg_database_size(d.oid)
           END,
           age(d.datfrozenxid), )" + micros("s.stats_reset") +
                                        R"(,
           d.datname = current_database()
    FROM pg_database d JOIN pg_stat_database s ON s.datid = d.oid
    WHERE NOT d.datistemplate
    ORDER BY d.datname)";

static watch::DatabaseFigures databaseOf(const Row &row)
{
    return {.name = row.text(0),
            .sessions = row.integer(1),
            .commits = row.integer(2),
            .rollbacks = row.integer(3),
            .blocksHit = row.integer(4),
            .blocksRead = row.integer(5),
            .tempFiles = row.integer(6),
            .tempBytes = row.integer(7),
            .deadlocks = row.integer(8),
            .conflicts = row.integer(9),
            .bytes = integerOrNone(row, 10),
            .freezeAge = row.integer(11),
            .since = momentOf(row, 12),
            .isCurrent = row.flag(13)};
}

Result<watch::ServerFigures> ServerWatch::figures(job::JobContext &job, sql::Connection &connection) const
{
    watch::ServerFigures all;
    TRY(readRows(job, connection, serverQuery, [&](const Row &row) {
        all.at = momentOf(row, 0);
        all.started = momentOf(row, 1);
        all.inRecovery = row.flag(2);
        all.connections = row.small(3);
        all.connectionLimit = row.small(4);
    }));
    TRY(readRows(job, connection, checkpointQuery(majorOf(connection)), [&](const Row &row) {
        all.checkpoints = {.timed = row.integer(0),
                           .requested = row.integer(1),
                           .writeMs = real(row, 2),
                           .syncMs = real(row, 3),
                           .buffersWritten = row.integer(4),
                           .buffersCleaned = integerOrNone(row, 5),
                           .backendFullStops = integerOrNone(row, 6),
                           .since = momentOf(row, 7)};
    }));
    bool hides = false;
    TRY(readRows(job, connection, databaseQuery, [&](const Row &row) {
        all.databases.push_back(databaseOf(row));
        hides = hides || all.databases.back().bytes < 0;
    }));
    if (hides)
        all.omissions.push_back(lacksStatistics(connection, tr("the size of databases that it may not connect to")));
    return all;
}

} // namespace tidemark::postgres
