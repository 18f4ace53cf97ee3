// SPDX-License-Identifier: GPL-3.0-or-later
// What makes room for renames: objects whose own texts name what is renamed and cannot be rewritten for sure go before
// and come back after. Pure functions, any thread.
#pragma once

#include "base/error.h"
#include "diff/renamemap.h"

namespace tidemark::diff {

// The objects with whatever stands on them. Errors: Unsupported for what holds data and so cannot go.
[[nodiscard]] Result<Choice> asideClosure(const schema::Schema &schema, const Choice &objects);

// The schema without these objects and parts; of {"default", table, column} only the default goes.
[[nodiscard]] schema::Schema without(const schema::Schema &schema, const Choice &objects);

[[nodiscard]] RenameStep inverse(const RenameStep &step);

// The renames with those that they bring about: what goes with a table to another schema; and what only `before` has
// under a name that another object gets goes out of the way. Errors: Usage, when `after` has it as well, and for a
// sequence that would leave its table.
[[nodiscard]] Result<std::vector<Rename>> withDisplaced(const schema::Schema &before, const schema::Schema &after,
                                                        std::vector<Rename> renames);

// The renames but for what does nothing else than to go along.
[[nodiscard]] std::vector<Rename> withoutCarried(const schema::Schema &before, std::vector<Rename> renames);

// The renames of withDisplaced one by one, so that no two objects ever have one name: chains from their end, circles
// through a name that nothing has. Who goes to another schema under another name does so in two steps.
[[nodiscard]] std::vector<RenameStep> renameSteps(const schema::Schema &before, const schema::Schema &after,
                                                  const std::vector<Rename> &renames);

// Indexes, constraints and sequences of columns that only changed their names: those of one place whose definitions are
// equal and alone in that.
[[nodiscard]] std::vector<Rename> equalRenames(const Difference &difference, const QStringList &kinds);

} // namespace tidemark::diff
