// SPDX-License-Identifier: GPL-3.0-or-later
// Standbys, slots with the WAL that they keep, and whom this server follows itself.
#include "base/text.h"
#include "drivers/postgres/serverwatch.h"
#include "drivers/postgres/watch.h"

namespace tidemark::postgres {

// How far this server is: what it wrote, or what it replayed while it is a standby.
static constexpr auto position =
    "CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END";

static QByteArray behind(const char *lsn)
{
    return "pg_wal_lsn_diff(" + QByteArray(position) + ", " + lsn + ")::bigint";
}

static QByteArray standbyQuery()
{
    return "SELECT r.pid, r.application_name, r.usename, host(r.client_addr), r.state, r.sync_state, s.slot_name, " +
           behind("r.sent_lsn") + ", " + behind("r.flush_lsn") + ", " + behind("r.replay_lsn") +
           ", extract(epoch FROM r.replay_lag) * 1000 FROM pg_stat_replication r LEFT JOIN pg_replication_slots s ON "
           "s.active_pid = r.pid ORDER BY r.application_name, r.pid";
}

static QByteArray slotQuery(int major)
{
    const QByteArray status = major >= 13 ? "wal_status, safe_wal_size" : "NULL, NULL::bigint";
    const QByteArray reason = major >= 17   ? "invalidation_reason"
                              : major >= 16 ? "CASE WHEN conflicting THEN 'conflict with recovery' END"
                                            : "NULL";
    return "SELECT slot_name, slot_type, plugin, database, active, " + behind("restart_lsn") + ", " + status + ", " +
           reason + ", greatest(age(xmin), age(catalog_xmin)) FROM pg_replication_slots ORDER BY slot_name";
}

// A row on every standby, also on one that nobody sends anything.
static const QByteArray receiverQuery =
    "SELECT r.pid IS NOT NULL, r.status, coalesce(r.sender_host || ':' || r.sender_port, ''), r.slot_name, " +
    micros("r.last_msg_receipt_time") +
    ", greatest(0, pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()))::bigint, CASE WHEN r.pid IS "
    "NOT NULL AND pg_last_wal_receive_lsn() <= pg_last_wal_replay_lsn() THEN 0 ELSE extract(epoch FROM "
    "clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000 END FROM (SELECT) AS here LEFT JOIN "
    "pg_stat_wal_receiver r ON true WHERE pg_is_in_recovery()";

// A row a worker; those of tables that are copied have a relation.
static const QByteArray subscriptionQuery =
    "SELECT subname, CASE WHEN pid IS NULL THEN NULL WHEN relid IS NULL THEN 'applying' ELSE 'copying ' || "
    "relid::regclass END, " +
    micros("last_msg_receipt_time") + " FROM pg_stat_subscription ORDER BY subname, relid NULLS FIRST";

static watch::Standby standbyOf(const Row &row)
{
    return {.pid = row.integer(0),
            .application = row.text(1),
            .user = row.text(2),
            .client = row.text(3),
            .state = row.text(4),
            .syncState = row.text(5),
            .slot = row.text(6),
            .sentBehind = integerOrNone(row, 7),
            .flushBehind = integerOrNone(row, 8),
            .replayBehind = integerOrNone(row, 9),
            .replayLagMs = row.isNull(10) ? -1 : real(row, 10)};
}

static watch::ReplicationSlot slotOf(const Row &row)
{
    return {.name = row.text(0),
            .kind = row.text(1),
            .plugin = row.text(2),
            .database = row.text(3),
            .active = row.flag(4),
            .retainedBytes = integerOrNone(row, 5),
            .walStatus = row.text(6),
            .safeBytes = integerOrNone(row, 7),
            .invalidReason = row.text(8),
            .xminAge = integerOrNone(row, 9)};
}

static watch::Upstream upstreamOf(const Row &row)
{
    return {.state = row.flag(0) ? row.text(1) : tr("no receiver runs"),
            .sender = row.text(2),
            .slot = row.text(3),
            .lastMessage = momentOf(row, 4),
            .replayBehind = integerOrNone(row, 5),
            .replayLagMs = row.isNull(6) ? -1 : real(row, 6)};
}

Result<watch::Replication> ServerWatch::replication(job::JobContext &job, sql::Connection &connection) const
{
    watch::Replication all;
    bool seesAll = true;
    TRY(readRows(job, connection,
                 "SELECT " + micros("clock_timestamp()") +
                     ", pg_is_in_recovery(), pg_has_role('pg_read_all_stats', 'USAGE'), CASE WHEN pg_is_in_recovery() "
                     "THEN pg_is_wal_replay_paused() ELSE false END",
                 [&](const Row &row) {
                     all.at = momentOf(row, 0);
                     all.inRecovery = row.flag(1);
                     seesAll = row.flag(2);
                     all.isPaused = row.flag(3);
                 }));
    TRY(readRows(job, connection, standbyQuery(), [&](const Row &row) { all.standbys.push_back(standbyOf(row)); }));
    TRY(readRows(job, connection, slotQuery(majorOf(connection)),
                 [&](const Row &row) { all.retainers.push_back(slotOf(row)); }));
    TRY(readRows(job, connection, receiverQuery, [&](const Row &row) { all.upstreams.push_back(upstreamOf(row)); }));
    TRY(readRows(job, connection, subscriptionQuery, [&](const Row &row) {
        all.upstreams.push_back({.name = row.text(0),
                                 .state = row.isNull(1) ? tr("no worker runs") : row.text(1),
                                 .lastMessage = momentOf(row, 2)});
    }));
    if (!seesAll && (!all.standbys.empty() || all.inRecovery))
        all.omissions.push_back(lacksStatistics(connection, tr("how far the standbys are")));
    return all;
}

} // namespace tidemark::postgres
