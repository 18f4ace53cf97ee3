// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/views/objectview.h"

#include "base/text.h"
#include "schema/kinds.h"
#include "ui/models/kindtitles.h"
#include "ui/models/views/sections.h"

#include <QCoreApplication>

namespace tidemark::ui {

namespace k = schema::kind;

static Result<ObjectView> missing(const schema::ObjectRef &ref)
{
    return fail(
        ErrorKind::Conflict,
        QCoreApplication::translate("ObjectView", "%1 is not there any more").arg(printable(ref.toString())),
        QCoreApplication::translate("ObjectView", "Somebody may have dropped or renamed it. Refresh the tree."));
}

static std::optional<ObjectView> find(const ViewSource &source, const schema::ObjectRef &ref)
{
    const schema::Schema &schema = source.schema();
    if (ref.kind == k::database)
        return databaseView(source);
    if (const auto *table = ref.kind == k::table ? schema::findTable(schema, ref.name) : nullptr)
        return tableView(source, *table);
    if (const auto *view = holdsRows(ref.kind) ? schema::findView(schema, ref.name) : nullptr)
        return viewView(source, *view);
    if (const auto *sequence = ref.kind == k::sequence ? schema::findSequence(schema, ref.name) : nullptr)
        return sequenceView(source, *sequence);
    if (const auto *type = ref.kind == k::type ? schema::findType(schema, ref.name) : nullptr)
        return typeView(source, *type);
    if (const auto *routine = schema::findRoutine(schema, ref.name, ref.part);
        routine && schema::refOf(*routine) == ref)
        return routineView(source, *routine);
    if (const auto *ns = ref.kind == k::ns ? schema::findNamespace(schema, ref.name.name) : nullptr)
        return namespaceView(source, *ns);
    if (const auto *object = schema::findObject(schema, ref))
        return engineObjectView(source, *object);
    return {};
}

Result<ObjectView> objectView(const dialect::Introspection &introspection, const dialect::Dialect &dialect,
                              const schema::ObjectRef &ref)
{
    std::optional<ObjectView> view = find({introspection, dialect}, ref);
    if (!view)
        return missing(ref);
    return std::move(*view);
}

static std::optional<SectionId> sectionOfPart(const QString &kind)
{
    if (kind == k::index)
        return SectionId::Indexes;
    if (kind == k::trigger || kind == k::rule)
        return SectionId::Triggers;
    if (kind == k::policy)
        return SectionId::Policies;
    if (kind == k::column)
        return SectionId::Columns;
    const bool key = kind == k::primaryKey || kind == k::unique || kind == k::foreignKey || kind == k::check ||
                     kind == k::exclusion || kind == k::notNull;
    return key ? std::optional(SectionId::Keys) : std::nullopt;
}

// A trigger names its function without the argument types.
static schema::ObjectRef anyOverload(const schema::Schema &schema, const schema::ObjectRef &ref)
{
    const auto at = std::ranges::find(schema.routines, ref.name, &schema::Routine::name);
    return at == schema.routines.end() ? ref : schema::refOf(*at);
}

PageTarget pageTarget(const schema::Schema &schema, const schema::ObjectRef &ref)
{
    if (const auto section = sectionOfPart(ref.kind)) {
        if (const schema::Table *table = schema::findTable(schema, ref.name))
            return {schema::refOf(*table), section};
        if (const schema::View *view = schema::findView(schema, ref.name))
            return {schema::refOf(*view), section};
    }
    if (ref.kind == k::function && !schema::findRoutine(schema, ref.name, ref.part))
        return {anyOverload(schema, ref), {}};
    // A foreign key says "table" of what may be a view for others; names are unique among relations.
    if (ref.kind == k::table && !schema::findTable(schema, ref.name)) {
        if (const schema::View *view = schema::findView(schema, ref.name))
            return {schema::refOf(*view), {}};
    }
    return {ref, {}};
}

} // namespace tidemark::ui
