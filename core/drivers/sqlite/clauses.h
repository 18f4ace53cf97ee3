// SPDX-License-Identifier: GPL-3.0-or-later
// The clauses that columns, tables and indexes share: ON CONFLICT, lists of keys, REFERENCES, DEFERRABLE. Each reads
// from where the reader stands. Source: https://www.sqlite.org/lang_createtable.html
#pragma once

#include "drivers/sqlite/canonical.h"
#include "schema/table.h"

namespace tidemark::sqlite {

// ON CONFLICT X: the word in capitals, or nothing.
[[nodiscard]] Result<QString> readConflict(TokenReader &reader);

// One term of a key or index: what it is, and how it is ordered.
struct KeyTerm
{
    QString name;       // a column …
    QString expression; // … or an expression
    QString collation;  // as written, built-in ones in capitals; empty: none is given
    bool descending = false;
    bool autoincrement = false;
};

// From the opening parenthesis to the closing one.
[[nodiscard]] Result<std::vector<KeyTerm>> readKeyTerms(TokenReader &reader, NameScope scope);

// A collation's name as it is compared: the engine ignores case, and its own are written in capitals.
[[nodiscard]] QString canonicalCollation(const QString &name);

// From behind the word REFERENCES: table, columns, actions and match, into the key.
[[nodiscard]] Result<void> readReference(TokenReader &reader, schema::ForeignKey &key);

// [NOT] DEFERRABLE [INITIALLY …], if it comes next.
[[nodiscard]] Result<std::optional<schema::Deferrability>> readDeferrable(TokenReader &reader);

// Puts the terms of a primary key or unique constraint into it, with order and collations as attributes.
void setTerms(schema::Key &key, const std::vector<KeyTerm> &terms);

} // namespace tidemark::sqlite
