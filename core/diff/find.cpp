// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/find.h"

#include "diff/parts.h"

#include <algorithm>

namespace tidemark::diff {

using schema::ObjectRef;
using schema::Schema;
namespace kind = schema::kind;

template <class T>
static Item itemOf(const T *object)
{
    return object ? Item(object) : Item();
}

template <class T>
static void pick(const std::vector<T> &parts, const QString &name, Item &found)
{
    const auto at = std::ranges::find(parts, name, &T::name);
    if (at != parts.end())
        found = &*at;
}

template <class T>
static void pick(const Box<T> &part, const QString &name, Item &found)
{
    if (part && part->name == name)
        found = &*part;
}

template <class Relation>
static Item partOf(const Relation &relation, const ObjectRef &ref)
{
    if (ref.kind == kind::column)
        return itemOf(findColumn(relation.columns, ref.part));
    Item found;
    eachPartList(relation, relation, [&](const QString &of, const auto &parts, const auto &) {
        if (of == ref.kind)
            pick(parts, ref.part, found);
    });
    return found;
}

static bool isView(const QString &of)
{
    return of == kind::view || of == kind::materializedView;
}

static bool isRoutine(const QString &of)
{
    return of == kind::function || of == kind::procedure || of == kind::aggregate;
}

static Item inRelation(const Schema &schema, const ObjectRef &ref)
{
    if (const schema::Table *table = schema::findTable(schema, ref.name))
        return partOf(*table, ref);
    const schema::View *view = schema::findView(schema, ref.name);
    return view ? partOf(*view, ref) : Item(std::monostate());
}

Item findItem(const Schema &schema, const ObjectRef &ref)
{
    if (ref.kind == kind::table)
        return itemOf(schema::findTable(schema, ref.name));
    if (isView(ref.kind))
        return itemOf(schema::findView(schema, ref.name));
    if (isRoutine(ref.kind))
        return itemOf(schema::findRoutine(schema, ref.name, ref.part));
    if (ref.kind == kind::sequence)
        return itemOf(schema::findSequence(schema, ref.name));
    if (ref.kind == kind::type)
        return itemOf(schema::findType(schema, ref.name));
    if (ref.kind == kind::ns)
        return itemOf(schema::findNamespace(schema, ref.name.name));
    if (const schema::EngineObject *object = schema::findObject(schema, ref))
        return object;
    return inRelation(schema, ref);
}

} // namespace tidemark::diff
