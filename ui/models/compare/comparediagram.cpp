// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compare/comparediagram.h"

#include "schema/kinds.h"

#include <algorithm>
#include <map>
#include <set>

namespace tidemark::ui {

using report::Standing;
using schema::ObjectRef;
using schema::QualifiedName;
using schema::Schema;
using schema::Table;
namespace kind = schema::kind;

using Names = std::set<QualifiedName>;

static Standing standingOf(const diff::Change &change)
{
    switch (change.type()) {
    case diff::ChangeType::Create: return Standing::Added;
    case diff::ChangeType::Drop: return Standing::Removed;
    case diff::ChangeType::Alter: break;
    }
    return Standing::Changed;
}

namespace {

// Whatever changed, by its identity; of a table with changed parts, that it changed.
class Marks
{
public:
    explicit Marks(const diff::Difference &difference)
    {
        for (const diff::Change &change : difference.changes) {
            m_marks[change.object] = standingOf(change);
            const ObjectRef owner = ownerOf(difference, change);
            if (owner.kind != kind::table)
                continue;
            m_marks.try_emplace(owner, Standing::Changed);
            m_tables.insert(owner.name);
        }
    }

    [[nodiscard]] Standing of(const ObjectRef &ref) const
    {
        const auto found = m_marks.find(ref);
        return found != m_marks.end() ? found->second : Standing::Same;
    }
    [[nodiscard]] const Names &tables() const { return m_tables; }

private:
    std::map<ObjectRef, Standing> m_marks;
    Names m_tables;
};

} // namespace

static void addNeighbours(const Schema &schema, const Names &tables, Names &all)
{
    for (const Table &table : schema.tables) {
        for (const schema::ForeignKey &key : table.foreignKeys) {
            if (tables.contains(table.name))
                all.insert(key.table);
            else if (tables.contains(key.table))
                all.insert(table.name);
        }
    }
}

// What only the old table has, behind what the new one has.
static Table merged(const Table &before, Table after)
{
    for (const schema::Column &column : before.columns) {
        if (!std::ranges::contains(after.columns, column.name, &schema::Column::name))
            after.columns.push_back(column);
    }
    for (const schema::ForeignKey &key : before.foreignKeys) {
        if (!std::ranges::contains(after.foreignKeys, key.name, &schema::ForeignKey::name))
            after.foreignKeys.push_back(key);
    }
    return after;
}

static Schema mergedTables(const diff::Difference &difference, const Names &names)
{
    Schema schema;
    for (const QualifiedName &name : names) {
        const Table *before = schema::findTable(*difference.before, name);
        const Table *after = schema::findTable(*difference.after, name);
        if (before && after)
            schema.tables.push_back(merged(*before, *after));
        else if (const Table *only = before ? before : after)
            schema.tables.push_back(*only);
    }
    return schema;
}

static void mark(report::Diagram &diagram, const Marks &marks)
{
    constexpr double roomForSign = 12;
    for (report::Box &box : diagram.boxes) {
        box.standing = marks.of({kind::table, box.table, {}});
        if (box.standing == Standing::Same)
            continue;
        box.place.setWidth(box.place.width() + roomForSign);
        for (report::DiagramRow &row : box.rows)
            row.standing = marks.of({kind::column, box.table, row.name});
    }
    for (report::Edge &edge : diagram.edges) {
        const report::Box &child = diagram.boxes[size_t(edge.child)];
        const Standing own = marks.of({kind::foreignKey, child.table, edge.name});
        const bool follows = child.standing == Standing::Added || child.standing == Standing::Removed;
        edge.standing = follows ? child.standing : own;
    }
}

CompareDiagram diagramOfDifference(const Comparison &comparison)
{
    const diff::Difference &difference = *comparison.difference;
    const Marks marks(difference);
    Names drawn;
    for (const QualifiedName &name : marks.tables()) {
        if (int(drawn.size()) < mostDrawn)
            drawn.insert(name);
    }
    Names all = drawn;
    addNeighbours(*difference.before, drawn, all);
    addNeighbours(*difference.after, drawn, all);
    const Schema schema = mergedTables(difference, all);
    std::vector<QualifiedName> names;
    for (const Table &table : schema.tables)
        names.push_back(table.name);
    CompareDiagram made;
    made.differing = int(marks.tables().size());
    made.left = made.differing - int(drawn.size());
    if (!names.empty())
        made.diagram = report::diagramOf(schema, names);
    mark(made.diagram, marks);
    return made;
}

} // namespace tidemark::ui
