// SPDX-License-Identifier: GPL-3.0-or-later
// What a pool tells of itself, and what can be done to it while it works.
#include "pool/poolstate.h"

#include "base/text.h"

#include <algorithm>
#include <ranges>

namespace tidemark::pool {

using namespace Qt::StringLiterals;
using namespace std::chrono;

static constexpr size_t mostHolders = 20;

static QString placeText(const std::source_location &place)
{
    const QString file = QString::fromUtf8(place.file_name()).section(u'/', -1);
    return u"%1:%2"_s.arg(file).arg(place.line());
}

PoolFigures State::figuresNow() const
{
    PoolFigures figures{.size = m_config.size, .limit = limitOf(m_config)};
    figures.checkedIn = m_shards.idle() + m_looking;
    figures.checkedOut = lent();
    figures.connecting = m_connecting;
    figures.total = total();
    figures.overflow = m_config.size == 0 ? 0 : std::max(0, figures.total - m_config.size);
    figures.invalid = m_invalid;
    figures.waiting = m_waiters.size();
    return figures;
}

std::vector<LeaseInfo> State::leasesNow(Clock::Duration now) const
{
    std::vector<LeaseInfo> leases;
    for (const Entry *entry : m_all) {
        if (entry->isOut)
            leases.push_back({.borrower = entry->label,
                              .place = placeText(entry->place),
                              .age = now - entry->since,
                              .leaked = entry->leaked});
    }
    std::ranges::sort(leases, std::greater(), &LeaseInfo::age);
    return leases;
}

PoolCounters State::countersNow() const
{
    PoolCounters counters = m_counters;
    m_shards.each([&counters](const Shard &shard) {
        counters.checkouts += shard.checkouts;
        counters.returns += shard.returns;
    });
    return counters;
}

PoolFigures State::figures()
{
    const Whole whole(*this);
    return figuresNow();
}

PoolConfig State::config()
{
    const std::lock_guard lock(m_mutex);
    return m_config;
}

std::vector<PoolSample> State::history()
{
    const std::lock_guard lock(m_mutex);
    return m_history.all();
}

PoolStatus State::status()
{
    const auto now = m_clock->now();
    const Whole whole(*this);
    PoolStatus status{.name = m_name,
                      .now = figuresNow(),
                      .counters = countersNow(),
                      .creation = m_creation,
                      .leases = leasesNow(now),
                      .lastFailure = m_lastFailure};
    m_shards.each([&status](const Shard &shard) {
        status.wait.add(shard.wait);
        status.use.add(shard.use);
    });
    if (m_lastFailure)
        status.sinceLastFailure = now - m_lastFailureAt;
    status.suspended = m_gate == Gate::Suspended;
    status.disposed = m_gate == Gate::Closed;
    return status;
}

static QString secondsText(Clock::Duration time)
{
    return tr("%1 s").arg(duration<double>(time).count(), 0, 'f', 2);
}

static QString holderText(const LeaseInfo &lease)
{
    const QString who =
        lease.borrower.isEmpty() ? lease.place : u"%1 (%2)"_s.arg(printable(lease.borrower), lease.place);
    return tr("held for %1 by %2").arg(secondsText(lease.age), who);
}

// Source of the first sentence: SQLAlchemy's QueuePool, so that what looks for it in logs finds it.
Error State::exhausted(const Waiter &self) const
{
    const auto now = m_clock->now();
    Error error;
    error.kind = ErrorKind::Timeout;
    error.message = tr("QueuePool limit of size %1 overflow %2 reached, connection timed out, timeout %3")
                        .arg(m_config.size)
                        .arg(m_config.maxOverflow)
                        .arg(duration<double>(m_config.timeout).count(), 0, 'f', 2);
    QStringList lines;
    const std::vector<LeaseInfo> leases = leasesNow(now);
    for (const LeaseInfo &lease : leases | std::views::take(mostHolders))
        lines << holderText(lease);
    if (leases.size() > mostHolders)
        lines << tr("and %1 further ones").arg(leases.size() - mostHolders);
    lines << tr("waited %1; %2 others wait").arg(secondsText(now - self.borrower.asked)).arg(m_waiters.size());
    error.hint = tr("Return connections sooner, or raise size or max_overflow if the server has room for more.");
    if (m_gate == Gate::Suspended)
        error.hint = tr("The pool is suspended; resume it.");
    if (m_lastFailure && m_outage.isOn()) {
        error.message = tr("No connection within %1: the server cannot be reached").arg(secondsText(m_config.timeout));
        error.hint = m_lastFailure->hint;
    }
    if (m_lastFailure)
        lines << tr("last failed connect, %1 ago: %2").arg(secondsText(now - m_lastFailureAt), m_lastFailure->message);
    error.detail = lines.join(u'\n');
    return error;
}

// Counts an idle one that goes, and has it closed.
void State::takeOut(Entry &entry, Trash &trash)
{
    m_shards.remove(entry);
    forget(entry);
    trash.add(&entry);
}

// Connections above the number are taken out of the idle ones, the longest unused first.
void State::closeIdleAbove(int kept, Trash &trash)
{
    for (Entry *entry = m_shards.oldest(); entry && total() > kept; entry = m_shards.oldest())
        takeOut(*entry, trash);
}

void State::setConfig(const PoolConfig &config)
{
    Trash trash;
    const Whole whole(*this);
    m_config = config;
    m_reset.store(config.resetOnReturn, std::memory_order_relaxed);
    for (Entry *entry : m_all) {
        setExpiry(*entry);
        touch(*entry, entry->lastUsed);
    }
    if (config.size > 0)
        closeIdleAbove(config.size, trash);
    signalFirst();
}

void State::suspend()
{
    const Whole whole(*this);
    if (m_gate == Gate::Open)
        m_gate = Gate::Suspended;
}

void State::resume()
{
    const Whole whole(*this);
    if (m_gate != Gate::Suspended)
        return;
    m_gate = Gate::Open;
    signalFirst();
}

void State::evict()
{
    Trash trash;
    const Whole whole(*this);
    invalidate(m_generation);
    closeIdleAbove(0, trash);
    signalFirst();
}

void State::dispose()
{
    Trash trash;
    std::unique_ptr<Care> care;
    const Whole whole(*this);
    m_gate = Gate::Closed;
    closeIdleAbove(0, trash);
    for (Waiter *waiter = m_waiters.first(); waiter; waiter = waiter->next)
        waiter->wake.notify_one();
    if (lent() > 0)
        m_self = shared_from_this();
    care = std::move(m_care);
}

void State::holdForFork()
{
    m_mutex.lock();
    m_shards.lockAll();
}

void State::releaseInParent()
{
    m_shards.unlockAll();
    m_mutex.unlock();
}

void State::releaseInChild()
{
    // not freed: each is in a state that only the threads of the parent can end
    static_cast<void>(m_alarms.release());
    static_cast<void>(m_care.release());
    m_alarms = std::make_unique<Alarms>();
    m_waiters = {};
    m_outage.end();
    m_connecting = m_filling = m_looking = m_invalid = 0;
    m_all.clear();
    m_shards.eachIdle([this](Entry &entry) {
        m_all.push_back(&entry);
        markInvalid(entry);
    });
    m_forked = true;
    ++m_forks;
    publish();
    releaseInParent();
}

} // namespace tidemark::pool
