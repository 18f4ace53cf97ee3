// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlitelaw.h"
#include "schema/snapshot.h"
#include "support/testmain.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;

// What a text becomes in the model, and which texts are the same to it.
class SqliteModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatIsWritten_data();
    void holdsWhatIsWritten();
    void sameMeaningIsEqual_data();
    void sameMeaningIsEqual();
    void otherMeaningDiffers_data();
    void otherMeaningDiffers();
    void dependencies_data();
    void dependencies();
    void unreadableTextsAreKept();
    void systemObjectsOnRequest();
};

static Result<dialect::Introspection> read(const QString &script)
{
    const auto connection = TRY(openSqlite(u":memory:"_s));
    TRY(runAll(*connection, statementsOf(script)));
    return introspect(*connection);
}

static QJsonValue at(QJsonValue value, const QString &path)
{
    for (const QString &step : path.split(u'/')) {
        bool isNumber = false;
        const int index = step.toInt(&isNumber);
        value = isNumber ? value.toArray().at(index) : value.toObject().value(step);
    }
    return value;
}

static QString textOf(const QJsonValue &value)
{
    if (value.isArray() || value.isObject())
        return QString::fromUtf8((value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject()))
                                     .toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

struct Fact
{
    const char *script;
    const char *path; // in the snapshot's schema
    const char *expected;
};

static const Fact facts[] = {
    {"CREATE TABLE t (a varchar ( 10 ))", "tables/0/columns/0/type", "varchar(10)"},
    {"CREATE TABLE t (a integer)", "tables/0/columns/0/type", "INTEGER"},
    {"CREATE TABLE t (a BIGINT)", "tables/0/columns/0/family", "integer"},
    {"CREATE TABLE t (a NVARCHAR(5))", "tables/0/columns/0/family", "text"},
    {"CREATE TABLE t (a CLOB)", "tables/0/columns/0/family", "text"},
    {"CREATE TABLE t (a BLOB)", "tables/0/columns/0/family", "binary"},
    {"CREATE TABLE t (a DOUBLE PRECISION)", "tables/0/columns/0/family", "float"},
    {"CREATE TABLE t (a FLOATING POINT)", "tables/0/columns/0/family",
     "integer"}, // the engine finds INT in POINT first
    {"CREATE TABLE t (a DECIMAL(10,2))", "tables/0/columns/0/family", "decimal"},
    {"CREATE TABLE t (a BOOLEAN)", "tables/0/columns/0/family", "boolean"},
    {"CREATE TABLE t (a DATETIME)", "tables/0/columns/0/family", "timestamp"},
    {"CREATE TABLE t (a DATE)", "tables/0/columns/0/family", "date"},
    {"CREATE TABLE t (a)", "tables/0/columns/0", "{\"name\":\"a\"}"},
    {"CREATE TABLE t (a TEXT COLLATE nocase)", "tables/0/columns/0/collation", "NOCASE"},
    {"CREATE TABLE t (a DEFAULT (1+2))", "tables/0/columns/0/default", "1 + 2"},
    {"CREATE TABLE t (a DEFAULT \"x y\")", "tables/0/columns/0/default", "'x y'"},
    {"CREATE TABLE t (a, b AS (a||'x') STORED)", "tables/0/columns/1/default", "a || 'x'"},
    {"CREATE TABLE t (a, b AS (a||'x') STORED)", "tables/0/columns/1/generation", "stored"},
    {"CREATE TABLE t (a, b AS (a))", "tables/0/columns/1/generation", "virtual"},
    {"CREATE TABLE t (a NOT NULL ON CONFLICT REPLACE)", "tables/0/columns/0/attributes",
     "{\"sqlite.not_null_conflict\":\"REPLACE\"}"},
    {"CREATE TABLE t (a CONSTRAINT nn NOT NULL)", "tables/0/notNulls", "[{\"column\":\"a\",\"name\":\"nn\"}]"},
    {"CREATE TABLE t (a PRIMARY KEY) WITHOUT ROWID", "tables/0/columns/0/notNull", "true"},
    {"CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)", "tables/0/meta/attributes",
     "{\"sqlite.autoincrement\":true}"},
    {"CREATE TABLE t (a INT PRIMARY KEY) STRICT, WITHOUT ROWID", "tables/0/meta/attributes",
     "{\"sqlite.strict\":true,\"sqlite.without_rowid\":true}"},
    {"CREATE TABLE t (a, b, CONSTRAINT pk PRIMARY KEY (b DESC, A COLLATE nocase) ON CONFLICT FAIL)",
     "tables/0/primaryKey",
     "{\"attributes\":{\"sqlite.collations\":[\"\",\"NOCASE\"],\"sqlite.conflict\":\"FAIL\",\"sqlite.orders\":["
     "\"DESC\",\"ASC\"]},\"columns\":[\"b\",\"a\"],\"name\":\"pk\"}"},
    {"CREATE TABLE t (a UNIQUE ON CONFLICT IGNORE)", "tables/0/uniques",
     "[{\"attributes\":{\"sqlite.conflict\":\"IGNORE\"},\"columns\":[\"a\"]}]"},
    {"CREATE TABLE t (a CONSTRAINT pos CHECK (a>0))", "tables/0/checks",
     "[{\"expression\":\"a > 0\",\"name\":\"pos\"}]"},
    {"CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (a CONSTRAINT f REFERENCES P ON DELETE SET NULL "
     "DEFERRABLE INITIALLY DEFERRED)",
     "tables/1/foreignKeys",
     "[{\"columns\":[\"a\"],\"deferrability\":\"initiallyDeferred\",\"name\":\"f\",\"onDelete\":\"setNull\","
     "\"referencedColumns\":[\"id\"],\"table\":{\"name\":\"p\"}}]"},
    {"CREATE TABLE t (a REFERENCES gone)", "tables/0/foreignKeys",
     "[{\"columns\":[\"a\"],\"table\":{\"name\":\"gone\"}}]"},
    {"CREATE TABLE t (a, b); CREATE UNIQUE INDEX i ON t (b DESC, lower(a) COLLATE NOCASE) WHERE a IS NOT NULL",
     "tables/0/indexes/0",
     "{\"keys\":[{\"column\":\"b\",\"descending\":true},{\"collation\":\"NOCASE\",\"expression\":\"lower(a)\"}],"
     "\"name\":\"i\",\"unique\":true,\"where\":\"a IS NOT NULL\"}"},
    {"CREATE VIEW v (x) AS select 1", "views/0/query", "SELECT 1"},
    {"CREATE VIEW v (x) AS select 1", "views/0/meta/attributes", "{\"sqlite.columns\":[\"x\"]}"},
    {"CREATE TABLE t (a TEXT); CREATE VIEW v AS SELECT a, 1 AS one FROM t", "views/0/columns",
     "[{\"family\":\"text\",\"name\":\"a\",\"type\":\"TEXT\"},{\"name\":\"one\"}]"},
    {"CREATE TABLE t (a); CREATE TRIGGER x AFTER UPDATE OF A ON t WHEN new.a>0 BEGIN SELECT 1;SELECT 2; END",
     "tables/0/triggers/0",
     "{\"body\":\"SELECT 1;\\nSELECT "
     "2;\",\"events\":[\"UPDATE\"],\"forEachRow\":true,\"name\":\"x\",\"timing\":\"after\",\"updateColumns\":[\"a\"],"
     "\"when\":\"new.a > 0\"}"},
    {"CREATE VIRTUAL TABLE f USING fts5(a, b , tokenize='porter ascii')", "tables/0/meta/attributes",
     "{\"sqlite.arguments\":[\"a\",\"b\",\"tokenize='porter ascii'\"],\"sqlite.module\":\"fts5\"}"},
    {"CREATE VIRTUAL TABLE f USING fts5(a)", "tables/0/kind", "virtual"},
    {"CREATE VIRTUAL TABLE f USING fts5(a)", "tables/0/columns/1/attributes", "{\"sqlite.hidden\":true}"},
};

void SqliteModelTest::holdsWhatIsWritten_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected");
    for (const Fact &fact : facts)
        QTest::addRow("%s: %s", fact.script, fact.path)
            << QString::fromUtf8(fact.script) << QString::fromUtf8(fact.path) << QString::fromUtf8(fact.expected);
}

void SqliteModelTest::holdsWhatIsWritten()
{
    QFETCH(const QString, script);
    QFETCH(const QString, path);
    QFETCH(const QString, expected);
    const auto introspection = read(script);
    VERIFY_RESULT(introspection);
    const QJsonObject snapshot = QJsonDocument::fromJson(schema::toSnapshot(introspection->schema)).object();
    QCOMPARE(textOf(at(snapshot.value(u"schema"_s), path)), expected);
}

struct Pair
{
    const char *one;
    const char *other;
};

static const Pair equals[] = {
    {"CREATE TABLE t (a int, b text)", "create  table \"t\"(\n\t[a] INT,`b` TEXT -- the b\n)"},
    {"CREATE TABLE t (a, CHECK (a > 0 and a is not null))", "CREATE TABLE t (a CHECK ((A>0 AND A IS NOT NULL)))"},
    {"CREATE TABLE t (a, CHECK (a in ('x', 'y')))", "CREATE TABLE t (a CHECK (\"a\" IN (\"x\" , \"y\")))"},
    {"CREATE TABLE t (key, \"Left\", CHECK (key > \"Left\"))",
     "CREATE TABLE t (key, \"Left\", CHECK ([KEY] > `left`))"},
    {"CREATE TABLE t (id INTEGER PRIMARY KEY)", "CREATE TABLE t (id INTEGER, PRIMARY KEY (id DESC))"},
    {"CREATE TABLE t (a UNIQUE, b UNIQUE)", "CREATE TABLE t (a, b, UNIQUE (b), UNIQUE (a))"},
    {"CREATE TABLE t (a TEXT COLLATE NOCASE, UNIQUE (a))",
     "CREATE TABLE t (a TEXT COLLATE nocase, UNIQUE (a COLLATE NoCase ASC))"},
    {"CREATE TABLE t (a TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID", "CREATE TABLE t (a TEXT PRIMARY KEY) WITHOUT ROWID"},
    {"CREATE TABLE t (a TEXT COLLATE BINARY NULL)", "CREATE TABLE t (a TEXT)"},
    {"CREATE TABLE t (a DEFAULT 'x')", "CREATE TABLE t (a DEFAULT (('x')))"},
    {"CREATE TABLE t (a DEFAULT x)", "CREATE TABLE t (a DEFAULT 'x')"},
    {"CREATE TABLE t (a NOT NULL ON CONFLICT ABORT)", "CREATE TABLE t (a NOT NULL)"},
    {"CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (a REFERENCES p)",
     "CREATE TABLE t (a, FOREIGN KEY (A) REFERENCES P(ID) ON DELETE NO ACTION); CREATE TABLE p (id INTEGER PRIMARY "
     "KEY)"},
    {"CREATE TABLE t (a, b AS (a + 1))", "CREATE TABLE t (a, b GENERATED ALWAYS AS (a+1) VIRTUAL)"},
    {"CREATE TABLE t (a); CREATE INDEX i ON t (a COLLATE BINARY ASC)",
     "CREATE TABLE t (a); CREATE INDEX i ON \"t\" ( ( A ) )"},
    {"CREATE TABLE t (a); CREATE INDEX i ON t (a) WHERE a>0",
     "CREATE TABLE t (a); create index i on t(a) where (a > 0)"},
    {"CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t WHERE a IS NULL ORDER BY a DESC",
     "CREATE TABLE t (a); CREATE VIEW v AS\n  select a\n  from [t]\n  where a is null\n  order by a desc"},
    {"CREATE TABLE t (a); CREATE VIEW v AS SELECT count(*) FROM t LEFT JOIN t AS u ON t.a LIKE u.a",
     "CREATE TABLE t (a); CREATE VIEW v AS SELECT count(*) from t left join t as u on t . a like u . a"},
    {"CREATE TABLE t (a); CREATE TRIGGER x BEFORE DELETE ON t FOR EACH ROW BEGIN DELETE FROM t WHERE a = 1; END",
     "CREATE TABLE t (a); create trigger x delete on t begin delete from t\n where a=1 ;\nend"},
};

void SqliteModelTest::sameMeaningIsEqual_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    for (const Pair &pair : equals)
        QTest::addRow("%s", qPrintable(QString::fromUtf8(pair.other).simplified()))
            << QString::fromUtf8(pair.one) << QString::fromUtf8(pair.other);
}

void SqliteModelTest::sameMeaningIsEqual()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    const auto a = read(one);
    const auto b = read(other);
    VERIFY_RESULT(a);
    VERIFY_RESULT(b);
    QCOMPARE(schema::toSnapshot(a->schema), schema::toSnapshot(b->schema));
    QVERIFY(a->schema == b->schema);
}

static const Pair differents[] = {
    {"CREATE TABLE t (id INTEGER PRIMARY KEY)", "CREATE TABLE t (id INTEGER PRIMARY KEY DESC)"},
    {"CREATE TABLE t (id INTEGER PRIMARY KEY)", "CREATE TABLE t (id INT PRIMARY KEY)"},
    {"CREATE TABLE t (id INTEGER PRIMARY KEY)", "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)"},
    {"CREATE TABLE t (a, b)", "CREATE TABLE t (b, a)"},
    {"CREATE TABLE t (a UNIQUE)", "CREATE TABLE t (a UNIQUE ON CONFLICT REPLACE)"},
    {"CREATE TABLE t (a, UNIQUE (a))", "CREATE TABLE t (a, UNIQUE (a DESC))"},
    {"CREATE TABLE t (a TEXT, UNIQUE (a))", "CREATE TABLE t (a TEXT, UNIQUE (a COLLATE NOCASE))"},
    {"CREATE TABLE t (a CHECK (a > 0))", "CREATE TABLE t (a CONSTRAINT c CHECK (a > 0))"},
    {"CREATE TABLE t (a CHECK (a = 'x'))", "CREATE TABLE t (a CHECK (a = 'X'))"},
    {"CREATE TABLE t (a DEFAULT 1)", "CREATE TABLE t (a DEFAULT '1')"},
    {"CREATE TABLE t (a, b AS (a))", "CREATE TABLE t (a, b AS (a) STORED)"},
    {"CREATE TABLE t (a INT)", "CREATE TABLE t (a INT) STRICT"},
    {"CREATE TABLE t (a REFERENCES t)", "CREATE TABLE t (a REFERENCES t DEFERRABLE INITIALLY DEFERRED)"},
    {"CREATE TABLE t (a, b); CREATE VIEW v AS SELECT a+b FROM t",
     "CREATE TABLE t (a, b); CREATE VIEW v AS SELECT a + b FROM t"}, // other names
    {"CREATE TABLE t (a); CREATE INDEX i ON t (a || a COLLATE NOCASE)",
     "CREATE TABLE t (a); CREATE INDEX i ON t ((a || a) COLLATE NOCASE)"},
    {"CREATE TABLE t (a); CREATE VIEW v AS SELECT 1 -- one", "CREATE TABLE t (a); CREATE VIEW v AS SELECT /* one */ 1"},
    {"CREATE VIRTUAL TABLE f USING fts5(a)", "CREATE VIRTUAL TABLE f USING fts5(a, prefix=2)"},
};

void SqliteModelTest::otherMeaningDiffers_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    for (const Pair &pair : differents)
        QTest::addRow("%s", qPrintable(QString::fromUtf8(pair.other).simplified()))
            << QString::fromUtf8(pair.one) << QString::fromUtf8(pair.other);
}

void SqliteModelTest::otherMeaningDiffers()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    const auto a = read(one);
    const auto b = read(other);
    VERIFY_RESULT(a);
    VERIFY_RESULT(b);
    QVERIFY(a->schema != b->schema);
}

void SqliteModelTest::dependencies_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    add("CREATE VIEW x AS SELECT a FROM T1, \"t2\" AS u, (t3), main.t4 WHERE a = 1", "x>t1 x>t2 x>t3 x>t4");
    add("CREATE VIEW x AS SELECT t2, t3 FROM t1", "x>t1");
    add("CREATE VIEW x AS SELECT t1.a FROM t1 LEFT JOIN t2 ON t1.a IN (SELECT t3 FROM t3), v1", "x>t1 x>t2 x>t3 x>v1");
    add("CREATE VIEW x AS WITH t2 AS (SELECT 1), t3(a) AS NOT MATERIALIZED (SELECT 2) SELECT * FROM t2, t3, t1",
        "x>t1");
    add("CREATE VIEW x AS SELECT 1 FROM t1 WHERE a IS DISTINCT FROM t2 AND a IN (t3, t4)", "x>t1");
    add("CREATE VIEW x AS SELECT 1 WHERE 1 IN t1 UNION SELECT a FROM t2 ORDER BY a, t3", "x>t1 x>t2");
    add("CREATE VIEW x AS SELECT 1 FROM json_each('[]'), t1", "x>t1");
    add("CREATE VIEW x AS SELECT 1 FROM t1 -- , t2", "x>t1");
    add("CREATE TRIGGER x AFTER INSERT ON t1 BEGIN INSERT INTO t2 (t3) SELECT a FROM t4; UPDATE OR IGNORE t3 SET a = "
        "1; DELETE FROM t1; END",
        "t1.x>t2 t1.x>t3 t1.x>t4");
    add("CREATE TRIGGER x INSTEAD OF DELETE ON v1 WHEN old.a IN (SELECT a FROM t3) BEGIN INSERT INTO t2 VALUES (1) ON "
        "CONFLICT (a) DO UPDATE SET a = t4; END",
        "v1.x>t2 v1.x>t3");
}

void SqliteModelTest::dependencies()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    QString script =
        u"CREATE TABLE t1 (a, t2, t3); CREATE TABLE t2 (a UNIQUE, t3); CREATE TABLE t3 (a, t3); CREATE TABLE t4 (a); "
        "CREATE VIEW v1 AS SELECT 1 AS a; "_s +
        text;
    const auto introspection = read(script);
    VERIFY_RESULT(introspection);
    QStringList found;
    for (const schema::Dependency &dependency : introspection->schema.dependencies)
        found << dependency.object.toString() + u'>' + dependency.on.toString();
    QCOMPARE(found.join(u' '), expected);
}

// What only a hand at the catalogs can make: the engine reads it, the parser must not guess.
void SqliteModelTest::unreadableTextsAreKept()
{
    const Folder folder;
    const QString path = folder.database(
        u"x.db"_s,
        {u"CREATE TABLE t (a INT, b TEXT)"_s, u"CREATE TABLE good (a)"_s, u"PRAGMA writable_schema = on"_s,
         u"UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a INT, b \"\" REFERENCES good)' WHERE name = 't'"_s});
    const OpenResult opened = openSqlite(path);
    VERIFY_RESULT(opened);
    const auto introspection = introspect(**opened);
    VERIFY_RESULT(introspection);
    QCOMPARE(introspection->omissions.size(), 1);
    QCOMPARE(introspection->omissions[0].what, u"the definition of table t"_s);
    const schema::Table *table = schema::findTable(introspection->schema, {{}, u"t"_s});
    QVERIFY(table);
    QCOMPARE(table->columns.size(), 2);
    QCOMPARE(table->foreignKeys.size(), 1);
    QCOMPARE(table->meta.attributes.text(u"sqlite.sql"_s), u"CREATE TABLE t (a INT, b \"\" REFERENCES good)"_s);
    const auto ddl = sqlite::dialect().printer->ddl(introspection->schema, schema::refOf(*table));
    QCOMPARE(ddl.value_or(QString()), u"CREATE TABLE t (a INT, b \"\" REFERENCES good);\n"_s);
}

void SqliteModelTest::systemObjectsOnRequest()
{
    const OpenResult opened = openSqlite({});
    VERIFY_RESULT(opened);
    VERIFY_RESULT(runAll(**opened, {u"CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)"_s,
                                    u"CREATE VIRTUAL TABLE f USING fts5(a)"_s}));
    const auto usual = introspect(**opened);
    const auto all = introspect(**opened, true);
    VERIFY_RESULT(usual);
    VERIFY_RESULT(all);
    QCOMPARE(usual->schema.tables.size(), 2);
    QCOMPARE(all->schema.tables.size(), 8);
    const schema::Table *shadow = schema::findTable(all->schema, {{}, u"f_config"_s});
    QVERIFY(shadow);
    QCOMPARE(shadow->meta.attributes.text(u"sqlite.shadow_of"_s), u"f"_s);
}

TIDEMARK_TEST(SqliteModelTest)
#include "tst_sqlitemodel.moc"
