// SPDX-License-Identifier: GPL-3.0-or-later
// The heart: how a borrower gets a connection.
#include "pool/poolstate.h"

#include "base/text.h"
#include "pool/forkguard.h"

namespace tidemark::pool {

using namespace std::chrono;

static constexpr int mostPings = 2;

State::State(QString name, Creator creator, PoolConfig config, std::shared_ptr<const Clock> clock)
    : m_name(std::move(name))
    , m_creator(std::move(creator))
    , m_clock(std::move(clock))
    , m_config(std::move(config))
    , m_reset(m_config.resetOnReturn)
{
    ForkGuard::add(this);
}

State::~State()
{
    ForkGuard::remove(this);
}

bool State::isReady(const Entry &entry, Clock::Duration now)
{
    return !entry.invalid && now < entry.checkAt;
}

void State::lend(Entry &entry, const Borrower &borrower, Clock::Duration now, Shard &shard)
{
    entry.label = borrower.label;
    entry.place = borrower.place;
    entry.since = now;
    entry.leaked = false;
    entry.isOut = true;
    ++shard.checkouts;
    shard.wait.record(now - borrower.asked);
}

Entry *State::takeHere(const Borrower &borrower)
{
    Shard &shard = m_shards.here();
    m_shards.lock(shard);
    const std::lock_guard lock(shard.mutex, std::adopt_lock);
    if (!shard.isOpen || shard.idle.isEmpty() || borrower.asked >= shard.guardedFrom)
        return nullptr;
    Entry *entry = m_config.order == Order::Lifo ? shard.idle.last() : shard.idle.first();
    if (!isReady(*entry, borrower.asked))
        return nullptr;
    shard.idle.remove(entry);
    entry->shard = nullptr;
    lend(*entry, borrower, borrower.asked, shard);
    return entry;
}

// What the shards must know of the rest, so that most borrowers need not ask it.
void State::publish()
{
    const Waiter *first = m_waiters.first();
    const bool looksAgain = first && first->watches && first->looked == m_windowEnd;
    const bool somebodyToTell = first && !first->signalled && !looksAgain;
    const bool keepsAll = !somebodyToTell && (m_config.size == 0 || total() <= m_config.size);
    m_shards.each([&](Shard &shard) {
        shard.isOpen = m_gate == Gate::Open;
        shard.keepsAll = keepsAll;
        shard.guardedFrom = first ? m_windowEnd : Clock::Duration::max();
    });
}

Result<Entry *> State::waitForOne(job::JobContext &job, const Borrower &borrower)
{
    TRY(job.check());
    const auto alive = shared_from_this();
    Waiter self{.borrower = borrower};
    const std::stop_callback onStop(job.stopToken(), [this, &self] {
        const std::lock_guard lock(m_mutex);
        self.wake.notify_one();
    });
    Whole whole(*this);
    const Time deadline = steady_clock::now() + m_config.timeout;
    clearOutOfFork(whole);
    startCare();
    for (;;) {
        if (self.handed)
            return self.handed;
        if (auto outcome = tryNow(whole, job, self, deadline))
            return *std::move(outcome);
        if (job.stopRequested() || steady_clock::now() >= deadline)
            return giveUp(self, job.stopRequested());
        if (!self.queued)
            join(self, false);
        sleep(whole, self, job.stopToken(), deadline);
    }
}

bool State::isMyTurn(const Waiter &self) const
{
    return m_waiters.isEmpty() || m_waiters.first() == &self;
}

// Nothing when there is only waiting to be done.
std::optional<Result<Entry *>> State::tryNow(Whole &whole, job::JobContext &job, Waiter &self, Time deadline)
{
    while (m_gate == Gate::Open && isMyTurn(self)) {
        if (m_shards.idle() > 0) {
            if (Entry *entry = takeIdle(whole, self))
                return outlive(entry);
            continue;
        }
        if (!hasRoom() || !m_outage.permits(steady_clock::now()))
            break;
        leave(self);
        auto made = create(whole, job, std::max(deadline, steady_clock::now() + leastForConnecting));
        if (!made && !job.stopRequested() && retries(made.error())) {
            join(self, true);
            break;
        }
        signalFirst();
        if (!made)
            return Failure(std::move(made).error());
        lend(**made, self.borrower, m_clock->now(), m_shards.here());
        return outlive(*made);
    }
    if (m_gate != Gate::Closed)
        return std::nullopt;
    leave(self);
    return fail(ErrorKind::Config, tr("The pool \"%1\" was closed").arg(printable(m_name)),
                tr("Nobody can borrow from it any more; open its connection again."));
}

// The pool may have been closed while this thread was asking a server: then its lease keeps the rest.
Entry *State::outlive(Entry *entry)
{
    if (m_gate == Gate::Closed)
        m_self = shared_from_this();
    return entry;
}

Entry *State::nextIdle()
{
    Entry *entry = m_config.order == Order::Lifo ? m_shards.newest() : m_shards.oldest();
    m_shards.remove(*entry);
    return entry;
}

// Takes one that need not be looked at, or looks first; null when it was not good.
Entry *State::takeIdle(Whole &whole, Waiter &self)
{
    Entry *entry = nextIdle();
    leave(self);
    if (isReady(*entry, m_clock->now()) || stillAnswers(whole, *entry, self)) {
        lend(*entry, self.borrower, m_clock->now(), m_shards.here());
        return entry;
    }
    close(whole, entry);
    join(self, true);
    return nullptr;
}

// One that is neither idle nor lent.
void State::close(Whole &whole, Entry *entry)
{
    forget(*entry);
    whole.without([entry] { delete entry; });
}

// A pre-ping that fails costs the borrower nothing but the time: another one is looked for. After two of them no idle
// connection is trusted any more, and a new one is made.
bool State::stillAnswers(Whole &whole, Entry &entry, Waiter &self)
{
    if (entry.invalid || m_clock->now() >= entry.expires || self.failedPings >= mostPings)
        return false;
    ++m_looking;
    ++m_counters.pings;
    const PoolConfig::Duration limit = m_config.pingLimit;
    const bool answers = whole.without([&] { return entry.connection->answers(limit); });
    --m_looking;
    if (answers)
        return !entry.invalid;
    ++self.failedPings;
    ++m_counters.pingFailures;
    invalidate(entry.generation);
    return false;
}

void State::join(Waiter &self, bool first)
{
    if (self.queued)
        return;
    self.signalled = false;
    first ? m_waiters.prepend(self) : m_waiters.append(self);
}

void State::leave(Waiter &self)
{
    if (!self.queued)
        return;
    m_waiters.remove(self);
    signalFirst();
}

bool State::firstShouldLook() const
{
    if (m_gate != Gate::Open)
        return m_gate == Gate::Closed;
    return m_shards.idle() > 0 || (hasRoom() && !m_outage.isProbing());
}

// Who is told once need not be told again before it has looked.
void State::signalFirst()
{
    Waiter *first = m_waiters.first();
    if (!first || first->signalled || !firstShouldLook())
        return;
    first->signalled = true;
    first->wake.notify_one();
}

// When the first in line looks again without being told: when others may no longer overtake it, or when the server may
// be tried again.
std::optional<State::Time> State::nextLook(const Waiter &self) const
{
    if (m_gate != Gate::Open || !isMyTurn(self))
        return std::nullopt;
    if (hasRoom() && !m_outage.isProbing())
        return m_outage.nextAttempt();
    const auto now = m_clock->now();
    if (now < m_windowEnd)
        return steady_clock::now() + (m_windowEnd - now);
    return std::nullopt;
}

void State::sleep(Whole &whole, Waiter &self, const std::stop_token &stop, Time deadline)
{
    while (!self.handed && !self.signalled && m_gate != Gate::Closed && !stop.stop_requested()) {
        const std::optional<Time> look = nextLook(self);
        self.watches = look.has_value();
        if (!whole.waitUntil(self.wake, std::min(deadline, look.value_or(deadline))))
            break;
    }
    if (self.signalled)
        self.looked = m_windowEnd;
    self.signalled = self.watches = false;
}

Result<Entry *> State::giveUp(Waiter &self, bool stopped)
{
    leave(self);
    ++(stopped ? m_counters.cancelled : m_counters.timeouts);
    if (stopped)
        return Failure(job::cancelledError());
    return Failure(exhausted(self));
}

// The child of a fork has none of the threads, and may not touch the connections, which are its parent's.
void State::clearOutOfFork(Whole &whole)
{
    if (!m_forked)
        return;
    m_forked = false;
    Trash trash;
    m_shards.eachIdle([&](Entry &entry) {
        entry.connection->abandon();
        takeOut(entry, trash);
    });
    whole.without([&trash] { trash.empty(); });
}

} // namespace tidemark::pool
