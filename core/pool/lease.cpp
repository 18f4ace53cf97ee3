// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/lease.h"

#include "pool/poolstate.h"

namespace tidemark::pool {

sql::Connection &Lease::connection() const
{
    return *m_entry->connection;
}

const dialect::Dialect &Lease::dialect() const
{
    return *m_entry->dialect;
}

void Lease::giveBack()
{
    if (Entry *entry = std::exchange(m_entry, nullptr))
        entry->state->giveBack(entry);
}

void Lease::discard()
{
    if (Entry *entry = std::exchange(m_entry, nullptr))
        entry->state->discard(entry);
}

std::unique_ptr<sql::Connection> Lease::detach()
{
    Entry *entry = std::exchange(m_entry, nullptr);
    return entry ? entry->state->detach(entry) : nullptr;
}

} // namespace tidemark::pool
