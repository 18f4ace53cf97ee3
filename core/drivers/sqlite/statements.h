// SPDX-License-Identifier: GPL-3.0-or-later
// CREATE statements written from the model alone: SQLite reads them back as the same objects. Each ends with a
// semicolon and a line end. Pure functions, any thread.
#pragma once

#include "schema/schema.h"

namespace tidemark::sqlite {

// Without indexes and triggers.
[[nodiscard]] QString createTable(const schema::Table &table);
[[nodiscard]] QString createIndex(const schema::Index &index, const schema::QualifiedName &table);
[[nodiscard]] QString createView(const schema::View &view);
[[nodiscard]] QString createTrigger(const schema::Trigger &trigger, const schema::QualifiedName &relation);

// The pieces of CREATE TABLE.
[[nodiscard]] QString columnDefinition(const schema::Table &table, const schema::Column &column);
[[nodiscard]] QString primaryKeyClause(const schema::Key &key);
[[nodiscard]] QString uniqueClause(const schema::Key &key);
[[nodiscard]] QString checkClause(const schema::Check &check);
[[nodiscard]] QString foreignKeyClause(const schema::ForeignKey &key);

// A query with a line for each of its clauses; the tokens are untouched.
[[nodiscard]] QString laidOut(const QString &query);

} // namespace tidemark::sqlite
