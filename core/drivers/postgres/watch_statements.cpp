// SPDX-License-Identifier: GPL-3.0-or-later
// pg_stat_statements, whose columns differ by the version of the extension, which need not be the server's newest.
#include "base/text.h"
#include "drivers/postgres/quote.h"
#include "drivers/postgres/serverwatch.h"
#include "drivers/postgres/watch.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

namespace {

struct Extension
{
    QString schema;        // empty: it is not there
    bool planning = false; // execution and planning are told apart (1.8)
    bool nesting = false;  // what functions run is told apart (1.9)
    bool seesAll = true;
    bool enters = true; // the role may use its schema
    bool reads = true;  // and read its view
};

} // namespace

static Result<Extension> findExtension(job::JobContext &job, sql::Connection &connection)
{
    Extension found;
    const QByteArray has = ", EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = ";
    TRY(readRows(job, connection,
                 "SELECT n.nspname" + has + "'total_exec_time')" + has +
                     "'toplevel'), pg_has_role('pg_read_all_stats', 'USAGE'), has_schema_privilege(n.oid, 'USAGE'), "
                     "coalesce(has_table_privilege(c.oid, 'SELECT'), true) FROM pg_extension e JOIN pg_namespace n ON "
                     "n.oid = e.extnamespace LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = "
                     "'pg_stat_statements' WHERE e.extname = 'pg_stat_statements'",
                 [&](const Row &row) {
                     found = {.schema = row.text(0),
                              .planning = row.flag(1),
                              .nesting = row.flag(2),
                              .seesAll = row.flag(3),
                              .enters = row.flag(4),
                              .reads = row.flag(5)};
                 }));
    return found;
}

static QString viewName(const Extension &extension)
{
    return quoteQualified({extension.schema, QStringLiteral("pg_stat_statements")});
}

static QByteArray statementQuery(const Extension &extension)
{
    const QByteArray view = viewName(extension).toUtf8();
    const QByteArray total = extension.planning ? "s.total_exec_time" : "s.total_time";
    const QByteArray mean = extension.planning ? "s.mean_exec_time" : "s.mean_time";
    return "SELECT s.queryid, left(s.query, " + QByteArray::number(watch::queryLimit) +
           "), r.rolname, d.datname, s.calls, " + total + ", " + mean +
           ", s.rows, s.shared_blks_hit, s.shared_blks_read, " + total + " / nullif(sum(" + total + ") OVER (), 0), " +
           (extension.nesting ? "NOT s.toplevel" : "false") + " FROM " + view +
           " s LEFT JOIN pg_roles r ON r.oid = s.userid LEFT JOIN pg_database d ON d.oid = s.dbid ORDER BY " + total +
           " DESC LIMIT $1::int";
}

static schema::Omission notCounting(const QString &why, const QString &remedy)
{
    return {.what = tr("what statements cost"), .why = why, .remedy = remedy};
}

// Whoever made the extension may have kept it to himself.
static schema::Omission mayNotRead(const sql::Connection &connection, const Extension &extension)
{
    const QString user = quoteIdentifier(connection.server().user);
    if (!extension.enters)
        return notCounting(tr("the role %1 may not use the schema of pg_stat_statements").arg(user),
                           u"GRANT USAGE ON SCHEMA %1 TO %2"_s.arg(quoteIdentifier(extension.schema), user));
    return notCounting(tr("the role %1 may not read pg_stat_statements").arg(user),
                       u"GRANT SELECT ON %1 TO %2"_s.arg(viewName(extension), user));
}

static watch::StatementUse statementOf(const Row &row)
{
    return {.id = row.text(0),
            .query = row.text(1),
            .user = row.text(2),
            .database = row.text(3),
            .calls = row.integer(4),
            .totalMs = real(row, 5),
            .meanMs = real(row, 6),
            .rows = row.integer(7),
            .blocksHit = row.integer(8),
            .blocksRead = row.integer(9),
            .share = real(row, 10),
            .nested = row.flag(11)};
}

Result<watch::Statements> ServerWatch::statements(job::JobContext &job, sql::Connection &connection, int most) const
{
    const Extension extension = TRY(findExtension(job, connection));
    watch::Statements all;
    if (extension.schema.isEmpty()) {
        all.omissions.push_back(notCounting(tr("the extension pg_stat_statements is not in this database"),
                                            u"CREATE EXTENSION pg_stat_statements"_s));
        return all;
    }
    if (!extension.enters || !extension.reads) {
        all.omissions.push_back(mayNotRead(connection, extension));
        return all;
    }
    const sql::SqlText sql(statementQuery(extension), {qint64(most)});
    const auto read =
        readRows(job, connection, sql, [&](const Row &row) { all.statements.push_back(statementOf(row)); });
    if (!read && read.error().sqlState == "55000"_L1) {
        all.omissions.push_back(
            notCounting(read.error().message,
                        u"shared_preload_libraries = 'pg_stat_statements' in postgresql.conf, and a restart"_s));
        return all;
    }
    if (!read)
        return Failure(read.error());
    if (!extension.seesAll)
        all.omissions.push_back(lacksStatistics(connection, tr("the statements of other roles")));
    return all;
}

} // namespace tidemark::postgres
