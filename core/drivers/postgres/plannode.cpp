// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/plannode.h"

#include "diff/find.h"
#include "diff/parts.h"
#include "schema/kinds.h"

#include <QtCore/QSet>

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::ObjectRef;
using schema::Schema;
namespace kind = schema::kind;

bool isPart(const QString &of)
{
    static const QSet<QString> parts{kind::column,     kind::columnDefault, kind::primaryKey, kind::unique,
                                     kind::foreignKey, kind::check,         kind::exclusion,  kind::notNull,
                                     kind::index,      kind::trigger,       kind::rule,       kind::policy};
    return parts.contains(of);
}

bool leavesOpened(const QString &of)
{
    static const QSet<QString> parts{kind::columnDefault, kind::check,  kind::index,
                                     kind::rule,          kind::policy, kind::trigger};
    return parts.contains(of);
}

ObjectRef relationOf(const Schema &schema, const ObjectRef &part)
{
    if (const schema::View *view = schema::findView(schema, part.name))
        return schema::refOf(*view);
    return {kind::table, part.name, {}};
}

// The planner's own kinds are found through the object whose name they bear.
static diff::Item find(const Schema &schema, const ObjectRef &ref)
{
    if (ref.kind == plankind::partition || ref.kind == plankind::inheritance) {
        const schema::Table *table = schema::findTable(schema, ref.name);
        const bool placed =
            table && (ref.kind == plankind::partition ? bool(table->partitionOf) : !table->inherits.empty());
        return placed ? diff::Item(table) : diff::Item();
    }
    if (ref.kind == plankind::sequenceOwner) {
        const schema::Sequence *sequence = schema::findSequence(schema, ref.name);
        return sequence && !sequence->ownerColumn.isEmpty() ? diff::Item(sequence) : diff::Item();
    }
    if (ref.kind == kind::columnDefault) {
        const diff::Item item = diff::findItem(schema, {kind::column, ref.name, ref.part});
        const auto *column = diff::as<schema::Column>(item);
        const bool own = column && !column->defaultValue.isEmpty() && column->generation == schema::Generation::None;
        return own ? item : diff::Item();
    }
    return diff::findItem(schema, ref);
}

bool parentDrops(const PlanState &state, const Node &foreignKey)
{
    const auto *key = diff::as<schema::ForeignKey>(foreignKey.before);
    const schema::Table *table = schema::findTable(state.before(), foreignKey.ref.name);
    if (!key || !table || !table->partitionOf || !key->attributes.flag(u"pg.inherited"_s))
        return false;
    const schema::Table *parent = schema::findTable(state.before(), table->partitionOf->parent);
    const Node *whole = state.find({kind::table, table->partitionOf->parent, {}});
    if (!parent || (whole && whole->drops()))
        return parent != nullptr;
    return std::ranges::any_of(parent->foreignKeys, [&](const schema::ForeignKey &above) {
        const Node *node = state.find({kind::foreignKey, parent->name, above.name});
        return above.columns == key->columns && above.table == key->table && node && node->drops();
    });
}

bool childKeepsColumn(const PlanState &state, const schema::QualifiedName &table, const QString &column)
{
    return std::ranges::any_of(state.before().tables, [&](const schema::Table &child) {
        if (!std::ranges::contains(child.inherits, table))
            return false;
        const schema::Table *later = schema::findTable(state.after(), child.name);
        return later && diff::findColumn(child.columns, column) && diff::findColumn(later->columns, column);
    });
}

Node *PlanState::find(const ObjectRef &ref)
{
    const auto found = nodes.find(ref);
    return found != nodes.end() ? &found->second : nullptr;
}

const Node *PlanState::find(const ObjectRef &ref) const
{
    const auto found = nodes.find(ref);
    return found != nodes.end() ? &found->second : nullptr;
}

Node &PlanState::node(const ObjectRef &ref)
{
    const auto found = nodes.find(ref);
    if (found != nodes.end())
        return found->second;
    Node made{.ref = ref, .before = postgres::find(before(), ref), .after = postgres::find(after(), ref)};
    return nodes.emplace(ref, std::move(made)).first->second;
}

Node *PlanState::maker(const ObjectRef &ref)
{
    Node *own = find(ref);
    if (own && own->creates() && !own->absorbed)
        return own;
    if (!isPart(ref.kind))
        return own && own->creates() ? own : nullptr;
    Node *relation = find(relationOf(after(), ref));
    return relation && relation->creates() ? relation : nullptr;
}

Node *PlanState::remover(const ObjectRef &ref)
{
    Node *own = find(ref);
    if (own && own->drops() && !own->absorbed)
        return own;
    if (!isPart(ref.kind))
        return own && own->drops() ? own : nullptr;
    Node *relation = find(relationOf(before(), ref));
    return relation && relation->drops() ? relation : nullptr;
}

} // namespace tidemark::postgres
