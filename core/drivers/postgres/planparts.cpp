// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan asks of kinds: their rank, the names that they share, the parts that go unnamed with a relation.
#include "drivers/postgres/plannode.h"

#include "drivers/postgres/readers.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::ObjectRef;

// In which order kinds are taken where nothing else decides; drops run the other way round.
int rankOf(const ObjectRef &ref)
{
    static const QStringList order{
        kind::ns,         kind::extension,    postgres::kind::language, postgres::kind::collation,
        kind::type,       kind::sequence,     kind::function,           kind::procedure,
        kind::aggregate,  postgres::kind::op, postgres::kind::opFamily, postgres::kind::opClass,
        kind::table,      kind::column,       kind::columnDefault,      plankind::sequenceOwner,
        kind::notNull,    kind::check,        kind::primaryKey,         kind::unique,
        kind::exclusion,  kind::index,        plankind::partition,      plankind::inheritance,
        kind::foreignKey, kind::view,         kind::materializedView,   kind::rule,
        kind::trigger,    kind::policy};
    const qsizetype at = order.indexOf(ref.kind);
    return at < 0 ? int(order.size()) : int(at);
}

// Relations, indexes and types of a schema share their names, and so do the constraints of a table.
QString spaceOf(const ObjectRef &ref)
{
    const QString separator = QChar(u'\0');
    static const QStringList relations{kind::table, kind::view, kind::materializedView, kind::sequence, kind::type};
    static const QStringList indexes{kind::index, kind::primaryKey, kind::unique, kind::exclusion};
    if (relations.contains(ref.kind))
        return u'r' + ref.name.schema + separator + ref.name.name;
    if (indexes.contains(ref.kind))
        return u'r' + ref.name.schema + separator + ref.part;
    if (ref.kind == kind::check || ref.kind == kind::foreignKey || ref.kind == kind::notNull)
        return u'c' + ref.name.toString() + separator + ref.part;
    if (ref.kind == kind::function || ref.kind == kind::procedure || ref.kind == kind::aggregate)
        return u'f' + ref.name.toString() + separator + ref.part;
    return {};
}

template <class Relation>
static std::vector<ObjectRef> partsOf(const Relation &relation)
{
    std::vector<ObjectRef> refs;
    for (const schema::Column &column : relation.columns) {
        refs.push_back({kind::column, relation.name, column.name});
        if (!column.defaultValue.isEmpty())
            refs.push_back({kind::columnDefault, relation.name, column.name});
    }
    if constexpr (requires { relation.checks; }) {
        for (const auto &part : relation.checks)
            refs.push_back({kind::check, relation.name, part.name});
        for (const auto &part : relation.foreignKeys)
            refs.push_back({kind::foreignKey, relation.name, part.name});
        for (const auto &part : relation.uniques)
            refs.push_back({kind::unique, relation.name, part.name});
        for (const auto &part : relation.exclusions)
            refs.push_back({kind::exclusion, relation.name, part.name});
        for (const auto &part : relation.policies)
            refs.push_back({kind::policy, relation.name, part.name});
        if (relation.primaryKey)
            refs.push_back({kind::primaryKey, relation.name, relation.primaryKey->name});
    }
    for (const auto &part : relation.indexes)
        refs.push_back({kind::index, relation.name, part.name});
    for (const auto &part : relation.triggers)
        refs.push_back({kind::trigger, relation.name, part.name});
    for (const auto &part : relation.rules)
        refs.push_back({kind::rule, relation.name, part.name});
    return refs;
}

void eachHidden(const diff::Item &item, const std::function<void(const ObjectRef &)> &take)
{
    if (const auto *table = diff::as<schema::Table>(item))
        std::ranges::for_each(partsOf(*table), take);
    else if (const auto *view = diff::as<schema::View>(item))
        std::ranges::for_each(partsOf(*view), take);
}

} // namespace tidemark::postgres
