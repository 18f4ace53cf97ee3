// SPDX-License-Identifier: GPL-3.0-or-later
// Borrowers that wait, in the order in which they came. For the pool alone; everything is guarded by the pool's mutex.
#pragma once

#include "base/clock.h"

#include <QString>

#include <condition_variable>
#include <source_location>

namespace tidemark::pool {

struct Entry;

// Who asks for a connection, and since when.
struct Borrower
{
    const QString &label;
    const std::source_location &place;
    Clock::Duration asked;
};

// Lives on the stack of the thread that waits.
struct Waiter
{
    Borrower borrower;
    std::condition_variable wake = {};
    Entry *handed = nullptr; // what it was given; it is then no longer in the queue
    bool signalled = false;  // it was told to look for itself
    bool watches = false;    // it will look by itself when the window ends in which it may be overtaken,
    Clock::Duration looked = Clock::Duration::min(); // and has looked already in the one that ends then
    bool queued = false;
    int failedPings = 0;
    Waiter *previous = nullptr;
    Waiter *next = nullptr;
};

class WaitQueue
{
public:
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] int size() const { return m_size; }
    [[nodiscard]] Waiter *first() const { return m_first; }

    void append(Waiter &waiter) { insert(waiter, m_last, nullptr); }
    void prepend(Waiter &waiter) { insert(waiter, nullptr, m_first); }

    void remove(Waiter &waiter)
    {
        (waiter.previous ? waiter.previous->next : m_first) = waiter.next;
        (waiter.next ? waiter.next->previous : m_last) = waiter.previous;
        waiter.queued = false;
        --m_size;
    }

private:
    void insert(Waiter &waiter, Waiter *previous, Waiter *next)
    {
        waiter.previous = previous;
        waiter.next = next;
        (previous ? previous->next : m_first) = &waiter;
        (next ? next->previous : m_last) = &waiter;
        waiter.queued = true;
        ++m_size;
    }

    Waiter *m_first = nullptr;
    Waiter *m_last = nullptr;
    int m_size = 0;
};

} // namespace tidemark::pool
