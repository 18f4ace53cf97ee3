// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/normalise.h"

#include "drivers/sqlite/attributes.h"
#include "drivers/sqlite/token.h"

#include <algorithm>
#include <tuple>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

QString spelledAs(const QString &name, const QStringList &columns)
{
    const auto found = std::ranges::find_if(columns, [&](const QString &column) { return sameName(column, name); });
    return found == columns.end() ? name : *found;
}

QStringList columnNames(const schema::Table &table)
{
    QStringList names;
    for (const schema::Column &column : table.columns)
        names << column.name;
    return names;
}

static void respell(QStringList &names, const QStringList &columns)
{
    for (QString &name : names)
        name = spelledAs(name, columns);
}

static bool hasIntegerKey(const schema::Table &table)
{
    if (!table.primaryKey || table.primaryKey->columns.size() != 1 ||
        table.meta.attributes.flag(attribute::withoutRowid))
        return false;
    const auto isKey = [&](const schema::Column &column) { return column.name == table.primaryKey->columns.front(); };
    const auto column = std::ranges::find_if(table.columns, isKey);
    return column != table.columns.end() && column->type.compare("INTEGER"_L1, Qt::CaseInsensitive) == 0;
}

bool isRowidAlias(const schema::Table &table)
{
    // INTEGER PRIMARY KEY DESC is an old mistake that the engine keeps
    return hasIntegerKey(table) && !table.primaryKey->attributes.contains(attribute::orders);
}

bool isNotNullByKey(const schema::Table &table, const QString &column)
{
    if (!table.primaryKey || !table.primaryKey->columns.contains(column))
        return false;
    const Attributes &attributes = table.meta.attributes;
    return attributes.flag(attribute::withoutRowid) || (attributes.flag(attribute::strict) && !isRowidAlias(table));
}

QString ownCollation(const schema::Table &table, const QString &column)
{
    const auto found = std::ranges::find(table.columns, column, &schema::Column::name);
    return found == table.columns.end() || found->collation.isEmpty() ? u"BINARY"_s : found->collation;
}

// Collations that say what holds anyway are dropped.
static void normaliseCollations(schema::Key &key, const schema::Table &table)
{
    QStringList collations = key.attributes.list(attribute::collations);
    for (qsizetype i = 0; i < collations.size(); ++i) {
        if (sameName(collations[i], ownCollation(table, key.columns[i])))
            collations[i].clear();
    }
    if (std::ranges::all_of(collations, &QString::isEmpty))
        collations.clear();
    key.attributes.set(attribute::collations, collations);
}

void normaliseCollations(schema::Index &index, const schema::Table &table)
{
    for (schema::IndexKey &key : index.keys) {
        if (!key.column.isEmpty() && sameName(key.collation, ownCollation(table, key.column)))
            key.collation.clear();
    }
}

void normalise(schema::Table &table, bool keyStandsApart)
{
    const QStringList names = columnNames(table);
    if (table.primaryKey) {
        respell(table.primaryKey->columns, names);
        if (keyStandsApart && hasIntegerKey(table)) {
            table.primaryKey->attributes.remove(attribute::orders);
            table.primaryKey->attributes.remove(attribute::collations);
        }
        normaliseCollations(*table.primaryKey, table);
    }
    for (schema::Key &unique : table.uniques) {
        respell(unique.columns, names);
        normaliseCollations(unique, table);
    }
    for (schema::ForeignKey &key : table.foreignKeys)
        respell(key.columns, names);
    for (schema::Column &column : table.columns)
        column.notNull = column.notNull || isNotNullByKey(table, column.name);
    table.columns.shrink_to_fit();
}

void resolveReferences(schema::Table &table, const Relations &relations)
{
    for (schema::ForeignKey &key : table.foreignKeys) {
        const auto found = relations.constFind(foldedName(key.table.name));
        if (found == relations.constEnd())
            continue;
        key.table.name = found->name;
        if (key.referencedColumns.isEmpty() && found->primaryKey.size() == key.columns.size())
            key.referencedColumns = found->primaryKey;
        respell(key.referencedColumns, found->columns);
    }
}

void sortConstraints(schema::Table &table)
{
    const auto byKey = [](const schema::Key &a, const schema::Key &b) {
        return std::tie(a.name, a.columns) < std::tie(b.name, b.columns);
    };
    const auto byReference = [](const schema::ForeignKey &a, const schema::ForeignKey &b) {
        return std::tie(a.name, a.columns, a.table, a.referencedColumns) <
               std::tie(b.name, b.columns, b.table, b.referencedColumns);
    };
    const auto byExpression = [](const schema::Check &a, const schema::Check &b) {
        return std::tie(a.name, a.expression) < std::tie(b.name, b.expression);
    };
    const auto byColumn = [](const schema::NotNullConstraint &a, const schema::NotNullConstraint &b) {
        return std::tie(a.name, a.column) < std::tie(b.name, b.column);
    };
    std::ranges::stable_sort(table.uniques, byKey);
    std::ranges::stable_sort(table.foreignKeys, byReference);
    std::ranges::stable_sort(table.checks, byExpression);
    std::ranges::stable_sort(table.notNulls, byColumn);
}

} // namespace tidemark::sqlite
