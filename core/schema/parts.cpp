// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/parts.h"

#include "schema/kinds.h"

#include <algorithm>
#include <iterator>

namespace tidemark::schema {

namespace {

// Calls take(kind, parts) for every list.
template <class Self, class Take>
void eachList(Self &table, Take take)
    requires requires { table.foreignKeys; }
{
    take(kind::column, table.columns);
    take(kind::unique, table.uniques);
    take(kind::foreignKey, table.foreignKeys);
    take(kind::check, table.checks);
    take(kind::exclusion, table.exclusions);
    take(kind::notNull, table.notNulls);
    take(kind::index, table.indexes);
    take(kind::trigger, table.triggers);
    take(kind::rule, table.rules);
    take(kind::policy, table.policies);
}

template <class Self, class Take>
void eachList(Self &view, Take take)
    requires requires { view.materialized; }
{
    take(kind::column, view.columns);
    take(kind::index, view.indexes);
    take(kind::trigger, view.triggers);
    take(kind::rule, view.rules);
}

template <class Relation>
void addParts(std::vector<ObjectRef> &refs, const Relation &relation)
{
    eachList(relation, [&](const QString &kind, const auto &parts) {
        for (const auto &part : parts) {
            if (!part.name.isEmpty())
                refs.push_back({kind, relation.name, part.name});
        }
    });
}

void addParts(std::vector<ObjectRef> &refs, const Table &table)
{
    if (table.primaryKey && !table.primaryKey->name.isEmpty())
        refs.push_back({kind::primaryKey, table.name, table.primaryKey->name});
    addParts<Table>(refs, table);
}

bool isPartCalled(const ObjectRef &ref, const QString &text, Qt::CaseSensitivity sensitivity)
{
    if (!text.endsWith(ref.part, sensitivity))
        return false;
    const auto is = [&](const QString &name) { return name.compare(text, sensitivity) == 0; };
    const QString behind = QChar(u'.') + ref.part;
    const bool alone =
        ref.kind != kind::column && (is(ref.part) || (!ref.name.schema.isEmpty() && is(ref.name.schema + behind)));
    return alone || is(ref.name.name + behind) || is(ref.name.toString() + behind);
}

// The relation with what was asked for, and nothing else that could stand without it.
template <class Relation>
Relation withPart(const Relation &relation, const ObjectRef &ref)
{
    Relation one = relation;
    one.meta = {};
    eachList(one, [&ref](const QString &kind, auto &parts) {
        std::erase_if(parts, [&](const auto &part) { return kind != ref.kind || part.name != ref.part; });
    });
    return one;
}

Table withPart(const Table &table, const ObjectRef &ref)
{
    Table one = withPart<Table>(table, ref);
    if (ref.kind != kind::primaryKey)
        one.primaryKey = {};
    return one;
}

} // namespace

std::vector<ObjectRef> partsOf(const Table &table)
{
    std::vector<ObjectRef> refs;
    addParts(refs, table);
    return refs;
}

std::vector<ObjectRef> partsOf(const View &view)
{
    std::vector<ObjectRef> refs;
    addParts(refs, view);
    return refs;
}

std::vector<ObjectRef> allParts(const Schema &schema)
{
    std::vector<ObjectRef> refs;
    for (const Table &table : schema.tables)
        addParts(refs, table);
    for (const View &view : schema.views)
        addParts(refs, view);
    return refs;
}

bool isPart(const QString &kind)
{
    static const QStringList kinds{kind::column,  kind::primaryKey, kind::unique,  kind::foreignKey,
                                   kind::check,   kind::exclusion,  kind::notNull, kind::index,
                                   kind::trigger, kind::rule,       kind::policy};
    return kinds.contains(kind);
}

std::vector<ObjectRef> findParts(const Schema &schema, const QString &text)
{
    const std::vector<ObjectRef> all = allParts(schema);
    std::vector<ObjectRef> found;
    for (const Qt::CaseSensitivity sensitivity : {Qt::CaseSensitive, Qt::CaseInsensitive}) {
        std::ranges::copy_if(all, std::back_inserter(found),
                             [&](const ObjectRef &ref) { return isPartCalled(ref, text, sensitivity); });
        if (!found.empty())
            break;
    }
    return found;
}

Schema onlyObject(const Schema &schema, const ObjectRef &ref)
{
    Schema one;
    one.engine = schema.engine;
    one.version = schema.version;
    if (isPart(ref.kind)) {
        if (const Table *table = findTable(schema, ref.name))
            one.tables = {withPart(*table, ref)};
        else if (const View *view = findView(schema, ref.name))
            one.views = {withPart(*view, ref)};
        return one;
    }
    const auto take = [&ref](const auto &from, auto &to) {
        std::ranges::copy_if(from, std::back_inserter(to), [&](const auto &object) { return refOf(object) == ref; });
    };
    take(schema.namespaces, one.namespaces);
    take(schema.types, one.types);
    take(schema.sequences, one.sequences);
    take(schema.tables, one.tables);
    take(schema.views, one.views);
    take(schema.routines, one.routines);
    take(schema.objects, one.objects);
    return one;
}

} // namespace tidemark::schema
