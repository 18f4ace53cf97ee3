// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/expansion.h"

#include "base/text.h"
#include "dialect/nametexts.h"
#include "diff/find.h"
#include "diff/parts.h"
#include "diff/renamemap.h"
#include "drivers/postgres/alteration.h"
#include "drivers/postgres/busysteps.h"
#include "drivers/postgres/dialect.h"
#include "drivers/postgres/readers.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::ObjectRef;

static QString shortName(const QString &prefix, const schema::Table &table, const QString &part)
{
    return nameFor(prefix, table.name.toString() + u'.' + part);
}

Expansion::Expansion(const PlanState &state, const Needs &needs, const schema::Table &before,
                     const schema::Table &after, const QStringList &columns)
    : m_state(state)
    , m_needs(needs)
    , m_before(before)
    , m_table(quoteQualified(before.name))
    , m_alter(u"ALTER TABLE "_s + m_table + u' ')
    , m_sync(quoteQualified({before.name.schema, shortName(u"tidemark_sync_"_s, before, {})}))
    , m_trigger(quoteIdentifier(shortName(u"~tidemark_sync_"_s, before, {}))) // after all others, by its name
{
    for (const QString &column : columns)
        m_sides.push_back({.before = diff::findColumn(before.columns, column),
                           .after = diff::findColumn(after.columns, column),
                           .added = shortName(u"tidemark_new_"_s, before, column),
                           .kept = shortName(u"tidemark_old_"_s, before, column)});
    findTwins();
}

// ---- What stands on the columns

template <class T>
void Expansion::findTwins(const QString &partKind, std::vector<T> &parts)
{
    const schema::Table &own = m_own.tables.front();
    for (T &part : parts) {
        const ObjectRef old{partKind, own.name, part.name};
        const diff::Item item = diff::findItem(m_own, old);
        const auto *was = diff::as<T>(item);
        if (!was || *was == part)
            continue;
        const Node *node = m_state.find(old);
        const QString name = part.name;
        part.name = shortName(u"tidemark_twin_"_s, own, name);
        m_twins.push_back({.old = old,
                           .built = {partKind, own.name, part.name},
                           .comment = std::exchange(part.comment, {}),
                           .goes = node && node->drops()});
    }
}

void Expansion::findTwins()
{
    m_own.tables.push_back(m_before);
    std::vector<diff::Rename> renames;
    for (const Side &side : m_sides)
        renames.push_back({.from = {kind::column, m_before.name, side.before->name}, .to = side.added});
    const diff::RenameMap map(m_own, renames);
    const dialect::Dialect dialect = postgres::dialect();
    diff::Renamed renamed = diff::renamed(m_own, map, dialect::SqlNameTexts(dialect, map));
    m_unsure = !renamed.unsure.empty();
    m_built = std::move(renamed.schema);
    schema::Table &table = m_built.tables.front();
    if (table.primaryKey) {
        std::vector<schema::Key> key{*table.primaryKey};
        findTwins(kind::primaryKey, key);
        *table.primaryKey = key.front();
    }
    findTwins(kind::unique, table.uniques);
    findTwins(kind::check, table.checks);
    findTwins(kind::foreignKey, table.foreignKeys);
    findTwins(kind::index, table.indexes);
    findTwins(kind::notNull, table.notNulls);
    findTwins(kind::exclusion, table.exclusions);
}

bool Expansion::isTwin(const ObjectRef &ref) const
{
    return std::ranges::contains(m_twins, ref, &Twin::old);
}

QString Expansion::obstacle() const
{
    const bool parent = std::ranges::any_of(m_state.before().tables, [&](const schema::Table &other) {
        return std::ranges::contains(other.inherits, m_before.name);
    });
    if (m_before.kind != schema::TableKind::Ordinary || m_before.partitionOf || !m_before.inherits.empty() || parent)
        return tr("only for tables that stand alone");
    // a limit of the engine: MaxHeapAttributeNumber
    static constexpr size_t mostColumns = 1600;
    if (m_before.columns.size() + m_sides.size() > mostColumns)
        return tr("the table has no room for as many columns again: %1 are the most").arg(mostColumns);
    if (m_unsure)
        return tr("an expression of the table cannot be told apart from its columns");
    for (const Twin &twin : m_twins) {
        if (twin.old.kind == kind::exclusion)
            return tr("an exclusion constraint cannot be built beside the table (%1)").arg(printable(twin.old.part));
    }
    for (const Side &side : m_sides) {
        if (const QString text = obstacleOf(side); !text.isEmpty())
            return text;
    }
    return {};
}

// With extended statistics, which the catalogs only tie to the table.
static std::vector<ObjectRef> dependentsOf(const schema::Schema &schema, const Needs &needs, const ObjectRef &column)
{
    std::vector<ObjectRef> list = needs.dependents(column);
    for (const schema::EngineObject &object : schema.objects) {
        const Attributes &attributes = object.meta.attributes;
        const QStringList table{column.name.schema, column.name.name};
        if (object.kind == kind::statistics && attributes.list(u"pg.table"_s) == table &&
            attributes.text(u"pg.definition"_s).contains(quoteIdentifier(column.part)))
            list.push_back(schema::refOf(object));
    }
    return list;
}

QString Expansion::obstacleOf(const Side &side) const
{
    const QString column = printable(side.before->name);
    const ObjectRef self{kind::column, m_before.name, side.before->name};
    if (side.before->generation != schema::Generation::None || side.after->generation != schema::Generation::None)
        return tr("the values of %1 are generated").arg(column);
    const auto &was = side.before->identity;
    const auto &is = side.after->identity;
    if (bool(was) != bool(is) || (was && was->sequence != is->sequence))
        return tr("the identity of %1 changes, too").arg(column);
    const Node *node = m_state.find(self);
    if (node && node->retype)
        return tr("the type of %1 is made anew by the same plan").arg(column);
    for (const auto &[ref, other] : m_state.nodes) {
        const QString type = quoteQualified(ref.name);
        if (ref.kind == kind::type && other.creates() && side.after->type.startsWith(type))
            return tr("the type %1 is made by the same plan").arg(printable(type));
    }
    for (const ObjectRef &dependent : dependentsOf(m_state.before(), m_needs, self)) {
        const Node *known = m_state.find(dependent);
        if (dependent.kind == kind::columnDefault || isTwin(dependent) || (known && known->drops()))
            continue;
        const bool sequence = dependent.kind == kind::sequence || dependent.kind == plankind::sequenceOwner;
        const bool own = dependent.name == m_before.name && dependent.kind == kind::table;
        if (!sequence && !own)
            return tr("%1 %2 stands on %3").arg(dependent.kind, printable(dependent.toString()), column);
    }
    return {};
}

} // namespace tidemark::postgres
