// SPDX-License-Identifier: GPL-3.0-or-later
// SQL of steps that hold no strong lock for long, for those who plan for a busy server. Pure functions; names of tables
// come quoted, other names do not.
#pragma once

#include "schema/schema.h"

namespace tidemark::postgres {

// CREATE INDEX, made to build CONCURRENTLY.
[[nodiscard]] QString builtConcurrently(QString createIndex);
// The unique index that a key is to be made of, built CONCURRENTLY and called `name`.
[[nodiscard]] QString indexOfKey(const schema::QualifiedName &table, const schema::Key &key, const QString &name);
// The key made of that index, which takes the key's name.
[[nodiscard]] QString keyOfIndex(const schema::QualifiedName &table, const schema::Key &key, bool primary,
                                 const QString &index);
// A DO block that makes the assignments ("a = 1, b = 2") in all rows where the condition holds. Pages are walked in
// order and every batch commits, so that it can be begun again wherever it ended; it must run outside a transaction.
[[nodiscard]] QString fillInBatches(const QString &table, const QString &assignments, const QString &condition);
// "ALTER TABLE t VALIDATE CONSTRAINT c".
[[nodiscard]] QString validation(const QString &table, const QString &constraint);
// The text between dollar quotes that it does not hold itself: "$name$…$name$".
[[nodiscard]] QString dollarQuoted(const QString &text, const QString &tag);

} // namespace tidemark::postgres
