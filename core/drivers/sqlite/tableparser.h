// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the text of CREATE TABLE and CREATE VIRTUAL TABLE as sqlite_schema keeps it. Errors are of kind Unsupported and
// quote where the reading stopped. Pure functions, any thread.
#pragma once

#include "drivers/sqlite/clauses.h"

namespace tidemark::sqlite {

// The table with everything that its text says, constraints in the order of the text. `columns` are the names of its
// columns, which tell names from strings in double quotes.
[[nodiscard]] Result<schema::Table> parseTable(std::string_view sql, const QStringList &columns);

// One column with its constraints, which go into the table. Stands behind the column's last token when it returns.
[[nodiscard]] Result<void> readColumn(TokenReader &reader, schema::Table &table, NameScope scope);

} // namespace tidemark::sqlite
