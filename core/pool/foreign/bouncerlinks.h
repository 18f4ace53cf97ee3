// SPDX-License-Identifier: GPL-3.0-or-later
// The connections of a PgBouncer as a table: those of its clients, or those to its servers. Pure functions, any thread.
#pragma once

#include "pool/foreign/pgbouncer.h"
#include "watch/table.h"

namespace tidemark::pool {

enum class LinkSide : quint8 { Clients, Servers };

// One statement.
[[nodiscard]] Result<std::vector<BouncerLink>> showLinks(job::JobContext &job, sql::Connection &console, LinkSide side);

// Those that wait first, then those at work, then the others; each by database, user and application. The id is
// "clients" or "servers"; what a version does not tell is null.
[[nodiscard]] watch::Table linksTable(std::vector<BouncerLink> links, LinkSide side);

} // namespace tidemark::pool
