// SPDX-License-Identifier: GPL-3.0-or-later
// A part of a pool's idle connections with a mutex of its own, so that borrowers on different processors do not meet. A
// pool uses one shard until they meet often, and then one a processor. For the pool alone.
#pragma once

#include "pool/entry.h"
#include "pool/histogram.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace tidemark::pool {

struct alignas(128) Shard
{
    std::mutex mutex = {};

    // guarded by the mutex
    EntryList idle = {}; // in the order in which they came back
    // Whether borrowers may serve themselves here; otherwise they ask the whole pool.
    bool isOpen = true;
    bool keepsAll = true; // whether what comes back may stay without asking the whole pool
    // From then on borrowers may not pass by those who wait; the end of time when nobody does.
    Clock::Duration guardedFrom = Clock::Duration::max();
    quint64 checkouts = 0;
    quint64 returns = 0;
    quint64 collisions = 0; // of borrowers that met here
    Histogram wait = {};
    Histogram use = {};
};

// All shards of a pool.
class Shards
{
public:
    Shards();
    Shards(const Shards &) = delete;
    Shards &operator=(const Shards &) = delete;

    // The one for the processor that this thread runs on.
    [[nodiscard]] Shard &here();

    // Locks a shard, and notes it when it was not free at once.
    void lock(Shard &shard)
    {
        if (shard.mutex.try_lock())
            return;
        shard.mutex.lock();
        if (++shard.collisions == mostCollisions)
            m_inUse.store(m_count, std::memory_order_relaxed);
    }

    void lockAll();
    void unlockAll();

    // With all of them locked.
    [[nodiscard]] int idle() const;
    [[nodiscard]] Entry *oldest() const;
    [[nodiscard]] Entry *newest() const;
    void remove(Entry &entry);
    // Goes back to one shard when borrowers met rarely since the last call.
    void settle();

    template <class Look>
    void each(Look look)
    {
        for (int i = 0; i < m_count; ++i)
            look(m_shards[i]);
    }
    template <class Look>
    void each(Look look) const
    {
        for (int i = 0; i < m_count; ++i)
            look(std::as_const(m_shards[i]));
    }
    template <class Look>
    void eachIdle(Look look)
    {
        each([&](Shard &shard) { shard.idle.each(look); });
    }

    // Adds one that came back to the shard of this thread.
    void add(Entry &entry);

private:
    static constexpr quint64 mostCollisions = 256; // a second

    int m_count;
    std::unique_ptr<Shard[]> m_shards;
    std::atomic<int> m_inUse = 1;
};

} // namespace tidemark::pool
