// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema.h"

#include "schema/kinds.h"
#include "schema/order.h"

#include <algorithm>
#include <ranges>

namespace tidemark::schema {

template <class T>
static void sortByKey(std::vector<T> &items)
{
    const auto before = [](const T &a, const T &b) { return keyOf(a) < keyOf(b); };
    if (!std::ranges::is_sorted(items, before))
        std::ranges::sort(items, before);
}

static void sortGrants(std::vector<Grant> &grants)
{
    std::ranges::sort(grants, [](const Grant &a, const Grant &b) { return a < b; });
}

static void sortMeta(Meta &meta)
{
    sortGrants(meta.grants);
    sortGrants(meta.revoked);
    std::ranges::sort(meta.labels, {}, &SecurityLabel::provider);
}

static void sortColumns(std::vector<Column> &columns)
{
    for (Column &column : columns) {
        sortGrants(column.grants);
        std::ranges::sort(column.labels, {}, &SecurityLabel::provider);
    }
}

static void sortInside(Table &table)
{
    sortColumns(table.columns);
    sortByKey(table.uniques);
    sortByKey(table.foreignKeys);
    sortByKey(table.checks);
    sortByKey(table.exclusions);
    sortByKey(table.notNulls);
    sortByKey(table.indexes);
    sortByKey(table.triggers);
    sortByKey(table.rules);
    sortByKey(table.policies);
    sortMeta(table.meta);
}

static void sortInside(View &view)
{
    sortColumns(view.columns);
    sortByKey(view.indexes);
    sortByKey(view.triggers);
    sortByKey(view.rules);
    sortMeta(view.meta);
}

static void sortInside(Type &type)
{
    sortColumns(type.fields);
    sortByKey(type.checks);
    sortByKey(type.notNulls);
    sortMeta(type.meta);
}

template <class T>
static void sortInside(T &object)
{
    sortMeta(object.meta);
}

template <class T>
static void sortAll(std::vector<T> &objects)
{
    for (T &object : objects)
        sortInside(object);
    sortByKey(objects);
}

void sort(Schema &schema)
{
    sortAll(schema.namespaces);
    sortAll(schema.types);
    sortAll(schema.sequences);
    sortAll(schema.tables);
    sortAll(schema.views);
    sortAll(schema.routines);
    sortAll(schema.objects);
    sortByKey(schema.defaultPrivileges);
    sortByKey(schema.systemGrants);
    for (DefaultPrivileges &defaults : schema.defaultPrivileges) {
        sortGrants(defaults.grants);
        sortGrants(defaults.revoked);
    }
    for (SystemGrants &grants : schema.systemGrants) {
        sortGrants(grants.grants);
        sortGrants(grants.revoked);
    }
    std::ranges::sort(schema.dependencies);
    const auto repeated = std::ranges::unique(schema.dependencies);
    schema.dependencies.erase(repeated.begin(), repeated.end());
}

template <class T, class Key, class Projection>
static const T *findIn(const std::vector<T> &items, const Key &key, Projection projection)
{
    const auto at = std::ranges::lower_bound(items, key, {}, projection);
    return at != items.end() && std::invoke(projection, *at) == key ? &*at : nullptr;
}

const Table *findTable(const Schema &schema, const QualifiedName &name)
{
    return findIn(schema.tables, name, &Table::name);
}

const View *findView(const Schema &schema, const QualifiedName &name)
{
    return findIn(schema.views, name, &View::name);
}

const Sequence *findSequence(const Schema &schema, const QualifiedName &name)
{
    return findIn(schema.sequences, name, &Sequence::name);
}

const Type *findType(const Schema &schema, const QualifiedName &name)
{
    return findIn(schema.types, name, &Type::name);
}

const Routine *findRoutine(const Schema &schema, const QualifiedName &name, const QString &signature)
{
    return findIn(schema.routines, std::tie(name, signature), [](const Routine &routine) { return keyOf(routine); });
}

const Namespace *findNamespace(const Schema &schema, const QString &name)
{
    return findIn(schema.namespaces, name, &Namespace::name);
}

const EngineObject *findObject(const Schema &schema, const ObjectRef &ref)
{
    return findIn(schema.objects, std::tie(ref.kind, ref.name, ref.part),
                  [](const EngineObject &object) { return keyOf(object); });
}

ObjectRef refOf(const Table &table)
{
    return {kind::table, table.name, {}};
}

ObjectRef refOf(const View &view)
{
    return {view.materialized ? kind::materializedView : kind::view, view.name, {}};
}

ObjectRef refOf(const Sequence &sequence)
{
    return {kind::sequence, sequence.name, {}};
}

ObjectRef refOf(const Type &type)
{
    return {kind::type, type.name, {}};
}

ObjectRef refOf(const Routine &routine)
{
    switch (routine.kind) {
    case RoutineKind::Procedure: return {kind::procedure, routine.name, routine.signature};
    case RoutineKind::Aggregate: return {kind::aggregate, routine.name, routine.signature};
    case RoutineKind::Function:
    case RoutineKind::Window: break;
    }
    return {kind::function, routine.name, routine.signature};
}

ObjectRef refOf(const Namespace &ns)
{
    return {kind::ns, {{}, ns.name}, {}};
}

ObjectRef refOf(const EngineObject &object)
{
    return {object.kind, object.name, object.part};
}

std::vector<ObjectRef> allObjects(const Schema &schema)
{
    std::vector<ObjectRef> refs;
    const auto add = [&refs](const auto &objects) {
        for (const auto &object : objects)
            refs.push_back(refOf(object));
    };
    add(schema.namespaces);
    add(schema.types);
    add(schema.sequences);
    add(schema.tables);
    add(schema.views);
    add(schema.routines);
    add(schema.objects);
    return refs;
}

Schema onlySchemas(const Schema &schema, const QStringList &names)
{
    Schema part = schema;
    const auto outside = [&names](const QString &ns) { return !ns.isEmpty() && !names.contains(ns); };
    const auto drop = [&outside](auto &objects) {
        std::erase_if(objects, [&](const auto &object) { return outside(object.name.schema); });
    };
    std::erase_if(part.namespaces, [&](const Namespace &ns) { return outside(ns.name); });
    drop(part.types);
    drop(part.sequences);
    drop(part.tables);
    drop(part.views);
    drop(part.routines);
    drop(part.objects);
    std::erase_if(part.defaultPrivileges, [&](const DefaultPrivileges &d) { return outside(d.schema); });
    std::erase_if(part.systemGrants, [&](const SystemGrants &g) { return outside(g.object.name.schema); });
    std::erase_if(part.dependencies, [&](const Dependency &d) { return outside(d.object.name.schema); });
    return part;
}

static bool isCalled(const ObjectRef &ref, const QString &text, Qt::CaseSensitivity sensitivity)
{
    return ref.name.name.compare(text, sensitivity) == 0 || ref.name.toString().compare(text, sensitivity) == 0 ||
           (!ref.part.isEmpty() &&
            QString(ref.name.toString() + u'(' + ref.part + u')').compare(text, sensitivity) == 0);
}

std::vector<ObjectRef> findByName(const Schema &schema, const QString &text)
{
    const std::vector<ObjectRef> all = allObjects(schema);
    std::vector<ObjectRef> found;
    for (const Qt::CaseSensitivity sensitivity : {Qt::CaseSensitive, Qt::CaseInsensitive}) {
        std::ranges::copy_if(all, std::back_inserter(found),
                             [&](const ObjectRef &ref) { return isCalled(ref, text, sensitivity); });
        if (!found.empty())
            break;
    }
    return found;
}

} // namespace tidemark::schema
