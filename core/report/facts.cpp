// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/facts.h"

#include <algorithm>

namespace tidemark::report {

using namespace Qt::StringLiterals;
using schema::Column;
using schema::Table;

std::vector<const Table *> shownTables(const schema::Schema &schema)
{
    std::vector<const Table *> tables;
    for (const Table &table : schema.tables) {
        if (!table.partitionOf)
            tables.push_back(&table);
    }
    return tables;
}

QStringList referencedColumns(const schema::Schema &schema, const schema::ForeignKey &key)
{
    if (!key.referencedColumns.isEmpty())
        return key.referencedColumns;
    const Table *table = schema::findTable(schema, key.table);
    return table && table->primaryKey ? table->primaryKey->columns : QStringList();
}

static bool sameColumns(QStringList a, QStringList b)
{
    a.sort();
    b.sort();
    return a == b;
}

static bool isUniqueIndex(const schema::Index &index, const QStringList &columns)
{
    QStringList keys;
    for (const schema::IndexKey &key : index.keys)
        keys << key.column;
    return index.unique && index.where.isEmpty() && sameColumns(keys, columns);
}

bool isUnique(const Table &table, const QStringList &columns)
{
    if (table.primaryKey && sameColumns(table.primaryKey->columns, columns))
        return true;
    return std::ranges::any_of(table.uniques,
                               [&](const schema::Key &key) { return sameColumns(key.columns, columns); }) ||
           std::ranges::any_of(table.indexes,
                               [&](const schema::Index &index) { return isUniqueIndex(index, columns); });
}

bool isRequired(const Table &table, const schema::ForeignKey &key)
{
    return std::ranges::all_of(key.columns, [&](const QString &name) {
        const auto column = std::ranges::find(table.columns, name, &Column::name);
        return isPrimary(table, name) || (column != table.columns.end() && column->notNull);
    });
}

std::vector<schema::QualifiedName> neighbourhood(const schema::Schema &schema, const schema::QualifiedName &name)
{
    std::vector<schema::QualifiedName> names{name};
    const auto refersTo = [](const Table &table, const schema::QualifiedName &target) {
        return std::ranges::contains(table.foreignKeys, target, &schema::ForeignKey::table);
    };
    const Table *centre = schema::findTable(schema, name);
    for (const Table *table : shownTables(schema)) {
        if (table->name != name && (refersTo(*table, name) || (centre && refersTo(*centre, table->name))))
            names.push_back(table->name);
    }
    return names;
}

bool isPrimary(const Table &table, const QString &column)
{
    return table.primaryKey && table.primaryKey->columns.contains(column);
}

bool isForeign(const Table &table, const QString &column)
{
    return std::ranges::any_of(table.foreignKeys,
                               [&](const schema::ForeignKey &key) { return key.columns.contains(column); });
}

// Engines quote the names of types in their own ways; without quotes the spelling is the name.
static QString plainSpelling(QString type)
{
    while (type.endsWith("[]"_L1))
        type.chop(2);
    return type.replace("\"\""_L1, "\u0001"_L1).remove(u'"').replace("\u0001"_L1, "\""_L1);
}

const schema::Type *enumOf(const schema::Schema &schema, const Column &column)
{
    const QString spelling = plainSpelling(column.type);
    const auto type = std::ranges::find_if(schema.types, [&](const schema::Type &candidate) {
        return candidate.kind == schema::TypeKind::Enum &&
               (candidate.name.toString() == spelling || candidate.name.name == spelling);
    });
    return type == schema.types.end() ? nullptr : &*type;
}

} // namespace tidemark::report
