// SPDX-License-Identifier: GPL-3.0-or-later
// Compares two schemas as people ask for it: what is left out on purpose is taken from both first, and only what the
// engine can change is compared. Pure functions, any thread.
#pragma once

#include "dialect/registry.h"

namespace tidemark::dialect {

struct ComparisonOptions
{
    bool owners = true;
    bool privileges = true; // grants and default privileges
    bool columnOrder = false;
    bool swapped = false; // from `to` to `from`: the way back
};

// The difference that a plan is made of, with the dialect that plans it. Errors: Usage for schemas of two engines,
// Unsupported for an engine that this build does not plan for.
struct Comparison
{
    const Dialect *dialect = nullptr;
    diff::Difference difference;
};
[[nodiscard]] Result<Comparison> compareSchemas(const Registry &registry, schema::Schema from, schema::Schema to,
                                                const ComparisonOptions &options = {});

// What a plan should know of the database that it will run on: version and sizes. `live`: it is a database in use
// rather than a file that describes one, so that a plan takes care of its users.
[[nodiscard]] plan::Options planOptions(const Dialect &dialect, const Introspection &target, bool live);

} // namespace tidemark::dialect
