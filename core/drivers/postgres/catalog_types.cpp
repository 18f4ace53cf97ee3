// SPDX-License-Identifier: GPL-3.0-or-later
// pg_type with pg_enum and pg_range: enums, composites, domains, ranges, base and shell types.
#include "drivers/postgres/readers.h"

#include "drivers/postgres/quote.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

namespace typ {
enum : size_t {
    Oid,
    Name,
    Namespace,
    Kind,
    Category,
    Storage,
    Collation,
    Owner,
    Acl,
    BaseType,
    Modifier,
    NotNull,
    Default,
    Relation,
    Defined,
    Base
};
}

// Functions of base types and the like, as one array of "key=value", so that plain types carry none of it.
static QByteArray baseTypeFacts(const Catalog &catalog)
{
    return "CASE WHEN t.typtype = 'b' AND t.oid >= 16384 THEN ARRAY['input=' || t.typinput::regproc, 'output=' || "
           "t.typoutput::regproc, 'receive=' || nullif(t.typreceive, 0)::regproc, 'send=' || nullif(t.typsend, "
           "0)::regproc, 'typmod_in=' || nullif(t.typmodin, 0)::regproc, 'typmod_out=' || nullif(t.typmodout, "
           "0)::regproc, 'analyze=' || nullif(t.typanalyze, 0)::regproc, " +
           catalog.since(14, "'subscript=' || nullif(t.typsubscript, 0)::regproc, ", "") +
           "'internallength=' || CASE WHEN t.typlen = -1 THEN 'VARIABLE' ELSE t.typlen::text END, 'passedbyvalue=' || "
           "nullif(t.typbyval, false)::text, 'alignment=' || CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' "
           "WHEN "
           "'i' THEN 'int4' ELSE 'double' END, 'storage=' || CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN "
           "'external' WHEN 'm' THEN 'main' ELSE 'extended' END, 'category=' || nullif(t.typcategory, 'U')::text, "
           "'preferred=' || nullif(t.typispreferred, false)::text, 'delimiter=' || nullif(t.typdelim, ',')::text, "
           "'element=' || "
           "nullif(t.typelem, 0)::regtype, 'collatable=' || nullif(t.typcollation <> 0, false)::text] END";
}

// Row types of tables and the array types that come with every type are no objects of their own.
static QByteArray typeQuery(const Catalog &catalog)
{
    return "SELECT t.oid, t.typname, t.typnamespace, t.typtype, t.typcategory, t.typstorage, t.typcollation, "
           "t.typowner, "
           "t.typacl::text, t.typbasetype, t.typtypmod, t.typnotnull, coalesce(pg_get_expr(t.typdefaultbin, 0), "
           "t.typdefault), t.typrelid, t.typisdefined, " +
           baseTypeFacts(catalog) +
           " FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid WHERE (t.typrelid = 0 OR c.relkind = 'c') AND "
           "(t.oid < 16384 OR t.typcategory <> 'A' OR t.typtype = 'd' OR NOT EXISTS (SELECT FROM pg_type e WHERE "
           "e.typarray = t.oid))";
}

static std::optional<schema::TypeKind> kindOf(const Row &row)
{
    switch (row.letter(typ::Kind)) {
    case 'e': return schema::TypeKind::Enum;
    case 'c': return schema::TypeKind::Composite;
    case 'd': return schema::TypeKind::Domain;
    case 'r': return schema::TypeKind::Range;
    case 'b': return schema::TypeKind::Base;
    case 'p': return row.flag(typ::Defined) ? std::nullopt : std::optional(schema::TypeKind::Shell);
    default: return std::nullopt; // multiranges belong to their range
    }
}

static bool isShown(const Catalog &catalog, const Row &row)
{
    const QString ns = catalog.namespaceName(row.oid(typ::Namespace));
    if (catalog.isMember(catalogid::type, row.oid(typ::Oid)) || ns.startsWith("pg_temp"_L1) ||
        ns.startsWith("pg_toast"_L1))
        return false;
    return catalog.wantsSystem() ||
           (row.oid(typ::Oid) >= firstUserOid && !ns.startsWith("pg_"_L1) && ns != "information_schema"_L1);
}

static void setBase(const Catalog &catalog, schema::Type &type, const Row &row)
{
    for (const QString &fact : row.texts(typ::Base)) {
        const qsizetype equals = fact.indexOf(u'=');
        if (equals > 0)
            type.meta.attributes.set(u"pg."_s + fact.left(equals), fact.mid(equals + 1));
    }
    if (const quint32 collation = row.oid(typ::Collation); type.kind == schema::TypeKind::Domain && collation > 100)
        type.collation = quoteQualified(catalog.name(catalogid::collation, collation));
}

// The columns of a composite are read by its pg_class row, which made its place already.
static schema::Type &placeOf(Catalog &catalog, const Row &row)
{
    const Relation composite = catalog.relation(row.oid(typ::Relation));
    const bool known = composite.place == RelationPlace::Composite;
    const quint32 at = known ? composite.at : quint32(catalog.schema.types.size());
    if (!known)
        catalog.schema.types.emplace_back();
    catalog.addType(row.oid(typ::Oid), at);
    return catalog.schema.types[at];
}

static void takeType(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(typ::Oid);
    const std::optional<schema::TypeKind> kind = kindOf(row);
    if (!kind || !isShown(catalog, row))
        return;
    schema::Type &type = placeOf(catalog, row);
    type.name = catalog.qualified(row.oid(typ::Namespace), row.text(typ::Name));
    type.kind = *kind;
    type.meta = catalog.meta(catalogid::type, oid, row.oid(typ::Owner));
    if (*kind == schema::TypeKind::Composite && type.meta.comment.isEmpty())
        type.meta.comment = catalog.comment(catalogid::relation, row.oid(typ::Relation));
    catalog.setAcl(type.meta, row, typ::Acl, typeAcl);
    if (*kind == schema::TypeKind::Domain)
        type.baseType = catalog.types.nameOrTicket(row.oid(typ::BaseType), row.small(typ::Modifier));
    type.defaultValue = row.text(typ::Default);
    type.notNull = row.flag(typ::NotNull);
    setBase(catalog, type, row);
    const schema::ObjectRef ref = schema::refOf(type);
    catalog.identify(catalogid::type, oid, ref);
    if (*kind == schema::TypeKind::Composite)
        catalog.identify(catalogid::relation, row.oid(typ::Relation), ref);
}

static QByteArray rangeQuery(const Catalog &catalog)
{
    return "SELECT r.rngtypid, r.rngsubtype, r.rngcollation, CASE WHEN o.opcdefault THEN '' ELSE "
           "quote_ident(n.nspname) || '.' || quote_ident(o.opcname) END, nullif(r.rngcanonical, 0)::regproc, "
           "nullif(r.rngsubdiff, 0)::regproc, " +
           catalog.since(14, "(SELECT m.typname FROM pg_type m WHERE m.oid = r.rngmultitypid)") +
           " FROM pg_range r JOIN pg_opclass o ON o.oid = r.rngsubopc JOIN pg_namespace n ON n.oid = o.opcnamespace "
           "WHERE "
           "r.rngtypid >= 16384";
}

static void takeRange(Catalog &catalog, const Row &row)
{
    schema::Type *type = catalog.typeOf(row.oid(0));
    if (!type)
        return;
    type->baseType = catalog.types.nameOrTicket(row.oid(1));
    if (row.oid(2) > 100)
        type->collation = quoteQualified(catalog.name(catalogid::collation, row.oid(2)));
    Attributes &attributes = type->meta.attributes;
    attributes.set(u"pg.subtypeOpClass"_s, row.text(3));
    attributes.set(u"pg.canonical"_s, row.text(4));
    attributes.set(u"pg.subtypeDiff"_s, row.text(5));
    attributes.set(u"pg.multirange"_s, row.text(6));
}

Steps typeSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    return {rowStep("SELECT oid, typcategory, typstorage, typcollation FROM pg_type WHERE typrelid = 0",
                    [c](const Row &row) {
                        c->types.setTraits(
                            row.oid(0), {.category = row.letter(1), .storage = row.letter(2), .collation = row.oid(3)});
                    }),
            rowStep(typeQuery(catalog), [c](const Row &row) { takeType(*c, row); }),
            rowStep("SELECT enumtypid, enumlabel FROM pg_enum ORDER BY enumtypid, enumsortorder",
                    [c](const Row &row) {
                        if (schema::Type *type = c->typeOf(row.oid(0)))
                            type->labels << c->intern(row.bytes(1));
                    }),
            rowStep(rangeQuery(catalog), [c](const Row &row) { takeRange(*c, row); })};
}

static void resolveColumns(const TypeNames &names, std::vector<schema::Column> &columns)
{
    for (schema::Column &column : columns)
        names.resolve(column.type);
}

void finishTypes(Catalog &catalog)
{
    for (schema::Table &table : catalog.schema.tables) {
        resolveColumns(catalog.types, table.columns);
        if (QString ofType = table.meta.attributes.text(u"pg.ofType"_s); !ofType.isEmpty()) {
            catalog.types.resolve(ofType);
            table.meta.attributes.set(u"pg.ofType"_s, ofType);
        }
    }
    for (schema::View &view : catalog.schema.views)
        resolveColumns(catalog.types, view.columns);
    for (schema::Type &type : catalog.schema.types) {
        resolveColumns(catalog.types, type.fields);
        catalog.types.resolve(type.baseType);
    }
}

} // namespace tidemark::postgres
