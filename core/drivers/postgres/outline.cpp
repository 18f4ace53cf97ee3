// SPDX-License-Identifier: GPL-3.0-or-later
// Names alone: one query per catalog that holds things a tree shows, in one trip.
#include "drivers/postgres/introspector.h"

#include "drivers/postgres/catalog.h"
#include "drivers/postgres/readers.h"
#include "drivers/postgres/refusals.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using dialect::Outline;
using dialect::OutlineEntry;

namespace {

// Collects entries while names of schemas are looked up by number.
struct Collector
{
    Outline outline;
    QHash<quint32, QString> schemas;
    Interner intern;

    void add(const QString &kind, quint32 ns, const QString &name, const QString &part = {}, qint64 rows = -1)
    {
        const QString schema = schemas.value(ns);
        const bool system = schema.startsWith("pg_"_L1) || schema == "information_schema"_L1;
        outline.entries.push_back({.ref = {kind, {schema, name}, part}, .system = system, .rows = rows});
    }
};

} // namespace

static QString kindOfRelation(char letter)
{
    switch (letter) {
    case 'v': return schema::kind::view;
    case 'm': return schema::kind::materializedView;
    case 'S': return schema::kind::sequence;
    default: return schema::kind::table;
    }
}

static QString kindOfRoutine(char letter)
{
    return letter == 'p' ? schema::kind::procedure : letter == 'a' ? schema::kind::aggregate : schema::kind::function;
}

static QByteArray schemaFilter(const char *column, bool system)
{
    const QByteArray hidden = system ? "^pg_(temp|toast)" : "^(pg_|information_schema$)";
    return QByteArray(column) + " NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '" + hidden + "')";
}

// Read through the index on what is depended on: few objects belong to extensions, and pg_depend is large.
static QByteArray notOfExtension(const char *oid, int catalog, bool system)
{
    return system
               ? QByteArray()
               : QByteArray(" AND ") + oid +
                     " NOT IN (SELECT objid FROM pg_depend WHERE refclassid = 3079 AND deptype = 'e' AND classid = " +
                     QByteArray::number(catalog) + ")";
}

// Partitions and identity sequences: the former stand under their parent, the latter are no objects of their own.
static QByteArray relationQuery(bool system)
{
    return "SELECT c.relname, c.relnamespace, c.relkind, c.reltuples::bigint, CASE WHEN c.relispartition THEN (SELECT "
           "p.relname FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent AND p.relnamespace = c.relnamespace "
           "WHERE "
           "i.inhrelid = c.oid) END FROM pg_class c WHERE c.relkind IN ('r','p','f','v','m','S') AND " +
           schemaFilter("c.relnamespace", system) +
           " AND NOT (c.relkind = 'S' AND EXISTS (SELECT FROM pg_depend d WHERE d.classid = 1259 AND d.objid = c.oid "
           "AND "
           "d.deptype = 'i'))" +
           notOfExtension("c.oid", 1259, system);
}

static Steps relationSteps(Collector &collector, bool system)
{
    Collector *c = &collector;
    return {rowStep("SELECT oid, nspname FROM pg_namespace",
                    [c](const Row &row) { c->schemas.insert(row.oid(0), row.text(1)); }),
            rowStep("SELECT nspname FROM pg_namespace WHERE " + schemaFilter("oid", system),
                    [c](const Row &row) { c->outline.schemas << row.text(0); }),
            rowStep(relationQuery(system), [c](const Row &row) {
                c->add(kindOfRelation(row.letter(2)), row.oid(1), row.text(0), {},
                       row.letter(2) == 'v' ? -1 : row.integer(3));
                c->outline.entries.back().parent = row.text(4);
            })};
}

static Steps otherSteps(Collector &collector, bool system)
{
    Collector *c = &collector;
    // constructors that came with a range
    const QByteArray ofNoType =
        system ? ""
               : " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 1255 AND d.objid = o.oid AND "
                 "d.refclassid = 1247 AND d.deptype = 'i')";
    Steps steps;
    steps.push_back(
        rowStep("SELECT o.proname, o.pronamespace, o.prokind, (SELECT string_agg(format_type(t, NULL), ', ' ORDER BY "
                "nr) FROM unnest(o.proargtypes) WITH ORDINALITY AS a(t, nr)) FROM pg_proc o WHERE " +
                    schemaFilter("o.pronamespace", system) + ofNoType + notOfExtension("o.oid", 1255, system),
                [c](const Row &row) { c->add(kindOfRoutine(row.letter(2)), row.oid(1), row.text(0), row.text(3)); }));
    steps.push_back(
        rowStep("SELECT o.typname, o.typnamespace FROM pg_type o WHERE (o.typtype IN ('e','d','r','c','b') OR NOT "
                "o.typisdefined) AND (o.typrelid = 0 OR o.typrelid IN (SELECT oid FROM pg_class WHERE relkind = 'c')) "
                "AND o.typcategory <> 'A' AND " +
                    schemaFilter("o.typnamespace", system) + notOfExtension("o.oid", 1247, system),
                [c](const Row &row) { c->add(schema::kind::type, row.oid(1), row.text(0)); }));
    steps.push_back(rowStep("SELECT extname FROM pg_extension WHERE oid >= 16384",
                            [c](const Row &row) { c->add(schema::kind::extension, 0, row.text(0)); }));
    steps.push_back(rowStep("SELECT evtname FROM pg_event_trigger",
                            [c](const Row &row) { c->add(kind::eventTrigger, 0, row.text(0)); }));
    steps.push_back(rowStep("SELECT srvname FROM pg_foreign_server",
                            [c](const Row &row) { c->add(kind::server, 0, row.text(0)); }));
    steps.push_back(rowStep("SELECT pubname FROM pg_publication",
                            [c](const Row &row) { c->add(kind::publication, 0, row.text(0)); }));
    return steps;
}

Result<Outline> Introspector::outline(job::JobContext &job, sql::Connection &connection,
                                      const dialect::IntrospectOptions &options) const
{
    TRY(requireDatabase(connection.server()));
    Collector collector;
    // The identity of a routine holds its argument types, qualified as in a full introspection.
    Steps steps{{.sql = "BEGIN READ ONLY", .rows = {}},
                {.sql = "SELECT set_config('search_path', '', true), set_config('jit', 'off', true)", .rows = {}}};
    for (Steps more : {relationSteps(collector, options.systemObjects), otherSteps(collector, options.systemObjects)})
        steps.insert(steps.end(), more.begin(), more.end());
    steps.push_back({.sql = "COMMIT", .rows = {}});
    auto outcome = connection.executeAll(job, steps);
    if (!outcome) {
        // leave no failed transaction behind
        if (connection.isUsable() && connection.transactionState() != sql::TransactionState::None) {
            job::JobContext cleanUp;
            [[maybe_unused]] const auto rolledBack = connection.execute(cleanUp, "ROLLBACK", {});
        }
        return Failure(std::move(outcome).error());
    }
    if (!options.schemas.isEmpty())
        std::erase_if(collector.outline.entries, [&](const OutlineEntry &entry) {
            return !entry.ref.name.schema.isEmpty() && !options.schemas.contains(entry.ref.name.schema);
        });
    collector.outline.schemas.sort();
    std::ranges::sort(collector.outline.entries, {}, &OutlineEntry::ref);
    return std::move(collector.outline);
}

} // namespace tidemark::postgres
