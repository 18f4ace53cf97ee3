// SPDX-License-Identifier: GPL-3.0-or-later
// Renames that somebody gave, applied to a schema before it is compared. Pure functions, any thread.
#pragma once

#include "dialect/dialect.h"
#include "diff/rename.h"

namespace tidemark::dialect {

struct RenamedSchema
{
    std::shared_ptr<const schema::Schema> schema; // with the new names; null: nothing is renamed
    std::shared_ptr<const diff::Renaming> renaming;
    std::vector<diff::Rename> renames; // all that were taken, by the names before
};

// `before` under its new names: the given ones and, unless declined, those of indexes, constraints and sequences of
// columns that are alone in having an equal definition under another name. Errors: Usage for renames that contradict
// each other, Unsupported for what the engine cannot rename or move or what a rename would take data from.
[[nodiscard]] Result<RenamedSchema> applyRenames(const Dialect &dialect, const schema::Schema &before,
                                                 const schema::Schema &after, std::vector<diff::Rename> given,
                                                 bool takeEqual);

} // namespace tidemark::dialect
