// SPDX-License-Identifier: GPL-3.0-or-later
// The laws of plans on SQLite, over tables of cases and over every pair of schemas below TIDEMARK_CORPORA: nothing
// differs from itself, up reaches the other schema, nothing is left to do then, down leads back, rows stay, and the
// same input gives the same plan.
#include "core/sqlitelaw.h"
#include "diff/diff.h"
#include "support/testmain.h"

#include <QtCore/QDir>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;

namespace {

using SchemaPointer = std::shared_ptr<const schema::Schema>;

struct Case
{
    const char *name;
    const char *before;
    const char *after;
    const char *query = nullptr;  // tells the same before, after, and back again …
    const char *rows = nullptr;   // … with these rows put in before
    const char *absent = nullptr; // what no statement of the way up may hold
};

const Case cases[] = {
    {"nothing", "CREATE TABLE t (a)", "create table T2 (a); drop table t2; create table \"t\" (a)", nullptr, nullptr,
     " "},
    {"add column", "CREATE TABLE t (a)", "CREATE TABLE t (a, b TEXT NOT NULL DEFAULT 'x')", "SELECT a FROM t",
     "INSERT INTO t VALUES (1), (x'00ff'), ('1')", "CREATE"},
    {"add column in the middle", "CREATE TABLE t (a, c)", "CREATE TABLE t (a, b, c)", "SELECT a, c FROM t",
     "INSERT INTO t VALUES (1, 2)", "CREATE"},
    {"add column in the middle of SELECT *", "CREATE TABLE t (a, c); CREATE VIEW v AS SELECT * FROM t",
     "CREATE TABLE t (a, b, c); CREATE VIEW v AS SELECT * FROM t", "SELECT rowid, a, c FROM t",
     "INSERT INTO t(rowid, a, c) VALUES (7, 1, 2)"},
    {"add column with a check and a reference", "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (a)",
     "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (a, b INT CONSTRAINT pos CHECK (b > 0) CONSTRAINT r "
     "REFERENCES p (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED)",
     "SELECT a FROM t", "INSERT INTO t VALUES (1)"},
    {"add two columns that a check holds together", "CREATE TABLE t (a)",
     "CREATE TABLE t (a, b INT DEFAULT 1, c INT DEFAULT 2, CHECK (b < c))", "SELECT a FROM t",
     "INSERT INTO t VALUES (1)"},
    {"add generated columns", "CREATE TABLE t (a)",
     "CREATE TABLE t (a, b AS (a * 2), c INT GENERATED ALWAYS AS (a + 1) STORED)", "SELECT rowid, a FROM t",
     "INSERT INTO t(rowid, a) VALUES (5, 1), (9, 3)"},
    {"add default that depends on the moment", "CREATE TABLE t (a)",
     "CREATE TABLE t (a, at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP, r INT DEFAULT (random()))",
     "SELECT rowid, a FROM t", "INSERT INTO t(rowid, a) VALUES (5, 1), (9, 3)"},
    {"drop column", "CREATE TABLE t (a, b TEXT); CREATE INDEX i ON t (b)", "CREATE TABLE t (a)", "SELECT a FROM t",
     "INSERT INTO t VALUES (1, 'x')", "CREATE"},
    {"drop column of everything", "CREATE TABLE t (a INT, b INT UNIQUE CHECK (b > 0) REFERENCES t (b), c AS (b + 1))",
     "CREATE TABLE t (a INT)", "SELECT a FROM t", "INSERT INTO t VALUES (1, 2), (2, NULL)"},
    {"change type", "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)",
     "CREATE TABLE t (id INTEGER PRIMARY KEY, a BLOB)", "SELECT id, a, typeof(a) FROM t",
     "INSERT INTO t VALUES (3, 'x'), (5, x'00'), (9, NULL)"},
    {"rowid kept where it has no name of its own", "CREATE TABLE t (rowid TEXT, oid INT)",
     "CREATE TABLE t (rowid TEXT CHECK (rowid <> ''), oid INT)", "SELECT _rowid_, rowid, oid FROM t",
     "INSERT INTO t(_rowid_, rowid, oid) VALUES (42, 'a', 1), (17, 'b', 2)"},
    {"rowid becomes a key", "CREATE TABLE t (a)", "CREATE TABLE t (id INTEGER PRIMARY KEY, a)",
     "SELECT rowid, a FROM t", "INSERT INTO t(rowid, a) VALUES (42, 'a'), (17, 'b')"},
    {"autoincrement kept", "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)",
     "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT UNIQUE)",
     "SELECT id, a, (SELECT seq FROM sqlite_sequence WHERE name = 't') FROM t",
     "INSERT INTO t VALUES (1, 'a'), (100, 'b'); DELETE FROM t WHERE id = 100"},
    {"autoincrement of an empty table kept", "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)",
     "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT UNIQUE)", "SELECT name, seq FROM sqlite_sequence",
     "INSERT INTO t VALUES (100, 'b'); DELETE FROM t"},
    {"without rowid", "CREATE TABLE t (a TEXT, b INT, PRIMARY KEY (a)) WITHOUT ROWID",
     "CREATE TABLE t (a TEXT, b INT, PRIMARY KEY (a))", "SELECT a, b FROM t ORDER BY a",
     "INSERT INTO t VALUES ('y', 1), ('x', 2)"},
    {"strict", "CREATE TABLE t (a TEXT, b INT)", "CREATE TABLE t (a TEXT, b INT, c ANY) STRICT",
     "SELECT rowid, a, b FROM t", "INSERT INTO t(rowid, a, b) VALUES (7, 'y', 1)"},
    {"conflict clauses swallow nothing", "CREATE TABLE t (a INT NOT NULL, b INT)",
     "CREATE TABLE t (a INT NOT NULL ON CONFLICT IGNORE, b INT UNIQUE ON CONFLICT REPLACE)", "SELECT a, b FROM t",
     "INSERT INTO t VALUES (1, 1), (2, 2)"},
    {"hostile names",
     "CREATE TABLE \"a\"\"b;\n'%1\" (\"select\" INT, \"x;--\" TEXT, \"[y]\" INT); CREATE INDEX \"i\"\"%2\" ON "
     "\"a\"\"b;\n'%1\" (\"x;--\"); CREATE VIEW \"v'%3\" AS SELECT \"x;--\" FROM \"a\"\"b;\n'%1\"",
     "CREATE TABLE \"a\"\"b;\n'%1\" (\"select\" INT, \"x;--\" TEXT NOT NULL, \"[y]\" INT); CREATE INDEX \"i\"\"%2\" ON "
     "\"a\"\"b;\n'%1\" (\"x;--\" DESC); CREATE VIEW \"v'%3\" AS SELECT \"x;--\" FROM \"a\"\"b;\n'%1\"",
     "SELECT rowid, \"select\", \"x;--\" FROM \"a\"\"b;\n'%1\"",
     "INSERT INTO \"a\"\"b;\n'%1\" (rowid, \"select\", \"x;--\") VALUES (9, 1, 'q')"},
    {"the name of the new table is taken", "CREATE TABLE t (a); CREATE TABLE tidemark_new_t (b)",
     "CREATE TABLE t (a NOT NULL); CREATE TABLE Tidemark_New_T (b)", "SELECT a, b FROM t, tidemark_new_t",
     "INSERT INTO t VALUES (1); INSERT INTO tidemark_new_t VALUES (2)"},
    {"table refers to itself", "CREATE TABLE t (id INTEGER PRIMARY KEY, up INT REFERENCES t (id) ON DELETE CASCADE)",
     "CREATE TABLE t (id INTEGER PRIMARY KEY, up INT REFERENCES t (id) ON DELETE SET NULL, a)",
     "SELECT id, up FROM t ORDER BY id", "INSERT INTO t VALUES (1, NULL), (2, 1), (3, 2)"},
    {"tables refer to each other",
     "CREATE TABLE a (id INTEGER PRIMARY KEY, b INT REFERENCES b (id)); CREATE TABLE b (id INTEGER PRIMARY KEY, a INT "
     "REFERENCES a (id))",
     "CREATE TABLE a (id INTEGER PRIMARY KEY, b INT NOT NULL REFERENCES b (id)); CREATE TABLE b (id INTEGER PRIMARY "
     "KEY, a INT UNIQUE REFERENCES a (id))",
     "SELECT a.id, b, b.id, a FROM a, b",
     "INSERT INTO b VALUES (1, NULL); INSERT INTO a VALUES (1, 1); UPDATE b SET a = 1"},
    {"rows that refer to a rebuilt table",
     "CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE c (p INT REFERENCES p ON DELETE CASCADE)",
     "CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT UNIQUE); CREATE TABLE c (p INT REFERENCES p ON DELETE CASCADE)",
     "SELECT id, a, p FROM p, c", "INSERT INTO p VALUES (1, 'x'); INSERT INTO c VALUES (1), (1)"},
    {"table dropped that others refer to",
     "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INT REFERENCES p (id) ON DELETE CASCADE, a)",
     "CREATE TABLE c (p INT REFERENCES p (id) ON DELETE CASCADE, a)", "SELECT p, a FROM c",
     "INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, 2)"},
    {"reference dropped with its table",
     "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INT REFERENCES p (id), a)",
     "CREATE TABLE c (p INT, a)", "SELECT a FROM c", "INSERT INTO c VALUES (NULL, 2)"},
    {"key that is not there", "CREATE TABLE p (id INT); CREATE TABLE c (p INT REFERENCES p (id), a)",
     "CREATE TABLE p (id INT); CREATE TABLE c (p INT REFERENCES p (id), a NOT NULL)", "SELECT p, a FROM c",
     "PRAGMA foreign_keys = OFF; INSERT INTO c VALUES (NULL, 2)"},
    {"views in three floors over a rebuilt table",
     "CREATE TABLE t (a INT, b INT); CREATE VIEW z AS SELECT a, b FROM t; CREATE VIEW y AS SELECT * FROM z; CREATE "
     "VIEW "
     "x AS SELECT a FROM y WHERE b IN (SELECT b FROM z)",
     "CREATE TABLE t (a INT NOT NULL, b INT); CREATE VIEW z AS SELECT a, b FROM t; CREATE VIEW y AS SELECT * FROM z; "
     "CREATE VIEW x AS SELECT a FROM y WHERE b IN (SELECT b FROM z)",
     "SELECT a FROM x", "INSERT INTO t VALUES (1, 2)"},
    {"views in three floors over a changed view",
     "CREATE TABLE t (a INT, b INT); CREATE VIEW z AS SELECT a, b FROM t; CREATE VIEW y AS SELECT * FROM z; CREATE "
     "VIEW "
     "x AS SELECT a FROM y",
     "CREATE TABLE t (a INT, b INT); CREATE VIEW z AS SELECT a, b + 1 AS b, 3 AS c FROM t; CREATE VIEW y AS SELECT * "
     "FROM z; CREATE VIEW x AS SELECT a FROM y",
     "SELECT a FROM x", "INSERT INTO t VALUES (1, 2)", "TABLE"},
    {"trigger instead of an insert into a view",
     "CREATE TABLE t (a INT); CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER g INSTEAD OF INSERT ON v BEGIN INSERT "
     "INTO t VALUES (new.a); END",
     "CREATE TABLE t (a INT CHECK (a > 0)); CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER g INSTEAD OF INSERT ON v "
     "BEGIN INSERT INTO t VALUES (new.a); END",
     "SELECT a FROM v", "INSERT INTO v VALUES (1)"},
    {"triggers on and over a rebuilt table",
     "CREATE TABLE log (x); CREATE TABLE t (a INT); CREATE TRIGGER g AFTER DELETE ON t BEGIN INSERT INTO log VALUES "
     "(old.a); END; CREATE TABLE u (b); CREATE TRIGGER h AFTER INSERT ON u BEGIN DELETE FROM t; INSERT INTO t VALUES "
     "(new.b); END",
     "CREATE TABLE log (x); CREATE TABLE t (a INT NOT NULL); CREATE TRIGGER g AFTER DELETE ON t BEGIN INSERT INTO log "
     "VALUES (old.a); END; CREATE TABLE u (b); CREATE TRIGGER h AFTER INSERT ON u BEGIN DELETE FROM t; INSERT INTO t "
     "VALUES (new.b); END",
     "SELECT a, x FROM t LEFT JOIN log", "INSERT INTO t VALUES (1); INSERT INTO u VALUES (2)"},
    {"trigger moves to another table",
     "CREATE TABLE a (x); CREATE TABLE b (x); CREATE TRIGGER g AFTER INSERT ON a BEGIN SELECT 1; END; CREATE INDEX i "
     "ON "
     "a (x)",
     "CREATE TABLE a (x); CREATE TABLE b (x); CREATE TRIGGER g AFTER INSERT ON b BEGIN SELECT 1; END; CREATE INDEX i "
     "ON "
     "b (x)"},
    {"case of a table's name", "CREATE TABLE Users (a); CREATE INDEX i ON Users (a)",
     "CREATE TABLE users (a); CREATE INDEX i ON users (a)", "SELECT rowid, a FROM users",
     "INSERT INTO users(rowid, a) VALUES (5, 'x')"},
    {"case of a column's name",
     "CREATE TABLE p (Id INTEGER PRIMARY KEY, Name); CREATE TABLE c (p REFERENCES p (Id)); CREATE VIEW v AS SELECT "
     "name "
     "FROM p",
     "CREATE TABLE p (id INTEGER PRIMARY KEY, name); CREATE TABLE c (p REFERENCES p (id)); CREATE VIEW v AS SELECT "
     "name "
     "FROM p",
     "SELECT id, name, p FROM p, c", "INSERT INTO p VALUES (5, 'x'); INSERT INTO c VALUES (5)"},
    {"case of other names",
     "CREATE TABLE t (a); CREATE INDEX I ON t (a); CREATE VIEW V AS SELECT a FROM t; CREATE TRIGGER G AFTER INSERT ON "
     "t "
     "BEGIN SELECT 1; END",
     "CREATE TABLE t (a); CREATE INDEX i ON t (a); CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER g AFTER INSERT ON "
     "t "
     "BEGIN SELECT 1; END",
     "SELECT a FROM t", "INSERT INTO t VALUES (1)", "TABLE"},
    {"indexes", "CREATE TABLE t (a TEXT, b INT); CREATE INDEX i ON t (a); CREATE UNIQUE INDEX j ON t (b)",
     "CREATE TABLE t (a TEXT, b INT); CREATE INDEX i ON t (lower(a) COLLATE NOCASE DESC, b) WHERE b > 0; CREATE INDEX "
     "j "
     "ON t (b)",
     "SELECT rowid, a, b FROM t", "INSERT INTO t VALUES ('x', 1)", "TABLE"},
    {"view becomes a table", "CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t",
     "CREATE TABLE t (a); CREATE TABLE v (a)", "SELECT a FROM t", "INSERT INTO t VALUES (1)"},
    {"virtual table", "CREATE VIRTUAL TABLE f USING fts5(a); CREATE TABLE t (x)",
     "CREATE VIRTUAL TABLE f USING fts5(a, b); CREATE TABLE t (x)", "SELECT x FROM t", "INSERT INTO t VALUES (1)"},
    {"generated column becomes a plain one", "CREATE TABLE t (a INT, b INT AS (a * 2) STORED)",
     "CREATE TABLE t (a INT, b INT)", "SELECT a, b FROM t", "INSERT INTO t (a) VALUES (4)"},
    {"check that names its table", "CREATE TABLE t (a INT, b INT, CHECK (t.a < \"t\".b))",
     "CREATE TABLE t (a INT NOT NULL, b INT, CHECK (t.a <= \"t\".b))", "SELECT rowid, a, b FROM t",
     "INSERT INTO t VALUES (1, 2)"},
    {"check with a conflict clause", "CREATE TABLE t (a)", "CREATE TABLE t (a, b, CHECK (b > 0) ON CONFLICT IGNORE)",
     "SELECT a FROM t", "INSERT INTO t VALUES (1)"},
    {"reference to whatever is the key",
     "CREATE TABLE p (id INTEGER PRIMARY KEY, u INT UNIQUE); CREATE TABLE c (p INT REFERENCES p)",
     "CREATE TABLE p (id INT UNIQUE, u INTEGER PRIMARY KEY); CREATE TABLE c (p INT REFERENCES p (id), a)",
     "SELECT id, u, p FROM p, c", "INSERT INTO p VALUES (1, 2); INSERT INTO c VALUES (1)"},
    {"drop column beside comments", "CREATE TABLE t (a INT, /* , */ b text default '/* no */' -- last, \n)",
     "CREATE TABLE t (a INT)", "SELECT rowid, a FROM t", "INSERT INTO t VALUES (1, 2)"},
    {"drop column of a lost row number", "CREATE TABLE t (a INT, b) ; CREATE TABLE u (a)",
     "CREATE TABLE t (c INT); CREATE TABLE u (a)", "SELECT rowid FROM t", "INSERT INTO t(rowid) VALUES (4), (9)"},
    {"settings of the database", "CREATE TABLE t (a); PRAGMA user_version = 3",
     "CREATE TABLE t (a); PRAGMA user_version = -7; PRAGMA application_id = 252006673"},
    {"broken view is left alone", "CREATE TABLE t (a INT, b); CREATE VIEW bad AS SELECT nope FROM nowhere",
     "CREATE TABLE t (a TEXT); CREATE VIEW bad AS SELECT nope FROM nowhere", "SELECT a FROM t",
     "INSERT INTO t VALUES ('x', 1)"},
    {"rows that were orphans before stay so",
     "CREATE TABLE p (id INTEGER PRIMARY KEY, a); CREATE TABLE c (p INT REFERENCES p (id))",
     "CREATE TABLE p (id INTEGER PRIMARY KEY, a NOT NULL); CREATE TABLE c (p INT NOT NULL REFERENCES p (id))",
     "SELECT p FROM c", "PRAGMA foreign_keys = OFF; INSERT INTO c VALUES (77)"},
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

SchemaPointer read(sql::Connection &connection)
{
    auto read = introspect(connection);
    return read ? std::make_shared<const schema::Schema>(std::move(read->schema)) : nullptr;
}

QString differences(const SchemaPointer &a, const SchemaPointer &b)
{
    diff::Options options;
    options.databaseAttributes = sqlite::dialect().planner->databaseAttributes();
    const diff::Difference difference = diff::compare(a, b, options);
    QStringList lines = difference.databaseFields;
    for (const diff::Change &change : difference.changes) {
        const QString what = change.type() == diff::ChangeType::Create ? u"missing"_s
                             : change.type() == diff::ChangeType::Drop ? u"left over"_s
                                                                       : change.fields.join(u',');
        lines << change.object.kind + u' ' + change.object.toString() + u": "_s + what;
    }
    return lines.join(u"; "_s);
}

QString scriptOf(const std::vector<plan::Statement> &statements)
{
    QString script;
    for (const plan::Statement &statement : statements) {
        script += statement.sql + u';';
        for (const plan::Hazard &hazard : statement.hazards)
            script += u" -- "_s + hazard.code + u' ' + hazard.text;
        script += u'\n';
    }
    return script;
}

// As a person would: everything that may be in one transaction is.
QString run(sql::Connection &connection, const std::vector<plan::Statement> &statements)
{
    QStringList all;
    bool open = false;
    for (const plan::Statement &statement : statements) {
        if (statement.transactional != open)
            all << (statement.transactional ? u"BEGIN"_s : u"COMMIT"_s);
        open = statement.transactional;
        all << statement.sql;
    }
    if (open)
        all << u"COMMIT"_s;
    const auto done = runAll(connection, all);
    if (!done)
        static_cast<void>(runAll(connection, {u"ROLLBACK"_s}));
    return done ? QString() : toText(done.error());
}

std::unique_ptr<sql::Connection> load(const QString &script)
{
    auto connection = openSqlite(u":memory:"_s);
    const auto loaded = connection ? runAll(**connection, statementsOf(script)) : Failure(connection.error());
    if (!loaded)
        qInfo("does not load: %s", qPrintable(report(loaded)));
    return loaded ? std::move(*connection) : nullptr;
}

// One row in every table that takes it, without looking at foreign keys.
void fill(sql::Connection &connection, const schema::Schema &schema)
{
    static_cast<void>(runAll(connection, {u"PRAGMA foreign_keys = OFF"_s}));
    for (const schema::Table &table : schema.tables) {
        QStringList names;
        QStringList values;
        for (const schema::Column &column : table.columns) {
            if (column.generation != schema::Generation::None)
                continue;
            names << sqlite::dialect().printer->identifier(column.name);
            const bool isText = column.family == schema::TypeFamily::Text;
            values << (isText ? u"'a'"_s : column.family == schema::TypeFamily::Binary ? u"x'61'"_s : u"1"_s);
        }
        static_cast<void>(runAll(connection, {u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(
                                                 sqlite::dialect().printer->identifier(table.name.name),
                                                 names.join(u','), values.join(u','))}));
    }
}

// The rows of what two schemas share; what they generate in different ways is no data.
QString rowsOfBoth(sql::Connection &connection, const schema::Schema &a, const schema::Schema &b)
{
    const auto printer = sqlite::dialect().printer;
    QStringList all;
    for (const schema::Table &table : a.tables) {
        const schema::Table *other = schema::findTable(b, table.name);
        QStringList names;
        for (const schema::Column &column : table.columns) {
            const auto same = [&](const schema::Column &c) {
                return c.name == column.name && c.type == column.type && c.generation == column.generation &&
                       (c.generation == schema::Generation::None || c.defaultValue == column.defaultValue);
            };
            if (other && std::ranges::any_of(other->columns, same))
                names << u"quote(%1)"_s.arg(printer->identifier(column.name));
        }
        if (names.isEmpty())
            continue;
        const QString query = u"SELECT %1 FROM %2"_s.arg(names.join(u','), printer->identifier(table.name.name));
        all << query + u": "_s + rowsOf(connection, sql::SqlText(query.toUtf8())).value_or(u"cannot be read"_s);
    }
    return all.join(u'\n');
}

bool mayFail(const std::vector<plan::Statement> &statements)
{
    return scriptOf(statements).contains(u" -- TM304"_s);
}

} // namespace

class SqlitePlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holds_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(cases)); ++i)
            QTest::addRow("%s", cases[i].name) << i;
    }

    void holds()
    {
        QFETCH(const int, index);
        const Case &one = cases[index];
        const auto first = load(QString::fromUtf8(one.before));
        const auto second = load(QString::fromUtf8(one.after));
        QVERIFY(first && second);
        const SchemaPointer a = read(*first);
        const SchemaPointer b = read(*second);
        if (one.rows)
            VERIFY_RESULT(runAll(*first, statementsOf(QString::fromUtf8(one.rows))));
        const auto plan = planOf(a, b);
        VERIFY_RESULT(plan);
        if (one.absent)
            QVERIFY2(!scriptOf(plan->up).contains(QLatin1StringView(one.absent)), qPrintable(scriptOf(plan->up)));
        const QString rows = rowsFor(*first, one);
        check(*first, plan->up, b, "up");
        QCOMPARE(rowsFor(*first, one), rows);
        check(*first, plan->down, a, "down");
        QCOMPARE(rowsFor(*first, one), rows);
    }

    void holdsForCorpora_data()
    {
        QTest::addColumn<QString>("folder");
        const QString corpora = qEnvironmentVariable("TIDEMARK_CORPORA");
        if (corpora.isEmpty() || !QDir(corpora).exists())
            QSKIP("TIDEMARK_CORPORA names no folder: the corpora are not part of the project");
        for (const QString &corpus : {u"sqldef-sqlite"_s, u"atlas-sqlite"_s}) {
            const QDir dir(corpora + u'/' + corpus);
            for (const QString &name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
                QTest::addRow("%s/%s", qPrintable(corpus), qPrintable(name)) << dir.filePath(name);
        }
    }

    void holdsForCorpora()
    {
        QFETCH(const QString, folder);
        const QString before = QString::fromUtf8(contentOf(folder + u"/before.sql"_s));
        const auto first = load(before);
        const auto filled = load(before);
        const auto second = load(QString::fromUtf8(contentOf(folder + u"/after.sql"_s)));
        if (!first || !second)
            QSKIP("does not load here");
        const SchemaPointer a = read(*first);
        const SchemaPointer b = read(*second);
        QCOMPARE(differences(a, a), QString());
        const auto plan = planOf(a, b);
        VERIFY_RESULT(plan);
        check(*first, plan->up, b, "up");
        check(*first, plan->down, a, "down");

        fill(*filled, *a);
        const QString rows = rowsOfBoth(*filled, *a, *b);
        if (mayFail(plan->up))
            return;
        check(*filled, plan->up, b, "up with rows");
        QCOMPARE(rowsOfBoth(*filled, *a, *b), rows);
        if (mayFail(plan->down))
            return;
        check(*filled, plan->down, a, "down with rows");
        QCOMPARE(rowsOfBoth(*filled, *a, *b), rows);
    }

    void failsWhenRowsWouldReferToNothing();
    void refusesWhatItDoesNotUnderstand();

private:
    static Result<plan::Plan> planOf(const SchemaPointer &a, const SchemaPointer &b)
    {
        job::JobContext job;
        const auto planner = sqlite::dialect().planner;
        plan::Plan plan = TRY(dialect::makePlan(
            job, *planner, diff::compare(a, b, {.databaseAttributes = planner->databaseAttributes()})));
        if (TRY(dialect::makePlan(job, *planner,
                                  diff::compare(a, b, {.databaseAttributes = planner->databaseAttributes()}))) != plan)
            return fail(ErrorKind::Internal, u"The same input gives another plan"_s);
        return plan;
    }

    static void check(sql::Connection &connection, const std::vector<plan::Statement> &statements,
                      const SchemaPointer &wanted, const char *way)
    {
        if (QTest::currentTestFailed())
            return;
        const QString script = QLatin1StringView(way) + u"\n--- script\n"_s + scriptOf(statements);
        const QString error = run(connection, statements);
        QVERIFY2(error.isEmpty(), qPrintable(error + u"\nin "_s + script));
        const SchemaPointer reached = read(connection);
        QVERIFY(reached);
        const QString left = differences(reached, wanted);
        QVERIFY2(left.isEmpty(), qPrintable(left + u"\nleft by "_s + script));
        QCOMPARE(rowsOf(connection, "PRAGMA legacy_alter_table").value_or(QString()), u"0"_s);
        QCOMPARE(rowsOf(connection, "SELECT count(*) FROM temp.sqlite_schema").value_or(QString()), u"0"_s);
    }

    static QString rowsFor(sql::Connection &connection, const Case &one)
    {
        return one.query ? rowsOf(connection, sql::SqlText(QByteArray(one.query))).value_or(u"cannot be read"_s)
                         : QString();
    }
};

void SqlitePlanTest::failsWhenRowsWouldReferToNothing()
{
    const auto first =
        load(u"CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INT); INSERT INTO c VALUES (9)"_s);
    const auto second = load(u"CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INT REFERENCES p (id))"_s);
    const SchemaPointer a = read(*first);
    const auto plan = planOf(a, read(*second));
    VERIFY_RESULT(plan);
    QVERIFY(run(*first, plan->up).contains(u"the change breaks what was whole"_s));
    QCOMPARE(differences(read(*first), a), QString());
    QVERIFY(scriptOf(plan->up).contains(u" -- TM308"_s));
}

void SqlitePlanTest::refusesWhatItDoesNotUnderstand()
{
    schema::Schema before;
    before.engine = u"sqlite"_s;
    schema::Schema after = before;
    before.tables.push_back({.name = {{}, u"t"_s}});
    after.tables.push_back({.name = {{}, u"t"_s}});
    after.tables.front().meta.comment = u"told by another engine"_s;
    const auto plan =
        planOf(std::make_shared<const schema::Schema>(before), std::make_shared<const schema::Schema>(after));
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ErrorKind::Unsupported);
    QVERIFY2(plan.error().message.contains(u"comment of table t"_s), qPrintable(plan.error().message));
}

TIDEMARK_TEST(SqlitePlanTest)
#include "tst_sqliteplan.moc"
