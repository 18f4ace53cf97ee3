// SPDX-License-Identifier: GPL-3.0-or-later
// A connection borrowed from a pool; it goes back when the lease ends, whatever happened. Used by one thread at a time,
// though not always the same; may outlive the pool, and its connection is then closed.
#pragma once

#include "dialect/dialect.h"

#include <memory>
#include <utility>

namespace tidemark::pool {

struct Entry;

class Lease
{
public:
    Lease() = default;
    explicit Lease(Entry *entry) // of the pool only
        : m_entry(entry)
    {
    }
    Lease(Lease &&other) noexcept
        : m_entry(std::exchange(other.m_entry, nullptr))
    {
    }
    Lease &operator=(Lease &&other) noexcept
    {
        std::swap(m_entry, other.m_entry);
        return *this;
    }
    Lease(const Lease &) = delete;
    Lease &operator=(const Lease &) = delete;
    ~Lease()
    {
        if (m_entry)
            giveBack();
    }

    [[nodiscard]] explicit operator bool() const { return m_entry != nullptr; }
    [[nodiscard]] sql::Connection &connection() const;
    [[nodiscard]] const dialect::Dialect &dialect() const;
    [[nodiscard]] sql::Connection *operator->() const { return &connection(); }

    // Ends the lease now. A transaction that is open is ended as the pool's settings say; a connection that broke is
    // closed, and with it go all that are as old.
    void giveBack();

    // Ends the lease and closes the connection, whether it still works or not.
    void discard();

    // Takes the connection out of the pool for good: it is closed by its owner, and the pool's limits no longer see it.
    [[nodiscard]] std::unique_ptr<sql::Connection> detach();

private:
    Entry *m_entry = nullptr;
};

} // namespace tidemark::pool
