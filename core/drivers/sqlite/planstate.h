// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan works on: every table with what happens to it, and the views and triggers that go and come back.
// Addresses point into the two schemas, which must outlive it. One thread, one plan.
#pragma once

#include "base/error.h"
#include "drivers/sqlite/planhazards.h"
#include "schema/schema.h"

#include <optional>
#include <set>

namespace tidemark::sqlite {

enum class Fate : quint8 {
    Keep, // indexes and triggers alone may change
    Create,
    Drop,
    Alter,   // columns are added and dropped in place
    Rebuild, // the rows move into a new table
    Recreate // a virtual table: nothing moves
};

struct TableStep
{
    const schema::Table *before = nullptr;
    const schema::Table *after = nullptr;
    Fate fate = Fate::Keep;
    QString aside; // the name of the new table while the old one stands

    [[nodiscard]] bool replaces() const { return fate == Fate::Rebuild || fate == Fate::Recreate; }
    [[nodiscard]] bool drops() const { return fate == Fate::Drop || replaces(); }
};

// A trigger with the relation that it stands on.
struct TriggerOf
{
    const schema::Trigger *trigger = nullptr;
    schema::QualifiedName relation;
};

struct PlanState
{
    const schema::Schema &before;
    const schema::Schema &after;
    std::vector<TableStep> tables; // by name
    std::vector<const schema::View *> droppedViews;
    std::vector<const schema::View *> createdViews;
    std::vector<TriggerOf> droppedTriggers; // that no dropped relation takes along
    std::vector<TriggerOf> createdTriggers;

    [[nodiscard]] const TableStep *stepOf(const QString &table) const; // by either name, ignoring case
};

// A column with its counterpart, which may be spelled in another case; null when it has none.
[[nodiscard]] const schema::Column *sameColumn(const schema::Table &table, const QString &name);

// Whether tokens of the expression are the name.
[[nodiscard]] bool mentions(const QString &expression, const QString &name);

// Pairs the tables of both schemas (names that differ by case are one) and decides what happens to each. Errors:
// Unsupported, for a table whose text was not understood and that changes.
[[nodiscard]] Result<std::vector<TableStep>> decideTables(const schema::Schema &before, const schema::Schema &after,
                                                          const std::set<schema::QualifiedName> &reordered);

// The columns that come or go.
[[nodiscard]] std::vector<const schema::Column *> addedColumns(const TableStep &step);
[[nodiscard]] std::vector<const schema::Column *> droppedColumns(const TableStep &step);

// Whether ALTER TABLE leads from one table to the other.
[[nodiscard]] bool canAlter(const schema::Table &before, const schema::Table &after);

// Whether the tables differ in more than indexes, triggers and, without `ordered`, the order of columns.
[[nodiscard]] bool sameTable(const schema::Table &before, const schema::Table &after, bool ordered);

// Decides which views and triggers go and come, those that stand on what changes among them.
void decideDependents(PlanState &state);

// Views in an order in which each comes behind those that it reads.
[[nodiscard]] std::vector<const schema::View *> inOrder(const std::vector<const schema::View *> &views,
                                                        const schema::Schema &schema);

// All statements of a table's change, without its indexes and triggers.
[[nodiscard]] std::vector<plan::Statement> alterTable(const TableStep &step);
[[nodiscard]] std::vector<plan::Statement> rebuildTable(const TableStep &step, const schema::Schema &after);
[[nodiscard]] plan::Statement dropTable(const schema::Table &table);
[[nodiscard]] plan::Statement makeTable(const schema::Table &table, const schema::Schema &schema);

// Statements that remember what is broken before, and that fail when more is broken after.
struct Checks
{
    std::vector<plan::Statement> first;
    std::vector<plan::Statement> last;
};
[[nodiscard]] Checks checksOf(const PlanState &state);

// A name that nothing in either schema has.
[[nodiscard]] QString freeName(const QString &wanted, const schema::Schema &a, const schema::Schema &b);

} // namespace tidemark::sqlite
