// SPDX-License-Identifier: GPL-3.0-or-later
// pg_locks with names instead of numbers, and prepared transactions.
#include "base/text.h"
#include "drivers/postgres/serverwatch.h"
#include "drivers/postgres/watch.h"

namespace tidemark::postgres {

// Relations of other databases have no name here. Virtual transactions are everybody's own and say nothing.
static QByteArray lockQuery(int major)
{
    const QByteArray start = major >= 14 ? micros("l.waitstart") : QByteArray("NULL::bigint");
    return R"(
        SELECT coalesce(l.pid, 0), a.usename, a.application_name, l.locktype, d.datname,
               CASE
                   WHEN l.relation IS NOT NULL THEN
                       CASE WHEN l.database IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
                            THEN coalesce(n.nspname || '.' || c.relname, l.relation::text)
                            ELSE l.relation::text
                       END
                       || CASE WHEN l.tuple IS NOT NULL THEN format(' (%s,%s)', l.page, l.tuple)
                               WHEN l.page IS NOT NULL THEN format(' (page %s)', l.page)
                               ELSE ''
                          END
                   WHEN l.transactionid IS NOT NULL THEN l.transactionid::text
                   WHEN l.locktype = 'advisory' THEN format('%s %s', l.classid, l.objid)
                   WHEN l.classid IS NOT NULL THEN format('%s %s', l.classid::regclass, l.objid)
               END AS object,
               l.mode, l.granted, l.fastpath, )" +
           start + ", " + micros("clock_timestamp()") + R"(,
               coalesce(a.query = '<insufficient privilege>', false)
        FROM pg_locks l
        LEFT JOIN pg_stat_activity a ON a.pid = l.pid
        LEFT JOIN pg_database d ON d.oid = l.database
        LEFT JOIN pg_class c ON c.oid = l.relation
        LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE l.pid IS DISTINCT FROM pg_backend_pid() AND l.locktype <> 'virtualxid'
        ORDER BY l.granted, l.pid, l.locktype, object, l.mode)";
}

Result<watch::Locks> ServerWatch::locks(job::JobContext &job, sql::Connection &connection) const
{
    watch::Locks all;
    bool hides = false;
    TRY(readRows(job, connection, lockQuery(majorOf(connection)), [&](const Row &row) {
        all.at = momentOf(row, 10);
        hides = hides || row.flag(11);
        all.locks.push_back({.pid = row.integer(0),
                             .user = row.text(1),
                             .application = row.text(2),
                             .kind = row.text(3),
                             .database = row.text(4),
                             .object = row.text(5),
                             .mode = row.text(6),
                             .granted = row.flag(7),
                             .fastPath = row.flag(8),
                             .waitStart = momentOf(row, 9)});
    }));
    if (hides)
        all.omissions.push_back(lacksStatistics(connection, tr("the applications of other roles")));
    return all;
}

Result<std::vector<watch::PreparedTransaction>> ServerWatch::prepared(job::JobContext &job,
                                                                      sql::Connection &connection) const
{
    std::vector<watch::PreparedTransaction> all;
    const sql::SqlText sql("SELECT gid, owner, database, " + micros("prepared") +
                           " FROM pg_prepared_xacts ORDER BY prepared");
    TRY(readRows(job, connection, sql, [&](const Row &row) {
        all.push_back({.id = row.text(0), .owner = row.text(1), .database = row.text(2), .since = momentOf(row, 3)});
    }));
    return all;
}

} // namespace tidemark::postgres
