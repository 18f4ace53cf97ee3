// SPDX-License-Identifier: GPL-3.0-or-later
// pg_attribute and pg_attrdef: columns of tables, views and composite types. The largest catalogs, so only what is
// needed is asked for, types go as numbers, and defaults are deparsed without their table where no column can be in
// them: with it, the server looks up every column of the table for each of them.
#include "drivers/postgres/readers.h"

#include "drivers/postgres/quote.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

namespace att {
enum : size_t { Relation, Number, Name, Type, Modifier, NotNull, Identity, Generated, Collation, Storage };
}

static QByteArray columnQuery(const Catalog &catalog)
{
    return "SELECT a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.attidentity, "
           "a.attgenerated, a.attcollation, a.attstorage FROM pg_attribute a WHERE a.attnum > 0 AND NOT a.attisdropped "
           "AND "
           "a.attrelid IN (SELECT oid FROM pg_class c WHERE c.relkind IN ('r','p','f','v','m','c') AND " +
           catalog.shownSchemas("c.relnamespace") + catalog.userOnly("c.oid") + ")";
}

// What almost no column has: a query of its own is cheaper than sending nothing a hundred thousand times. Columns of
// indexes are here, too: operator class options and statistics targets are theirs.
namespace rare {
enum : size_t { Relation, Number, Compression, Statistics, Options, ForeignOptions, Local, Inherited, Acl };
}

// Since 17.12 the server stamps every column with an option of its own; pg_dump leaves it out, too.
static constexpr auto versionStamp = "pg_attver="_L1;

static QByteArray rareQuery(const Catalog &catalog)
{
    const QByteArray compressed = catalog.since(14, " OR a.attcompression <> ''", "");
    return "SELECT a.attrelid, a.attnum, " + catalog.since(14, "a.attcompression", "''") +
           ", CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END, a.attoptions, a.attfdwoptions, a.attislocal, "
           "a.attinhcount, a.attacl::text FROM pg_attribute a WHERE a.attnum > 0 AND NOT a.attisdropped AND "
           "((a.attoptions IS NOT NULL AND NOT (a.attoptions[2] IS NULL AND a.attoptions[1] LIKE 'pg\\_attver=%')) OR "
           "a.attfdwoptions IS NOT NULL OR a.attacl IS NOT NULL OR a.attinhcount > 0 OR a.attstattarget > 0" +
           compressed + ")" + catalog.userOnly("a.attrelid");
}

static QStringList optionsOf(const Row &row)
{
    QStringList options = row.texts(rare::Options);
    options.removeIf([](const QString &option) { return option.startsWith(versionStamp); });
    return options;
}

static QString storageName(char letter)
{
    switch (letter) {
    case 'p': return u"PLAIN"_s;
    case 'e': return u"EXTERNAL"_s;
    case 'm': return u"MAIN"_s;
    default: return u"EXTENDED"_s;
    }
}

static QString compressionName(char letter)
{
    return letter == 'p' ? u"pglz"_s : letter == 'l' ? u"lz4"_s : QString();
}

static void takeRare(Catalog &catalog, const Row &row)
{
    const quint32 relation = row.oid(rare::Relation);
    const int number = row.small(rare::Number);
    schema::Column *column = catalog.column(relation, number);
    if (!column) {
        if (row.small(rare::Statistics) > 0 || !row.isNull(rare::Options))
            catalog.addIndexColumn(
                relation, {.number = number, .statistics = row.small(rare::Statistics), .options = optionsOf(row)});
        return;
    }
    Attributes &attributes = column->attributes;
    attributes.set(u"pg.compression"_s, compressionName(row.letter(rare::Compression)));
    if (!row.isNull(rare::Statistics) && row.integer(rare::Statistics) >= 0)
        attributes.set(u"pg.statistics"_s, row.integer(rare::Statistics));
    attributes.set(u"pg.options"_s, optionsOf(row));
    attributes.set(u"pg.foreignOptions"_s, row.texts(rare::ForeignOptions));
    if (row.small(rare::Inherited) > 0)
        attributes.set(row.flag(rare::Local) ? u"pg.merged"_s : u"pg.inherited"_s, true);
    if (!row.isNull(rare::Acl))
        column->grants = differenceFromDefault(row.bytes(rare::Acl), false, columnAcl, {}, catalog.major()).grants;
}

static schema::Generation generationOf(char letter)
{
    return letter == 's'   ? schema::Generation::Stored
           : letter == 'v' ? schema::Generation::Virtual
                           : schema::Generation::None;
}

static QString collationName(const Catalog &catalog, quint32 collation, quint32 type)
{
    static constexpr quint32 defaultCollation = 100;
    if (collation == 0 || collation == defaultCollation || collation == catalog.types.collation(type))
        return {};
    const schema::QualifiedName name = catalog.name(catalogid::collation, collation);
    return name.schema == "pg_catalog"_L1 ? quoteIdentifier(name.name) : quoteQualified(name);
}

static void takeColumn(Catalog &catalog, const Row &row)
{
    const quint32 relation = row.oid(att::Relation);
    if (!catalog.columns(relation))
        return;
    const int number = row.small(att::Number);
    const quint32 type = row.oid(att::Type);
    schema::Column &column = catalog.addColumn(relation, number, type);
    column.name = catalog.intern(row.bytes(att::Name));
    column.type = catalog.types.nameOrTicket(type, row.small(att::Modifier));
    column.family = catalog.types.family(type);
    column.collation = collationName(catalog, row.oid(att::Collation), type);
    if (row.oid(att::Collation) != catalog.types.collation(type))
        catalog.setColumnCollation(relation, number, row.oid(att::Collation));
    column.notNull = row.flag(att::NotNull);
    column.generation = generationOf(row.letter(att::Generated));
    if (const char identity = row.letter(att::Identity))
        column.identity = schema::Identity{.always = identity == 'a'};
    column.comment = catalog.comment(catalogid::relation, relation, number);
    column.labels = catalog.labels(catalogid::relation, relation, number);
    if (const char storage = row.letter(att::Storage); storage != catalog.types.storage(type))
        column.attributes.set(u"pg.storage"_s, storageName(storage));
}

static void takeDefault(Catalog &catalog, const Row &row)
{
    const quint32 relation = row.oid(1);
    schema::Column *column = catalog.column(relation, row.small(2));
    if (!column)
        return;
    column->defaultValue = catalog.intern(row.bytes(3));
    const bool generated = column->generation != schema::Generation::None;
    catalog.identify(
        catalogid::attributeDefault, row.oid(0),
        {generated ? schema::kind::column : schema::kind::columnDefault, catalog.relationName(relation), column->name});
}

// An expression that holds a column (VAR in the stored tree) is deparsed with its table.
static QByteArray defaultQuery(const Catalog &catalog)
{
    return "SELECT d.oid, d.adrelid, d.adnum, pg_get_expr(d.adbin, CASE WHEN strpos(d.adbin::text, '{VAR ') > 0 THEN "
           "d.adrelid "
           "ELSE 0 END) FROM pg_attrdef d WHERE true" +
           catalog.userOnly("d.adrelid");
}

Steps columnSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    return {rowStep(columnQuery(catalog), [c](const Row &row) { takeColumn(*c, row); }),
            rowStep(rareQuery(catalog), [c](const Row &row) { takeRare(*c, row); }),
            rowStep(defaultQuery(catalog), [c](const Row &row) { takeDefault(*c, row); })};
}

} // namespace tidemark::postgres
