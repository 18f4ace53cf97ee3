// SPDX-License-Identifier: GPL-3.0-or-later
// How a connection comes back, and what happens to those that do not work any more.
#include "pool/poolstate.h"

#include "dialect/sessionsql.h"

namespace tidemark::pool {

using namespace std::chrono;

static constexpr auto longestReset = seconds(5);

static sql::SqlText resetText(const Entry &entry, ResetOnReturn reset)
{
    const bool open = entry.connection->transactionState() != sql::TransactionState::None;
    const dialect::SessionSql &words = *entry.dialect->sessionSql;
    switch (reset) {
    case ResetOnReturn::Rollback: return open ? words.rollback() : sql::SqlText();
    case ResetOnReturn::Commit: return open ? words.commit() : sql::SqlText();
    case ResetOnReturn::DiscardAll: return words.discardAll();
    case ResetOnReturn::None: break;
    }
    return {};
}

// Whether the connection works and is as its next borrower wants it.
bool State::isClean(Entry &entry)
{
    sql::Connection &connection = *entry.connection;
    if (!connection.isUsable())
        return false;
    const ResetOnReturn reset = m_reset.load(std::memory_order_relaxed);
    if (reset <= ResetOnReturn::Commit && connection.transactionState() == sql::TransactionState::None)
        return true;
    const sql::SqlText text = resetText(entry, reset);
    if (text.text.isEmpty())
        return true;
    const TimedJob timed(*m_alarms, {}, steady_clock::now() + longestReset);
    job::JobContext job(timed.token());
    // DISCARD ALL is refused within a transaction
    if (reset == ResetOnReturn::DiscardAll && connection.transactionState() != sql::TransactionState::None &&
        !connection.execute(job, entry.dialect->sessionSql->rollback()))
        return false;
    if (!connection.execute(job, text))
        return false;
    return reset != ResetOnReturn::DiscardAll || setUp(job, connection, *entry.dialect).has_value();
}

// As many may be idle as the size says, so that one above it is kept while others are out, and as many borrowers as
// there are go on without a new connection.
bool State::isKept(const Entry &entry, Clock::Duration now) const
{
    if (m_gate == Gate::Closed || entry.invalid || now >= entry.expires)
        return false;
    const std::optional<int> limit = limitOf(m_config);
    if (limit && total() > *limit)
        return false;
    return m_config.size == 0 || m_shards.idle() + m_looking < m_config.size || !m_waiters.isEmpty();
}

// What most returns are: nobody waits, and the connection may stay.
bool State::putBackHere(Entry &entry, bool clean, Clock::Duration now)
{
    Shard &shard = m_shards.here();
    m_shards.lock(shard);
    const std::lock_guard lock(shard.mutex, std::adopt_lock);
    ++shard.returns;
    shard.use.record(now - entry.since);
    entry.isOut = false;
    if (!clean || !shard.isOpen || !shard.keepsAll || now >= shard.guardedFrom || entry.invalid || now >= entry.expires)
        return false;
    touch(entry, now);
    entry.shard = &shard;
    shard.idle.append(&entry);
    return true;
}

void State::openWindow(Clock::Duration now)
{
    const quint64 checkouts = countersNow().checkouts;
    const bool areShort = shortUse * qint64(checkouts - m_checkoutsBefore) > m_window;
    m_window = areShort ? std::min(m_window * 2, longWindow) : shortWindow;
    m_checkoutsBefore = checkouts;
    m_windowEnd = now + m_window;
}

// To the first who waits, unless one was served a moment ago: then whoever comes first may have it, so that threads
// that are running need not stop for those that are not.
void State::passOn(Entry &entry, Clock::Duration now)
{
    touch(entry, now);
    Waiter *first = m_waiters.first();
    if (!first || m_gate != Gate::Open || now < m_windowEnd) {
        m_shards.add(entry);
        signalFirst();
        return;
    }
    m_waiters.remove(*first);
    openWindow(now);
    lend(entry, first->borrower, now, m_shards.here());
    first->handed = &entry;
    first->wake.notify_one();
    signalFirst();
}

void State::giveBack(Entry *entry)
{
    // what belongs to another process is left alone
    if (entry->forks != m_forks) {
        entry->connection->abandon();
        delete entry;
        return;
    }
    const bool clean = isClean(*entry);
    const Clock::Duration now = m_clock->now();
    if (putBackHere(*entry, clean, now))
        return;
    std::shared_ptr<State> last;
    Trash trash;
    const Whole whole(*this);
    // one that works but could not be made clean says nothing of the others
    if (!entry->connection->isUsable())
        invalidate(entry->generation);
    if (clean && isKept(*entry, now)) {
        passOn(*entry, now);
        return;
    }
    forget(*entry);
    trash.add(entry);
    last = letGo();
    signalFirst();
}

void State::discard(Entry *entry)
{
    static_cast<void>(endLease(entry));
}

std::unique_ptr<sql::Connection> State::detach(Entry *entry)
{
    return std::move(endLease(entry)->connection);
}

// Takes a lent one out of the pool.
std::unique_ptr<Entry> State::endLease(Entry *entry)
{
    std::unique_ptr<Entry> ended(entry);
    if (entry->forks != m_forks)
        return ended;
    std::shared_ptr<State> last;
    const Whole whole(*this);
    Shard &shard = m_shards.here();
    ++shard.returns;
    shard.use.record(m_clock->now() - entry->since);
    forget(*entry);
    last = letGo();
    signalFirst();
    return ended;
}

// Everything of that generation and before is as old as what broke, and probably as dead. A connection of an older
// generation says nothing new.
void State::invalidate(quint64 generation)
{
    if (generation != m_generation)
        return;
    ++m_generation;
    ++m_counters.invalidations;
    for (Entry *entry : m_all)
        markInvalid(*entry);
}

void State::markInvalid(Entry &entry)
{
    if (entry.invalid)
        return;
    entry.invalid = true;
    ++m_invalid;
}

// Counts one that goes.
void State::forget(Entry &entry)
{
    if (entry.invalid)
        --m_invalid;
    ++m_counters.closed;
    std::erase(m_all, &entry);
}

int State::lent() const
{
    return int(m_all.size()) - m_shards.idle() - m_looking;
}

// The last lease of a pool that is gone takes the rest with it.
std::shared_ptr<State> State::letGo()
{
    return lent() == 0 ? std::exchange(m_self, nullptr) : nullptr;
}

} // namespace tidemark::pool
