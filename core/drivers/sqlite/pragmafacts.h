// SPDX-License-Identifier: GPL-3.0-or-later
// A table as far as the PRAGMA functions know it: what is checked against the text's reading, and what is left when the
// text cannot be read. Pure functions, any thread.
#pragma once

#include "drivers/sqlite/catalog.h"

namespace tidemark::sqlite {

// Columns with type, nullability, default, key and generation; the primary key; unique constraints; foreign keys.
// Without what only the text knows: names of constraints, checks, conflict clauses, collations, expressions of
// generated columns.
[[nodiscard]] schema::Table tableFromFacts(const QString &name, const Catalog &catalog);

[[nodiscard]] std::vector<schema::Column> columnsFromFacts(const std::vector<CatalogColumn> &columns);

// Without the text of expressions and of the condition.
[[nodiscard]] schema::Index indexFromFacts(const CatalogIndex &fact);

// The columns of the primary key in its order.
[[nodiscard]] QStringList keyColumns(const std::vector<CatalogColumn> &columns);

} // namespace tidemark::sqlite
