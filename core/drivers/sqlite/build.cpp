// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/build.h"

#include "base/text.h"
#include "drivers/sqlite/attributes.h"
#include "drivers/sqlite/crosscheck.h"
#include "drivers/sqlite/normalise.h"
#include "drivers/sqlite/objectparsers.h"
#include "drivers/sqlite/pragmafacts.h"
#include "drivers/sqlite/tableparser.h"
#include "schema/kinds.h"

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

bool isSystem(const CatalogObject &object, const Catalog &catalog)
{
    return isInternal(object.name) || catalog.shadows.contains(object.name) || catalog.shadows.contains(object.table);
}

// One schema on its way, with what its parts share.
class Builder
{
public:
    Builder(Catalog &catalog, const dialect::IntrospectOptions &options);

    [[nodiscard]] Result<schema::Schema> build(job::JobContext &job);

private:
    [[nodiscard]] bool isWanted(const CatalogObject &object) const
    {
        return m_options.systemObjects || !isSystem(object, m_catalog);
    }
    void noteRelations();
    [[nodiscard]] schema::Table table(const CatalogObject &object);
    [[nodiscard]] Result<schema::Table> readTable(const CatalogObject &object) const;
    [[nodiscard]] schema::Index index(const CatalogObject &object, const schema::Table &table);
    [[nodiscard]] schema::View view(const CatalogObject &object);
    [[nodiscard]] schema::Trigger trigger(const CatalogObject &object, const QStringList &columns);
    void addParts(schema::Table &table);
    void addDependencies(const schema::ObjectRef &object, const QStringList &names);
    void omit(const CatalogObject &object, const Error &why, Attributes &attributes);

    Catalog &m_catalog;
    const dialect::IntrospectOptions &m_options;
    QHash<QString, std::vector<const CatalogObject *>> m_parts; // indexes and triggers by their relation
    QHash<QString, schema::ObjectRef> m_kinds;                  // of relations by folded name
    Relations m_relations;
    schema::Schema m_schema;
};

static std::string_view textOf(const CatalogObject &object)
{
    return {object.sql.constData(), size_t(object.sql.size())};
}

Builder::Builder(Catalog &catalog, const dialect::IntrospectOptions &options)
    : m_catalog(catalog)
    , m_options(options)
{
    for (const CatalogObject &object : m_catalog.objects) {
        if (object.type == "table"_L1)
            m_kinds.insert(foldedName(object.name), {schema::kind::table, {{}, object.name}, {}});
        else if (object.type == "view"_L1)
            m_kinds.insert(foldedName(object.name), {schema::kind::view, {{}, object.name}, {}});
        else if (!object.sql.isEmpty())
            m_parts[object.table].push_back(&object);
    }
    noteRelations();
}

void Builder::noteRelations()
{
    for (auto at = m_catalog.columns.constBegin(); at != m_catalog.columns.constEnd(); ++at) {
        Relation relation{.name = at.key(), .columns = {}, .primaryKey = keyColumns(at.value())};
        for (const CatalogColumn &column : at.value())
            relation.columns << column.name;
        m_relations.insert(foldedName(at.key()), relation);
    }
}

void Builder::omit(const CatalogObject &object, const Error &why, Attributes &attributes)
{
    attributes.set(attribute::sql, QString::fromUtf8(object.sql));
    m_catalog.omissions.push_back(
        {tr("the definition of %1 %2").arg(object.type, printable(object.name)), why.message});
}

void Builder::addDependencies(const schema::ObjectRef &object, const QStringList &names)
{
    for (const QString &name : names) {
        const auto on = m_kinds.constFind(foldedName(name));
        if (on != m_kinds.constEnd() && on->name != object.name)
            m_schema.dependencies.push_back({object, *on});
    }
}

// Lets equal texts be one in memory: many tables have the same columns.
static void shareTexts(schema::Table &table, const std::vector<CatalogColumn> &facts)
{
    for (size_t i = 0; i < facts.size(); ++i) {
        table.columns[i].name = facts[i].name;
        if (table.columns[i].type == facts[i].type)
            table.columns[i].type = facts[i].type;
    }
}

Result<schema::Table> Builder::readTable(const CatalogObject &object) const
{
    const auto relation = m_relations.constFind(foldedName(object.name));
    const QStringList columns = relation == m_relations.constEnd() ? QStringList() : relation->columns;
    schema::Table table = TRY(parseTable(textOf(object), columns));
    table.name.name = object.name;
    if (table.kind == schema::TableKind::Virtual) {
        table.columns = columnsFromFacts(m_catalog.columnsOf(object.name));
        return table;
    }
    TRY(checkTable(table, m_catalog));
    shareTexts(table, m_catalog.columnsOf(object.name));
    return table;
}

schema::Table Builder::table(const CatalogObject &object)
{
    auto read = readTable(object);
    schema::Table table = read ? std::move(*read) : tableFromFacts(object.name, m_catalog);
    if (!read)
        omit(object, read.error(), table.meta.attributes);
    else
        table.meta.source.text = QString::fromUtf8(object.sql);
    table.meta.attributes.set(attribute::shadowOf, m_catalog.shadows.value(object.name));
    resolveReferences(table, m_relations);
    sortConstraints(table);
    addParts(table);
    return table;
}

void Builder::addParts(schema::Table &table)
{
    const QStringList columns = columnNames(table);
    for (const CatalogObject *part : m_parts.value(table.name.name)) {
        if (part->type == "index"_L1)
            table.indexes.push_back(index(*part, table));
        else
            table.triggers.push_back(trigger(*part, columns));
    }
}

static Result<schema::Index> readIndex(const CatalogObject &object, const schema::Table &table,
                                       const CatalogIndex &fact)
{
    schema::Index index = TRY(parseIndex(textOf(object), columnNames(table)));
    TRY(checkIndex(index, table, fact));
    normaliseCollations(index, table);
    return index;
}

schema::Index Builder::index(const CatalogObject &object, const schema::Table &table)
{
    const std::vector<CatalogIndex> &facts = m_catalog.indexesOf(object.table);
    const auto fact = std::ranges::find(facts, object.name, &CatalogIndex::name);
    const CatalogIndex known = fact == facts.end() ? CatalogIndex() : *fact;
    auto read = readIndex(object, table, known);
    schema::Index index = read ? std::move(*read) : indexFromFacts(known);
    if (!read)
        omit(object, read.error(), index.attributes);
    index.name = object.name;
    return index;
}

schema::View Builder::view(const CatalogObject &object)
{
    QStringList names;
    auto read = parseView(textOf(object), names);
    schema::View view = read ? std::move(*read) : schema::View();
    if (!read)
        omit(object, read.error(), view.meta.attributes);
    else
        view.meta.source.text = QString::fromUtf8(object.sql);
    view.name.name = object.name;
    view.columns = columnsFromFacts(m_catalog.columnsOf(object.name));
    addDependencies(schema::refOf(view), names);
    QStringList columns;
    for (const schema::Column &column : view.columns)
        columns << column.name;
    for (const CatalogObject *part : m_parts.value(object.name))
        view.triggers.push_back(trigger(*part, columns));
    return view;
}

schema::Trigger Builder::trigger(const CatalogObject &object, const QStringList &columns)
{
    QStringList names;
    auto read = parseTrigger(textOf(object), names);
    schema::Trigger trigger = read ? std::move(*read) : schema::Trigger();
    if (!read)
        omit(object, read.error(), trigger.attributes);
    trigger.name = object.name;
    for (QString &column : trigger.updateColumns)
        column = spelledAs(column, columns);
    addDependencies({schema::kind::trigger, {{}, object.table}, object.name}, names);
    return trigger;
}

Result<schema::Schema> Builder::build(job::JobContext &job)
{
    const qint64 total = qint64(m_catalog.objects.size());
    qint64 done = 0;
    for (const CatalogObject &object : m_catalog.objects) {
        TRY(job.check());
        if (done++ % 100 == 0)
            job.report({tr("Reading definitions"), done, total});
        if (!isWanted(object))
            continue;
        if (object.type == "table"_L1)
            m_schema.tables.push_back(table(object));
        else if (object.type == "view"_L1)
            m_schema.views.push_back(view(object));
    }
    schema::sort(m_schema);
    return std::move(m_schema);
}

Result<schema::Schema> buildSchema(job::JobContext &job, Catalog &catalog, const dialect::IntrospectOptions &options)
{
    return Builder(catalog, options).build(job);
}

} // namespace tidemark::sqlite
