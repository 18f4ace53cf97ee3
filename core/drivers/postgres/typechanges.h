// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of column types in the statements of a plan. Pure functions.
#pragma once

#include "plan/statement.h"

namespace tidemark::postgres {

// Whether the statement is "ALTER TABLE t ALTER COLUMN c TYPE …" of the column that it is about.
[[nodiscard]] bool changesType(const plan::Statement &statement);

// Makes one statement of those that follow each other and change types in the same table: it is written anew once.
[[nodiscard]] std::vector<plan::Statement> joinTypeChanges(std::vector<plan::Statement> statements);

} // namespace tidemark::postgres
