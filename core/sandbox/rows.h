// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that must survive a plan: put into the tables of a schema, and looked at again. One thread.
#pragma once

#include "dialect/introspection.h"
#include "sandbox/scratch.h"

#include <QMap>

namespace tidemark::sandbox {

// Puts a few rows into every table that takes them: what constraints and triggers refuse is left out. Returns how many
// there are.
[[nodiscard]] Result<int> fillTables(job::JobContext &job, Scratch &scratch, const schema::Schema &schema);

// The columns that both schemas have alike (name, type and collation; not generated), by table. Rows of tables that
// inherit count for these alone.
struct SharedTable
{
    QStringList columns;
    bool isInherited = false;
};
using SharedColumns = QMap<schema::QualifiedName, SharedTable>;
[[nodiscard]] SharedColumns sharedColumns(const schema::Schema &before, const schema::Schema &after);

// The rows of these columns, as sorted lines by table.
using TableRows = QMap<schema::QualifiedName, QStringList>;
[[nodiscard]] Result<TableRows> rowsOf(job::JobContext &job, Scratch &scratch, const SharedColumns &columns);

// The first table whose rows are not the same, on one line; empty when all are.
[[nodiscard]] QString firstLoss(const TableRows &wanted, const TableRows &found);

} // namespace tidemark::sandbox
