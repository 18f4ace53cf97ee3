// SPDX-License-Identifier: GPL-3.0-or-later
// Renames on real databases with rows in them: the plan leads to the other schema and back, nothing is left to do then,
// and every row is still there under its new name.
#include "core/renametrip.h"
#include "schema/kinds.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;
using namespace Qt::StringLiterals;
using test::postgres;
using test::RenameCase;
using test::sqlite;

namespace {

const std::vector<RenameCase> cases{
    {"a table and what hangs on it",
     postgres,
     "CREATE SCHEMA app; CREATE TABLE app.client(id bigserial PRIMARY KEY, name text UNIQUE CHECK (name <> ''));"
     "CREATE INDEX client_lower ON app.client(lower(name)) WHERE name <> 'x';"
     "CREATE TABLE app.bill(client bigint REFERENCES app.client);"
     "CREATE VIEW app.names AS SELECT client.name, bill.client FROM app.client JOIN app.bill ON bill.client = "
     "client.id;",
     "CREATE SCHEMA app; CREATE TABLE app.customer(id bigserial PRIMARY KEY, name text UNIQUE CHECK (name <> ''));"
     "CREATE INDEX customer_lower ON app.customer(lower(name)) WHERE name <> 'x';"
     "CREATE TABLE app.bill(client bigint REFERENCES app.customer);"
     "CREATE VIEW app.names AS SELECT customer.name, bill.client FROM app.customer "
     "JOIN app.bill ON bill.client = customer.id;",
     {u"table:client=customer"_s},
     "INSERT INTO app.client(name) VALUES ('a'), ('b'); INSERT INTO app.bill VALUES (2);",
     "SELECT string_agg(name, ',' ORDER BY id) || nextval('app.customer_id_seq') FROM app.customer",
     "SELECT string_agg(name, ',' ORDER BY id) || 3 FROM app.client",
     "DROP"},
    {"columns in every text",
     postgres,
     "CREATE TABLE t(id int PRIMARY KEY, mail text DEFAULT 'x' CHECK (mail ~ '@' OR mail = 'x'), year int,"
     " twice int GENERATED ALWAYS AS (year * 2) STORED, at date);"
     "CREATE INDEX i ON t(lower(mail), year) INCLUDE (at) WHERE mail <> 'mail';"
     "CREATE INDEX e ON t(extract(year FROM at));"
     "CREATE VIEW v AS SELECT mail, year FROM t WHERE mail <> 'a' GROUP BY mail, year;"
     "CREATE VIEW w AS SELECT mail FROM v;"
     "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
     "CREATE TRIGGER r BEFORE UPDATE OF mail ON t FOR EACH ROW WHEN (NEW.mail IS NOT NULL) EXECUTE FUNCTION f();"
     "ALTER TABLE t ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON t USING (mail <> 'hidden');"
     "CREATE TABLE u(y int, FOREIGN KEY (y) REFERENCES t(id));",
     "CREATE TABLE t(id int PRIMARY KEY, \"e;mail\" text DEFAULT 'x' CHECK (\"e;mail\" ~ '@' OR \"e;mail\" = 'x'),"
     " y int, twice int GENERATED ALWAYS AS (y * 2) STORED, at date);"
     "CREATE INDEX i ON t(lower(\"e;mail\"), y) INCLUDE (at) WHERE \"e;mail\" <> 'mail';"
     "CREATE INDEX e ON t(extract(year FROM at));"
     "CREATE VIEW v AS SELECT \"e;mail\" AS mail, y AS year FROM t WHERE \"e;mail\" <> 'a' GROUP BY \"e;mail\", y;"
     "CREATE VIEW w AS SELECT mail FROM v;"
     "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
     "CREATE TRIGGER r BEFORE UPDATE OF \"e;mail\" ON t FOR EACH ROW WHEN (NEW.\"e;mail\" IS NOT NULL) "
     "EXECUTE FUNCTION f();"
     "ALTER TABLE t ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON t USING (\"e;mail\" <> 'hidden');"
     "CREATE TABLE u(y int, FOREIGN KEY (y) REFERENCES t(id));",
     {u"column:t.mail=\"e;mail\""_s, u"column:public.t.year=y"_s},
     "INSERT INTO t VALUES (1, 'a@b', 7);",
     "SELECT \"e;mail\" || y || twice FROM t",
     "SELECT mail || year || twice FROM t"},
    {"a view whose own columns are renamed with it",
     postgres,
     "CREATE TABLE t(a int); CREATE VIEW v AS SELECT a FROM t; CREATE VIEW w AS SELECT v.a + 1 AS n FROM v;"
     "COMMENT ON VIEW w IS 'more'; GRANT SELECT ON w TO PUBLIC;",
     "CREATE TABLE t(b int); CREATE VIEW v AS SELECT b FROM t; CREATE VIEW w AS SELECT v.b + 1 AS n FROM v;"
     "COMMENT ON VIEW w IS 'more'; GRANT SELECT ON w TO PUBLIC;",
     {u"column:t.a=b"_s},
     "INSERT INTO t VALUES (5);",
     "SELECT n FROM w",
     "SELECT n FROM w"},
    {"tables that exchange their names",
     postgres,
     "CREATE TABLE a(x int PRIMARY KEY); CREATE TABLE b(y text);",
     "CREATE TABLE b(x int PRIMARY KEY); CREATE TABLE a(y text);",
     {u"table:a=b"_s, u"table:b=a"_s},
     "INSERT INTO a VALUES (1); INSERT INTO b VALUES ('q');",
     "SELECT b.x || a.y FROM a, b",
     "SELECT a.x || b.y FROM a, b"},
    {"columns in a chain and a circle",
     postgres,
     "CREATE TABLE t(a int, b int, c int, p int, q int);",
     "CREATE TABLE t(b int, c int, d int, q int, p int);",
     {u"column:t.a=b"_s, u"column:t.b=c"_s, u"column:t.c=d"_s, u"column:t.p=q"_s, u"column:t.q=p"_s},
     "INSERT INTO t VALUES (1, 2, 3, 4, 5);",
     "SELECT concat(b, c, d, q, p) FROM t",
     "SELECT concat(a, b, c, p, q) FROM t"},
    {"a name that another table leaves",
     postgres,
     "CREATE TABLE a(x int); CREATE TABLE b(y int);",
     "CREATE TABLE b(x int, z int);",
     {u"table:a=b"_s},
     "INSERT INTO a VALUES (1);",
     "SELECT x FROM b",
     "SELECT x FROM a"},
    {"types, values and routines",
     postgres,
     "CREATE SCHEMA s; CREATE TYPE s.mood AS ENUM ('bad', 'good'); CREATE DOMAIN s.pos AS int CHECK (VALUE > 0);"
     "CREATE FUNCTION s.f(s.mood) RETURNS s.mood LANGUAGE sql IMMUTABLE AS 'SELECT $1';"
     "CREATE TABLE t(m s.mood DEFAULT 'good', n s.pos, l s.mood[], CHECK (s.f(m) <> 'bad'));",
     "CREATE SCHEMA s; CREATE TYPE s.feeling AS ENUM ('awful', 'good'); CREATE DOMAIN s.positive AS int CHECK (VALUE > "
     "0);"
     "CREATE FUNCTION s.g(s.feeling) RETURNS s.feeling LANGUAGE sql IMMUTABLE AS 'SELECT $1';"
     "CREATE TABLE t(m s.feeling DEFAULT 'good', n s.positive, l s.feeling[], CHECK (s.g(m) <> 'awful'));",
     {u"type:s.mood=feeling"_s, u"enum-value:mood.bad=awful"_s, u"type:pos=positive"_s, u"function:s.f(s.mood)=g"_s},
     "INSERT INTO t VALUES (DEFAULT, 3, '{bad}');",
     "SELECT m::text || n || l::text FROM t",
     "SELECT replace(m::text || n || l::text, 'bad', 'awful') FROM t",
     "DROP TYPE"},
    {"partitions follow",
     postgres,
     "CREATE TABLE t(a int NOT NULL, b int CHECK (b > 0)) PARTITION BY RANGE (a);"
     "CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (9); CREATE INDEX i ON t(b);",
     "CREATE TABLE t(k int NOT NULL, c int CHECK (c > 0)) PARTITION BY RANGE (k);"
     "CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (9); CREATE INDEX j ON t(c);",
     {u"column:t.a=k"_s, u"column:t.b=c"_s},
     "INSERT INTO t VALUES (1, 2);",
     "SELECT k || ' ' || c FROM t1",
     "SELECT a || ' ' || b FROM t1"},
    {"identity",
     postgres,
     "CREATE TABLE t(id int GENERATED ALWAYS AS IDENTITY, v text);",
     "CREATE TABLE u(key int GENERATED ALWAYS AS IDENTITY, v text);",
     {u"table:t=u"_s, u"column:t.id=key"_s},
     "INSERT INTO t(v) VALUES ('a'), ('b');",
     "INSERT INTO u(v) VALUES ('c') RETURNING key",
     "INSERT INTO t(v) VALUES ('d') RETURNING id - 1"},
    {"and more changes",
     postgres,
     "CREATE TABLE t(a int, b text); CREATE VIEW v AS SELECT a FROM t;",
     "CREATE TABLE t2(a2 bigint, c int); CREATE VIEW v AS SELECT a2 AS a FROM t2;",
     {u"table:t=t2"_s, u"column:t.a=a2"_s},
     "INSERT INTO t(a) VALUES (1);",
     "SELECT a2 FROM t2",
     "SELECT a FROM t"},
    {"in a file",
     sqlite,
     "CREATE TABLE client(id INTEGER PRIMARY KEY AUTOINCREMENT, mail TEXT DEFAULT 'x' CHECK (mail <> ''), n INT);"
     "CREATE INDEX i ON client(lower(mail)) WHERE mail IS NOT NULL;"
     "CREATE TABLE bill(c INT REFERENCES client(id) ON DELETE CASCADE);"
     "CREATE VIEW names AS SELECT client.mail, n FROM client; CREATE VIEW more AS SELECT mail FROM names;"
     "CREATE TRIGGER t AFTER UPDATE OF mail ON client BEGIN UPDATE client SET n = 1 WHERE mail = new.mail; END;",
     "CREATE TABLE customer(id INTEGER PRIMARY KEY AUTOINCREMENT, \"e mail\" TEXT DEFAULT 'x' "
     "CHECK (\"e mail\" <> ''), n INT);"
     "CREATE INDEX i ON customer(lower(\"e mail\")) WHERE \"e mail\" IS NOT NULL;"
     "CREATE TABLE bill(c INT REFERENCES customer(id) ON DELETE CASCADE);"
     "CREATE VIEW names AS SELECT customer.\"e mail\" AS mail, n FROM customer;"
     "CREATE VIEW more AS SELECT mail FROM names;"
     "CREATE TRIGGER t AFTER UPDATE OF \"e mail\" ON customer "
     "BEGIN UPDATE customer SET n = 1 WHERE \"e mail\" = new.\"e mail\"; END;",
     {u"table:client=customer"_s, u"column:client.mail=\"e mail\""_s},
     "INSERT INTO client(mail, n) VALUES ('a', 7); INSERT INTO bill VALUES (1);",
     "SELECT \"e mail\" || n || c FROM customer, bill",
     "SELECT mail || n || c FROM client, bill",
     "DROP TABLE"},
    {"exchanged in a file",
     sqlite,
     "CREATE TABLE a(x INT); CREATE TABLE b(x TEXT);",
     "CREATE TABLE b(x INT); CREATE TABLE a(x TEXT);",
     {u"table:a=b"_s, u"table:b=a"_s},
     "INSERT INTO a VALUES (1); INSERT INTO b VALUES ('q');",
     "SELECT b.x || a.x FROM a, b",
     "SELECT a.x || b.x FROM a, b"},
};

} // namespace

class RenameTest : public QObject
{
    Q_OBJECT

    test::RenameTrip m_trip;

private Q_SLOTS:
    void keepsRowsBothWays_data()
    {
        QTest::addColumn<int>("at");
        for (size_t i = 0; i < cases.size(); ++i)
            QTest::newRow(cases[i].name) << int(i);
    }

    void keepsRowsBothWays()
    {
        QFETCH(const int, at);
        const RenameCase &pair = cases[size_t(at)];
        const QString failure = m_trip.failure(pair);
        QVERIFY2(failure.isEmpty(), qPrintable(failure));
    }

    // What is not given is made anew, and proposed with the option that takes it.
    void proposes_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("option");
        QTest::newRow("a column") << QByteArray("CREATE TABLE t(id int, mail text);")
                                  << QByteArray("CREATE TABLE t(id int, email text);")
                                  << u"column:public.t.mail=email"_s;
        QTest::newRow("a table") << QByteArray("CREATE TABLE client(id int PRIMARY KEY, name text, at date);")
                                 << QByteArray("CREATE TABLE customer(id int PRIMARY KEY, name text, at date);")
                                 << u"table:public.client=customer"_s;
        QTest::newRow("a value") << QByteArray("CREATE TYPE m AS ENUM ('a', 'bad');")
                                 << QByteArray("CREATE TYPE m AS ENUM ('a', 'baad');")
                                 << u"enum-value:public.m.bad=baad"_s;
        QTest::newRow("a type") << QByteArray("CREATE TYPE m AS ENUM ('a', 'b');")
                                << QByteArray("CREATE TYPE \"m 2\" AS ENUM ('a', 'b');") << u"type:public.m=\"m 2\""_s;
        QTest::newRow("a routine") << QByteArray("CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';")
                                   << QByteArray("CREATE FUNCTION g(int) RETURNS int LANGUAGE sql AS 'SELECT 1';")
                                   << u"function:public.f(integer)=g"_s;
        QTest::newRow("nothing alike") << QByteArray("CREATE TABLE t(id int, mail text);")
                                       << QByteArray("CREATE TABLE t(id int, salary numeric NOT NULL DEFAULT 3);")
                                       << QString();
    }

    void proposes()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QFETCH(const QString, option);
        schema::Schema a;
        schema::Schema b;
        const RenameCase pair{"", postgres, before, after, {}, {}, {}, {}};
        const auto comparison = m_trip.compared(pair, a, b);
        QVERIFY2(comparison, comparison ? "" : qPrintable(toText(comparison.error())));
        QStringList options;
        for (const diff::Proposal &proposal : comparison->proposals) {
            QVERIFY(proposal.score >= 0.5 && proposal.score <= 1 && !proposal.reasons.isEmpty());
            options << diff::renameOption(proposal.rename);
        }
        QCOMPARE(options.join(u' '), option);
        QVERIFY(comparison->renames.empty());
        if (option.isEmpty())
            return;
        // and taken as it is printed, nothing is left but the rename
        const RenameCase taken{"", postgres, before, after, {option}, {}, {}, {}};
        const auto renamed = m_trip.compared(taken, a, b);
        QVERIFY2(renamed, renamed ? "" : qPrintable(toText(renamed.error())));
        QVERIFY(renamed->difference.changes.empty() && renamed->difference.renaming);
        QVERIFY(renamed->proposals.empty());
    }

    // A column of a table that goes on under another name is given by the table's old name, as every rename is.
    void proposesInsideOfWhatIsRenamed()
    {
        schema::Schema a;
        schema::Schema b;
        const QByteArray before = "CREATE TABLE client(id int PRIMARY KEY, name text, mail text);";
        const QByteArray after = "CREATE TABLE customer(id int PRIMARY KEY, name text, email text);";
        const RenameCase table{"", postgres, before, after, {u"table:public.client=customer"_s}, {}, {}, {}};
        const auto comparison = m_trip.compared(table, a, b);
        QVERIFY2(comparison, comparison ? "" : qPrintable(toText(comparison.error())));
        QCOMPARE(comparison->proposals.size(), size_t(1));
        const QString option = diff::renameOption(comparison->proposals.front().rename);
        QCOMPARE(option, u"column:public.client.mail=email"_s);
        const RenameCase both{"", postgres, before, after, {u"table:public.client=customer"_s, option}, {}, {}, {}};
        const auto renamed = m_trip.compared(both, a, b);
        QVERIFY2(renamed, renamed ? "" : qPrintable(toText(renamed.error())));
        QVERIFY(renamed->difference.changes.empty());
    }

    void saysWhatIsLocked_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("locks");
        const QString strong = u"s.t ACCESS EXCLUSIVE"_s;
        QTest::newRow("a table") << schema::kind::table << QString() << strong;
        QTest::newRow("a column") << schema::kind::column << u"c"_s << strong;
        QTest::newRow("a constraint") << schema::kind::check << u"c"_s << strong;
        QTest::newRow("a view") << schema::kind::view << QString() << strong;
        QTest::newRow("a sequence") << schema::kind::sequence << QString() << strong;
        QTest::newRow("a type") << schema::kind::type << QString() << QString();
        QTest::newRow("a value") << diff::enumValueKind << u"c"_s << QString();
    }

    void saysWhatIsLocked()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, part);
        QFETCH(const QString, locks);
        const dialect::Dialect &dialect = *m_trip.registry().find(QString::fromLatin1(postgres));
        const plan::Statement statement =
            dialect.planner->renameStatement({.object = {kind, {u"s"_s, u"t"_s}, part}, .to = u"z"_s});
        QStringList found;
        for (const plan::Lock &lock : statement.locks)
            found << lock.object.name.toString() + u' ' + lock.mode;
        QCOMPARE(found.join(u", "_s), locks);
    }

    void takesEqualIndexesByThemselves()
    {
        schema::Schema a;
        schema::Schema b;
        const RenameCase pair{"",
                              postgres,
                              "CREATE TABLE t(a int, b int, CONSTRAINT c CHECK (a > 0)); CREATE INDEX i ON t(a);"
                              "CREATE INDEX x ON t(b); CREATE INDEX y ON t(b);",
                              "CREATE TABLE t(a int, b int, CONSTRAINT d CHECK (a > 0)); CREATE INDEX j ON t(a);"
                              "CREATE INDEX x2 ON t(b); CREATE INDEX y2 ON t(b);",
                              {},
                              {},
                              {},
                              {}};
        const auto comparison = m_trip.compared(pair, a, b);
        QVERIFY(comparison);
        QCOMPARE(comparison->renames.size(), 2U);
        QCOMPARE(comparison->difference.changes.size(), 4U); // x and y could be either
        const auto declined = dialect::compareSchemas(m_trip.registry(), a, b, {.equalRenames = false});
        QVERIFY(declined && declined->renames.empty());
        QCOMPARE(declined->difference.changes.size(), 8U);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("renames");
        QTest::addColumn<QString>("says");
        QTest::newRow("no kind") << QStringList{u"a=b"_s} << u"kind"_s;
        QTest::newRow("no sign") << QStringList{u"table:a"_s} << u"equals sign"_s;
        QTest::newRow("the same") << QStringList{u"table:a=a"_s} << u"the same"_s;
        QTest::newRow("no name") << QStringList{u"table:=b"_s} << u"empty"_s;
        QTest::newRow("unknown") << QStringList{u"table:aa=c"_s} << u"public.a"_s;
        QTest::newRow("no target") << QStringList{u"table:a=cc"_s} << u"public.c"_s;
        QTest::newRow("twice") << QStringList{u"table:a=c"_s, u"table:a=d"_s} << u"Two renames"_s;
        QTest::newRow("to one") << QStringList{u"table:a=c"_s, u"table:b=c"_s} << u"Two renames"_s;
        QTest::newRow("a bare column") << QStringList{u"column:x=y"_s} << u"public.a.x"_s;
        QTest::newRow("cannot") << QStringList{u"trigger:x=y"_s} << u"no such trigger"_s;
    }

    void saysWhatIsWrong()
    {
        QFETCH(const QStringList, renames);
        QFETCH(const QString, says);
        schema::Schema a;
        schema::Schema b;
        const RenameCase pair{"",
                              postgres,
                              "CREATE TABLE a(x int); CREATE TABLE b(x int);",
                              "CREATE TABLE c(y int); CREATE TABLE d(x int);",
                              renames,
                              {},
                              {},
                              {}};
        const auto comparison = m_trip.compared(pair, a, b);
        QVERIFY(!comparison);
        QCOMPARE(comparison.error().kind, ErrorKind::Usage);
        QVERIFY2(toText(comparison.error()).contains(says), qPrintable(toText(comparison.error())));
    }
};

TIDEMARK_TEST(RenameTest)
#include "tst_rename.moc"
