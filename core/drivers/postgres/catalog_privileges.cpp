// SPDX-License-Identifier: GPL-3.0-or-later
// Default privileges, and privileges that people changed on objects that came with the server (pg_init_privs remembers
// how initdb left them).
#include "drivers/postgres/readers.h"

#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

namespace {

struct DefaultKind
{
    char letter;
    QLatin1StringView name;
    AclKind acl;
};

} // namespace

static constexpr DefaultKind defaultKinds[] = {
    {'r', "tables"_L1, tableAcl}, {'S', "sequences"_L1, sequenceAcl}, {'f', "functions"_L1, routineAcl},
    {'T', "types"_L1, typeAcl},   {'n', "schemas"_L1, schemaAcl},     {'L', "large objects"_L1, largeObjectAcl},
};

// Without a schema the entry replaces the built-in default; within one it only adds.
static void takeDefault(Catalog &catalog, const Row &row)
{
    for (const DefaultKind &kind : defaultKinds) {
        if (kind.letter != row.letter(2))
            continue;
        const QString role = catalog.roleName(row.oid(0));
        const bool everywhere = row.oid(1) == 0;
        const AclKind base = everywhere ? kind.acl : AclKind{"", ""};
        auto [grants, revoked] =
            differenceFromDefault(row.bytes(3), false, base, everywhere ? role : QString(), catalog.major());
        for (schema::Grant &grant : grants)
            grant.grantor = grant.grantor == role ? QString() : grant.grantor;
        catalog.schema.defaultPrivileges.push_back({.role = role,
                                                    .schema = catalog.namespaceName(row.oid(1)),
                                                    .objectKind = kind.name,
                                                    .grants = std::move(grants),
                                                    .revoked = std::move(revoked)});
    }
}

// initdb runs information_schema.sql behind its note of the privileges: what that script grants is written down
// nowhere. A few of its relations are for its own views and grant nothing.
static AclDifference initialInInformationSchema(const QString &kind, const schema::QualifiedName &name)
{
    const auto toEverybody = [](const QString &privilege) {
        AclDifference initial;
        initial.grants.push_back({.grantee = {}, .privilege = privilege, .grantable = false, .grantor = {}});
        return initial;
    };
    if (kind == schema::kind::ns)
        return name.name == "information_schema"_L1 ? toEverybody(u"USAGE"_s) : AclDifference();
    const bool isRelation = kind == schema::kind::table || kind == schema::kind::view;
    const bool isInner = name.name.startsWith("_pg_"_L1) || name.name == "sql_parts"_L1 || name.name == "transforms"_L1;
    if (name.schema != "information_schema"_L1 || !isRelation || isInner)
        return {};
    return toEverybody(u"SELECT"_s);
}

// Kind, schema, name, part, owner, the list now, the list as initdb made it.
static void takeSystem(Catalog &catalog, const Row &row, const AclKind &kind)
{
    const QString owner = catalog.roleName(row.oid(4));
    AclDifference now = differenceFromDefault(row.bytes(5), row.isNull(5), kind, owner, catalog.major());
    const schema::ObjectRef object{row.text(0), {row.text(1), row.text(2)}, row.text(3)};
    AclDifference initially = row.isNull(6) ? initialInInformationSchema(object.kind, object.name)
                                            : differenceFromDefault(row.bytes(6), false, kind, owner, catalog.major());
    const auto without = [](std::vector<schema::Grant> list, const std::vector<schema::Grant> &taken) {
        std::erase_if(list, [&](const schema::Grant &grant) { return std::ranges::find(taken, grant) != taken.end(); });
        return list;
    };
    schema::SystemGrants changed{.object = object, .grants = {}, .revoked = {}};
    changed.grants = without(now.grants, initially.grants);
    changed.revoked = without(now.revoked, initially.revoked);
    const auto takenBack = without(initially.grants, now.grants);
    const auto givenBack = without(initially.revoked, now.revoked);
    changed.revoked.insert(changed.revoked.end(), takenBack.begin(), takenBack.end());
    changed.grants.insert(changed.grants.end(), givenBack.begin(), givenBack.end());
    if (!changed.grants.empty() || !changed.revoked.empty())
        catalog.schema.systemGrants.push_back(std::move(changed));
}

static sql::Step systemStep(Catalog &catalog, const char *select, const char *from, const char *acl, AclKind kind,
                            const char *where = "true")
{
    Catalog *c = &catalog;
    const QByteArray column = acl;
    // almost every row is as initdb left it, so the comparison is the server's
    return rowStep("SELECT " + QByteArray(select) + ", " + column + "::text, i.initprivs::text FROM " + from +
                       " WHERE " + where + " AND " + column + " IS DISTINCT FROM i.initprivs",
                   [c, kind](const Row &row) { takeSystem(*c, row, kind); });
}

Steps privilegeSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    Steps steps;
    steps.push_back(rowStep("SELECT defaclrole, defaclnamespace, defaclobjtype, defaclacl::text FROM pg_default_acl",
                            [c](const Row &row) { takeDefault(*c, row); }));
    steps.push_back(systemStep(
        catalog, "CASE WHEN o.relkind = 'v' THEN 'view' ELSE 'table' END, n.nspname, o.relname, '', o.relowner",
        "pg_class o JOIN pg_namespace n ON n.oid = o.relnamespace AND o.oid < 16384 AND o.relkind IN "
        "('r', 'v') LEFT JOIN pg_init_privs i ON i.classoid = 1259 AND i.objoid = o.oid AND i.objsubid = 0",
        "o.relacl", tableAcl));
    steps.push_back(
        systemStep(catalog,
                   "CASE o.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END, n.nspname, "
                   "o.proname, pg_get_function_identity_arguments(o.oid), o.proowner",
                   "pg_proc o JOIN pg_namespace n ON n.oid = o.pronamespace AND o.oid < 16384 LEFT JOIN "
                   "pg_init_privs i ON i.classoid = 1255 AND i.objoid = o.oid",
                   "o.proacl", routineAcl));
    steps.push_back(systemStep(catalog, "'language', '', o.lanname, '', o.lanowner",
                               "pg_language o LEFT JOIN pg_init_privs i ON i.classoid = 2612 AND i.objoid = o.oid",
                               "o.lanacl", languageAcl, "o.oid < 16384"));
    steps.push_back(systemStep(catalog, "'schema', '', o.nspname, '', o.nspowner",
                               "pg_namespace o LEFT JOIN pg_init_privs i ON i.classoid = 2615 AND i.objoid = o.oid",
                               "o.nspacl", schemaAcl, "o.oid < 16384 AND o.nspname <> 'public'"));
    steps.push_back(systemStep(catalog, "'type', n.nspname, o.typname, '', o.typowner",
                               "pg_type o JOIN pg_namespace n ON n.oid = o.typnamespace AND o.oid < 16384 LEFT JOIN "
                               "pg_init_privs i ON i.classoid = 1247 AND i.objoid = o.oid",
                               "o.typacl", typeAcl));
    return steps;
}

} // namespace tidemark::postgres
