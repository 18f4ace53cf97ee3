// SPDX-License-Identifier: GPL-3.0-or-later
// Names by number, comments, labels and raw dependencies: what the other readers look up.
#include "drivers/postgres/readers.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

Steps nameSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    const auto names = [c](QByteArray query, quint32 id) {
        return rowStep(std::move(query),
                       [c, id](const Row &row) { c->addName(id, row.oid(0), c->qualified(row.oid(1), row.text(2))); });
    };
    return {rowStep("SELECT oid, nspname FROM pg_namespace",
                    [c](const Row &row) { c->addNamespace(row.oid(0), row.text(1)); }),
            rowStep("SELECT oid, rolname FROM pg_roles", [c](const Row &row) { c->addRole(row.oid(0), row.text(1)); }),
            names("SELECT oid, 0, amname FROM pg_am", catalogid::accessMethod),
            names("SELECT oid, collnamespace, collname FROM pg_collation", catalogid::collation),
            names("SELECT oid, 0, spcname FROM pg_tablespace", 1213),
            names("SELECT oid, 0, srvname FROM pg_foreign_server", catalogid::foreignServer),
            names("SELECT oid, 0, fdwname FROM pg_foreign_data_wrapper", catalogid::foreignDataWrapper),
            names("SELECT oid, 0, lanname FROM pg_language", catalogid::language),
            names("SELECT oid, 0, extname FROM pg_extension", catalogid::extension)};
}

Steps dependencySteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    // 'e': members of extensions. 'i' between a relation and a column: the sequence of an identity column; on a type:
    // the functions and casts that came with a range. 'n': what people made and would miss; foreign keys and schemas
    // the model tells itself.
    const QByteArray query =
        "SELECT classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype FROM pg_depend "
        "WHERE deptype = 'e' OR (deptype = 'i' AND classid = 1259 AND refclassid = 1259 AND "
        "refobjsubid > 0) OR (deptype = 'i' AND refclassid = 1247 AND classid IN (1255, 2605) AND "
        "refobjid >= 16384) OR (deptype = 'n' AND refobjid >= 16384 AND refclassid <> 2615 "
        "AND NOT (classid = 2606 AND refclassid = 1259))";
    // Who needs an array, or the rows of a relation, needs the type or the relation that it was made with.
    const QByteArray derived =
        "SELECT d.classid, d.objid, d.objsubid, CASE WHEN c.oid IS NULL THEN 1247 ELSE 1259 END, coalesce(c.oid, "
        "b.oid), 0, d.deptype FROM pg_depend d JOIN pg_type t ON t.oid = d.refobjid LEFT JOIN pg_type e ON e.oid = "
        "t.typelem AND e.typarray = t.oid JOIN pg_type b ON b.oid = coalesce(e.oid, t.oid) LEFT JOIN pg_class c ON "
        "c.oid = b.typrelid AND c.relkind <> 'c' WHERE d.refclassid = 1247 AND d.deptype = 'n' AND d.refobjid >= 16384 "
        "AND (b.oid <> t.oid OR c.oid IS NOT NULL)";
    return {rowStep(query + " UNION ALL " + derived, [c](const Row &row) {
        if (row.letter(6) == 'e')
            c->addMember(row.oid(0), row.oid(1), row.oid(4));
        else if (row.letter(6) == 'i' && row.oid(0) == catalogid::relation)
            c->addIdentitySequence(row.oid(1));
        else if (row.letter(6) == 'i')
            c->addMember(row.oid(0), row.oid(1), 0);
        else
            c->addDependency({.catalog = row.oid(0),
                              .oid = row.oid(1),
                              .onCatalog = row.oid(3),
                              .onOid = row.oid(4),
                              .part = row.small(2),
                              .onPart = row.small(5)});
    })};
}

Steps commentSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    const auto take = [c](const Row &row) { c->addComment(row.oid(0), row.oid(1), row.small(2), row.text(3)); };
    // comments that came with the engine lie on objects below the first user number; schemas and languages are kept
    const QByteArray user = c->wantsSystem()
                                ? QByteArray()
                                : " WHERE objoid >= 16384 OR classoid IN (2615, 2612, 3079) OR (classoid = 3456)";
    Steps steps{rowStep("SELECT classoid, objoid, objsubid, description FROM pg_description" + user, take),
                rowStep("SELECT classoid, objoid, 0, description FROM pg_shdescription WHERE classoid = 1262", take)};
    steps.push_back(rowStep("SELECT classoid, objoid, objsubid, provider, label FROM pg_seclabel", [c](const Row &row) {
        c->addLabel(row.oid(0), row.oid(1), row.small(2), {.provider = row.text(3), .label = row.text(4)});
    }));
    return steps;
}

// The setting names of pg_db_role_setting with an empty role are the database's own.
static void takeDatabase(Catalog &catalog, const Row &row)
{
    Attributes &attributes = catalog.schema.attributes;
    attributes.set(u"pg.encoding"_s, row.text(1));
    attributes.set(u"pg.collate"_s, row.text(2));
    attributes.set(u"pg.ctype"_s, row.text(3));
    attributes.set(u"comment"_s, catalog.comment(catalogid::database, row.oid(0)));
    attributes.set(u"pg.settings"_s, row.texts(4));
}

static void takeNamespace(Catalog &catalog, const Row &row)
{
    schema::Namespace ns{.name = row.text(1), .meta = catalog.meta(catalogid::nameSpace, row.oid(0), row.oid(2))};
    catalog.setAcl(ns.meta, row, 3, schemaAcl);
    catalog.identify(catalogid::nameSpace, row.oid(0), schema::refOf(ns));
    if (ns.name == "public"_L1 && ns.meta.comment == "standard public schema"_L1)
        ns.meta.comment.clear();
    catalog.schema.namespaces.push_back(std::move(ns));
}

Steps databaseSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    return {
        rowStep(
            "SELECT d.oid, pg_encoding_to_char(d.encoding), d.datcollate, d.datctype, s.setconfig FROM pg_database d "
            "LEFT JOIN pg_db_role_setting s ON s.setdatabase = d.oid AND s.setrole = 0 "
            "WHERE d.datname = current_database()",
            [c](const Row &row) { takeDatabase(*c, row); }),
        rowStep("SELECT oid, nspname, nspowner, nspacl::text FROM pg_namespace WHERE " + c->shownSchemas("oid"),
                [c](const Row &row) {
                    if (!c->isMember(catalogid::nameSpace, row.oid(0)))
                        takeNamespace(*c, row);
                })};
}

static void takeExtension(Catalog &catalog, const Row &row)
{
    schema::Meta meta = catalog.meta(catalogid::extension, row.oid(0), row.oid(2));
    meta.attributes.set(u"pg.schema"_s, catalog.namespaceName(row.oid(3)));
    meta.attributes.set(u"pg.version"_s, row.text(4));
    meta.attributes.set(u"pg.relocatable"_s, row.flag(5));
    const auto &object = catalog.addObject(schema::kind::extension, {{}, row.text(1)}, {}, std::move(meta));
    catalog.identify(catalogid::extension, row.oid(0), schema::refOf(object));
}

Steps extensionSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    return {
        rowStep("SELECT oid, extname, extowner, extnamespace, extversion, extrelocatable FROM pg_extension WHERE true" +
                    c->userOnly("oid"),
                [c](const Row &row) { takeExtension(*c, row); })};
}

} // namespace tidemark::postgres
