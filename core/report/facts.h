// SPDX-License-Identifier: GPL-3.0-or-later
// What every picture of a schema asks of it: which tables, which keys, how many rows may refer to one. Pure functions
// over schemas that outlive what they return, any thread.
#pragma once

#include "schema/schema.h"

namespace tidemark::report {

// Tables in their order without partitions, which their parents stand for.
[[nodiscard]] std::vector<const schema::Table *> shownTables(const schema::Schema &schema);

// The columns that a foreign key refers to: those it names, else the primary key of its table.
[[nodiscard]] QStringList referencedColumns(const schema::Schema &schema, const schema::ForeignKey &key);

// Whether at most one row can hold these values: a key or an unconditional unique index has exactly these columns.
[[nodiscard]] bool isUnique(const schema::Table &table, const QStringList &columns);

// Whether every row refers to something.
[[nodiscard]] bool isRequired(const schema::Table &table, const schema::ForeignKey &key);

// A table, what it refers to and what refers to it.
[[nodiscard]] std::vector<schema::QualifiedName> neighbourhood(const schema::Schema &schema,
                                                               const schema::QualifiedName &table);

[[nodiscard]] bool isPrimary(const schema::Table &table, const QString &column);
[[nodiscard]] bool isForeign(const schema::Table &table, const QString &column);

// The enumeration that a column's type names, or null.
[[nodiscard]] const schema::Type *enumOf(const schema::Schema &schema, const schema::Column &column);

} // namespace tidemark::report
