// SPDX-License-Identifier: GPL-3.0-or-later
// Operators, operator families and classes. References to functions and types come as the server's own qualified text
// (regproc, regtype, regoperator), which needs the empty search_path that introspection sets.
#include "drivers/postgres/readers.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

static void takeOperator(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(0);
    if (catalog.isMember(catalogid::op, oid))
        return;
    schema::Meta meta = catalog.meta(catalogid::op, oid, row.oid(3));
    Attributes &attributes = meta.attributes;
    attributes.set(u"pg.left"_s, row.text(4));
    attributes.set(u"pg.right"_s, row.text(5));
    attributes.set(u"pg.function"_s, row.text(6));
    attributes.set(u"pg.commutator"_s, row.text(7));
    attributes.set(u"pg.negator"_s, row.text(8));
    attributes.set(u"pg.restrict"_s, row.text(9));
    attributes.set(u"pg.join"_s, row.text(10));
    attributes.set(u"pg.merges"_s, row.flag(11));
    attributes.set(u"pg.hashes"_s, row.flag(12));
    const QString part =
        (row.isNull(4) ? u"NONE"_s : row.text(4)) + u", "_s + (row.isNull(5) ? u"NONE"_s : row.text(5));
    const auto &object = catalog.addObject(kind::op, catalog.qualified(row.oid(1), row.text(2)), part, std::move(meta));
    catalog.identify(catalogid::op, oid, schema::refOf(object));
}

// An operator that was only mentioned (a commutator to come) has no function yet.
static QByteArray operatorQuery(const Catalog &catalog)
{
    const auto named = [](const char *column) {
        return QByteArray("(SELECT 'OPERATOR(' || quote_ident(n.nspname) || '.' || x.oprname || ')' FROM pg_operator x "
                          "JOIN pg_namespace n ON n.oid = x.oprnamespace WHERE x.oid = ") +
               column + ")";
    };
    return "SELECT o.oid, o.oprnamespace, o.oprname, o.oprowner, nullif(o.oprleft, 0)::regtype, nullif(o.oprright, "
           "0)::regtype, o.oprcode, " +
           named("o.oprcom") + ", " + named("o.oprnegate") +
           ", nullif(o.oprrest, 0)::regproc, nullif(o.oprjoin, 0)::regproc, o.oprcanmerge, o.oprcanhash FROM "
           "pg_operator o "
           "WHERE o.oprcode <> 0 AND " +
           catalog.shownSchemas("o.oprnamespace") + catalog.userOnly("o.oid");
}

static void takeFamily(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(0);
    if (catalog.isMember(catalogid::opFamily, oid))
        return;
    schema::Meta meta = catalog.meta(catalogid::opFamily, oid, row.oid(4));
    meta.attributes.set(u"pg.members"_s, row.texts(5));
    const auto &object =
        catalog.addObject(kind::opFamily, catalog.qualified(row.oid(1), row.text(2)), row.text(3), std::move(meta));
    catalog.identify(catalogid::opFamily, oid, schema::refOf(object));
}

// Members as CREATE OPERATOR CLASS writes them. Those that depend on a class belong to it, the rest to the family.
static QByteArray memberQuery(const char *ownerOfMember)
{
    const QByteArray operators =
        "SELECT 1 AS sort, a.amopstrategy AS nr, 'OPERATOR ' || a.amopstrategy || ' ' || a.amopopr::regoperator || "
        "CASE WHEN "
        "a.amoppurpose = 'o' THEN ' FOR ORDER BY ' || (SELECT quote_ident(sn.nspname) || '.' || quote_ident(s.opfname) "
        "FROM pg_opfamily s JOIN pg_namespace sn ON sn.oid = s.opfnamespace WHERE s.oid = a.amopsortfamily) ELSE '' "
        "END AS "
        "text FROM pg_amop a WHERE ";
    const QByteArray functions =
        "SELECT 2, p.amprocnum, 'FUNCTION ' || p.amprocnum || ' (' || p.amproclefttype::regtype || ', ' || "
        "p.amprocrighttype::regtype || ') ' || p.amproc::regprocedure FROM pg_amproc p WHERE ";
    const QByteArray owner = ownerOfMember;
    const auto condition = [&owner](const char *alias, const char *catalogId) {
        QByteArray text = owner;
        return text.replace("$alias", alias).replace("$catalog", catalogId);
    };
    return "ARRAY(SELECT text FROM (" + operators + condition("a.amopfamily", "2602").replace("$oid", "a.oid") +
           " UNION ALL " + functions + condition("p.amprocfamily", "2603").replace("$oid", "p.oid") +
           ") members ORDER BY sort, nr, text)";
}

static QByteArray familyQuery(const Catalog &catalog)
{
    return "SELECT f.oid, f.opfnamespace, f.opfname, m.amname, f.opfowner, " +
           memberQuery(
               "$alias = f.oid AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = $catalog AND d.objid = "
               "$oid AND d.refclassid = 2616 AND d.deptype = 'i')") +
           " FROM pg_opfamily f JOIN pg_am m ON m.oid = f.opfmethod WHERE " + catalog.shownSchemas("f.opfnamespace") +
           catalog.userOnly("f.oid");
}

static QByteArray classQuery(const Catalog &catalog)
{
    return "SELECT c.oid, c.opcnamespace, c.opcname, m.amname, c.opcowner, c.opcintype::regtype, c.opcdefault, "
           "nullif(c.opckeytype, 0)::regtype, quote_ident(fn.nspname) || '.' || quote_ident(f.opfname), " +
           memberQuery(
               "$alias = c.opcfamily AND EXISTS (SELECT FROM pg_depend d WHERE d.classid = $catalog AND d.objid = "
               "$oid AND d.refclassid = 2616 AND d.refobjid = c.oid AND d.deptype = 'i')") +
           " FROM pg_opclass c JOIN pg_am m ON m.oid = c.opcmethod JOIN pg_opfamily f ON f.oid = c.opcfamily JOIN "
           "pg_namespace fn ON fn.oid = f.opfnamespace WHERE " +
           catalog.shownSchemas("c.opcnamespace") + catalog.userOnly("c.oid");
}

static void takeClass(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(0);
    if (catalog.isMember(catalogid::opClass, oid))
        return;
    schema::Meta meta = catalog.meta(catalogid::opClass, oid, row.oid(4));
    meta.attributes.set(u"pg.type"_s, row.text(5));
    meta.attributes.set(u"pg.default"_s, row.flag(6));
    meta.attributes.set(u"pg.keyType"_s, row.text(7));
    meta.attributes.set(u"pg.family"_s, row.text(8));
    meta.attributes.set(u"pg.members"_s, row.texts(9));
    const auto &object =
        catalog.addObject(kind::opClass, catalog.qualified(row.oid(1), row.text(2)), row.text(3), std::move(meta));
    catalog.identify(catalogid::opClass, oid, schema::refOf(object));
}

Steps operatorSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    return {rowStep(operatorQuery(catalog), [c](const Row &row) { takeOperator(*c, row); }),
            rowStep(familyQuery(catalog), [c](const Row &row) { takeFamily(*c, row); }),
            rowStep(classQuery(catalog), [c](const Row &row) { takeClass(*c, row); })};
}

} // namespace tidemark::postgres
