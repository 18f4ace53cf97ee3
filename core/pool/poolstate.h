// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of a pool. What is quick needs one shard alone: taking an idle connection, and putting it back. Everything
// else holds the pool's mutex and all shards, in that order, for a few instructions and never while a server is asked
// anything. Outlives its Pool as long as leases are out.
#pragma once

#include "pool/alarm.h"
#include "pool/entry.h"
#include "pool/outage.h"
#include "pool/pool.h"
#include "pool/samplering.h"
#include "pool/shard.h"
#include "pool/waitqueue.h"

#include <atomic>
#include <mutex>
#include <random>

namespace tidemark::pool {

class State : public std::enable_shared_from_this<State>
{
public:
    State(QString name, Creator creator, PoolConfig config, std::shared_ptr<const Clock> clock);
    State(const State &) = delete;
    State &operator=(const State &) = delete;
    ~State();

    [[nodiscard]] Clock::Duration now() const { return m_clock->now(); }
    // What most checkouts are: an idle connection of this processor's shard, and nobody who waits. Null when it is not
    // so simple; then waitForOne() does it.
    [[nodiscard]] Entry *takeHere(const Borrower &borrower);
    [[nodiscard]] Result<Entry *> waitForOne(job::JobContext &job, const Borrower &borrower);
    void giveBack(Entry *entry);
    void discard(Entry *entry);
    [[nodiscard]] std::unique_ptr<sql::Connection> detach(Entry *entry);

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] PoolConfig config();
    [[nodiscard]] PoolStatus status();
    [[nodiscard]] PoolFigures figures();
    [[nodiscard]] std::vector<PoolSample> history();

    void setConfig(const PoolConfig &config);
    void suspend();
    void resume();
    void evict();
    void dispose();

    [[nodiscard]] Result<LookOutcome> look(job::JobContext &job, const Look &look, PoolConfig::Duration opening);

    [[nodiscard]] Result<void> prewarm(job::JobContext &job);
    void tend(job::JobContext &job);
    void takeSample();

    // Around a fork: nobody changes anything meanwhile, and the child begins anew.
    void holdForFork();
    void releaseInParent();
    void releaseInChild();

private:
    using Time = std::chrono::steady_clock::time_point;
    enum class Gate : quint8 { Open, Suspended, Closed };

    class Whole;
    class Trash;
    struct Care;

    // Who need not wait for others must still come through to the server, however short the timeout is.
    static constexpr auto leastForConnecting = std::chrono::seconds(1);

    // For so long after a waiting borrower was served, one that comes may overtake those that still wait. The longer
    // time is for uses so short that stopping a thread for another costs more than hundreds of them.
    static constexpr Clock::Duration shortWindow = std::chrono::microseconds(100);
    static constexpr Clock::Duration longWindow = std::chrono::microseconds(1600);
    static constexpr Clock::Duration shortUse = std::chrono::nanoseconds(200);

    // poolstate.cpp: taking
    [[nodiscard]] static bool isReady(const Entry &entry, Clock::Duration now);
    static void lend(Entry &entry, const Borrower &borrower, Clock::Duration now, Shard &shard);
    [[nodiscard]] std::optional<Result<Entry *>> tryNow(Whole &whole, job::JobContext &job, Waiter &self,
                                                        Time deadline);
    [[nodiscard]] Result<Entry *> giveUp(Waiter &self, bool stopped);
    [[nodiscard]] bool isMyTurn(const Waiter &self) const;
    void sleep(Whole &whole, Waiter &self, const std::stop_token &stop, Time deadline);
    [[nodiscard]] std::optional<Time> nextLook(const Waiter &self) const;
    void join(Waiter &self, bool first);
    void leave(Waiter &self);
    void signalFirst();
    [[nodiscard]] bool firstShouldLook() const;
    [[nodiscard]] Entry *nextIdle();
    [[nodiscard]] Entry *outlive(Entry *entry);
    [[nodiscard]] Entry *takeIdle(Whole &whole, Waiter &self);
    [[nodiscard]] bool stillAnswers(Whole &whole, Entry &entry, Waiter &self);
    void close(Whole &whole, Entry *entry);
    void clearOutOfFork(Whole &whole);
    void publish();

    // poolcreate.cpp: making
    [[nodiscard]] int total() const;
    [[nodiscard]] bool hasRoom() const;
    [[nodiscard]] Result<Entry *> create(Whole &whole, job::JobContext &job, Time deadline);
    [[nodiscard]] Result<std::unique_ptr<Entry>> open(job::JobContext &job);
    [[nodiscard]] Result<void> setUp(job::JobContext &job, sql::Connection &connection,
                                     const dialect::Dialect &dialect);
    void noteFailure(const Error &error, bool stopped);
    [[nodiscard]] bool retries(const Error &error) const;
    void setExpiry(Entry &entry) const;
    void touch(Entry &entry, Clock::Duration now) const;

    // poollook.cpp: looking without borrowing
    [[nodiscard]] LookOutcome lookNow() const;
    [[nodiscard]] Result<Entry *> takeForLook(Whole &whole, job::JobContext &job, PoolConfig::Duration opening);
    void endLook(Whole &whole, Entry *entry);

    // poolreturn.cpp: coming back
    [[nodiscard]] bool isClean(Entry &entry);
    [[nodiscard]] bool putBackHere(Entry &entry, bool clean, Clock::Duration now);
    [[nodiscard]] bool isKept(const Entry &entry, Clock::Duration now) const;
    void passOn(Entry &entry, Clock::Duration now);
    void openWindow(Clock::Duration now);
    void invalidate(quint64 generation);
    void markInvalid(Entry &entry);
    void forget(Entry &entry);
    [[nodiscard]] int lent() const;
    [[nodiscard]] std::shared_ptr<State> letGo();
    [[nodiscard]] std::unique_ptr<Entry> endLease(Entry *entry);

    // poolcontrol.cpp, poolcare.cpp
    [[nodiscard]] PoolFigures figuresNow() const;
    [[nodiscard]] std::vector<LeaseInfo> leasesNow(Clock::Duration now) const;
    [[nodiscard]] PoolCounters countersNow() const;
    [[nodiscard]] Error exhausted(const Waiter &self) const;
    void takeOut(Entry &entry, Trash &trash);
    void closeIdleAbove(int kept, Trash &trash);
    void closeDue(Trash &trash);
    void noteLeaks(Clock::Duration now);
    [[nodiscard]] Entry *mostSilent(Clock::Duration now);
    void keepAlive(Whole &whole, const job::JobContext &job);
    void fill(Whole &whole, job::JobContext &job);
    void startCare();

    const QString m_name;
    const Creator m_creator;
    const std::shared_ptr<const Clock> m_clock;

    mutable Shards m_shards;
    mutable std::mutex m_mutex;
    std::vector<Entry *> m_all; // idle, lent and being looked at
    WaitQueue m_waiters;
    Clock::Duration m_windowEnd = Clock::Duration::min(); // until then those who wait may be overtaken
    Clock::Duration m_window = shortWindow;
    quint64 m_checkoutsBefore = 0; // when the window was opened
    quint64 m_generation = 1;
    Gate m_gate = Gate::Open;
    bool m_forked = false;
    PoolConfig m_config;
    PoolCounters m_counters; // but for those that the shards count
    Histogram m_creation;
    int m_connecting = 0;
    int m_filling = 0; // of those for nobody yet
    int m_looking = 0; // idle ones that are just being asked for an answer
    int m_invalid = 0;
    quint64 m_forks = 0;
    bool m_hasConnected = false;
    Outage m_outage;
    std::optional<Error> m_lastFailure;
    Clock::Duration m_lastFailureAt{};
    std::minstd_rand m_random{std::random_device()()};
    SampleRing m_history;
    std::shared_ptr<State> m_self; // of a disposed pool with leases out

    std::atomic<ResetOnReturn> m_reset;
    // What has threads; the child of a fork leaves it where it is and makes its own.
    std::unique_ptr<Alarms> m_alarms = std::make_unique<Alarms>();
    std::unique_ptr<Care> m_care;
};

// The pool's mutex and all shards, locked. What they must know is told to them whenever they are let go.
class State::Whole
{
public:
    explicit Whole(State &state)
        : m_state(state)
        , m_lock(state.m_mutex)
    {
        m_state.m_shards.lockAll();
    }
    Whole(const Whole &) = delete;
    Whole &operator=(const Whole &) = delete;
    ~Whole()
    {
        m_state.publish();
        m_state.m_shards.unlockAll();
    }

    // Does something without any lock.
    template <class Work>
    auto without(Work work)
    {
        m_state.publish();
        m_state.m_shards.unlockAll();
        m_lock.unlock();
        const Relock again(*this);
        return work();
    }

    // Lets go of everything until it is woken, or a time; false when it was the time.
    bool waitUntil(std::condition_variable &wake, Time time)
    {
        m_state.publish();
        m_state.m_shards.unlockAll();
        const auto status = wake.wait_until(m_lock, time);
        m_state.m_shards.lockAll();
        return status == std::cv_status::no_timeout;
    }

private:
    class Relock
    {
    public:
        explicit Relock(Whole &whole)
            : m_whole(whole)
        {
        }
        Relock(const Relock &) = delete;
        Relock &operator=(const Relock &) = delete;
        ~Relock()
        {
            m_whole.m_lock.lock();
            m_whole.m_state.m_shards.lockAll();
        }

    private:
        Whole &m_whole;
    };

    State &m_state;
    std::unique_lock<std::mutex> m_lock;
};

// The thread that looks after the pool.
struct State::Care
{
    std::condition_variable_any wake = {};
    std::jthread thread = {}; // the last member, so that it ends first
};

// What is in here is closed when it goes, which takes time: it must be declared before the lock is taken.
class State::Trash
{
public:
    Trash() = default;
    Trash(const Trash &) = delete;
    Trash &operator=(const Trash &) = delete;
    ~Trash() = default;

    void add(Entry *entry) { m_entries.emplace_back(entry); }
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    void empty() { m_entries.clear(); }

private:
    std::vector<std::unique_ptr<Entry>> m_entries;
};

} // namespace tidemark::pool
