// SPDX-License-Identifier: GPL-3.0-or-later
// The last step of introspection: dependencies in terms of names, and the removal of what belongs to extensions.
#include "drivers/postgres/readers.h"

#include "schema/kinds.h"

namespace tidemark::postgres {

using schema::ObjectRef;

// The named object, its column if one is meant, or the extension that it belongs to. Row types stand for their table.
static std::optional<ObjectRef> refOf(Catalog &catalog, quint32 id, quint32 oid, int part)
{
    if (const quint32 extension = catalog.extensionOf(id, oid); extension != 0)
        return ObjectRef{schema::kind::extension, {{}, catalog.name(catalogid::extension, extension).name}, {}};
    const ObjectRef *ref = catalog.identity(id, oid);
    if (!ref)
        return {};
    if (id != catalogid::relation || part == 0)
        return *ref;
    return ObjectRef{schema::kind::column, ref->name, catalog.columnName(oid, part)};
}

// Routines of one name are told apart by their arguments.
static bool isRoutine(const QString &of)
{
    return of == schema::kind::function || of == schema::kind::procedure || of == schema::kind::aggregate;
}

void finishDependencies(Catalog &catalog)
{
    for (const Catalog::RawDependency &raw : catalog.dependencies()) {
        const auto object = refOf(catalog, raw.catalog, raw.oid, raw.part);
        const auto on = refOf(catalog, raw.onCatalog, raw.onOid, raw.onPart);
        const bool itself = object && on && object->name == on->name && object->kind == on->kind &&
                            (object->part == on->part || !isRoutine(object->kind));
        if (object && on && !itself && object->kind != schema::kind::extension)
            catalog.schema.dependencies.push_back({*object, *on});
    }
}

void dropExtensionMembers(Catalog &catalog)
{
    catalog.forEachRelation([&catalog](quint32, const Relation &relation) {
        if (!relation.fromExtension)
            return;
        switch (relation.place) {
        case RelationPlace::Table: catalog.schema.tables[relation.at].name = {}; break;
        case RelationPlace::View: catalog.schema.views[relation.at].name = {}; break;
        case RelationPlace::Sequence: catalog.schema.sequences[relation.at].name = {}; break;
        case RelationPlace::Composite: catalog.schema.types[relation.at].name = {}; break;
        case RelationPlace::None: break;
        }
    });
    // whoever has lost its name, here or when a sequence became part of its column, goes
    const auto drop = [](auto &objects) { std::erase_if(objects, [](const auto &o) { return o.name.isEmpty(); }); };
    drop(catalog.schema.tables);
    drop(catalog.schema.views);
    drop(catalog.schema.sequences);
    drop(catalog.schema.types);
}

} // namespace tidemark::postgres
