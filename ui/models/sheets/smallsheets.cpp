// SPDX-License-Identifier: GPL-3.0-or-later
// The aspects that need only a few lines each.
#include "ui/models/sheets/sheets.h"

#include "base/text.h"
#include "schema/kinds.h"
#include "ui/models/kindtitles.h"
#include "ui/models/numbers.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace tidemark::ui {

namespace {

class Small
{
    Q_DECLARE_TR_FUNCTIONS(SmallSheets)

public:
    static QString mode(schema::ArgumentMode mode)
    {
        switch (mode) {
        case schema::ArgumentMode::In: return tr("in");
        case schema::ArgumentMode::Out: return tr("out");
        case schema::ArgumentMode::InOut: return tr("in and out");
        case schema::ArgumentMode::Variadic: return tr("variadic");
        case schema::ArgumentMode::Table: return tr("result column");
        }
        return {};
    }

    static Sheet parameters(const schema::Routine &routine)
    {
        Sheet sheet{{{tr("Name"), false, 26},
                     {tr("Type"), false, 34},
                     {tr("Direction"), false, 16},
                     {tr("Default"), false, 40}},
                    {}};
        for (const schema::Argument &argument : routine.arguments)
            sheet.rows.push_back({{argument.name, Tone::Strong},
                                  {argument.type, Tone::Code},
                                  {mode(argument.mode), Tone::Muted},
                                  {argument.defaultValue, Tone::Code}});
        return sheet;
    }

    static Sheet partitions(const schema::Schema &schema, const schema::Table &parent)
    {
        Sheet sheet{{{tr("Partition"), false, 36}, {tr("Holds"), false, 60}, {tr("Split further by"), false, 30}}, {}};
        for (const schema::Table &table : schema.tables) {
            if (table.partitionOf && table.partitionOf->parent == parent.name)
                sheet.rows.push_back({{table.name.name, Tone::Strong, schema::kind::table, schema::refOf(table)},
                                      {table.partitionOf->bounds, Tone::Code},
                                      {table.partitionKey, Tone::Code}});
        }
        return sheet;
    }

    static Sheet labels(const QStringList &labels)
    {
        Sheet sheet{{{tr("Position"), true, 10}, {tr("Label"), false, 60}}, {}};
        for (qsizetype i = 0; i < labels.size(); ++i)
            sheet.rows.push_back({{QLocale().toString(i + 1), Tone::Muted}, {labels[i], Tone::Strong}});
        return sheet;
    }

    static Sheet checks(const std::vector<schema::Check> &checks)
    {
        Sheet sheet{{{tr("Name"), false, 34}, {tr("Condition"), false, 60}, {tr("Comment"), false, 30}}, {}};
        for (const schema::Check &check : checks)
            sheet.rows.push_back({{check.name, Tone::Strong, schema::kind::check},
                                  {check.expression, Tone::Code, {}, {}, check.expression},
                                  {check.comment}});
        return sheet;
    }

    static Sheet objects(const dialect::Introspection &introspection, const QString &schema, bool everywhere)
    {
        Sheet sheet{{{tr("Object"), false, 40},
                     {tr("Kind"), false, 20},
                     {tr("Rows"), true, 12},
                     {tr("Size"), true, 12},
                     {tr("Comment"), false, 50}},
                    {}};
        std::vector<schema::ObjectRef> objects = schema::allObjects(introspection.schema);
        std::ranges::stable_sort(objects, {}, [](const schema::ObjectRef &ref) { return kindOrder(ref.kind); });
        for (const schema::ObjectRef &ref : objects) {
            if (ref.kind == schema::kind::ns || (!everywhere && ref.name.schema != schema))
                continue;
            const dialect::RelationSize *size = dialect::findSize(introspection, ref.name);
            const bool sized = size && holdsRows(ref.kind);
            sheet.rows.push_back({{everywhere ? ref.toString() : displayName(ref), Tone::Strong, ref.kind, ref},
                                  {kindTitle(ref.kind), Tone::Muted},
                                  {sized && size->rows >= 0 ? estimateText(size->rows) : QString()},
                                  {sized && size->bytes >= 0 ? humanBytes(size->bytes) : QString()},
                                  {commentOf(introspection.schema, ref)}});
        }
        return sheet;
    }

private:
    static QString displayName(const schema::ObjectRef &ref)
    {
        return ref.part.isEmpty() ? ref.name.name : ref.name.name + u'(' + ref.part + u')';
    }

    static QString commentOf(const schema::Schema &schema, const schema::ObjectRef &ref)
    {
        if (const schema::Table *table =
                ref.kind == schema::kind::table ? schema::findTable(schema, ref.name) : nullptr)
            return table->meta.comment;
        const schema::View *view = holdsRows(ref.kind) ? schema::findView(schema, ref.name) : nullptr;
        return view ? view->meta.comment : QString();
    }
};

} // namespace

Sheet parameterSheet(const schema::Routine &routine)
{
    return Small::parameters(routine);
}

Sheet partitionSheet(const schema::Schema &schema, const schema::Table &table)
{
    return Small::partitions(schema, table);
}

Sheet labelSheet(const QStringList &labels)
{
    return Small::labels(labels);
}

Sheet checkSheet(const std::vector<schema::Check> &checks)
{
    return Small::checks(checks);
}

Sheet objectSheet(const dialect::Introspection &introspection, const QString &schema, bool everywhere)
{
    return Small::objects(introspection, schema, everywhere);
}

} // namespace tidemark::ui
