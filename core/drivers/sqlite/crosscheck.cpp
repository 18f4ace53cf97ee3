// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/crosscheck.h"

#include "base/text.h"
#include "drivers/sqlite/attributes.h"
#include "drivers/sqlite/canonical.h"
#include "drivers/sqlite/normalise.h"
#include "drivers/sqlite/pragmafacts.h"

#include <set>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

static Failure differs(const QString &what)
{
    return fail(ErrorKind::Unsupported, tr("the text and the engine differ about %1").arg(what));
}

static bool sameNames(const QStringList &a, const QStringList &b)
{
    return std::ranges::equal(a, b, [](const QString &x, const QString &y) { return sameName(x, y); });
}

static bool sameType(const QString &type, const QString &fact)
{
    const QByteArray text = fact.toUtf8();
    return type == fact || type == canonicalType(withoutComments(tokenize(text)));
}

static bool sameDefault(const schema::Column &column, const CatalogColumn &fact, const QStringList &columns)
{
    if (column.generation != schema::Generation::None)
        return fact.defaultValue.isEmpty();
    const QByteArray text = fact.defaultValue.toUtf8();
    return column.defaultValue == canonicalDefault(withoutComments(tokenize(text)), {&columns});
}

static schema::Generation generationOf(const CatalogColumn &fact)
{
    return fact.hidden == 2   ? schema::Generation::Virtual
           : fact.hidden == 3 ? schema::Generation::Stored
                              : schema::Generation::None;
}

static bool sameColumn(const schema::Column &column, const CatalogColumn &fact, const QStringList &columns)
{
    return column.name == fact.name && sameType(column.type, fact.type) && column.notNull == fact.notNull &&
           column.generation == generationOf(fact) && sameDefault(column, fact, columns);
}

static Result<void> checkColumns(const schema::Table &table, const std::vector<CatalogColumn> &facts)
{
    if (table.columns.size() != facts.size())
        return differs(tr("the number of columns"));
    const QStringList names = columnNames(table);
    for (size_t i = 0; i < facts.size(); ++i) {
        if (!sameColumn(table.columns[i], facts[i], names))
            return differs(tr("the column %1").arg(printable(facts[i].name)));
    }
    return {};
}

// A key column with its collation and direction, as one text to compare.
static QString termText(const QString &column, const QString &collation, bool descending)
{
    return foldedName(column) + QChar(0) + foldedName(collation) + QChar(0) + (descending ? u"-"_s : u"+"_s);
}

static QStringList termsOf(const schema::Key &key, const schema::Table &table)
{
    const QStringList collations = key.attributes.list(attribute::collations);
    const QStringList orders = key.attributes.list(attribute::orders);
    QStringList terms;
    for (qsizetype i = 0; i < key.columns.size(); ++i) {
        const QString &column = key.columns[i];
        const QString collation = collations.value(i).isEmpty() ? ownCollation(table, column) : collations[i];
        terms << termText(column, collation, orders.value(i) == "DESC"_L1);
    }
    return terms;
}

static QStringList termsOf(const CatalogIndex &index)
{
    QStringList terms;
    for (const CatalogIndexKey &key : index.keys)
        terms << termText(key.column, key.collation, key.descending);
    return terms;
}

static QStringList distinct(QStringList terms)
{
    terms.removeDuplicates();
    return terms;
}

static Result<void> checkPrimaryKey(const schema::Table &table, const schema::Table &facts)
{
    const QStringList read = table.primaryKey ? distinct(table.primaryKey->columns) : QStringList();
    const QStringList known = facts.primaryKey ? facts.primaryKey->columns : QStringList();
    // a table without rowid drops repeated columns, another does not
    if (!sameNames(read, distinct(known)))
        return differs(tr("the primary key"));
    return {};
}

// The engine makes one index for constraints that ask for the same: each read one must have an index, and each index a
// constraint.
static Result<void> checkUniques(const schema::Table &table, const std::vector<CatalogIndex> &indexes)
{
    std::set<QStringList> read;
    for (const schema::Key &unique : table.uniques)
        read.insert(distinct(termsOf(unique, table)));
    std::set<QStringList> keys = read;
    if (table.primaryKey)
        keys.insert(distinct(termsOf(*table.primaryKey, table)));
    std::set<QStringList> known;
    for (const CatalogIndex &index : indexes) {
        const QStringList terms = distinct(termsOf(index));
        if (index.origin == "u"_L1 && !keys.contains(terms))
            return differs(tr("the unique constraint behind %1").arg(printable(index.name)));
        if (index.origin != "c"_L1)
            known.insert(terms);
    }
    const auto hasIndex = [&](const QStringList &terms) {
        return known.contains(terms) || table.meta.attributes.flag(attribute::withoutRowid);
    };
    if (!std::ranges::all_of(read, hasIndex))
        return differs(tr("unique constraints"));
    return {};
}

static Result<void> checkForeignKeys(const schema::Table &table, const schema::Table &facts)
{
    const auto same = [](const schema::ForeignKey &a, const schema::ForeignKey &b) {
        return sameNames(a.columns, b.columns) && sameName(a.table.name, b.table.name) &&
               sameNames(a.referencedColumns, b.referencedColumns) && a.onUpdate == b.onUpdate &&
               a.onDelete == b.onDelete;
    };
    if (!std::ranges::equal(table.foreignKeys, facts.foreignKeys, same))
        return differs(tr("foreign keys"));
    return {};
}

Result<void> checkTable(const schema::Table &table, const Catalog &catalog)
{
    const QString &name = table.name.name;
    const schema::Table facts = tableFromFacts(name, catalog);
    TRY(checkColumns(table, catalog.columnsOf(name)));
    TRY(checkPrimaryKey(table, facts));
    TRY(checkUniques(table, catalog.indexesOf(name)));
    return checkForeignKeys(table, facts);
}

static bool sameKey(const schema::IndexKey &key, const schema::Table &table, const CatalogIndexKey &fact)
{
    if (key.descending != fact.descending || key.column.isEmpty() != (fact.columnId == -2))
        return false;
    const QString collation = key.collation.isEmpty() ? ownCollation(table, key.column) : key.collation;
    return sameName(key.column, fact.column) && sameName(collation, fact.collation);
}

Result<void> checkIndex(const schema::Index &index, const schema::Table &table, const CatalogIndex &fact)
{
    const auto same = [&](const schema::IndexKey &key, const CatalogIndexKey &known) {
        return sameKey(key, table, known);
    };
    if (index.unique != fact.unique || index.where.isEmpty() == fact.partial ||
        !std::ranges::equal(index.keys, fact.keys, same))
        return differs(tr("the index"));
    return {};
}

} // namespace tidemark::sqlite
