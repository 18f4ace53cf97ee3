// SPDX-License-Identifier: GPL-3.0-or-later
// Looking at a connection without borrowing it: in nobody's way, and in no figure but those of what is open.
#include "pool/poolstate.h"

namespace tidemark::pool {

using namespace std::chrono;

// While others are out somebody may come at any moment: then the last one that is free is left to them.
LookOutcome State::lookNow() const
{
    if (m_gate == Gate::Closed)
        return LookOutcome::Closed;
    if (m_gate == Gate::Suspended)
        return LookOutcome::Suspended;
    if (!m_waiters.isEmpty())
        return LookOutcome::Waited;
    const std::optional<int> limit = limitOf(m_config);
    const int taken = lent() + m_connecting + m_looking;
    const bool leavesNone = limit && taken + 1 >= *limit;
    return leavesNone && taken > 0 ? LookOutcome::Busy : LookOutcome::Looked;
}

// One that is counted as being looked at.
Result<Entry *> State::takeForLook(Whole &whole, job::JobContext &job, PoolConfig::Duration opening)
{
    while (m_shards.idle() > 0) {
        Entry *entry = nextIdle();
        if (!entry->invalid && m_clock->now() < entry->expires) {
            ++m_looking;
            return entry;
        }
        close(whole, entry);
    }
    Entry *made = TRY(create(whole, job, steady_clock::now() + opening));
    ++m_looking;
    return made;
}

void State::endLook(Whole &whole, Entry *entry)
{
    --m_looking;
    const auto now = m_clock->now();
    const sql::Connection &connection = *entry->connection;
    if (!connection.isUsable())
        invalidate(entry->generation);
    const bool clean = connection.isUsable() && connection.transactionState() == sql::TransactionState::None;
    if (clean && isKept(*entry, now)) {
        entry->lastAnswer = now;
        m_shards.add(*entry);
        signalFirst();
        return;
    }
    signalFirst();
    close(whole, entry);
}

// An idle connection that has died says little of its server, which a new one then does.
Result<LookOutcome> State::look(job::JobContext &job, const Look &look, PoolConfig::Duration opening)
{
    TRY(job.check());
    const auto alive = shared_from_this();
    Whole whole(*this);
    clearOutOfFork(whole);
    startCare();
    std::optional<Error> first;
    for (;;) {
        if (const LookOutcome now = lookNow(); now != LookOutcome::Looked)
            return now;
        const quint64 creations = m_counters.creations;
        auto entry = takeForLook(whole, job, opening);
        if (!entry)
            return Failure(first && entry.error().kind == ErrorKind::Timeout ? *first : std::move(entry).error());
        const bool fresh = m_counters.creations != creations;
        auto outcome = whole.without([&] { return look(job, *(*entry)->connection, *(*entry)->dialect); });
        const bool died = !(*entry)->connection->isUsable();
        endLook(whole, *entry);
        if (outcome)
            return LookOutcome::Looked;
        if (!died || fresh || first || job.stopRequested())
            return Failure(std::move(outcome).error());
        first = std::move(outcome).error();
    }
}

} // namespace tidemark::pool
