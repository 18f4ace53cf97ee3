// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/introspector.h"

#include "base/text.h"
#include "drivers/postgres/changetoken.h"
#include "drivers/postgres/readers.h"
#include "drivers/postgres/refusals.h"
#include "sql/transaction.h"

#include <algorithm>
#include <iterator>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using dialect::Introspection;
using dialect::IntrospectOptions;

// The server prints definitions by the session's settings: with an empty search_path everything is qualified, and the
// rest makes the same schema print the same for everybody. jit would compile queries that run once.
static constexpr auto settings =
    "SELECT set_config(name, value, true) FROM (VALUES ('search_path', ''), ('datestyle', 'ISO, YMD'), "
    "('intervalstyle', "
    "'postgres'), ('timezone', 'UTC'), ('extra_float_digits', '1'), ('quote_all_identifiers', 'off'), ('bytea_output', "
    "'hex'), ('jit', 'off')) AS s(name, value)";

static void add(Steps &steps, Steps more)
{
    steps.insert(steps.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

static Steps allSteps(Catalog &catalog)
{
    Steps steps;
    for (const auto reader :
         {dependencySteps, commentSteps,  databaseSteps,    extensionSteps, relationSteps,   typeSteps,
          columnSteps,     sequenceSteps, constraintSteps,  indexSteps,     statisticsSteps, viewSteps,
          triggerSteps,    policySteps,   routineSteps,     operatorSteps,  castSteps,       languageSteps,
          textSearchSteps, foreignSteps,  replicationSteps, privilegeSteps})
        add(steps, reader(catalog));
    return steps;
}

static void finish(Catalog &catalog)
{
    finishTypes(catalog);
    finishRoutines(catalog);
    finishDependencies(catalog);
    dropExtensionMembers(catalog);
    schema::sort(catalog.schema);
    std::ranges::sort(catalog.sizes, {}, &dialect::RelationSize::name);
}

// "relations read so far" would need a count that nobody has; the number of queries answered is honest and moves.
static Steps reportingProgress(const job::JobContext &job, Steps steps)
{
    const auto total = qint64(steps.size());
    qint64 done = 0;
    for (sql::Step &step : steps) {
        step.rows = [take = std::move(step.rows), &job, done, total](sql::RowBatch &batch) -> Result<void> {
            job.report({.what = tr("Reading the catalogs"), .done = done, .total = total});
            return take(batch);
        };
        ++done;
    }
    return steps;
}

static bool isRefused(const QString &statement, const std::vector<Error> &refusals)
{
    return std::ranges::contains(refusals, statement, &Error::statement);
}

static Result<Introspection> attempt(job::JobContext &job, sql::Connection &connection,
                                     const IntrospectOptions &options, const std::vector<Error> &refusals)
{
    Catalog catalog(connection.server(), options);
    sql::Transaction snapshot =
        TRY(sql::Transaction::begin(job, connection, "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"));
    Steps first{{.sql = settings, .rows = {}}};
    add(first, nameSteps(catalog));
    TRY(connection.executeAll(job, first));
    Steps steps = allSteps(catalog);
    std::erase_if(steps, [&](const sql::Step &step) { return isRefused(QString::fromUtf8(step.sql.text), refusals); });
    TRY(connection.executeAll(job, reportingProgress(job, std::move(steps))));
    if (!catalog.types.isComplete())
        TRY(connection.executeAll(job, std::vector{catalog.types.query()}));
    QByteArray token = TRY(readChangeToken(job, connection, !refusals.empty()));
    TRY(snapshot.commit(job));
    finish(catalog);
    return Introspection{.schema = std::move(catalog.schema),
                         .server = connection.server(),
                         .sizes = std::move(catalog.sizes),
                         .omissions = std::move(catalog.omissions),
                         .changeToken = std::move(token)};
}

static constexpr auto permissionDenied = "42501"_L1;

static QString allowedBy(const QString &grant)
{
    return grant.isEmpty() ? QString() : tr("Nothing can be read without it. An administrator may type: %1").arg(grant);
}

// The functions that print definitions see what is there now, not what the snapshot shows: of an object that somebody
// dropped meanwhile they know nothing. Its number differs from attempt to attempt; that of a damaged catalog does not.
static constexpr auto internalError = "XX000"_L1;
static constexpr size_t attempts = 4;

static Error changedMeanwhile(Error error, const std::vector<Error> &vanished)
{
    if (std::ranges::all_of(vanished, [&](const Error &other) { return other.message == error.message; }))
        return error;
    error.kind = ErrorKind::Conflict;
    error.detail = error.message;
    error.message = tr("The schema changed each time that it was read");
    error.hint = tr("Start again when nobody creates and drops objects there, or compare a snapshot or a dump.");
    return error;
}

Result<Introspection> Introspector::introspect(job::JobContext &job, sql::Connection &connection,
                                               const IntrospectOptions &options) const
{
    TRY(requireDatabase(connection.server()));
    // A catalog that the role may not read fails the whole pipeline; without it the next attempt gets on. That is rare,
    // so nobody pays for asking first. The names that everything refers to cannot be left out: they fail twice.
    std::vector<Error> refusals;
    std::vector<Error> vanished;
    const QString &role = connection.server().user;
    for (;;) {
        auto result = attempt(job, connection, options, refusals);
        const bool refused = !result && result.error().sqlState == permissionDenied;
        if (refused && !isRefused(result.error().statement, refusals)) {
            refusals.push_back(std::move(result).error());
            continue;
        }
        if (!result && result.error().sqlState == internalError) {
            if (vanished.size() + 1 < attempts) {
                vanished.push_back(std::move(result).error());
                continue;
            }
            result = Failure(changedMeanwhile(std::move(result).error(), vanished));
        }
        if (refused && result.error().hint.isEmpty())
            result.error().hint = allowedBy(grantAgainst(result.error(), role));
        if (!result)
            return Failure(
                std::move(result).error().during(tr("reading the schema of %1").arg(connection.server().database)));
        std::ranges::move(omissionsOf(refusals, role), std::back_inserter(result->omissions));
        if (!options.schemas.isEmpty())
            result->schema = schema::onlySchemas(result->schema, options.schemas);
        return result;
    }
}

Result<QByteArray> Introspector::changeToken(job::JobContext &job, sql::Connection &connection,
                                             const QByteArray &previous) const
{
    return previous.isEmpty() ? currentChangeToken(job, connection) : refreshChangeToken(job, connection, previous);
}

static Result<dialect::ExactSize> databaseSize(job::JobContext &job, sql::Connection &connection)
{
    const sql::RowBatch rows =
        TRY(sql::fetch(job, connection, "SELECT pg_catalog.pg_database_size(pg_catalog.current_database())"));
    return dialect::ExactSize{.totalBytes = rows.integer(0, 0)};
}

Result<dialect::ExactSize> Introspector::exactSize(job::JobContext &job, sql::Connection &connection,
                                                   const schema::ObjectRef &relation) const
{
    if (relation.kind == schema::kind::database)
        return databaseSize(job, connection);
    const sql::SqlText query(
        "SELECT sum(pg_relation_size(r.oid))::bigint, "
        "sum(CASE WHEN r.reltoastrelid = 0 THEN 0 ELSE pg_total_relation_size(r.reltoastrelid) END)::bigint, "
        "sum(pg_table_size(r.oid))::bigint, sum(pg_indexes_size(r.oid))::bigint, "
        "sum(pg_total_relation_size(r.oid))::bigint, c.reltuples::bigint "
        "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
        "CROSS JOIN LATERAL (SELECT c.oid UNION SELECT p.relid::oid FROM pg_catalog.pg_partition_tree(c.oid) p) "
        "AS part(oid) JOIN pg_catalog.pg_class r ON r.oid = part.oid "
        "WHERE n.nspname = $1 AND c.relname = $2 GROUP BY c.oid, c.reltuples",
        {relation.name.schema, relation.name.name});
    const sql::RowBatch rows = TRY(sql::fetch(job, connection, query));
    if (rows.rowCount() == 0)
        return fail(ErrorKind::Conflict, tr("%1 is not there any more").arg(printable(relation.toString())),
                    tr("Refresh to see what is."));
    return dialect::ExactSize{.heapBytes = rows.integer(0, 0),
                              .toastBytes = rows.integer(0, 1),
                              .tableBytes = rows.integer(0, 2),
                              .indexBytes = rows.integer(0, 3),
                              .totalBytes = rows.integer(0, 4),
                              .estimatedRows = rows.integer(0, 5)};
}

} // namespace tidemark::postgres
