// SPDX-License-Identifier: GPL-3.0-or-later
// What differs between two schemas, object by object. A change holds the whole of both sides, so that whoever plans or
// shows it needs nothing else, and undoing is the diff of the swapped schemas. Plain values, any thread.
#pragma once

#include "diff/item.h"

#include <memory>

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

// The changes with the schemas that they point into.
struct Difference
{
    std::shared_ptr<const schema::Schema> before;
    std::shared_ptr<const schema::Schema> after;
    std::vector<Change> changes; // by kind, name, part
    QStringList databaseFields;  // attributes of the database that differ
    Options options;             // how they were compared

    [[nodiscard]] bool isEmpty() const { return changes.empty() && databaseFields.isEmpty(); }
};

} // namespace tidemark::diff
