// SPDX-License-Identifier: GPL-3.0-or-later
// Compares two schemas as people ask for it: what is left out on purpose is taken from both first, and only what the
// engine can change is compared. Pure functions, any thread.
#pragma once

#include "dialect/registry.h"
#include "diff/pattern.h"
#include "diff/rename.h"

namespace tidemark::dialect {

struct ComparisonOptions
{
    bool owners = true;
    bool privileges = true; // grants and default privileges
    bool columnOrder = false;
    std::vector<diff::NamedRename> renames;
    bool equalRenames = true;           // take those of indexes and constraints whose definitions are equal
    std::vector<diff::Pattern> only;    // none: every change
    std::vector<diff::Pattern> exclude; // of those
    bool swapped = false;               // from what the changes lead to back to `from`
};

// The difference that a plan is made of, with the dialect that plans it. Errors: Usage for schemas of two engines, for
// patterns of kinds that there are not and for renames of what there is not, Unsupported for an engine that this build
// does not plan for.
struct Comparison
{
    const Dialect *dialect = nullptr;
    diff::Difference difference;
    diff::Choice cameAlong;                // changes that nobody chose and that the chosen ones cannot do without
    std::vector<diff::Rename> renames;     // that were taken
    std::vector<diff::Proposal> proposals; // renames that nobody gave
};
[[nodiscard]] Result<Comparison> compareSchemas(const Registry &registry, schema::Schema from, schema::Schema to,
                                                const ComparisonOptions &options = {});

// What a plan should know of the database that it will run on: version and sizes. `live`: it is a database in use
// rather than a file that describes one, so that a plan takes care of its users.
[[nodiscard]] plan::Options planOptions(const Dialect &dialect, const Introspection &target, bool live);

// The same for two schemas of an engine whose dialect is at hand. It must outlive the result.
[[nodiscard]] Result<Comparison> compareSchemas(const Dialect &dialect, schema::Schema from, schema::Schema to,
                                                const ComparisonOptions &options = {});

} // namespace tidemark::dialect
