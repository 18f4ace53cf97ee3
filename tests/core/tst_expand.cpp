// SPDX-License-Identifier: GPL-3.0-or-later
// Expand and contract on a real server: rows come over while others write, up and down hold, and whoever stops between
// two transactions gets back by the statements' own way.
#include "core/pgfixture.h"
#include "diff/diff.h"
#include "drivers/postgres/dialect.h"
#include "support/pgdatabase.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace tidemark;
using namespace Qt::StringLiterals;

namespace {

using SchemaPointer = std::shared_ptr<const schema::Schema>;
using Statements = std::vector<plan::Statement>;

struct Case
{
    const char *name;
    const char *before;
    const char *after;
    const char *rows;   // put in first
    const char *writes; // what the application does all the while
    bool alone = true;  // nothing else is made anew, so that every stop has a way back
};

const Case cases[] = {
    {"a plain column", "CREATE TABLE t (id int, total integer DEFAULT 0)",
     "CREATE TABLE t (id int, total bigint DEFAULT 1)", "INSERT INTO t VALUES (1, 10), (2, NULL), (3, -5)",
     "INSERT INTO t (id) VALUES (9)"},
    {"not null, an index, a check and a comment",
     "CREATE TABLE t (id int, qty integer NOT NULL CONSTRAINT enough CHECK (qty > 0), code text);"
     "CREATE INDEX t_qty ON t (qty DESC, code) WHERE qty > 5; COMMENT ON INDEX t_qty IS 'fast';"
     "COMMENT ON CONSTRAINT enough ON t IS 'more than nothing'; COMMENT ON COLUMN t.qty IS 'pieces'",
     "CREATE TABLE t (id int, qty bigint NOT NULL CONSTRAINT enough CHECK (qty > 0), code text);"
     "CREATE INDEX t_qty ON t (qty DESC, code) WHERE qty > 5; COMMENT ON INDEX t_qty IS 'fast';"
     "COMMENT ON CONSTRAINT enough ON t IS 'more than nothing'; COMMENT ON COLUMN t.qty IS 'pieces'",
     "INSERT INTO t VALUES (1, 10, 'a'), (2, 3, NULL)",
     "INSERT INTO t (id, qty, code) VALUES (9, 99, 'x'); UPDATE t SET qty = 4 WHERE id = 1"},
    {"an identity that is the key", "CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text)",
     "CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text)",
     "INSERT INTO t (v) VALUES ('a'), ('b')", "INSERT INTO t (v) VALUES ('c')"},
    {"a serial that is the key", "CREATE TABLE t (id serial PRIMARY KEY, v text UNIQUE)",
     "CREATE TABLE t (id bigserial PRIMARY KEY, v text UNIQUE)", "INSERT INTO t (v) VALUES ('a'), ('b')",
     "INSERT INTO t (v) VALUES (clock_timestamp()::text)", false},
    {"two columns of one key",
     "CREATE TABLE t (a integer, b varchar(10), c text, CONSTRAINT pair UNIQUE (a, b) DEFERRABLE)",
     "CREATE TABLE t (a bigint, b varchar(5), c text, CONSTRAINT pair UNIQUE (a, b) DEFERRABLE)",
     "INSERT INTO t VALUES (1, 'x'), (2, 'y')", "DELETE FROM t WHERE a = 3; INSERT INTO t (a, b) VALUES (3, 'z')"},
    {"text to a moment", "CREATE TABLE t (id int, at text)", "CREATE TABLE t (id int, at timestamp with time zone)",
     "INSERT INTO t VALUES (1, '2024-02-29 12:00:00+00'), (2, NULL)",
     "INSERT INTO t (id, at) VALUES (9, '2024-03-01 00:00:00+00')", false}, // a moment is another text on the way back
    {"hostile names", "CREATE TABLE \"a\"\"; b\" (\"$fill$ x\" integer NOT NULL, \"NEW\" text)",
     "CREATE TABLE \"a\"\"; b\" (\"$fill$ x\" bigint NOT NULL, \"NEW\" text)",
     "INSERT INTO \"a\"\"; b\" VALUES (1, 'a')", "INSERT INTO \"a\"\"; b\" (\"$fill$ x\", \"NEW\") VALUES (2, 'b')"},
    {"a foreign key to it and a view over it",
     "CREATE TABLE t (id integer PRIMARY KEY, n integer); CREATE TABLE u (t_id integer REFERENCES t);"
     "CREATE VIEW v AS SELECT id, n FROM t; GRANT SELECT ON v TO public",
     "CREATE TABLE t (id bigint PRIMARY KEY, n integer); CREATE TABLE u (t_id integer REFERENCES t);"
     "CREATE VIEW v AS SELECT id, n FROM t; GRANT SELECT ON v TO public",
     "INSERT INTO t VALUES (1, 1); INSERT INTO u VALUES (1)", "INSERT INTO u VALUES (1)", false},
    {"a foreign key of it",
     "CREATE TABLE t (id bigint PRIMARY KEY); CREATE TABLE u (t_id integer CONSTRAINT to_t REFERENCES t)",
     "CREATE TABLE t (id bigint PRIMARY KEY); CREATE TABLE u (t_id bigint CONSTRAINT to_t REFERENCES t)",
     "INSERT INTO t VALUES (1); INSERT INTO u VALUES (1)", "INSERT INTO u VALUES (1)", false},
};

// What cannot be expanded stays as it is and says so.
struct Obstacle
{
    const char *name;
    const char *before;
    const char *after;
    const char *comment;
};

const Obstacle obstacles[] = {
    {"a partitioned table", "CREATE TABLE t (id int, n int) PARTITION BY RANGE (id)",
     "CREATE TABLE t (id int, n bigint) PARTITION BY RANGE (id)", "only for tables that stand alone"},
    {"an exclusion constraint", "CREATE TABLE t (n int4, r int4range, EXCLUDE USING gist (r WITH &&))",
     "CREATE TABLE t (n int4, r int8range, EXCLUDE USING gist (r WITH &&))", "an exclusion constraint"},
    {"extended statistics", "CREATE TABLE t (a int, b int); CREATE STATISTICS s ON a, b FROM t",
     "CREATE TABLE t (a int, b bigint); CREATE STATISTICS s ON a, b FROM t", "stands on b"},
};

SchemaPointer read(sql::Connection &connection)
{
    auto read = test::introspect(connection);
    return read ? std::make_shared<const schema::Schema>(std::move(read->schema)) : nullptr;
}

QString differences(const SchemaPointer &a, const SchemaPointer &b)
{
    QStringList lines;
    for (const diff::Change &change : diff::compare(a, b).changes)
        lines << change.object.kind + u' ' + change.object.toString() + u": "_s + change.fields.join(u',');
    return lines.join(u"; "_s);
}

QString run(sql::Connection &connection, const QString &sql)
{
    job::JobContext job;
    const auto done = connection.execute(job, sql::SqlText(sql.toUtf8()), {});
    return done ? QString() : done.error().message + u" in: "_s + sql;
}

// Places between two transactions, up to the first that deletes something.
std::vector<size_t> stops(const Statements &statements)
{
    std::vector<size_t> places;
    for (size_t i = 1; i < statements.size(); ++i) {
        if (statements[i - 1].sql.contains(" DROP COLUMN "_L1))
            break;
        if (statements[i].startsTransaction || !statements[i].transactional || !statements[i - 1].transactional)
            places.push_back(i);
    }
    return places;
}

bool changesTypes(const plan::Statement &statement)
{
    return statement.sql.contains(" ALTER COLUMN "_L1) && statement.sql.contains(" TYPE "_L1);
}

} // namespace

class ExpandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = test::PgServer::start({});
        QVERIFY(m_server);
    }

    void upAndDownHold_data() { addCases(); }
    void upAndDownHold();
    void everyStopHasAWayBack_data() { addCases(true); }
    void everyStopHasAWayBack();
    void rowsOfOthersComeOver_data() { addCases(); }
    void rowsOfOthersComeOver();
    void obstaclesAreSaid_data();
    void obstaclesAreSaid();

private:
    // Where something else is made anew, the plan of the other direction is the way back, and upAndDownHold() has it.
    static void addCases(bool aloneOnly = false)
    {
        QTest::addColumn<int>("at");
        for (int i = 0; i < int(std::size(cases)); ++i) {
            if (cases[i].alone || !aloneOnly)
                QTest::newRow(cases[i].name) << i;
        }
    }

    std::unique_ptr<sql::Connection> made(const char *script, const char *rows = "")
    {
        auto connection = m_server->freshDatabase();
        const auto loaded = test::runScript(*connection, QByteArray(script) + ";" + rows);
        if (!loaded)
            qWarning("does not load: %s", qPrintable(loaded.error().message));
        return loaded ? std::move(connection) : nullptr;
    }

    static Result<plan::Plan> planOf(const SchemaPointer &a, const SchemaPointer &b, plan::Strategy strategy)
    {
        job::JobContext job;
        const dialect::Dialect pg = postgres::dialect();
        return dialect::makePlan(job, *pg.planner, diff::compare(a, b), {.strategy = strategy});
    }

    // All rows of all tables, as text.
    static QString content(sql::Connection &connection)
    {
        QStringList parts;
        for (const QString &table :
             test::ask(connection, "SELECT string_agg(quote_ident(relname), '|' ORDER BY relname) FROM pg_class WHERE "
                                   "relkind = 'r' AND relnamespace = 'public'::regnamespace")
                 .split(u'|'))
            parts << test::ask(connection, "SELECT string_agg(j, ' ' ORDER BY j) FROM (SELECT to_jsonb(r)::text AS j "
                                           "FROM public." +
                                               table.toUtf8() + " r) x");
        return parts.join(u'\n');
    }

    std::unique_ptr<test::PgServer> m_server;
};

void ExpandTest::upAndDownHold()
{
    QFETCH(const int, at);
    const Case &test = cases[at];
    const auto first = made(test.before, test.rows);
    const auto second = made(test.after);
    QVERIFY(first && second);
    const SchemaPointer a = read(*first);
    const SchemaPointer b = read(*second);
    const auto plan = planOf(a, b, plan::Strategy::ExpandContract);
    VERIFY_RESULT(plan);
    QVERIFY(std::ranges::none_of(plan->up, changesTypes));
    QCOMPARE(*planOf(a, b, plan::Strategy::ExpandContract), *plan);
    // what the shortest way makes of the same rows
    const auto other = made(test.before, test.rows);
    const auto direct = planOf(a, b, plan::Strategy::Direct);
    VERIFY_RESULT(direct);
    for (const plan::Statement &statement : direct->up)
        QCOMPARE(run(*other, statement.sql), QString());
    const QString rows = content(*first);
    for (const plan::Statement &statement : plan->up)
        QCOMPARE(run(*first, statement.sql), QString());
    QCOMPARE(differences(read(*first), b), QString());
    QCOMPARE(content(*first), content(*other));
    for (const plan::Statement &statement : plan->down)
        QCOMPARE(run(*first, statement.sql), QString());
    QCOMPARE(differences(read(*first), a), QString());
    if (test.alone)
        QCOMPARE(content(*first), rows);
}

void ExpandTest::everyStopHasAWayBack()
{
    QFETCH(const int, at);
    const Case &test = cases[at];
    const auto whole = made(test.before, test.rows);
    const auto second = made(test.after);
    QVERIFY(whole && second);
    const SchemaPointer a = read(*whole);
    const auto plan = planOf(a, read(*second), plan::Strategy::ExpandContract);
    VERIFY_RESULT(plan);
    const QString rows = content(*whole);
    const std::vector<size_t> places = stops(plan->up);
    QVERIFY(places.size() > 4);
    for (const size_t place : places) {
        const auto connection = made(test.before, test.rows);
        for (size_t i = 0; i < place; ++i)
            QCOMPARE(run(*connection, plan->up[i].sql), QString());
        for (size_t i = place; i-- > 0;) {
            for (const QString &undo : plan->up[i].undo)
                QCOMPARE(run(*connection, undo), QString());
        }
        QCOMPARE(differences(read(*connection), a), QString());
        QCOMPARE(content(*connection), rows);
    }
}

void ExpandTest::rowsOfOthersComeOver()
{
    QFETCH(const int, at);
    const Case &test = cases[at];
    const auto first = made(test.before, test.rows);
    const auto second = made(test.after);
    QVERIFY(first && second);
    const auto plan = planOf(read(*first), read(*second), plan::Strategy::ExpandContract);
    VERIFY_RESULT(plan);
    const auto other = made(test.before, test.rows);
    const std::vector<size_t> places = stops(plan->up);
    for (size_t i = 0; i < plan->up.size(); ++i) {
        if (std::ranges::contains(places, i)) {
            VERIFY_RESULT(test::runScript(*first, test.writes));
            VERIFY_RESULT(test::runScript(*other, test.writes));
        }
        QCOMPARE(run(*first, plan->up[i].sql), QString());
    }
    const auto count = [](sql::Connection &connection) { return content(connection).count(u'{'); };
    QCOMPARE(count(*first), count(*other));
}

void ExpandTest::obstaclesAreSaid_data()
{
    QTest::addColumn<int>("at");
    for (int i = 0; i < int(std::size(obstacles)); ++i)
        QTest::newRow(obstacles[i].name) << i;
}

void ExpandTest::obstaclesAreSaid()
{
    QFETCH(const int, at);
    const Obstacle &test = obstacles[at];
    const auto first = made(test.before);
    const auto second = made(test.after);
    QVERIFY(first && second);
    const SchemaPointer b = read(*second);
    const auto plan = planOf(read(*first), b, plan::Strategy::ExpandContract);
    VERIFY_RESULT(plan);
    const auto change = std::ranges::find_if(plan->up, changesTypes);
    QVERIFY(change != plan->up.end());
    QVERIFY2(change->comment.contains(QLatin1StringView(test.comment)), qPrintable(change->comment));
    for (const plan::Statement &statement : plan->up)
        QCOMPARE(run(*first, statement.sql), QString());
    QCOMPARE(differences(read(*first), b), QString());
}

TIDEMARK_TEST(ExpandTest)
#include "tst_expand.moc"
