// SPDX-License-Identifier: GPL-3.0-or-later
// Takes from two schemas what is not to be compared, so that neither the comparison nor a plan knows of it: what both
// have keeps what it has before, and what only one has gets what its maker gets. Pure functions, any thread.
#pragma once

#include "schema/schema.h"

namespace tidemark::diff {

// All schemas must be sorted. Cost: one pass over both.

// Where `after` does not tell who owns an object (SQL files seldom do), whoever owns it before keeps it.
void adoptOwners(const schema::Schema &before, schema::Schema &after);
[[nodiscard]] bool isOwnerToAdopt(const schema::Schema &before, const schema::Schema &after);

void ignoreOwners(schema::Schema &before, schema::Schema &after);

// Grants, those of columns and of system objects, and default privileges.
void ignorePrivileges(schema::Schema &before, schema::Schema &after);

} // namespace tidemark::diff
