// SPDX-License-Identifier: GPL-3.0-or-later
// Time limits and patience for the statements of a plan on a busy server. Pure functions.
#pragma once

#include "plan/statement.h"
#include "schema/schema.h"

namespace tidemark::postgres {

// Whoever must wait for a lock gives up after a moment, so that nobody waits behind it for long; what takes its time
// may take it. Every transaction that takes strong locks on tables asks for all of them first, again and again. Locks
// must have been assessed; `before` is the schema that they are on.
[[nodiscard]] std::vector<plan::Statement> withTimeLimits(const schema::Schema &before,
                                                          std::vector<plan::Statement> statements);

} // namespace tidemark::postgres
