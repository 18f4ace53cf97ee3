// SPDX-License-Identifier: GPL-3.0-or-later
// A part of a difference: the changes that somebody chose, with those that they cannot do without. The chosen changes
// become a schema of their own, so that a plan knows nothing of the choice and leads there and back like any other.
// Pure functions, any thread.
#pragma once

#include "diff/change.h"

#include <map>
#include <set>

namespace tidemark::diff {

// A change by the identity that Change::object has; an attribute of the database is {"database", {}, field}.
using Choice = std::set<schema::ObjectRef>;

// The identity of every change.
[[nodiscard]] Choice allOf(const Difference &difference);

// What comes along, each with the change of the closure that cannot do without it.
using BroughtBy = std::map<schema::ObjectRef, schema::ObjectRef>;

struct Selection
{
    Difference difference; // from `before` to it with the chosen changes
    Choice cameAlong;      // what was not chosen and is part of it
    BroughtBy broughtBy;   // why; what steps aside for a rename stands there with nothing
};

// What the chosen changes need by the schema that they lead to comes along (what is created for them, what their
// columns follow), and so does what stands on a chosen drop by the schema that they start from. Identities that are no
// change are ignored. Cost: the size of both schemas.
[[nodiscard]] Selection choose(const Difference &difference, const Choice &chosen);

[[nodiscard]] BroughtBy broughtAlong(const Difference &difference, const Choice &chosen);

// The chosen changes with those that come along.
[[nodiscard]] Choice closureOf(const Difference &difference, const Choice &chosen);

// `before` with exactly these changes.
[[nodiscard]] schema::Schema composed(const Difference &difference, const Choice &changes);

} // namespace tidemark::diff
