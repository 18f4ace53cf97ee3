// SPDX-License-Identifier: GPL-3.0-or-later
// pg_index: indexes from their raw columns. An index behind a key or exclusion gives its storage to the constraint.
#include "drivers/postgres/readers.h"

#include "drivers/postgres/quote.h"
#include "schema/kinds.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::Index;
using schema::IndexKey;

namespace idx {
enum : size_t {
    Oid,
    Relation,
    Name,
    Method,
    Unique,
    Valid,
    Clustered,
    ReplicaIdentity,
    NullsNotDistinct,
    KeyCount,
    Keys,
    Classes,
    Collations,
    Options,
    Where,
    Storage,
    Tablespace
};
}

static QByteArray indexQuery(const Catalog &catalog)
{
    return "SELECT i.indexrelid, i.indrelid, c.relname, c.relam, i.indisunique, i.indisvalid, i.indisclustered, "
           "i.indisreplident, " +
           catalog.since(15, "i.indnullsnotdistinct", "false") +
           ", i.indnkeyatts, i.indkey::text, i.indclass::text, i.indcollation::text, i.indoption::text, "
           "CASE WHEN i.indpred IS NOT NULL THEN pg_get_expr(i.indpred, i.indrelid) END, c.reloptions, c.reltablespace "
           "FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE " +
           catalog.shownSchemas("c.relnamespace") + catalog.userOnly("i.indexrelid");
}

// Few indexes have expressions, and a subquery in the main query would cost every row of it.
static QByteArray expressionQuery(const Catalog &catalog)
{
    return "SELECT i.indexrelid, ARRAY(SELECT pg_get_indexdef(i.indexrelid, k, false) FROM generate_series(1, "
           "i.indnkeyatts) k WHERE i.indkey[k - 1] = 0), pg_get_indexdef(i.indexrelid) FROM pg_index i WHERE "
           "i.indexprs IS NOT "
           "NULL" +
           catalog.userOnly("i.indexrelid");
}

// The class is written when it is not what the method would take by itself for the column's type.
static QString writtenClass(const Catalog &catalog, quint32 opClass, quint32 type)
{
    const OpClass found = catalog.opClass(opClass);
    const bool other = type != 0 && catalog.hasOtherDefaultClass(found, type);
    if (found.isDefault && !other)
        return {};
    return found.name.schema == "pg_catalog"_L1 ? quoteIdentifier(found.name.name) : quoteQualified(found.name);
}

static QString collationText(const Catalog &catalog, quint32 collation)
{
    const schema::QualifiedName name = catalog.name(catalogid::collation, collation);
    return name.schema == "pg_catalog"_L1 ? quoteIdentifier(name.name) : quoteQualified(name);
}

static void setOrder(IndexKey &key, qint64 option)
{
    const bool nullsFirst = (option & 2) != 0;
    key.descending = (option & 1) != 0;
    if (nullsFirst != key.descending)
        key.nulls = nullsFirst ? schema::NullsOrder::First : schema::NullsOrder::Last;
}

// Of an expression's own collation the catalogs say nothing; the server's text tells whether one is written.
static bool writesCollation(const QString &definition, const QString &expression)
{
    return definition.contains(expression + u" COLLATE "_s) || definition.contains(u'(' + expression + u") COLLATE "_s);
}

namespace {

// The parallel vectors of one pg_index row.
struct KeyVectors
{
    std::vector<qint64> columns;
    std::vector<qint64> classes;
    std::vector<qint64> collations;
    std::vector<qint64> options;
};

} // namespace

static KeyVectors vectorsOf(const Row &row)
{
    return {.columns = row.integers(idx::Keys),
            .classes = row.integers(idx::Classes),
            .collations = row.integers(idx::Collations),
            .options = row.integers(idx::Options)};
}

static IndexKey columnKey(Catalog &catalog, quint32 relation, int number, quint32 collation)
{
    IndexKey key{.column = catalog.columnName(relation, number)};
    if (collation != 0 && collation != catalog.columnCollation(relation, number))
        key.collation = collationText(catalog, collation);
    return key;
}

static IndexKey expressionKey(Catalog &catalog, IndexExpressions &of, quint32 collation)
{
    IndexKey key{.expression = of.expressions.isEmpty() ? QString() : of.expressions.takeFirst()};
    if (collation != 0 && writesCollation(of.definition, key.expression))
        key.collation = collationText(catalog, collation);
    return key;
}

static std::vector<IndexKey> keysOf(Catalog &catalog, const Row &row, QStringList *include)
{
    const KeyVectors of = vectorsOf(row);
    IndexExpressions expressions = catalog.indexExpressions(row.oid(idx::Oid));
    const auto keyCount = size_t(row.small(idx::KeyCount));
    const quint32 relation = row.oid(idx::Relation);
    std::vector<IndexKey> keys;
    keys.reserve(keyCount);
    for (size_t i = 0; i < of.columns.size(); ++i) {
        const int number = int(of.columns[i]);
        if (i >= keyCount) {
            *include << catalog.columnName(relation, number);
            continue;
        }
        const auto collation = quint32(of.collations[i]);
        IndexKey key = number == 0 ? expressionKey(catalog, expressions, collation)
                                   : columnKey(catalog, relation, number, collation);
        key.opClass =
            writtenClass(catalog, quint32(of.classes[i]), number == 0 ? 0 : catalog.columnType(relation, number));
        setOrder(key, of.options[i]);
        keys.push_back(std::move(key));
    }
    for (const IndexColumn &column : catalog.indexColumns(row.oid(idx::Oid))) {
        const auto at = size_t(column.number) - 1;
        if (at < keys.size())
            keys[at].opClassOptions = column.options;
    }
    return keys;
}

static void setStorage(const Catalog &catalog, Attributes &attributes, const Row &row)
{
    for (const QString &option : row.texts(idx::Storage)) {
        const qsizetype equals = option.indexOf(u'=');
        attributes.set(u"pg.with."_s + option.left(equals), option.mid(equals + 1));
    }
    attributes.set(u"pg.tablespace"_s, catalog.name(1213, row.oid(idx::Tablespace)).name);
    attributes.set(u"pg.invalid"_s, !row.flag(idx::Valid));
    attributes.set(u"pg.clustered"_s, row.flag(idx::Clustered));
    attributes.set(u"pg.replicaIdentity"_s, row.flag(idx::ReplicaIdentity));
    QStringList targets;
    for (const IndexColumn &column : catalog.indexColumns(row.oid(idx::Oid))) {
        if (column.statistics > 0)
            targets << u"%1=%2"_s.arg(column.number).arg(column.statistics);
    }
    attributes.set(u"pg.statistics"_s, targets);
}

static void finishKey(Catalog &catalog, schema::Key &key, const Row &row)
{
    static_cast<void>(keysOf(catalog, row, &key.include));
    key.nullsNotDistinct = row.flag(idx::NullsNotDistinct);
    setStorage(catalog, key.attributes, row);
}

static void finishExclusion(Catalog &catalog, schema::Exclusion &exclusion, const Row &row)
{
    const std::vector<IndexKey> keys = keysOf(catalog, row, &exclusion.include);
    for (size_t i = 0; i < keys.size() && i < exclusion.elements.size(); ++i)
        exclusion.elements[i].key = keys[i];
    exclusion.method = catalog.name(catalogid::accessMethod, row.oid(idx::Method)).name;
    exclusion.where = row.text(idx::Where);
    setStorage(catalog, exclusion.attributes, row);
}

static void finishConstraint(Catalog &catalog, const ConstraintIndex &of, const Row &row)
{
    schema::Table &table = *catalog.table(of.relation);
    if (of.kind == 'p')
        finishKey(catalog, *table.primaryKey, row);
    else if (of.kind == 'u')
        finishKey(catalog, table.uniques[of.at], row);
    else
        finishExclusion(catalog, table.exclusions[of.at], row);
}

static std::vector<Index> *indexesOf(Catalog &catalog, quint32 relation)
{
    if (schema::Table *table = catalog.table(relation))
        return &table->indexes;
    schema::View *view = catalog.view(relation);
    return view ? &view->indexes : nullptr;
}

static void takeIndex(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(idx::Oid);
    if (const ConstraintIndex *of = catalog.constraintIndex(oid))
        return finishConstraint(catalog, *of, row);
    std::vector<Index> *indexes = indexesOf(catalog, row.oid(idx::Relation));
    if (!indexes)
        return;
    Index index{.name = row.text(idx::Name),
                .method = catalog.name(catalogid::accessMethod, row.oid(idx::Method)).name,
                .unique = row.flag(idx::Unique),
                .nullsNotDistinct = row.flag(idx::NullsNotDistinct),
                .where = row.text(idx::Where),
                .comment = catalog.comment(catalogid::relation, oid)};
    index.keys = keysOf(catalog, row, &index.include);
    setStorage(catalog, index.attributes, row);
    catalog.identify(catalogid::relation, oid,
                     {schema::kind::index, catalog.relationName(row.oid(idx::Relation)), index.name});
    catalog.addIndex(oid, row.oid(idx::Relation), quint32(indexes->size()));
    indexes->push_back(std::move(index));
}

static Attributes *attributesOf(Catalog &catalog, quint32 index)
{
    if (const ConstraintIndex *of = catalog.constraintIndex(index)) {
        schema::Table &table = *catalog.table(of->relation);
        return of->kind == 'p'   ? &table.primaryKey->attributes
               : of->kind == 'u' ? &table.uniques[of->at].attributes
                                 : &table.exclusions[of->at].attributes;
    }
    Index *found = catalog.index(index);
    return found ? &found->attributes : nullptr;
}

static void takeAttachment(Catalog &catalog, const Row &row)
{
    if (Attributes *attributes = attributesOf(catalog, row.oid(0)))
        attributes->set(u"pg.partitionOf"_s, row.text(1));
}

Steps indexSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    return {
        rowStep("SELECT oid, opcnamespace, opcname, opcmethod, opcintype, opcdefault FROM pg_opclass",
                [c](const Row &row) {
                    c->addOpClass(row.oid(0), {.name = c->qualified(row.oid(1), row.text(2)),
                                               .method = row.oid(3),
                                               .type = row.oid(4),
                                               .isDefault = row.flag(5)});
                }),
        rowStep(expressionQuery(catalog),
                [c](const Row &row) {
                    c->setIndexExpressions(row.oid(0), {.expressions = row.texts(1), .definition = row.text(2)});
                }),
        rowStep(indexQuery(catalog), [c](const Row &row) { takeIndex(*c, row); }),
        rowStep(
            "SELECT h.inhrelid, quote_ident(n.nspname) || '.' || quote_ident(p.relname) FROM pg_inherits h "
            "JOIN pg_class p ON p.oid = h.inhparent AND p.relkind = 'I' JOIN pg_namespace n ON n.oid = p.relnamespace",
            [c](const Row &row) { takeAttachment(*c, row); })};
}

} // namespace tidemark::postgres
