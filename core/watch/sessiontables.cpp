// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions, what they wait for, their locks and transactions, as tables.
#include "base/text.h"
#include "watch/topics.h"
#include "watch/words.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace tidemark::watch {

using namespace Qt::StringLiterals;

static constexpr int queryShown = 300;

static Cell queryCell(const QString &query)
{
    return {.text = printable(query.simplified(), queryShown),
            .value = query.isEmpty() ? Value() : Value(query),
            .tone = Tone::Code};
}

static Cell pidCell(qint64 pid)
{
    return {.text = QString::number(pid), .value = pid};
}

static Cell nameCell(const QString &name)
{
    return {.text = printable(name), .value = name.isEmpty() ? Value() : Value(name)};
}

static Tone toneOf(const Session &session)
{
    if (session.waitsForLock())
        return Tone::Waiting;
    switch (session.state) {
    case SessionState::Active: return Tone::Good;
    case SessionState::IdleInTransaction: return Tone::Warning;
    case SessionState::AbortedTransaction: return Tone::Bad;
    case SessionState::Idle: return Tone::Muted;
    case SessionState::Other:
    case SessionState::Unknown: return Tone::Plain;
    }
    return Tone::Plain;
}

// What it does since when: the statement that runs, or how long it has been idle.
static QDateTime sinceWhen(const Session &session)
{
    return session.state == SessionState::Active ? session.queryStart : session.stateChange;
}

static Cell stateCell(const Session &session)
{
    const QString name = stateName(session.state);
    const QString key = stateKey(session.state);
    return {.text = name.isEmpty() && !session.isClient() ? printable(session.backendType) : name,
            .value = key.isEmpty() ? Value() : Value(key),
            .tone = toneOf(session)};
}

static Cell waitCell(const Session &session)
{
    if (session.waitType.isEmpty() || session.waitType == "Client"_L1 || session.waitType == "Activity"_L1)
        return {.text = {},
                .value = session.waitType.isEmpty() ? Value() : Value(session.waitType + u": "_s + session.waitEvent)};
    const QString text = session.waitType + u": "_s + session.waitEvent;
    return {.text = text, .value = text, .tone = session.waitsForLock() ? Tone::Waiting : Tone::Plain};
}

static Cell pidsCell(const std::vector<qint64> &pids)
{
    QStringList texts;
    for (const qint64 pid : pids)
        texts << (pid == 0 ? tr("prepared") : QString::number(pid));
    return {.text = texts.join(u", "_s), .value = pids, .tone = Tone::Waiting};
}

static std::vector<const Session *> shown(const Sessions &all)
{
    std::set<qint64> blockers;
    for (const Session &session : all.sessions)
        blockers.insert(session.blockedBy.begin(), session.blockedBy.end());
    static constexpr std::array always{
        "checkpointer"_L1, "background writer"_L1, "walwriter"_L1,       "autovacuum launcher"_L1,
        "archiver"_L1,     "startup"_L1,           "stats collector"_L1, "logical replication launcher"_L1,
        "io worker"_L1,    "slotsync worker"_L1,   "walsummarizer"_L1,   "logger"_L1};
    std::vector<const Session *> list;
    for (const Session &session : all.sessions) {
        const bool ofServer = std::ranges::find(always, session.backendType) != always.end();
        if (!session.isOwn && (!ofServer || session.waitsForLock() || blockers.contains(session.pid)))
            list.push_back(&session);
    }
    // who waits and who works before who is idle, then the longest
    const auto rank = [](const Session *session) {
        return session->waitsForLock() ? 0 : session->state == SessionState::Idle ? 3 : session->isClient() ? 1 : 2;
    };
    std::ranges::stable_sort(list, [&](const Session *a, const Session *b) {
        return std::tuple(rank(a), sinceWhen(*a), a->pid) < std::tuple(rank(b), sinceWhen(*b), b->pid);
    });
    return list;
}

Table sessionTable(const Sessions &sessions)
{
    const QDateTime &now = sessions.at();
    using Row = const Session *;
    const std::vector<Field<Row>> fields{
        {{"pid", tr("PID"), true}, [](Row s) { return pidCell(s->pid); }},
        {{"user", tr("User")}, [](Row s) { return nameCell(s->user); }},
        {{"database", tr("Database")}, [](Row s) { return nameCell(s->database); }},
        {{"application", tr("Application")}, [](Row s) { return nameCell(s->application); }},
        {{"state", tr("State")}, [](Row s) { return stateCell(*s); }},
        {{"since", tr("For"), true}, [&](Row s) { return momentCell(sinceWhen(*s), now); }},
        {{"wait", tr("Waits for")}, [](Row s) { return waitCell(*s); }},
        {{"blocked_by", tr("Blocked by")}, [](Row s) { return pidsCell(s->blockedBy); }},
        {{"query", tr("Statement"), false, 40}, [](Row s) { return queryCell(s->query); }},
        {{"transaction_start", tr("Transaction"), true}, [&](Row s) { return momentCell(s->transactionStart, now); }},
        {{"client", tr("Client")}, [](Row s) { return nameCell(s->client); }},
        {{"backend_type", tr("Process")},
         [](Row s) { return Cell{.text = s->isClient() ? QString() : s->backendType, .value = s->backendType}; }},
        {{"xmin_age", tr("Snapshot age"), true}, [](Row s) { return numberCell(s->xminAge, Tone::Muted); }},
        {{"backend_start", tr("Connected"), true},
         [&](Row s) { return momentCell(s->backendStart, now, Tone::Muted); }},
    };
    Table table = makeTable(u"sessions"_s, tr("Sessions"), fields, shown(sessions),
                            [](Row session) { return sessionKey(*session); });
    table.emptyText = tr("Nobody else is connected.");
    return table;
}

Table blockingTable(const BlockingTree &tree)
{
    using Row = BlockingNode;
    const std::vector<Field<Row>> fields{
        {{"text", tr("Who waits for whom"), false, 66},
         [&](const Row &node) {
             const QString text = describe(tree, node);
             return Cell{.text = QString(qsizetype(node.depth) * 4, u' ') + text,
                         .value = text,
                         .tone = node.inCycle      ? Tone::Bad
                                 : node.parent < 0 ? Tone::Strong
                                                   : Tone::Waiting};
         }},
        {{"pid", {}, true}, [](const Row &node) { return pidCell(node.pid); }},
        {{"depth", {}, true}, [](const Row &node) { return Cell{.text = {}, .value = qint64(node.depth)}; }},
        {{"blocked_by", {}}, [](const Row &node) { return Cell{.text = {}, .value = node.session.blockedBy}; }},
        {{"deadlock", {}}, [](const Row &node) { return Cell{.text = {}, .value = node.inCycle}; }},
        {{"waiting_since", {}},
         [](const Row &node) {
             const QDateTime since = node.waits() ? waitingSince(node.session) : QDateTime();
             return Cell{.text = {}, .value = since.isValid() ? Value(since) : Value()};
         }},
        {{"waiters", tr("Waiters"), true},
         [](const Row &node) {
             return node.waiters > 0 ? numberCell(node.waiters) : Cell{.text = {}, .value = qint64(0)};
         }},
        {{"user", {}}, [](const Row &node) { return nameCell(node.session.user); }},
        {{"application", tr("Application")}, [](const Row &node) { return nameCell(node.session.application); }},
        {{"database", {}}, [](const Row &node) { return nameCell(node.session.database); }},
        {{"query", tr("Statement")}, [](const Row &node) { return queryCell(node.session.query); }},
    };
    Table table = makeTable(u"blocking"_s, tr("Blocking"), fields, tree.nodes,
                            [](const Row &node) { return sessionKey(node.session); });
    table.emptyText = tr("Nobody waits for anybody.");
    return table;
}

Table lockTable(const Locks &locks)
{
    using Row = Lock;
    const std::vector<Field<Row>> fields{
        {{"pid", tr("PID"), true},
         [](const Row &lock) { return lock.pid == 0 ? Cell{.text = tr("prepared")} : pidCell(lock.pid); }},
        {{"user", tr("User")}, [](const Row &lock) { return nameCell(lock.user); }},
        {{"application", tr("Application")}, [](const Row &lock) { return nameCell(lock.application); }},
        {{"granted", tr("State")},
         [](const Row &lock) {
             return Cell{.text = lock.granted ? tr("held") : tr("waits"),
                         .value = lock.granted,
                         .tone = lock.granted ? Tone::Plain : Tone::Waiting};
         }},
        {{"mode", tr("Mode")}, [](const Row &lock) { return textCell(lock.mode); }},
        {{"kind", tr("Of")}, [](const Row &lock) { return textCell(lock.kind); }},
        {{"object", tr("Object")}, [](const Row &lock) { return nameCell(lock.object); }},
        {{"database", tr("Database")}, [](const Row &lock) { return nameCell(lock.database); }},
        {{"waiting_since", tr("Waits for"), true},
         [&](const Row &lock) { return momentCell(lock.waitStart, locks.at, Tone::Waiting); }},
    };
    Table table = makeTable(u"locks"_s, tr("Locks"), fields, locks.locks, [](const Row &lock) {
        return QStringList{QString::number(lock.pid),     lock.kind, lock.database, lock.object, lock.mode,
                           lock.granted ? u"1"_s : u"0"_s}
            .join(u'\n');
    });
    table.emptyText = tr("Nobody holds a lock.");
    return table;
}

Table transactionTable(const Sessions &sessions)
{
    const QDateTime &now = sessions.at();
    std::vector<const Session *> open;
    for (const Session &session : sessions.sessions) {
        if (session.transactionStart.isValid() && !session.isOwn)
            open.push_back(&session);
    }
    std::ranges::stable_sort(open, {}, [](const Session *session) { return session->transactionStart; });
    using Row = const Session *;
    const std::vector<Field<Row>> fields{
        {{"pid", tr("PID"), true}, [](Row s) { return pidCell(s->pid); }},
        {{"transaction_start", tr("Open for"), true}, [&](Row s) { return momentCell(s->transactionStart, now); }},
        {{"state", tr("State")}, [](Row s) { return stateCell(*s); }},
        {{"since", tr("State for"), true}, [&](Row s) { return momentCell(sinceWhen(*s), now); }},
        {{"xmin_age", tr("Snapshot age"), true}, [](Row s) { return numberCell(s->xminAge); }},
        {{"user", tr("User")}, [](Row s) { return nameCell(s->user); }},
        {{"database", tr("Database")}, [](Row s) { return nameCell(s->database); }},
        {{"application", tr("Application")}, [](Row s) { return nameCell(s->application); }},
        {{"query", tr("Statement"), false, 40}, [](Row s) { return queryCell(s->query); }},
    };
    Table table = makeTable(u"transactions"_s, tr("Open transactions"), fields, open,
                            [](Row session) { return sessionKey(*session); });
    table.emptyText = tr("No transaction is open.");
    return table;
}

Table preparedTable(const std::vector<PreparedTransaction> &prepared, const QDateTime &now)
{
    using Row = PreparedTransaction;
    const std::vector<Field<Row>> fields{
        {{"id", tr("Name")}, [](const Row &one) { return nameCell(one.id); }},
        {{"since", tr("Prepared for"), true}, [&](const Row &one) { return momentCell(one.since, now); }},
        {{"owner", tr("Owner")}, [](const Row &one) { return nameCell(one.owner); }},
        {{"database", tr("Database")}, [](const Row &one) { return nameCell(one.database); }},
    };
    Table table =
        makeTable(u"prepared"_s, tr("Prepared transactions"), fields, prepared, [](const Row &one) { return one.id; });
    table.emptyText = tr("No transaction is prepared.");
    return table;
}

Report report(const Sessions &sessions)
{
    return {.tables = {sessionTable(sessions)}, .omissions = sessions.omissions};
}

Report report(const BlockingTree &tree, const Sessions &sessions)
{
    return {.tables = {blockingTable(tree)}, .omissions = sessions.omissions};
}

Report report(const Locks &locks)
{
    return {.tables = {lockTable(locks)}, .omissions = locks.omissions};
}

Report report(const Sessions &sessions, const std::vector<PreparedTransaction> &prepared)
{
    Report made{.tables = {transactionTable(sessions)}, .omissions = sessions.omissions};
    if (!prepared.empty())
        made.tables.push_back(preparedTable(prepared, sessions.at()));
    return made;
}

} // namespace tidemark::watch
