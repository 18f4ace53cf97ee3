// SPDX-License-Identifier: GPL-3.0-or-later
// What VACUUM left to do, and which run. A table's own settings go before the server's.
#include "base/text.h"
#include "drivers/postgres/serverwatch.h"
#include "drivers/postgres/watch.h"

namespace tidemark::postgres {

static QByteArray option(const char *name, const char *type, const char *setting)
{
    return "coalesce((SELECT option_value FROM pg_options_to_table(c.reloptions) WHERE option_name = '" +
           QByteArray(name) + "')::" + type + ", current_setting('" + setting + "')::" + type + ")";
}

static QByteArray tableQuery()
{
    return R"(
        SELECT n.nspname, c.relname, s.n_live_tup, s.n_dead_tup, s.n_mod_since_analyze,
               )" +
           micros("greatest(s.last_vacuum, s.last_autovacuum)") + R"(,
               )" +
           micros("greatest(s.last_analyze, s.last_autoanalyze)") + R"(,
               s.last_autovacuum IS NOT NULL AND s.last_autovacuum >= coalesce(s.last_vacuum, s.last_autovacuum),
               ()" +
           option("autovacuum_vacuum_threshold", "bigint", "autovacuum_vacuum_threshold") + " + " +
           option("autovacuum_vacuum_scale_factor", "float8", "autovacuum_vacuum_scale_factor") + R"(
                   * greatest(c.reltuples, 0))::bigint,
               age(c.relfrozenxid),
               least()" +
           option("autovacuum_freeze_max_age", "bigint", "autovacuum_freeze_max_age") + R"(,
                     current_setting('autovacuum_freeze_max_age')::bigint),
               NOT )" +
           option("autovacuum_enabled", "bool", "autovacuum") + ", " + micros("clock_timestamp()") + R"(
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_stat_all_tables s ON s.relid = c.oid
        WHERE c.relkind IN ('r', 'm')
          AND n.nspname !~ '^pg_(toast|temp)' AND n.nspname <> 'information_schema'
        ORDER BY s.n_dead_tup DESC, age(c.relfrozenxid) DESC, n.nspname, c.relname
        LIMIT 500)";
}

static const QByteArray runningQuery = R"(
    SELECT p.pid, p.datname,
           CASE WHEN p.datname = current_database() THEN p.relid::regclass::text ELSE p.relid::text END,
           p.phase, p.heap_blks_total, p.heap_blks_scanned, p.index_vacuum_count,
           )" + micros("a.xact_start") +
                                       R"(,
           coalesce(a.backend_type = 'autovacuum worker', false)
    FROM pg_stat_progress_vacuum p LEFT JOIN pg_stat_activity a ON a.pid = p.pid
    ORDER BY p.pid)";

static watch::TableVacuum tableOf(const Row &row)
{
    return {.name = {row.text(0), row.text(1)},
            .liveRows = row.integer(2),
            .deadRows = row.integer(3),
            .changedSinceAnalyze = row.integer(4),
            .lastVacuum = momentOf(row, 5),
            .lastAnalyze = momentOf(row, 6),
            .byAutovacuum = row.flag(7),
            .threshold = row.integer(8),
            .freezeAge = row.integer(9),
            .freezeLimit = row.integer(10),
            .autovacuumOff = row.flag(11)};
}

Result<watch::VacuumState> ServerWatch::vacuum(job::JobContext &job, sql::Connection &connection) const
{
    watch::VacuumState all;
    TRY(readRows(job, connection, tableQuery(), [&](const Row &row) {
        all.at = momentOf(row, 12);
        all.tables.push_back(tableOf(row));
    }));
    bool hides = false;
    TRY(readRows(job, connection, runningQuery, [&](const Row &row) {
        hides = hides || row.isNull(3);
        all.running.push_back({.pid = row.integer(0),
                               .database = row.text(1),
                               .table = row.text(2),
                               .phase = row.text(3),
                               .blocksTotal = row.integer(4),
                               .blocksScanned = row.integer(5),
                               .indexRounds = row.integer(6),
                               .since = momentOf(row, 7),
                               .automatic = row.flag(8)});
    }));
    if (hides)
        all.omissions.push_back(lacksStatistics(connection, tr("how far the VACUUM of other roles is")));
    return all;
}

} // namespace tidemark::postgres
