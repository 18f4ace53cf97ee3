// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/shard.h"

#include <sched.h>

#include <algorithm>
#include <bit>
#include <thread>
#include <vector>

namespace tidemark::pool {

static constexpr unsigned mostShards = 16;

// A power of two, so that choosing one needs no division.
static int shardCount()
{
    return int(std::bit_floor(std::clamp(std::thread::hardware_concurrency(), 1U, mostShards)));
}

Shards::Shards()
    : m_count(shardCount())
    , m_shards(std::make_unique<Shard[]>(size_t(m_count)))
{
}

Shard &Shards::here()
{
    const int inUse = m_inUse.load(std::memory_order_relaxed);
    return m_shards[inUse == 1 ? 0 : sched_getcpu() & (inUse - 1)];
}

void Shards::lockAll()
{
    for (int i = 0; i < m_count; ++i)
        m_shards[i].mutex.lock();
}

void Shards::unlockAll()
{
    for (int i = m_count; i-- > 0;)
        m_shards[i].mutex.unlock();
}

int Shards::idle() const
{
    int count = 0;
    each([&](const Shard &shard) { count += shard.idle.size(); });
    return count;
}

Entry *Shards::oldest() const
{
    Entry *found = nullptr;
    each([&](const Shard &shard) {
        Entry *first = shard.idle.first();
        if (first && (!found || first->lastUsed < found->lastUsed))
            found = first;
    });
    return found;
}

Entry *Shards::newest() const
{
    Entry *found = nullptr;
    each([&](const Shard &shard) {
        Entry *last = shard.idle.last();
        if (last && (!found || last->lastUsed > found->lastUsed))
            found = last;
    });
    return found;
}

void Shards::remove(Entry &entry)
{
    entry.shard->idle.remove(&entry);
    entry.shard = nullptr;
}

void Shards::add(Entry &entry)
{
    Shard &shard = here();
    entry.shard = &shard;
    shard.idle.append(&entry);
}

void Shards::settle()
{
    bool met = false;
    each([&](Shard &shard) {
        met = met || shard.collisions >= mostCollisions;
        shard.collisions = 0;
    });
    if (met || m_inUse.load(std::memory_order_relaxed) == 1)
        return;
    m_inUse.store(1, std::memory_order_relaxed);
    std::vector<Entry *> entries;
    eachIdle([&](Entry &entry) { entries.push_back(&entry); });
    std::ranges::sort(entries, {}, &Entry::lastUsed);
    for (Entry *entry : entries) {
        remove(*entry);
        entry->shard = &m_shards[0];
        m_shards[0].idle.append(entry);
    }
}

} // namespace tidemark::pool
