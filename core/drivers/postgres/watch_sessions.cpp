// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions, what they wait for, and signals to them: pg_stat_activity, pg_blocking_pids(), pg_locks.
#include "base/text.h"
#include "drivers/postgres/serverwatch.h"
#include "drivers/postgres/watch.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using watch::Session;
using watch::SessionState;

// Counters of the whole server; each is computed once for a statement, however many rows it has.
static const QByteArray counters = R"(
           (SELECT sum(xact_commit)::bigint FROM pg_stat_database),
           (SELECT sum(xact_rollback)::bigint FROM pg_stat_database),
           (SELECT sum(blks_hit)::bigint FROM pg_stat_database),
           (SELECT sum(blks_read)::bigint FROM pg_stat_database),
           (SELECT sum(tup_returned)::bigint FROM pg_stat_database),
           (SELECT sum(tup_inserted + tup_updated + tup_deleted)::bigint FROM pg_stat_database),
           current_setting('max_connections')::int,
           pg_has_role('pg_read_all_stats', 'USAGE'),
           )" + micros("clock_timestamp()");
static constexpr size_t counterCount = 9;

static watch::Pulse pulseOf(const Row &row)
{
    return {.at = momentOf(row, 8),
            .commits = row.integer(0),
            .rollbacks = row.integer(1),
            .blocksHit = row.integer(2),
            .blocksRead = row.integer(3),
            .rowsRead = row.integer(4),
            .rowsWritten = row.integer(5),
            .connectionLimit = row.small(6),
            .seesAll = row.flag(7)};
}

static SessionState stateOf(std::string_view name)
{
    if (name == "active")
        return SessionState::Active;
    if (name == "idle")
        return SessionState::Idle;
    if (name == "idle in transaction")
        return SessionState::IdleInTransaction;
    if (name == "idle in transaction (aborted)")
        return SessionState::AbortedTransaction;
    return name.empty() ? SessionState::Unknown : SessionState::Other;
}

// ---- The light statement

static const QByteArray counts = R"(,
           count(*) FILTER (WHERE state = 'active')::int,
           count(*) FILTER (WHERE state = 'idle')::int,
           count(*) FILTER (WHERE state LIKE 'idle in transaction%')::int,
           count(*) FILTER (WHERE state IS NULL OR state NOT IN ('active', 'idle', 'idle in transaction',
                                                                 'idle in transaction (aborted)'))::int,
           count(*) FILTER (WHERE wait_event_type = 'Lock')::int,
           (SELECT count(DISTINCT b)::int
            FROM pg_stat_activity w, unnest(pg_blocking_pids(w.pid)) b
            WHERE w.wait_event_type = 'Lock'),
           (extract(epoch FROM max(clock_timestamp() - xact_start)) * 1000)::bigint
    FROM pg_stat_activity
    WHERE backend_type = 'client backend' AND pid <> pg_backend_pid())";

Result<watch::Pulse> ServerWatch::pulse(job::JobContext &job, sql::Connection &connection) const
{
    watch::Pulse pulse;
    sql::SqlText sql("SELECT " + counters + counts);
    TRY(readRows(job, connection, sql, [&](const Row &row) {
        pulse = pulseOf(row);
        pulse.active = row.small(counterCount);
        pulse.idle = row.small(counterCount + 1);
        pulse.idleInTransaction = row.small(counterCount + 2);
        pulse.other = row.small(counterCount + 3);
        pulse.waiting = row.small(counterCount + 4);
        pulse.blocking = row.small(counterCount + 5);
        pulse.longestTransaction = row.integer(counterCount + 6);
    }));
    return pulse;
}

// ---- The sessions themselves

static QByteArray sessionQuery(int major)
{
    // pg_locks is read only when somebody waits
    const QByteArray waits = major >= 14 ? QByteArray(R"(
        (SELECT pid, min(waitstart) AS start
         FROM pg_locks
         WHERE NOT granted AND EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock')
         GROUP BY pid))")
                                         : QByteArray("(SELECT NULL::int AS pid, NULL::timestamptz AS start)");
    return "SELECT " + counters + R"(,
           a.pid, )" +
           micros("a.backend_start") + R"(,
           a.datname, a.usename, a.application_name, host(a.client_addr), a.backend_type, a.state,
           a.wait_event_type, a.wait_event,
           )" +
           micros("a.query_start") + ", " + micros("a.xact_start") + ", " + micros("a.state_change") + ", " +
           micros("w.start") + ", left(a.query, " + QByteArray::number(watch::queryLimit) + R"(),
           CASE WHEN a.backend_xmin IS NOT NULL THEN age(a.backend_xmin) END,
           CASE WHEN a.wait_event_type = 'Lock' THEN pg_blocking_pids(a.pid) END,
           a.pid = pg_backend_pid()
    FROM pg_stat_activity a LEFT JOIN )" +
           waits + " w ON w.pid = a.pid";
}

static Session sessionOf(const Row &row)
{
    size_t at = counterCount;
    Session session;
    session.pid = row.integer(at++);
    session.backendStart = momentOf(row, at);
    session.backendStartKey = row.text(at++);
    session.database = row.text(at++);
    session.user = row.text(at++);
    session.application = row.text(at++);
    session.client = row.text(at++);
    session.backendType = row.text(at++);
    session.state = stateOf(row.bytes(at++));
    session.waitType = row.text(at++);
    session.waitEvent = row.text(at++);
    session.queryStart = momentOf(row, at++);
    session.transactionStart = momentOf(row, at++);
    session.stateChange = momentOf(row, at++);
    session.waitStart = momentOf(row, at++);
    session.query = row.text(at++);
    session.xminAge = integerOrNone(row, at++);
    session.blockedBy = row.integers(at++);
    session.isOwn = row.flag(at);
    return session;
}

Result<watch::Sessions> ServerWatch::sessions(job::JobContext &job, sql::Connection &connection) const
{
    watch::Sessions all;
    bool hides = false;
    sql::SqlText sql(sessionQuery(majorOf(connection)));
    TRY(readRows(job, connection, sql, [&](const Row &row) {
        if (all.sessions.empty())
            all.pulse = pulseOf(row);
        all.sessions.push_back(sessionOf(row));
        hides = hides || all.sessions.back().query == "<insufficient privilege>"_L1;
    }));
    if (!all.pulse.seesAll && hides)
        all.omissions.push_back(lacksStatistics(connection, tr("what the sessions of other roles do")));
    watch::countSessions(all.pulse, all.sessions);
    return all;
}

// ---- Signals

Result<bool> ServerWatch::signal(job::JobContext &job, sql::Connection &connection, const dialect::SessionKey &session,
                                 dialect::Signal what) const
{
    if (session.backendStart.isEmpty())
        return fail(ErrorKind::Unsupported, tr("This role does not see when session %1 began").arg(session.pid),
                    tr("Without that, a later session with the same number could be hit. Grant the role "
                       "pg_read_all_stats."));
    const QByteArray function = what == dialect::Signal::Cancel ? "pg_cancel_backend" : "pg_terminate_backend";
    // one statement: nothing can come between looking and doing
    sql::SqlText sql("SELECT pg_catalog." + function +
                         "(pid) FROM pg_catalog.pg_stat_activity WHERE pid = $1::int AND " + micros("backend_start") +
                         " = $2::bigint",
                     {session.pid, session.backendStart.toLongLong()});
    if (const auto &statement = session.statement) {
        sql.text += " AND state = 'active' AND (" + micros("query_start") +
                    " / 1000 = $3::bigint OR pg_catalog.left(query, " + QByteArray::number(watch::queryLimit) +
                    ") = $4::text)";
        sql.values.emplace_back(statement->start.toMSecsSinceEpoch());
        sql.values.emplace_back(statement->text);
    }
    bool reached = false;
    TRY(readRows(job, connection, sql, [&](const Row &row) { reached = row.flag(0); }));
    return reached;
}

} // namespace tidemark::postgres
