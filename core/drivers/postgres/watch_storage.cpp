// SPDX-License-Identifier: GPL-3.0-or-later
// The largest relations, and how indexes are used and defined.
#include "drivers/postgres/serverwatch.h"
#include "drivers/postgres/watch.h"
#include "schema/kinds.h"

namespace tidemark::postgres {

// Measuring a relation waits for whoever has it for himself alone: of such ones the pages that pg_class knows must do.
static const QByteArray locked = R"(
    locked AS MATERIALIZED (
        SELECT l.relation
        FROM pg_locks l
        WHERE l.mode = 'AccessExclusiveLock' AND l.relation IS NOT NULL
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    ))";

// By the pages that pg_class knows first, which costs nothing; only those that are shown are measured.
static const QByteArray sizeQuery = "WITH " + locked + R"(,
    big AS MATERIALIZED (
        SELECT c.oid, c.relkind, c.relname, c.relnamespace, c.reltuples,
               (c.relpages
                + coalesce((SELECT sum(i.relpages)
                            FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
                            WHERE x.indrelid = c.oid), 0)
                + coalesce((SELECT t.relpages FROM pg_class t WHERE t.oid = c.reltoastrelid), 0)
               ) * current_setting('block_size')::bigint AS known,
               c.oid NOT IN (SELECT relation FROM locked)
               AND NOT EXISTS (SELECT
                               FROM pg_index x
                               WHERE x.indrelid = c.oid AND x.indexrelid IN (SELECT relation FROM locked)) AS free
        FROM pg_class c
        WHERE c.relkind IN ('r', 'm', 'i') AND c.relpersistence <> 't'
          AND c.relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_toast')
        ORDER BY known DESC
        LIMIT $1::int
    ),
    sized AS (SELECT b.*, CASE WHEN free THEN pg_total_relation_size(b.oid) ELSE known::bigint END AS total FROM big b)
    SELECT n.nspname, s.relname, s.relkind, tn.nspname, t.relname, s.total,
           CASE WHEN s.free AND s.relkind <> 'i' THEN pg_table_size(s.oid) END,
           CASE WHEN s.free AND s.relkind <> 'i' THEN pg_indexes_size(s.oid) END,
           s.reltuples::bigint,
           CASE WHEN s.relkind <> 'i' THEN pg_stat_get_numscans(s.oid) END,
           CASE WHEN s.relkind = 'i' THEN pg_stat_get_numscans(s.oid)
                ELSE (SELECT sum(pg_stat_get_numscans(x2.indexrelid))::bigint FROM pg_index x2 WHERE x2.indrelid = s.oid)
           END
    FROM sized s
    JOIN pg_namespace n ON n.oid = s.relnamespace
    LEFT JOIN pg_index x ON x.indexrelid = s.oid
    LEFT JOIN pg_class t ON t.oid = x.indrelid
    LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
    WHERE s.total IS NOT NULL
    ORDER BY s.total DESC, n.nspname, s.relname)";

Result<std::vector<watch::RelationUse>> ServerWatch::sizes(job::JobContext &job, sql::Connection &connection,
                                                           int most) const
{
    std::vector<watch::RelationUse> all;
    const sql::SqlText sql(sizeQuery, {qint64(most)});
    TRY(readRows(job, connection, sql, [&](const Row &row) {
        const char kind = row.letter(2);
        all.push_back({.name = {row.text(0), row.text(1)},
                       .kind = kind == 'i'   ? schema::kind::index
                               : kind == 'm' ? schema::kind::materializedView
                                             : schema::kind::table,
                       .table = {row.text(3), row.text(4)},
                       .totalBytes = row.integer(5),
                       .tableBytes = integerOrNone(row, 6),
                       .indexBytes = integerOrNone(row, 7),
                       .rows = row.integer(8),
                       .sequentialScans = integerOrNone(row, 9),
                       .indexScans = integerOrNone(row, 10)});
    }));
    return all;
}

static const QByteArray countedSinceQuery =
    "SELECT " + micros("clock_timestamp()") + ", " + micros("stats_reset") + R"(,
           pg_is_in_recovery(), EXISTS (SELECT FROM pg_stat_replication)
    FROM pg_stat_database
    WHERE datname = current_database())";

// A key is its column's number, or its expression, with what else tells it apart: operator class, collation, order. To
// write an expression the server would wait for the lock of its table.
static QByteArray indexQuery(int major)
{
    const QByteArray lastScan = major >= 16 ? micros("s.last_idx_scan") : QByteArray("NULL::bigint");
    const QByteArray isLocked = "x.indrelid IN (SELECT relation FROM locked)";
    return "WITH " + locked + R"(
        SELECT n.nspname, c.relname, tn.nspname, t.relname, am.amname,
               (SELECT array_agg(CASE WHEN x.indkey[k - 1] <> 0 THEN x.indkey[k - 1]::text
                                      WHEN )" +
           isLocked + R"( THEN c.oid || '.' || k
                                      ELSE pg_get_indexdef(x.indexrelid, k, true)
                                 END || ' ' || x.indclass[k - 1] || ' ' || x.indcollation[k - 1]
                                     || ' ' || x.indoption[k - 1] ORDER BY k)
                FROM generate_series(1, x.indnkeyatts) k),
               (SELECT array_agg(x.indkey[k - 1]::text ORDER BY 1)
                FROM generate_series(x.indnkeyatts + 1, x.indnatts) k),
               CASE WHEN x.indpred IS NULL THEN NULL
                    WHEN )" +
           isLocked + R"( THEN c.oid::text
                    ELSE pg_get_expr(x.indpred, x.indrelid, true)
               END,
               x.indisunique,
               x.indisprimary OR x.indisexclusion
               OR EXISTS (SELECT FROM pg_constraint o WHERE o.conindid = x.indexrelid AND o.contype IN ('p', 'u', 'x')),
               x.indisvalid,
               CASE WHEN x.indexrelid IN (SELECT relation FROM locked)
                    THEN c.relpages * current_setting('block_size')::bigint
                    ELSE pg_relation_size(x.indexrelid)
               END,
               coalesce(s.idx_scan, 0), )" +
           lastScan + R"(
        FROM pg_index x
        JOIN pg_class c ON c.oid = x.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_class t ON t.oid = x.indrelid
        JOIN pg_namespace tn ON tn.oid = t.relnamespace
        JOIN pg_am am ON am.oid = c.relam
        LEFT JOIN pg_stat_all_indexes s ON s.indexrelid = x.indexrelid
        WHERE c.relkind = 'i' AND tn.nspname !~ '^pg_' AND tn.nspname <> 'information_schema'
        ORDER BY n.nspname, c.relname)";
}

static watch::IndexUse indexOf(const Row &row)
{
    return {.name = {row.text(0), row.text(1)},
            .table = {row.text(2), row.text(3)},
            .method = row.text(4),
            .keys = row.texts(5),
            .included = row.texts(6),
            .predicate = row.text(7),
            .unique = row.flag(8),
            .ofConstraint = row.flag(9),
            .valid = row.flag(10),
            .bytes = row.integer(11),
            .scans = row.integer(12),
            .lastScan = momentOf(row, 13)};
}

Result<watch::Indexes> ServerWatch::indexes(job::JobContext &job, sql::Connection &connection) const
{
    watch::Indexes all;
    TRY(readRows(job, connection, countedSinceQuery, [&](const Row &row) {
        all.at = momentOf(row, 0);
        all.since = momentOf(row, 1);
        all.inRecovery = row.flag(2);
        all.hasStandbys = row.flag(3);
    }));
    TRY(readRows(job, connection, indexQuery(majorOf(connection)),
                 [&](const Row &row) { all.indexes.push_back(indexOf(row)); }));
    return all;
}

} // namespace tidemark::postgres
