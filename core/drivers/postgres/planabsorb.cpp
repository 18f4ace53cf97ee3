// SPDX-License-Identifier: GPL-3.0-or-later
// What happens by itself when something else happens: a parent's ALTER reaches its children, a table takes its parts
// along, a base type its functions.
#include "drivers/postgres/plannode.h"

#include "diff/parts.h"
#include "drivers/postgres/alteration.h"
#include "drivers/postgres/readers.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::Column;
using schema::ObjectRef;

static std::vector<schema::QualifiedName> parentsOf(const schema::Table &table)
{
    if (table.partitionOf)
        return {table.partitionOf->parent};
    return table.inherits;
}

static bool sameType(const Column &a, const Column &b)
{
    return a.type == b.type && a.collation == b.collation;
}

// A parent's ALTER reaches the column of a child that hangs on it before and after.
bool comesFromParent(const PlanState &state, const ObjectRef &ref)
{
    const AlteredTable table{.before = schema::findTable(state.before(), ref.name),
                             .after = schema::findTable(state.after(), ref.name)};
    if (!table.before || !table.after)
        return false;
    const Column *before = diff::findColumn(table.before->columns, ref.part);
    const Column *after = diff::findColumn(table.after->columns, ref.part);
    for (const schema::QualifiedName &parent : parentsOf(*table.after)) {
        if (!std::ranges::contains(parentsOf(*table.before), parent))
            continue;
        const schema::Table *old = schema::findTable(state.before(), parent);
        const schema::Table *wanted = schema::findTable(state.after(), parent);
        const Column *above = wanted ? diff::findColumn(wanted->columns, ref.part) : nullptr;
        const Column *oldAbove = old ? diff::findColumn(old->columns, ref.part) : nullptr;
        if (before && after && above && oldAbove)
            return sameType(*above, *after) && sameType(*oldAbove, *before) && !sameType(*above, *oldAbove);
        if (!before && above && !oldAbove)
            return true;
        if (!after && oldAbove && !above)
            return true;
    }
    return false;
}

namespace {

class Absorber
{
public:
    Absorber(PlanState &state, const Needs &needs)
        : m_state(state)
        , m_needs(needs)
    {
    }

    void run()
    {
        for (auto &[ref, node] : m_state.nodes) {
            node.absorbed = isAbsorbed(node);
            node.takenAlong = node.drops() && diff::as<schema::Routine>(node.before) && servesDroppedType(ref);
        }
    }

private:
    [[nodiscard]] bool isAbsorbed(const Node &node);
    [[nodiscard]] bool holdsRowsOfParent(const Node &node) const;
    [[nodiscard]] bool isReferenced(const schema::Table &partition) const;
    [[nodiscard]] bool servesDroppedType(const ObjectRef &routine) const;

    PlanState &m_state;
    const Needs &m_needs;
};

bool hasFlag(const diff::Item &item, const QString &flag)
{
    return std::visit(
        [&](const auto &value) {
            if constexpr (requires { value->attributes; })
                return value->attributes.flag(flag);
            else
                return false;
        },
        item);
}

// Input and output functions of a base type go with it.
bool Absorber::servesDroppedType(const ObjectRef &routine) const
{
    return std::ranges::any_of(m_needs.of(routine), [&](const ObjectRef &on) {
        const Node *type = on.kind == kind::type && m_needs.holds(on, routine) ? m_state.find(on) : nullptr;
        return type && type->drops();
    });
}

// A partition of a table that foreign keys refer to, and that stays, is detached before it is dropped.
bool Absorber::isReferenced(const schema::Table &partition) const
{
    if (!partition.partitionOf)
        return false;
    const schema::QualifiedName &parent = partition.partitionOf->parent;
    const Node *node = m_state.find({kind::table, parent, {}});
    if (node && node->drops())
        return false;
    const schema::Table *above = schema::findTable(m_state.before(), parent);
    return (above && isReferenced(*above)) ||
           std::ranges::any_of(m_state.before().tables, [&](const schema::Table &table) {
               return std::ranges::contains(table.foreignKeys, parent, &schema::ForeignKey::table);
           });
}

// The rows of a partition are its parent's: when the parent is made anew they are copied first, then the old parent
// takes its partitions along.
bool Absorber::holdsRowsOfParent(const Node &node) const
{
    const auto *table = diff::as<schema::Table>(node.before);
    if (!table->partitionOf)
        return false;
    const Node *parent = m_state.find({kind::table, table->partitionOf->parent, {}});
    return parent && (stepsAside(*parent) || (parent->fate == Fate::Drop && holdsRowsOfParent(*parent)));
}

bool Absorber::isAbsorbed(const Node &node)
{
    const ObjectRef &ref = node.ref;
    if (ref.kind == kind::table && node.fate == Fate::Drop)
        return holdsRowsOfParent(node);
    const schema::Table *old = schema::findTable(m_state.before(), ref.name);
    const Node *table =
        old || schema::findTable(m_state.after(), ref.name) ? m_state.find({kind::table, ref.name, {}}) : nullptr;
    if (ref.kind == kind::column && (node.fate == Fate::Create || node.fate == Fate::Drop))
        return comesFromParent(m_state, ref) &&
               hasFlag(node.fate == Fate::Create ? node.after : node.before, u"pg.inherited"_s) &&
               !(node.fate == Fate::Drop && old && std::ranges::any_of(old->inherits, [&](const auto &parent) {
                     return childKeepsColumn(m_state, parent, ref.part);
                 }));
    if (ref.kind == plankind::partition || ref.kind == plankind::inheritance)
        return table && node.fate == Fate::Drop && table->fate == Fate::Drop && !(old && isReferenced(*old));
    if (ref.kind == plankind::sequenceOwner) {
        const Node *sequence = m_state.find({kind::sequence, ref.name, {}});
        return node.fate == Fate::Drop && sequence && sequence->fate == Fate::Drop;
    }
    return false;
}

} // namespace

void absorb(PlanState &state, const Needs &before)
{
    Absorber(state, before).run();
}

} // namespace tidemark::postgres
