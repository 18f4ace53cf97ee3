// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/pragmafacts.h"

#include "drivers/sqlite/attributes.h"
#include "drivers/sqlite/types.h"

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

static schema::Column columnFromFact(const CatalogColumn &fact)
{
    schema::Column column;
    column.name = fact.name;
    column.type = fact.type;
    column.family = familyOf(fact.type);
    column.notNull = fact.notNull;
    column.defaultValue = fact.defaultValue;
    if (fact.hidden == 2)
        column.generation = schema::Generation::Virtual;
    else if (fact.hidden == 3)
        column.generation = schema::Generation::Stored;
    column.attributes.set(attribute::hidden, fact.hidden == 1);
    return column;
}

std::vector<schema::Column> columnsFromFacts(const std::vector<CatalogColumn> &columns)
{
    std::vector<schema::Column> read;
    for (const CatalogColumn &fact : columns)
        read.push_back(columnFromFact(fact));
    return read;
}

QStringList keyColumns(const std::vector<CatalogColumn> &columns)
{
    std::vector<std::pair<int, QString>> ordered;
    for (const CatalogColumn &fact : columns) {
        if (fact.keyPosition > 0)
            ordered.emplace_back(fact.keyPosition, fact.name);
    }
    std::ranges::sort(ordered);
    QStringList names;
    for (const auto &[position, name] : ordered)
        names << name;
    return names;
}

static void addUniques(schema::Table &table, const std::vector<CatalogIndex> &indexes)
{
    for (const CatalogIndex &index : indexes) {
        if (index.origin != "u"_L1)
            continue;
        schema::Key key;
        for (const CatalogIndexKey &part : index.keys)
            key.columns << part.column;
        table.uniques.push_back(std::move(key));
    }
}

static schema::ReferentialAction actionFromWord(const QString &word)
{
    using schema::ReferentialAction;
    static const QHash<QString, ReferentialAction> actions{{u"CASCADE"_s, ReferentialAction::Cascade},
                                                           {u"RESTRICT"_s, ReferentialAction::Restrict},
                                                           {u"SET NULL"_s, ReferentialAction::SetNull},
                                                           {u"SET DEFAULT"_s, ReferentialAction::SetDefault}};
    return actions.value(word, ReferentialAction::NoAction);
}

static void addForeignKeys(schema::Table &table, const std::vector<CatalogForeignKey> &facts)
{
    for (const CatalogForeignKey &fact : facts) {
        schema::ForeignKey key;
        key.columns = fact.columns;
        key.table.name = fact.parent;
        key.referencedColumns = fact.referenced;
        key.onUpdate = actionFromWord(fact.onUpdate);
        key.onDelete = actionFromWord(fact.onDelete);
        table.foreignKeys.push_back(std::move(key));
    }
}

schema::Index indexFromFacts(const CatalogIndex &fact)
{
    schema::Index index;
    index.name = fact.name;
    index.unique = fact.unique;
    for (const CatalogIndexKey &part : fact.keys) {
        schema::IndexKey key;
        key.column = part.column;
        key.descending = part.descending;
        index.keys.push_back(std::move(key));
    }
    return index;
}

schema::Table tableFromFacts(const QString &name, const Catalog &catalog)
{
    schema::Table table;
    table.name.name = name;
    const std::vector<CatalogColumn> &columns = catalog.columnsOf(name);
    table.columns = columnsFromFacts(columns);
    if (const QStringList key = keyColumns(columns); !key.isEmpty()) {
        schema::Key primary;
        primary.columns = key;
        table.primaryKey = std::move(primary);
    }
    addUniques(table, catalog.indexesOf(name));
    addForeignKeys(table, catalog.foreignKeysOf(name));
    return table;
}

} // namespace tidemark::sqlite
