// SPDX-License-Identifier: GPL-3.0-or-later
// pg_constraint: keys, foreign keys, checks, exclusions and named not-nulls, from the raw columns. Only expressions are
// deparsed by the server. Keys and exclusions are finished by the reader of pg_index.
#include "drivers/postgres/readers.h"

#include "drivers/postgres/quote.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::ObjectRef;
using schema::QualifiedName;

namespace con {
enum : size_t {
    Oid,
    Name,
    Kind,
    Relation,
    Type,
    Columns,
    ForeignRelation,
    ForeignColumns,
    OnUpdate,
    OnDelete,
    DeleteColumns,
    Match,
    Deferrable,
    Deferred,
    Validated,
    NoInherit,
    Local,
    Inherited,
    Parent,
    Index,
    Expression,
    Period,
    Enforced
};
}

// A foreign key to a partitioned table has a row for each of its partitions as well; they are the server's own
// business.
static QByteArray constraintQuery(const Catalog &catalog)
{
    return "SELECT k.oid, k.conname, k.contype, k.conrelid, k.contypid, k.conkey::text, k.confrelid, k.confkey::text, "
           "k.confupdtype, k.confdeltype, " +
           catalog.since(15, "k.confdelsetcols::text") +
           ", k.confmatchtype, k.condeferrable, k.condeferred, k.convalidated, k.connoinherit, k.conislocal, "
           "k.coninhcount, k.conparentid, k.conindid, "
           "CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END, " +
           catalog.since(18, "k.conperiod", "false") + ", " + catalog.since(18, "k.conenforced", "true") +
           " FROM pg_constraint k WHERE k.contype <> 't' AND NOT (k.contype = 'f' AND k.conparentid <> 0 AND EXISTS "
           "(SELECT FROM "
           "pg_constraint p WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)) AND " +
           catalog.shownSchemas("k.connamespace") + catalog.userOnly("k.oid");
}

static schema::Deferrability deferrabilityOf(const Row &row)
{
    if (!row.flag(con::Deferrable))
        return schema::Deferrability::Not;
    return row.flag(con::Deferred) ? schema::Deferrability::InitiallyDeferred
                                   : schema::Deferrability::InitiallyImmediate;
}

static schema::ReferentialAction actionOf(char letter)
{
    switch (letter) {
    case 'r': return schema::ReferentialAction::Restrict;
    case 'c': return schema::ReferentialAction::Cascade;
    case 'n': return schema::ReferentialAction::SetNull;
    case 'd': return schema::ReferentialAction::SetDefault;
    default: return schema::ReferentialAction::NoAction;
    }
}

static schema::MatchType matchOf(char letter)
{
    return letter == 'f'   ? schema::MatchType::Full
           : letter == 'p' ? schema::MatchType::Partial
                           : schema::MatchType::Simple;
}

// A constraint that a partition or child has only because its parent has it.
static void setInheritance(Attributes &attributes, const Row &row)
{
    const bool fromParent = row.small(con::Inherited) > 0 || row.oid(con::Parent) != 0;
    if (fromParent)
        attributes.set(row.flag(con::Local) && row.oid(con::Parent) == 0 ? u"pg.merged"_s : u"pg.inherited"_s, true);
}

static void takeKey(Catalog &catalog, schema::Table &table, const Row &row)
{
    schema::Key key{.name = row.text(con::Name),
                    .columns = catalog.columnNames(row.oid(con::Relation), row.integers(con::Columns)),
                    .withoutOverlaps = row.flag(con::Period),
                    .deferrability = deferrabilityOf(row),
                    .comment = catalog.comment(catalogid::constraint, row.oid(con::Oid))};
    setInheritance(key.attributes, row);
    const bool primary = row.letter(con::Kind) == 'p';
    catalog.addConstraintIndex(
        row.oid(con::Index),
        {.relation = row.oid(con::Relation), .kind = row.letter(con::Kind), .at = quint32(table.uniques.size())});
    catalog.identify(catalogid::constraint, row.oid(con::Oid),
                     {primary ? schema::kind::primaryKey : schema::kind::unique, table.name, key.name});
    if (primary)
        table.primaryKey = std::move(key);
    else
        table.uniques.push_back(std::move(key));
}

static void takeForeignKey(Catalog &catalog, schema::Table &table, const Row &row)
{
    const quint32 relation = row.oid(con::Relation);
    schema::ForeignKey key{.name = row.text(con::Name),
                           .columns = catalog.columnNames(relation, row.integers(con::Columns)),
                           .table = catalog.relationName(row.oid(con::ForeignRelation)),
                           .referencedColumns =
                               catalog.columnNames(row.oid(con::ForeignRelation), row.integers(con::ForeignColumns)),
                           .onUpdate = actionOf(row.letter(con::OnUpdate)),
                           .onDelete = actionOf(row.letter(con::OnDelete)),
                           .onDeleteColumns = catalog.columnNames(relation, row.integers(con::DeleteColumns)),
                           .match = matchOf(row.letter(con::Match)),
                           .deferrability = deferrabilityOf(row),
                           .notValid = !row.flag(con::Validated),
                           .notEnforced = !row.flag(con::Enforced),
                           .period = row.flag(con::Period),
                           .comment = catalog.comment(catalogid::constraint, row.oid(con::Oid))};
    setInheritance(key.attributes, row);
    table.foreignKeys.push_back(std::move(key));
}

static schema::Check checkOf(Catalog &catalog, const Row &row)
{
    schema::Check check{.name = row.text(con::Name),
                        .expression = catalog.intern(row.bytes(con::Expression)),
                        .noInherit = row.flag(con::NoInherit),
                        .notValid = !row.flag(con::Validated),
                        .notEnforced = !row.flag(con::Enforced),
                        .comment = catalog.comment(catalogid::constraint, row.oid(con::Oid))};
    setInheritance(check.attributes, row);
    return check;
}

static void takeExclusion(Catalog &catalog, schema::Table &table, const Row &row)
{
    schema::Exclusion exclusion{.name = row.text(con::Name),
                                .deferrability = deferrabilityOf(row),
                                .comment = catalog.comment(catalogid::constraint, row.oid(con::Oid))};
    setInheritance(exclusion.attributes, row);
    catalog.addConstraintIndex(
        row.oid(con::Index), {.relation = row.oid(con::Relation), .kind = 'x', .at = quint32(table.exclusions.size())});
    table.exclusions.push_back(std::move(exclusion));
}

static schema::NotNullConstraint notNullOf(Catalog &catalog, const Row &row)
{
    const std::vector<qint64> columns = row.integers(con::Columns);
    schema::NotNullConstraint notNull{
        .name = row.text(con::Name),
        .column = columns.empty() ? QString() : catalog.columnName(row.oid(con::Relation), int(columns.front())),
        .noInherit = row.flag(con::NoInherit),
        .notValid = !row.flag(con::Validated),
        .comment = catalog.comment(catalogid::constraint, row.oid(con::Oid))};
    setInheritance(notNull.attributes, row);
    return notNull;
}

static void takeTableConstraint(Catalog &catalog, schema::Table &table, const Row &row)
{
    switch (row.letter(con::Kind)) {
    case 'p':
    case 'u': return takeKey(catalog, table, row);
    case 'f': return takeForeignKey(catalog, table, row);
    case 'x': return takeExclusion(catalog, table, row);
    case 'n': table.notNulls.push_back(notNullOf(catalog, row)); return;
    case 'c':
        table.checks.push_back(checkOf(catalog, row));
        catalog.identify(catalogid::constraint, row.oid(con::Oid),
                         {schema::kind::check, table.name, table.checks.back().name});
        return;
    default:
        catalog.omissions.push_back(
            {.what = table.name.toString() + u'.' + row.text(con::Name),
             .why = u"constraint of unknown kind '%1'"_s.arg(QLatin1Char(row.letter(con::Kind)))});
    }
}

static void takeConstraint(Catalog &catalog, const Row &row)
{
    if (schema::Table *table = catalog.table(row.oid(con::Relation)))
        return takeTableConstraint(catalog, *table, row);
    schema::Type *domain = catalog.typeOf(row.oid(con::Type));
    if (!domain)
        return;
    if (row.letter(con::Kind) == 'n')
        domain->notNulls.push_back(notNullOf(catalog, row));
    else
        domain->checks.push_back(checkOf(catalog, row));
    catalog.identify(catalogid::constraint, row.oid(con::Oid), schema::refOf(*domain));
}

// The operators of exclusion constraints, apart: a subquery in the main query would cost every row of it.
static QByteArray operatorQuery(const Catalog &catalog)
{
    return "SELECT k.conrelid, k.conname, ARRAY(SELECT CASE WHEN o.oprnamespace = 11 THEN o.oprname ELSE 'OPERATOR(' "
           "|| "
           "quote_ident(n.nspname) || '.' || o.oprname || ')' END FROM unnest(k.conexclop) WITH ORDINALITY AS x(op, "
           "nr) JOIN "
           "pg_operator o ON o.oid = x.op JOIN pg_namespace n ON n.oid = o.oprnamespace ORDER BY x.nr)::text FROM "
           "pg_constraint k WHERE k.contype = 'x'" +
           catalog.userOnly("k.oid");
}

static void takeOperators(Catalog &catalog, const Row &row)
{
    schema::Table *table = catalog.table(row.oid(0));
    if (!table)
        return;
    const auto exclusion = std::ranges::find(table->exclusions, row.text(1), &schema::Exclusion::name);
    if (exclusion == table->exclusions.end())
        return;
    for (const QString &op : row.texts(2))
        exclusion->elements.push_back({.key = {}, .op = op});
}

Steps constraintSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    return {rowStep(constraintQuery(catalog), [c](const Row &row) { takeConstraint(*c, row); }),
            rowStep(operatorQuery(catalog), [c](const Row &row) { takeOperators(*c, row); })};
}

} // namespace tidemark::postgres
