// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of the server and its databases, replication, and statements as tables.
#include "base/text.h"
#include "watch/topics.h"
#include "watch/words.h"

#include <algorithm>

namespace tidemark::watch {

using namespace Qt::StringLiterals;

static Cell nameCell(const QString &name)
{
    return {.text = printable(name), .value = name.isEmpty() ? Value() : Value(name)};
}

namespace {

struct Figure
{
    const char *key;
    QString name;
    Cell cell;
};

} // namespace

static Table figureTable(const QString &id, const QString &title, const std::vector<Figure> &figures)
{
    const std::vector<Field<Figure>> fields{
        {{"figure", tr("Figure")},
         [](const Figure &one) { return Cell{.text = one.name, .value = QString::fromLatin1(one.key)}; }},
        {{"value", tr("Value"), true}, [](const Figure &one) { return one.cell; }},
    };
    return makeTable(id, title, fields, figures, [](const Figure &one) { return QString::fromLatin1(one.key); });
}

static Table serverTable(const ServerFigures &all)
{
    const CheckpointFigures &checks = all.checkpoints;
    const qint64 checkpoints = checks.timed + checks.requested;
    const double requested = checkpoints > 0 ? double(checks.requested) / double(checkpoints) : -1;
    const double full = all.connectionLimit > 0 ? double(all.connections) / all.connectionLimit : 0;
    return figureTable(
        u"server"_s, tr("Server"),
        {{"started", tr("Running for"), momentCell(all.started, all.at)},
         {"in_recovery", tr("Standby"), Cell{.text = all.inRecovery ? tr("yes") : tr("no"), .value = all.inRecovery}},
         {"connections", tr("Connections"), numberCell(all.connections, full > 0.9 ? Tone::Warning : Tone::Plain)},
         {"max_connections", tr("Connections at most"), numberCell(all.connectionLimit)},
         {"checkpoints_timed", tr("Checkpoints by time"), numberCell(checks.timed)},
         {"checkpoints_requested", tr("Checkpoints because of much WAL, or asked for"), numberCell(checks.requested)},
         {"checkpoints_requested_share", tr("Share of the latter"),
          percentCell(requested, requested > 0.3 && checkpoints > 10 ? Tone::Warning : Tone::Plain)},
         {"checkpoint_write_ms", tr("Time for writing checkpoints"), durationCell(checks.writeMs)},
         {"checkpoint_sync_ms", tr("Time for syncing them"), durationCell(checks.syncMs)},
         {"checkpoint_buffers", tr("Buffers written by checkpoints"), numberCell(checks.buffersWritten)},
         {"cleaned_buffers", tr("Buffers written by the background writer"), numberCell(checks.buffersCleaned)},
         {"cleaning_stops", tr("Times that it wrote all it may in a round"), numberCell(checks.backendFullStops)},
         {"checkpoints_since", tr("Counted for"), momentCell(checks.since, all.at)}});
}

static Tone hitTone(const DatabaseFigures &one)
{
    return one.cacheHit() >= 0 && one.cacheHit() < 0.9 && one.blocksRead > 10'000 ? Tone::Warning : Tone::Plain;
}

static Table databaseTable(const ServerFigures &all)
{
    using Row = DatabaseFigures;
    const std::vector<Field<Row>> fields{
        {{"database", tr("Database")},
         [](const Row &one) {
             Cell cell = nameCell(one.name);
             cell.tone = one.isCurrent ? Tone::Strong : Tone::Plain;
             return cell;
         }},
        {{"bytes", tr("Size"), true}, [](const Row &one) { return bytesCell(one.bytes); }},
        {{"sessions", tr("Sessions"), true}, [](const Row &one) { return numberCell(one.sessions); }},
        {{"cache_hit", tr("Cache hit"), true},
         [](const Row &one) { return percentCell(one.cacheHit(), hitTone(one)); }},
        {{"commits", tr("Commits"), true}, [](const Row &one) { return numberCell(one.commits); }},
        {{"rollbacks", tr("Rollbacks"), true}, [](const Row &one) { return numberCell(one.rollbacks); }},
        {{"temp_files", tr("Temp files"), true}, [](const Row &one) { return numberCell(one.tempFiles); }},
        {{"temp_bytes", tr("Temp size"), true}, [](const Row &one) { return bytesCell(one.tempBytes); }},
        {{"deadlocks", tr("Deadlocks"), true},
         [](const Row &one) { return numberCell(one.deadlocks, one.deadlocks > 0 ? Tone::Warning : Tone::Plain); }},
        {{"conflicts", tr("Conflicts"), true}, [](const Row &one) { return numberCell(one.conflicts); }},
        {{"freeze_age", tr("Freeze age"), true}, [](const Row &one) { return numberCell(one.freezeAge); }},
        {{"since", tr("Counted for"), true},
         [&](const Row &one) { return momentCell(one.since, all.at, Tone::Muted); }},
    };
    return makeTable(u"databases"_s, tr("Databases"), fields, all.databases, [](const Row &one) { return one.name; });
}

Report report(const ServerFigures &figures)
{
    return {.tables = {databaseTable(figures), serverTable(figures)}, .omissions = figures.omissions};
}

// ---- Replication

static Table standbyTable(const Replication &all)
{
    using Row = Standby;
    const std::vector<Field<Row>> fields{
        {{"application", tr("Standby")}, [](const Row &one) { return nameCell(one.application); }},
        {{"pid", tr("PID"), true},
         [](const Row &one) { return Cell{.text = QString::number(one.pid), .value = one.pid}; }},
        {{"state", tr("State")},
         [](const Row &one) { return textCell(one.state, one.state == "streaming"_L1 ? Tone::Good : Tone::Warning); }},
        {{"sync_state", tr("Commits wait")}, [](const Row &one) { return textCell(one.syncState); }},
        {{"sent_behind", tr("Not sent"), true}, [](const Row &one) { return bytesCell(one.sentBehind); }},
        {{"flush_behind", tr("Not on disk"), true}, [](const Row &one) { return bytesCell(one.flushBehind); }},
        {{"replay_behind", tr("Not replayed"), true}, [](const Row &one) { return bytesCell(one.replayBehind); }},
        {{"replay_lag_ms", tr("Replay lag"), true},
         [](const Row &one) { return one.replayLagMs < 0 ? Cell{} : durationCell(one.replayLagMs); }},
        {{"slot", tr("Slot")}, [](const Row &one) { return nameCell(one.slot); }},
        {{"client", tr("Client")}, [](const Row &one) { return nameCell(one.client); }},
        {{"user", tr("User")}, [](const Row &one) { return nameCell(one.user); }},
    };
    Table table = makeTable(u"standbys"_s, tr("Standbys and subscribers"), fields, all.standbys,
                            [](const Row &one) { return QString::number(one.pid); });
    table.emptyText = tr("Nobody follows this server.");
    return table;
}

static Tone slotTone(const ReplicationSlot &slot)
{
    if (slot.walStatus == "lost"_L1 || !slot.invalidReason.isEmpty())
        return Tone::Bad;
    return slot.active ? Tone::Good : Tone::Warning;
}

static Table slotTable(const Replication &all)
{
    using Row = ReplicationSlot;
    const std::vector<Field<Row>> fields{
        {{"slot", tr("Slot")}, [](const Row &one) { return nameCell(one.name); }},
        {{"kind", tr("Kind")}, [](const Row &one) { return textCell(one.kind); }},
        {{"active", tr("State")},
         [](const Row &one) {
             const QString text = !one.invalidReason.isEmpty() ? one.invalidReason
                                  : one.active                 ? tr("in use")
                                                               : tr("nobody connected");
             return Cell{.text = text, .value = one.active, .tone = slotTone(one)};
         }},
        {{"retained_bytes", tr("WAL kept"), true},
         [](const Row &one) {
             const bool much = !one.active && one.retainedBytes > (qint64(1) << 30);
             return bytesCell(one.retainedBytes, much ? Tone::Bad : Tone::Strong);
         }},
        {{"wal_status", tr("WAL")}, [](const Row &one) { return textCell(one.walStatus, Tone::Muted); }},
        {{"safe_bytes", tr("Until it is lost"), true}, [](const Row &one) { return bytesCell(one.safeBytes); }},
        {{"xmin_age", tr("Snapshot age"), true}, [](const Row &one) { return numberCell(one.xminAge); }},
        {{"database", tr("Database")}, [](const Row &one) { return nameCell(one.database); }},
        {{"plugin", tr("Plugin")}, [](const Row &one) { return nameCell(one.plugin); }},
    };
    Table table =
        makeTable(u"slots"_s, tr("Replication slots"), fields, all.retainers, [](const Row &one) { return one.name; });
    table.emptyText = tr("There are no replication slots.");
    return table;
}

static Table upstreamTable(const Replication &all)
{
    using Row = Upstream;
    const std::vector<Field<Row>> fields{
        {{"subscription", tr("From")},
         [](const Row &one) {
             return one.name.isEmpty() ? Cell{.text = tr("the primary"), .value = {}} : nameCell(one.name);
         }},
        {{"state", tr("State")},
         [](const Row &one) {
             const bool runs = one.state == "streaming"_L1 || !one.name.isEmpty();
             return textCell(printable(one.state), runs ? Tone::Plain : Tone::Warning);
         }},
        {{"sender", tr("Sender")}, [](const Row &one) { return nameCell(one.sender); }},
        {{"last_message", tr("Last message"), true},
         [&](const Row &one) { return momentCell(one.lastMessage, all.at); }},
        {{"replay_behind", tr("Not replayed"), true}, [](const Row &one) { return bytesCell(one.replayBehind); }},
        {{"replay_lag_ms", tr("Replay lag"), true},
         [](const Row &one) { return one.replayLagMs < 0 ? Cell{} : durationCell(one.replayLagMs); }},
        {{"slot", tr("Slot")}, [](const Row &one) { return nameCell(one.slot); }},
    };
    return makeTable(u"upstreams"_s, tr("What this server follows"), fields, all.upstreams,
                     [](const Row &one) { return one.name; });
}

Report report(const Replication &replication)
{
    Report made{.tables = {standbyTable(replication), slotTable(replication)}, .omissions = replication.omissions};
    if (!replication.upstreams.empty())
        made.tables.push_back(upstreamTable(replication));
    if (replication.inRecovery)
        made.notes << tr("This server is a standby.");
    if (replication.isPaused)
        made.notes << tr("Replay is paused here; SELECT pg_wal_replay_resume() lets it go on.");
    return made;
}

// ---- Statements

static Table statementTable(const Statements &all)
{
    using Row = StatementUse;
    const std::vector<Field<Row>> fields{
        {{"total_ms", tr("Time"), true}, [](const Row &one) { return durationCell(one.totalMs); }},
        {{"share", tr("Share"), true}, [](const Row &one) { return percentCell(one.share); }},
        {{"calls", tr("Calls"), true}, [](const Row &one) { return numberCell(one.calls); }},
        {{"mean_ms", tr("Mean"), true}, [](const Row &one) { return durationCell(one.meanMs); }},
        {{"rows", tr("Rows"), true}, [](const Row &one) { return numberCell(one.rows); }},
        {{"cache_hit", tr("Cache hit"), true},
         [](const Row &one) {
             const qint64 blocks = one.blocksHit + one.blocksRead;
             return percentCell(blocks > 0 ? double(one.blocksHit) / double(blocks) : -1);
         }},
        {{"user", tr("User")}, [](const Row &one) { return nameCell(one.user); }},
        {{"database", tr("Database")}, [](const Row &one) { return nameCell(one.database); }},
        {{"query", tr("Statement"), false, 40},
         [](const Row &one) {
             return Cell{.text = printable(one.query.simplified(), 300), .value = one.query, .tone = Tone::Code};
         }},
        {{"id", {}}, [](const Row &one) { return Cell{.text = {}, .value = one.id}; }},
        {{"nested", {}}, [](const Row &one) { return Cell{.text = {}, .value = one.nested}; }},
    };
    Table table = makeTable(u"statements"_s, tr("Statements by time"), fields, all.statements, [](const Row &one) {
        return QStringList{one.id, one.user, one.database, one.nested ? u"nested"_s : QString()}.join(u'\n');
    });
    table.emptyText = tr("No statement was counted.");
    return table;
}

Report report(const Statements &statements)
{
    return {.tables = {statementTable(statements)}, .omissions = statements.omissions};
}

} // namespace tidemark::watch
