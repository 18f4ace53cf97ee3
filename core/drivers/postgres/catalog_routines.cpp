// SPDX-License-Identifier: GPL-3.0-or-later
// pg_proc and pg_aggregate.
#include "drivers/postgres/readers.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::Argument;
using schema::ArgumentMode;

namespace pro {
enum : size_t {
    Oid,
    Name,
    Namespace,
    Owner,
    Language,
    Cost,
    Rows,
    Support,
    Kind,
    SecurityDefiner,
    Leakproof,
    Strict,
    ReturnsSet,
    Volatility,
    Parallel,
    Returns,
    ArgumentTypes,
    AllTypes,
    Modes,
    Names,
    Defaults,
    Source,
    Library,
    SqlBody,
    Configuration,
    Acl,
    TransformTypes
};
}

// The default of each argument that has one, in order; pg_get_function_arg_default counts arguments from 1.
static QByteArray routineQuery(const Catalog &catalog)
{
    return "SELECT p.oid, p.proname, p.pronamespace, p.proowner, l.lanname, p.procost, p.prorows, nullif(p.prosupport, "
           "0)::regproc, p.prokind, p.prosecdef, p.proleakproof, p.proisstrict, p.proretset, p.provolatile, "
           "p.proparallel, p.prorettype, p.proargtypes::text, p.proallargtypes::text, p.proargmodes::text, "
           "p.proargnames::text, CASE WHEN p.pronargdefaults > 0 THEN ARRAY(SELECT coalesce("
           "pg_get_function_arg_default(p.oid, k), '') FROM generate_series(1, coalesce(array_length("
           "p.proallargtypes, 1), p.pronargs)) k)::text END, p.prosrc, p.probin, " +
           catalog.since(14, "CASE WHEN p.prosqlbody IS NOT NULL THEN pg_get_function_sqlbody(p.oid) END") +
           ", p.proconfig, p.proacl::text, p.protrftypes::text FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang "
           "WHERE " +
           catalog.shownSchemas("p.pronamespace") + catalog.userOnly("p.oid");
}

static ArgumentMode modeOf(QStringView letter)
{
    if (letter == "o"_L1)
        return ArgumentMode::Out;
    if (letter == "b"_L1)
        return ArgumentMode::InOut;
    if (letter == "v"_L1)
        return ArgumentMode::Variadic;
    return letter == "t"_L1 ? ArgumentMode::Table : ArgumentMode::In;
}

static std::vector<Argument> argumentsOf(Catalog &catalog, const Row &row)
{
    const std::vector<qint64> types = row.integers(row.isNull(pro::AllTypes) ? pro::ArgumentTypes : pro::AllTypes);
    const QStringList modes = row.texts(pro::Modes);
    const QStringList names = row.texts(pro::Names);
    const QStringList defaults = row.texts(pro::Defaults);
    std::vector<Argument> arguments;
    for (size_t i = 0; i < types.size(); ++i) {
        const auto at = qsizetype(i);
        arguments.push_back({.name = names.value(at),
                             .type = catalog.types.nameOrTicket(quint32(types[i])),
                             .mode = modeOf(modes.value(at)),
                             .defaultValue = defaults.value(at)});
    }
    return arguments;
}

static schema::RoutineKind kindOf(char letter)
{
    switch (letter) {
    case 'p': return schema::RoutineKind::Procedure;
    case 'a': return schema::RoutineKind::Aggregate;
    case 'w': return schema::RoutineKind::Window;
    default: return schema::RoutineKind::Function;
    }
}

static void setBody(schema::Routine &routine, const Row &row)
{
    routine.sqlBody = !row.isNull(pro::SqlBody);
    routine.body = row.text(routine.sqlBody ? pro::SqlBody : pro::Source);
    routine.library = row.text(pro::Library);
}

// 1 for compiled code and 100 for the rest is the server's own guess, as is 1000 rows for a set.
static void setEstimates(schema::Routine &routine, const Row &row)
{
    const QString cost = row.text(pro::Cost);
    const bool compiled = routine.language == "c"_L1 || routine.language == "internal"_L1;
    if (cost != (compiled ? "1"_L1 : "100"_L1))
        routine.cost = cost;
    const QString rows = row.text(pro::Rows);
    if (rows != (routine.returnsSet ? "1000"_L1 : "0"_L1))
        routine.rows = rows;
}

static schema::Volatility volatilityOf(char letter)
{
    return letter == 'i'   ? schema::Volatility::Immutable
           : letter == 's' ? schema::Volatility::Stable
                           : schema::Volatility::Volatile;
}

static schema::ParallelSafety parallelOf(char letter)
{
    return letter == 's'   ? schema::ParallelSafety::Safe
           : letter == 'r' ? schema::ParallelSafety::Restricted
                           : schema::ParallelSafety::Unsafe;
}

static schema::Routine routineOf(Catalog &catalog, const Row &row)
{
    schema::Routine routine{.name = catalog.qualified(row.oid(pro::Namespace), row.text(pro::Name)),
                            .kind = kindOf(row.letter(pro::Kind)),
                            .arguments = argumentsOf(catalog, row),
                            .returnsSet = row.flag(pro::ReturnsSet),
                            .language = catalog.intern(row.bytes(pro::Language)),
                            .volatility = volatilityOf(row.letter(pro::Volatility)),
                            .parallel = parallelOf(row.letter(pro::Parallel)),
                            .strict = row.flag(pro::Strict),
                            .securityDefiner = row.flag(pro::SecurityDefiner),
                            .leakproof = row.flag(pro::Leakproof),
                            .support = row.text(pro::Support),
                            .configuration = row.texts(pro::Configuration),
                            .meta = catalog.meta(catalogid::procedure, row.oid(pro::Oid), row.oid(pro::Owner))};
    if (routine.kind != schema::RoutineKind::Procedure)
        routine.returns = catalog.types.nameOrTicket(row.oid(pro::Returns));
    setBody(routine, row);
    setEstimates(routine, row);
    catalog.setAcl(routine.meta, row, pro::Acl, routineAcl);
    QStringList transforms;
    for (const qint64 type : row.integers(pro::TransformTypes))
        transforms << catalog.types.nameOrTicket(quint32(type));
    routine.meta.attributes.set(u"pg.transformTypes"_s, transforms);
    return routine;
}

static void takeRoutine(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(pro::Oid);
    if (catalog.isMember(catalogid::procedure, oid))
        return;
    catalog.addRoutine(oid, quint32(catalog.schema.routines.size()));
    catalog.schema.routines.push_back(routineOf(catalog, row));
}

static QByteArray aggregateQuery(const Catalog &catalog)
{
    return "SELECT a.aggfnoid::oid, a.aggkind, a.aggnumdirectargs, a.aggtranstype, a.aggmtranstype, "
           "ARRAY['sfunc=' || a.aggtransfn::regproc, 'sspace=' || nullif(a.aggtransspace, 0), 'finalfunc=' || "
           "nullif(a.aggfinalfn, 0)::regproc, 'finalfunc_extra=' || nullif(a.aggfinalextra, false), "
           "'finalfunc_modify=' || "
           "CASE a.aggfinalmodify WHEN 's' THEN 'SHAREABLE' WHEN 'w' THEN 'READ_WRITE' ELSE 'READ_ONLY' END, "
           "'combinefunc=' || nullif(a.aggcombinefn, 0)::regproc, 'serialfunc=' || nullif(a.aggserialfn, 0)::regproc, "
           "'deserialfunc=' || nullif(a.aggdeserialfn, 0)::regproc, 'initcond=' || a.agginitval, 'msfunc=' || "
           "nullif(a.aggmtransfn, 0)::regproc, 'minvfunc=' || nullif(a.aggminvtransfn, 0)::regproc, 'msspace=' || "
           "nullif(a.aggmtransspace, 0), 'mfinalfunc=' || nullif(a.aggmfinalfn, 0)::regproc, 'mfinalfunc_extra=' || "
           "nullif(a.aggmfinalextra, false), 'mfinalfunc_modify=' || CASE a.aggmfinalmodify WHEN 's' THEN 'SHAREABLE' "
           "WHEN 'w' THEN 'READ_WRITE' ELSE 'READ_ONLY' END, 'minitcond=' || a.aggminitval, 'sortop=' || (SELECT "
           "'OPERATOR(' || quote_ident(n.nspname) || '.' || o.oprname || ')' FROM pg_operator o JOIN pg_namespace n ON "
           "n.oid = o.oprnamespace WHERE o.oid = a.aggsortop)] FROM pg_aggregate a WHERE true" +
           catalog.userOnly("a.aggfnoid");
}

static void takeAggregate(Catalog &catalog, const Row &row)
{
    schema::Routine *routine = catalog.routine(row.oid(0));
    if (!routine)
        return;
    Attributes &attributes = routine->meta.attributes;
    routine->body.clear();
    if (const char kind = row.letter(1); kind != 'n')
        attributes.set(u"pg.aggregateKind"_s, kind == 'h' ? u"hypothetical"_s : u"ordered"_s);
    attributes.set(u"pg.directArguments"_s, row.integer(2));
    if (row.integer(2) == 0)
        attributes.remove(u"pg.directArguments"_s);
    attributes.set(u"pg.stype"_s, catalog.types.nameOrTicket(row.oid(3)));
    attributes.set(u"pg.mstype"_s, catalog.types.nameOrTicket(row.oid(4)));
    for (const QString &fact : row.texts(5)) {
        const qsizetype equals = fact.indexOf(u'=');
        const bool usual = fact.endsWith("func_modify=READ_ONLY"_L1);
        if (equals > 0 && !usual)
            attributes.set(u"pg."_s + fact.left(equals), fact.mid(equals + 1));
    }
}

Steps routineSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    return {rowStep(routineQuery(catalog), [c](const Row &row) { takeRoutine(*c, row); }),
            rowStep(aggregateQuery(catalog), [c](const Row &row) { takeAggregate(*c, row); })};
}

static void resolveAttributes(const TypeNames &names, Attributes &attributes)
{
    for (const QString &key : {u"pg.stype"_s, u"pg.mstype"_s}) {
        QString type = attributes.text(key);
        names.resolve(type);
        attributes.set(key, type);
    }
    QStringList transforms = attributes.list(u"pg.transformTypes"_s);
    for (QString &type : transforms)
        names.resolve(type);
    attributes.set(u"pg.transformTypes"_s, transforms);
}

static QString signatureOf(const schema::Routine &routine)
{
    QStringList types;
    for (const Argument &argument : routine.arguments) {
        if (argument.mode != ArgumentMode::Out && argument.mode != ArgumentMode::Table)
            types << argument.type;
    }
    return types.join(u", "_s);
}

void finishRoutines(Catalog &catalog)
{
    for (schema::Routine &routine : catalog.schema.routines) {
        for (Argument &argument : routine.arguments)
            catalog.types.resolve(argument.type);
        catalog.types.resolve(routine.returns);
        resolveAttributes(catalog.types, routine.meta.attributes);
        routine.signature = signatureOf(routine);
    }
    catalog.forEachRoutine([&catalog](quint32 oid, const schema::Routine &routine) {
        catalog.identify(catalogid::procedure, oid, schema::refOf(routine));
    });
}

} // namespace tidemark::postgres
