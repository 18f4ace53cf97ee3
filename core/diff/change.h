// SPDX-License-Identifier: GPL-3.0-or-later
// What differs between two schemas, object by object. A change holds the whole of both sides, so that whoever plans or
// shows it needs nothing else, and undoing is the diff of the swapped schemas. Plain values, any thread.
#pragma once

#include "diff/item.h"

#include <memory>
#include <set>
#include <vector>

namespace tidemark::diff {

enum class ChangeType : quint8 { Create, Drop, Alter };

struct Change
{
    schema::ObjectRef object; // by its name in `before`, if it is there; otherwise in `after`
    Item before;              // empty: created
    Item after;               // empty: dropped
    QStringList fields;       // of an alteration

    [[nodiscard]] ChangeType type() const
    {
        return isEmpty(before) ? ChangeType::Create : isEmpty(after) ? ChangeType::Drop : ChangeType::Alter;
    }
};

struct Options
{
    bool columnOrder = false;       // whether the order of columns is part of a table
    QStringList databaseAttributes; // attributes of the database itself that are compared
};

// One ALTER … RENAME or, with a schema, one ALTER … SET SCHEMA: an object by the name that it has then.
struct RenameStep
{
    schema::ObjectRef object;
    QString to;          // in another schema it is called as before
    QString schema = {}; // empty: it stays in its own

    bool operator==(const RenameStep &) const = default;
};

// What stands between a database and a difference whose `before` has new names already: what steps aside because the
// texts that define it name what is renamed, the schemas that must be there first, then the renames. On the way back
// everything is done in reverse.
struct Renaming
{
    std::shared_ptr<const schema::Schema> origin;  // with the old names
    std::shared_ptr<const schema::Schema> cleared; // without what steps aside
    std::vector<RenameStep> steps;
    std::set<schema::ObjectRef> aside;  // by their names after the renames
    std::set<schema::ObjectRef> spaces; // schemas that only the other side has and that something moves into
};

// The changes with the schemas that they point into.
struct Difference
{
    std::shared_ptr<const schema::Schema> before;
    std::shared_ptr<const schema::Schema> after;
    std::vector<Change> changes;              // by kind, name, part
    QStringList databaseFields;               // attributes of the database that differ
    Options options;                          // how they were compared
    std::shared_ptr<const Renaming> renaming; // null: nothing is renamed
    bool backwards = false;                   // `after` is the side that is renamed, and goes back

    [[nodiscard]] bool isEmpty() const { return changes.empty() && databaseFields.isEmpty() && !renaming; }
};

} // namespace tidemark::diff
