// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlitelaw.h"

#include "schema/snapshot.h"
#include "sql/splitter.h"

#include <QtCore/QJsonDocument>

#include <sqlite3.h>

namespace tidemark::test {

QStringList statementsOf(const QString &script)
{
    const QByteArray text = script.toUtf8();
    const std::string_view bytes(text.constData(), size_t(text.size()));
    QStringList statements;
    for (const sql::Piece &piece : sql::split(bytes, sqlite::dialect().lexer).pieces) {
        const std::string_view statement = sql::textOf(piece, bytes);
        statements << QString::fromUtf8(statement.data(), qsizetype(statement.size()));
    }
    return statements;
}

Result<QString> ddlOf(const schema::Schema &schema)
{
    QString text;
    for (const schema::ObjectRef &ref : schema::allObjects(schema))
        text += TRY(sqlite::dialect().printer->ddl(schema, ref));
    return text;
}

OpenResult rebuilt(const schema::Schema &schema, const QString &ddl)
{
    OpenResult opened = openSqlite(u":memory:"_s);
    if (!opened)
        return opened;
    QStringList statements = statementsOf(ddl);
    for (const QString &key : {u"user_version"_s, u"application_id"_s})
        statements << u"PRAGMA %1 = %2"_s.arg(key).arg(schema.attributes.number(u"sqlite."_s + key));
    if (auto run = runAll(**opened, statements); !run)
        return Failure(run.error());
    return opened;
}

static QString squeezed(QString text)
{
    static const QRegularExpression layout(u"[\\s()\"`\\[\\]]"_s);
    return text.remove(layout).toLower();
}

// The instructions of a statement without addresses and page numbers, in an order of their own: constraints are checked
// in the order in which they were written, which is not part of their meaning.
static Result<QStringList> programOf(sql::Connection &connection, const QString &statement)
{
    job::JobContext job;
    const auto rows = sql::fetch(job, connection, sql::SqlText((u"EXPLAIN "_s + statement).toUtf8()));
    if (!rows) // such as an update of a view: both must refuse it
        return QStringList{statement + u": "_s + rows.error().message};
    QStringList lines;
    for (size_t i = 0; i < rows->rowCount(); ++i) {
        const QString opcode = rows->text(i, 1);
        if (opcode == u"Trace" || opcode == u"Transaction") // texts, the number of changes to the schema
            continue;
        const QString action = opcode == u"Halt" ? rows->text(i, 2) + u' ' + rows->text(i, 3) : QString();
        // the engine's names of checks are their texts, or names that slipped from elsewhere; addresses are no facts
        const bool isCheck = opcode == u"Halt" && rows->integer(i, 2) == SQLITE_CONSTRAINT_CHECK;
        const QString operand =
            isCheck || rows->text(i, 5).startsWith(u"vtab:") ? QString() : squeezed(rows->text(i, 5));
        lines << QStringList{statement, opcode, action, operand, rows->text(i, 6)}.join(u'|');
    }
    return lines;
}

static QString quoted(QString name)
{
    return u'"' + name.replace(u'"', u"\"\""_s) + u'"';
}

static QString firstColumn(sql::Connection &connection, const QString &relation)
{
    return rowsOf(connection,
                  sql::SqlText("SELECT name FROM pragma_table_xinfo(?1) WHERE hidden IN (0, 1) LIMIT 1", {relation}))
        .value_or(u"of a broken view"_s);
}

static Result<QStringList> programsOf(sql::Connection &connection)
{
    job::JobContext job;
    const sql::RowBatch relations = TRY(sql::fetch(job, connection,
                                                   "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') "
                                                   "AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'"));
    QStringList lines;
    for (size_t i = 0; i < relations.rowCount(); ++i) {
        const QString name = quoted(relations.text(i, 0));
        const QString column = quoted(firstColumn(connection, relations.text(i, 0)));
        for (const QString &statement : {u"SELECT * FROM %1"_s.arg(name), u"INSERT INTO %1 DEFAULT VALUES"_s.arg(name),
                                         u"DELETE FROM %1"_s.arg(name), u"UPDATE %1 SET %2 = 1"_s.arg(name, column),
                                         u"INSERT OR REPLACE INTO %1 (%2) VALUES (1)"_s.arg(name, column)})
            lines << TRY(programOf(connection, statement));
    }
    return lines;
}

static constexpr const char *factQueries[] = {
    "SELECT m.name, x.cid, x.name, x.type, x.\"notnull\", x.pk, x.hidden FROM sqlite_schema m "
    "JOIN pragma_table_xinfo(m.name) x WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'",
    "SELECT m.name, group_concat(x.name) FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) x WHERE m.type = 'view' "
    "GROUP BY 1",
    "SELECT m.name, i.\"unique\", i.origin, i.partial, "
    "(SELECT group_concat(coalesce(x.name, '') || x.cid || lower(x.coll) || x.\"desc\") FROM "
    "pragma_index_xinfo(i.name) x) "
    "FROM sqlite_schema m JOIN pragma_index_list(m.name) i WHERE m.type = 'table'",
    "SELECT m.name, lower(x.\"table\"), lower(x.\"from\"), x.on_update, x.on_delete, x.match FROM sqlite_schema m "
    "JOIN pragma_foreign_key_list(m.name) x WHERE m.type = 'table'",
    "SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'",
};

// White space and comments in declared types do not count; a query that a broken view spoils must be spoiled the same
// way.
static QStringList factsOf(sql::Connection &connection, const char *query)
{
    static const QRegularExpression insignificant(u" |/\\*.*?\\*/"_s);
    const auto rows = rowsOf(connection, query);
    QString text = rows ? *rows : report(rows);
    return text.remove(insignificant).split(u'\n');
}

Result<QStringList> behaviourOf(sql::Connection &connection)
{
    QStringList lines = TRY(programsOf(connection));
    for (const char *query : factQueries)
        lines << factsOf(connection, query);
    lines.sort();
    return lines;
}

// The first lines that two texts do not share.
static QString firstDifference(const QStringList &a, const QStringList &b)
{
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i) {
        if (a.value(i) != b.value(i))
            return u"before: %1\nafter:  %2"_s.arg(a.value(i, u"(nothing)"_s), b.value(i, u"(nothing)"_s));
    }
    return {};
}

static QString schemaDifference(const schema::Schema &a, const schema::Schema &b)
{
    if (a == b)
        return {};
    const auto lines = [](const schema::Schema &schema) {
        const QByteArray json = schema::toSnapshot(schema);
        return QString::fromUtf8(QJsonDocument::fromJson(json).toJson()).split(u'\n');
    };
    return u"the schemas differ\n"_s + firstDifference(lines(a), lines(b));
}

// Printed from `schema`, run in an empty database, and compared with the original.
static Result<QString> brokenBy(const schema::Schema &schema, sql::Connection &original)
{
    const QString ddl = TRY(ddlOf(schema));
    const auto copy = rebuilt(schema, ddl);
    if (!copy)
        return toText(copy.error()) + u"\nprinted:\n"_s + ddl;
    const dialect::Introspection after = TRY(introspect(**copy));
    schema::Schema expected = schema;
    // of the file, not of what is in it
    for (const QString &key : {u"journal_mode"_s, u"page_size"_s, u"encoding"_s, u"auto_vacuum"_s})
        expected.attributes.set(u"sqlite."_s + key, *after.schema.attributes.find(u"sqlite."_s + key));
    QString difference = schemaDifference(expected, after.schema);
    if (difference.isEmpty())
        difference = firstDifference(TRY(behaviourOf(original)), TRY(behaviourOf(**copy)));
    return difference.isEmpty() ? difference : difference + u"\nprinted:\n"_s + ddl;
}

// Once with the texts that the engine keeps, and once from the model alone, which is all that a snapshot holds.
static Result<QString> brokenLawOf(sql::Connection &connection)
{
    const dialect::Introspection read = TRY(introspect(connection));
    const schema::Schema modelAlone = TRY(schema::fromSnapshot(schema::toSnapshot(read.schema)));
    const QString bySource = TRY(brokenBy(read.schema, connection));
    return bySource.isEmpty() ? brokenBy(modelAlone, connection) : bySource;
}

QString brokenLaw(sql::Connection &connection)
{
    const auto broken = brokenLawOf(connection);
    return broken ? *broken : report(broken);
}

} // namespace tidemark::test
