// SPDX-License-Identifier: GPL-3.0-or-later
// The law of the SQLite driver: what a database says of itself, printed and run in an empty one, says the same again,
// and the engine does the same with it. For one thread.
#pragma once

#include "core/sqlitefixture.h"

namespace tidemark::test {

/// The statements of a script.
[[nodiscard]] QStringList statementsOf(const QString &script);

/// Every object of a schema as DDL: tables with their indexes and triggers, then views with theirs.
[[nodiscard]] Result<QString> ddlOf(const schema::Schema &schema);

/// Runs DDL in an empty database with the same settings as the schema's.
[[nodiscard]] OpenResult rebuilt(const schema::Schema &schema, const QString &ddl);

/// What the engine's own functions and compiled programs tell of a database, as sorted lines: columns, keys, foreign
/// keys, and for every table and view the instructions of an insert, an update, a delete and a select. Two databases
/// with the same meaning have the same lines, however their texts are written.
[[nodiscard]] Result<QStringList> behaviourOf(sql::Connection &connection);

/// An empty text when the law holds for a database; otherwise what differs.
[[nodiscard]] QString brokenLaw(sql::Connection &connection);

} // namespace tidemark::test
