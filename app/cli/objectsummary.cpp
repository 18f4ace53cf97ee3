// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/objectsummary.h"

#include "app/cli/kindlist.h"
#include "app/cli/objectname.h"
#include "app/cli/texttable.h"
#include "base/text.h"
#include "schema/kinds.h"
#include "schema/parts.h"

#include <algorithm>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

static constexpr int longestText = 500;

static const schema::Meta *metaOf(const schema::Schema &one)
{
    const schema::Meta *meta = nullptr;
    const auto look = [&meta](const auto &objects) {
        for (const auto &object : objects)
            meta = &object.meta;
    };
    look(one.namespaces);
    look(one.types);
    look(one.sequences);
    look(one.tables);
    look(one.views);
    look(one.routines);
    look(one.objects);
    return meta;
}

static QString facts(const dialect::Introspection &found, const schema::ObjectRef &ref, const StreamTraits &traits)
{
    TextTable table({{.title = {}}, {.title = {}, .wraps = true}});
    const auto add = [&table](const QString &label, const QString &value) {
        if (!value.isEmpty())
            table.addRow({label, printable(value, longestText)});
    };
    add(tr("Object"), fullName(ref));
    const schema::Schema one = schema::onlyObject(found.schema, ref);
    if (const schema::Meta *meta = metaOf(one)) {
        add(tr("Owner"), meta->owner);
        add(tr("Comment"), meta->comment);
    }
    const dialect::RelationSize *size = schema::isPart(ref.kind) ? nullptr : findSize(found, ref.name);
    if (size && size->rows >= 0)
        add(tr("Rows"), u'~' + inGroups(size->rows));
    if (size && size->bytes >= 0)
        add(tr("Size"), humanBytes(size->bytes));
    return table.toText(traits.width);
}

static QString columns(const std::vector<schema::Column> &columns, const StreamTraits &traits)
{
    TextTable table({{.title = tr("Column"), .least = 20},
                     {.title = tr("Type")},
                     {.title = tr("Null")},
                     {.title = tr("Comment"), .wraps = true}});
    for (const schema::Column &column : columns)
        table.addRow({printable(column.name), printable(column.type), column.notNull ? tr("no") : QString(),
                      printable(column.comment, longestText)});
    return table.isEmpty() ? QString() : u'\n' + table.toText(traits.width, u"  "_s);
}

template <class Relation>
static QString contents(const Relation &relation, const StreamTraits &traits)
{
    std::vector<schema::ObjectRef> parts = partsOf(relation);
    std::erase_if(parts, [](const schema::ObjectRef &part) { return part.kind == schema::kind::column; });
    // all are of this relation
    for (schema::ObjectRef &part : parts)
        part.name = {{}, part.name.name};
    const QString list = parts.empty() ? QString() : u'\n' + kindList(parts, traits);
    return columns(relation.columns, traits) + list;
}

// Lines of others, one below the other as they were written.
static QString indented(const QString &text)
{
    QString out;
    for (const QString &line : text.trimmed().split(u'\n'))
        out += line.isEmpty() ? u"\n"_s : u"  "_s + withoutControls(line) + u'\n';
    return out;
}

QString objectSummary(const dialect::Introspection &found, const schema::ObjectRef &ref, const QString &ddl,
                      const StreamTraits &traits)
{
    const QString head = facts(found, ref, traits);
    const schema::Table *table = schema::findTable(found.schema, ref.name);
    if (table && refOf(*table) == ref)
        return head + contents(*table, traits);
    const schema::View *view = schema::findView(found.schema, ref.name);
    if (view && refOf(*view) == ref)
        return head + contents(*view, traits);
    return ddl.isEmpty() ? head : head + u'\n' + indented(ddl);
}

} // namespace tidemark::cli
