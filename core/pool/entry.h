// SPDX-License-Identifier: GPL-3.0-or-later
// One connection of a pool, and the list that it stands in while it is idle. For the pool alone. What is in here is
// written with a shard locked and read with that or with all of them, except the connection itself, which belongs to
// whoever took the entry out of its list.
#pragma once

#include "base/clock.h"
#include "dialect/dialect.h"

#include <memory>
#include <source_location>

namespace tidemark::pool {

class State;
struct Shard;

struct Entry
{
    State *state = nullptr;
    std::unique_ptr<sql::Connection> connection;
    const dialect::Dialect *dialect = nullptr;
    quint64 generation = 0;
    quint64 forks = 0; // of the pool when this was opened: another number means that another process owns it
    double jitter = 0; // 0 to 1: the share of the allowed shortening that its lifetime gets
    Clock::Duration created{};
    Clock::Duration lastUsed{};
    Clock::Duration lastAnswer{};
    Clock::Duration expires = Clock::Duration::max();
    Clock::Duration checkAt = Clock::Duration::max(); // from then on it is not lent without a look
    bool invalid = false;

    Shard *shard = nullptr; // in whose list it is; null while it is not idle
    bool isOut = false;     // lent

    // of the lease
    Clock::Duration since{};
    QString label;
    std::source_location place;
    bool leaked = false;

    Entry *previous = nullptr;
    Entry *next = nullptr;
};

// Entries in an order, without memory of its own. Does not own them.
class EntryList
{
public:
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] int size() const { return m_size; }
    [[nodiscard]] Entry *first() const { return m_first; }
    [[nodiscard]] Entry *last() const { return m_last; }

    void append(Entry *entry)
    {
        entry->previous = m_last;
        entry->next = nullptr;
        (m_last ? m_last->next : m_first) = entry;
        m_last = entry;
        ++m_size;
    }

    void remove(Entry *entry)
    {
        (entry->previous ? entry->previous->next : m_first) = entry->next;
        (entry->next ? entry->next->previous : m_last) = entry->previous;
        --m_size;
    }

    // Calls look(entry) for each, which may remove it.
    template <class Look>
    void each(Look look) const
    {
        for (Entry *entry = m_first; entry;) {
            Entry *next = entry->next;
            look(*entry);
            entry = next;
        }
    }

private:
    Entry *m_first = nullptr;
    Entry *m_last = nullptr;
    int m_size = 0;
};

} // namespace tidemark::pool
