// SPDX-License-Identifier: GPL-3.0-or-later
// Moves to another schema on real databases: what hangs on an object goes along, what names it follows, rows stay.
#include "core/renametrip.h"
#include "plan/script.h"
#include "support/testmain.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace tidemark;
using namespace Qt::StringLiterals;
using test::postgres;
using test::RenameCase;

namespace {

const QByteArray twoSchemas = "CREATE SCHEMA app; CREATE SCHEMA sales;";

const std::vector<RenameCase> cases{
    {"a table and all that hangs on it",
     postgres,
     twoSchemas + "CREATE TABLE app.customer(id int PRIMARY KEY);"
                  "CREATE TABLE app.orders(id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n serial,"
                  " customer int REFERENCES app.customer, note text UNIQUE CHECK (note <> ''));"
                  "CREATE INDEX by_note ON app.orders(lower(note)); COMMENT ON TABLE app.orders IS 'all';"
                  "CREATE TABLE app.line(orders int REFERENCES app.orders, n int);"
                  "CREATE VIEW app.open AS SELECT orders.id, line.n FROM app.orders JOIN app.line "
                  "ON line.orders = orders.id; CREATE VIEW app.more AS SELECT orders FROM app.orders;"
                  "GRANT SELECT ON app.orders TO PUBLIC; ALTER TABLE app.orders ENABLE ROW LEVEL SECURITY;"
                  "CREATE POLICY p ON app.orders USING (id IN (SELECT line.orders FROM app.line));"
                  "CREATE FUNCTION app.t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                  "CREATE TRIGGER t BEFORE UPDATE ON app.orders FOR EACH ROW EXECUTE FUNCTION app.t();"
                  "CREATE STATISTICS app.s ON n, customer FROM app.orders;"
                  "CREATE FUNCTION app.f(app.orders) RETURNS SETOF app.orders LANGUAGE sql "
                  "BEGIN ATOMIC SELECT * FROM app.orders; END;",
     twoSchemas + "CREATE TABLE app.customer(id int PRIMARY KEY);"
                  "CREATE TABLE sales.orders(id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n serial,"
                  " customer int REFERENCES app.customer, note text UNIQUE CHECK (note <> ''));"
                  "CREATE INDEX by_note ON sales.orders(lower(note)); COMMENT ON TABLE sales.orders IS 'all';"
                  "CREATE TABLE app.line(orders int REFERENCES sales.orders, n int);"
                  "CREATE VIEW app.open AS SELECT orders.id, line.n FROM sales.orders JOIN app.line "
                  "ON line.orders = orders.id; CREATE VIEW app.more AS SELECT orders FROM sales.orders;"
                  "GRANT SELECT ON sales.orders TO PUBLIC; ALTER TABLE sales.orders ENABLE ROW LEVEL SECURITY;"
                  "CREATE POLICY p ON sales.orders USING (id IN (SELECT line.orders FROM app.line));"
                  "CREATE FUNCTION app.t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                  "CREATE TRIGGER t BEFORE UPDATE ON sales.orders FOR EACH ROW EXECUTE FUNCTION app.t();"
                  "CREATE STATISTICS app.s ON n, customer FROM sales.orders;"
                  "CREATE FUNCTION app.f(sales.orders) RETURNS SETOF sales.orders LANGUAGE sql "
                  "BEGIN ATOMIC SELECT * FROM sales.orders; END;",
     {u"table:app.orders=sales.orders"_s},
     "INSERT INTO app.customer VALUES (7); INSERT INTO app.orders(customer, note) VALUES (7, 'a'), (7, 'b');"
     "INSERT INTO app.line VALUES (2, 5);",
     "SELECT string_agg(o.id || note, ',' ORDER BY o.id) || max(l.n) FROM sales.orders o, app.line l",
     "SELECT string_agg(o.id || note, ',' ORDER BY o.id) || max(l.n) FROM app.orders o, app.line l",
     "DROP"},
    {"under a new name at once",
     postgres,
     twoSchemas + "CREATE TABLE app.orders(id bigserial PRIMARY KEY, note text);"
                  "CREATE INDEX orders_note ON app.orders(note);",
     twoSchemas + "CREATE TABLE sales.invoice(id bigserial PRIMARY KEY, note text);"
                  "CREATE INDEX invoice_note ON sales.invoice(note);",
     {u"table:app.orders=sales.invoice"_s},
     "INSERT INTO app.orders(note) VALUES ('a'), ('b');",
     "SELECT string_agg(note, ',' ORDER BY id) || nextval('sales.invoice_id_seq') FROM sales.invoice",
     "SELECT string_agg(note, ',' ORDER BY id) || 3 FROM app.orders",
     "DROP"},
    {"past a table of the old name that stays there",
     postgres,
     twoSchemas + "CREATE TABLE app.orders(id int PRIMARY KEY); CREATE TABLE sales.orders(x text PRIMARY KEY);",
     twoSchemas + "CREATE TABLE sales.invoice(id int PRIMARY KEY); CREATE TABLE sales.orders(x text PRIMARY KEY);",
     {u"table:app.orders=sales.invoice"_s},
     "INSERT INTO app.orders VALUES (4); INSERT INTO sales.orders VALUES ('q');",
     "SELECT i.id || o.x FROM sales.invoice i, sales.orders o",
     "SELECT i.id || o.x FROM app.orders i, sales.orders o",
     "DROP"},
    {"past a table that keeps a name that it comes with, and another that has its new one",
     postgres,
     twoSchemas + "CREATE TABLE app.orders(id int); CREATE TABLE sales.orders(x int); CREATE VIEW app.invoice AS "
                  "SELECT 1 AS one;",
     twoSchemas + "CREATE TABLE sales.invoice(id int); CREATE TABLE sales.orders(x int); CREATE VIEW app.invoice AS "
                  "SELECT 1 AS one;",
     {u"table:app.orders=sales.invoice"_s},
     "INSERT INTO app.orders VALUES (4);",
     "SELECT id FROM sales.invoice",
     "SELECT id FROM app.orders",
     "DROP"},
    {"into a schema that comes, out of one that goes",
     postgres,
     "CREATE SCHEMA app; CREATE TABLE app.orders(id bigserial PRIMARY KEY, at date DEFAULT now());"
     "CREATE VIEW app.v AS SELECT id FROM app.orders;",
     "CREATE SCHEMA sales; GRANT USAGE ON SCHEMA sales TO PUBLIC; COMMENT ON SCHEMA sales IS 'new';"
     "CREATE TABLE sales.orders(id bigserial PRIMARY KEY, at date DEFAULT now());"
     "CREATE VIEW sales.v AS SELECT id FROM sales.orders; CREATE TABLE sales.other(id int);",
     {u"table:orders=sales.orders"_s, u"view:v=sales.v"_s},
     "INSERT INTO app.orders DEFAULT VALUES;",
     "SELECT id FROM sales.v",
     "SELECT id FROM app.v",
     "DROP VIEW"},
    {"two tables that change places",
     postgres,
     twoSchemas + "CREATE TABLE app.orders(id serial PRIMARY KEY, a text UNIQUE);"
                  "CREATE TABLE sales.orders(id bigserial PRIMARY KEY, b int);",
     twoSchemas + "CREATE TABLE sales.orders(id serial PRIMARY KEY, a text UNIQUE);"
                  "CREATE TABLE app.orders(id bigserial PRIMARY KEY, b int);",
     {u"table:app.orders=sales.orders"_s, u"table:sales.orders=app.orders"_s},
     "INSERT INTO app.orders(a) VALUES ('x'); INSERT INTO sales.orders(b) VALUES (8), (9);",
     "SELECT string_agg(s.id || s.a || o.id || o.b, ',' ORDER BY o.b) FROM sales.orders s, app.orders o",
     "SELECT string_agg(s.id || s.a || o.id || o.b, ',' ORDER BY o.b) FROM app.orders s, sales.orders o",
     "DROP"},
    {"two tables that change places and names",
     postgres,
     twoSchemas + "CREATE TABLE app.a(x int PRIMARY KEY); CREATE TABLE sales.b(y text PRIMARY KEY);"
                  "CREATE TABLE app.b(z int); CREATE TABLE sales.a(z int);",
     twoSchemas + "CREATE TABLE sales.b(x int PRIMARY KEY); CREATE TABLE app.a(y text PRIMARY KEY);"
                  "CREATE TABLE app.b(z int); CREATE TABLE sales.a(z int);",
     {u"table:app.a=sales.b"_s, u"table:sales.b=app.a"_s},
     "INSERT INTO app.a VALUES (1); INSERT INTO sales.b VALUES ('q');",
     "SELECT b.x || a.y FROM sales.b, app.a",
     "SELECT a.x || b.y FROM app.a, sales.b"},
    {"three tables in a circle",
     postgres,
     twoSchemas + "CREATE SCHEMA c; CREATE TABLE app.t(x serial PRIMARY KEY, a int);"
                  "CREATE TABLE sales.t(x serial PRIMARY KEY, b int); CREATE TABLE c.t(x serial PRIMARY KEY, c int);",
     twoSchemas + "CREATE SCHEMA c; CREATE TABLE sales.t(x serial PRIMARY KEY, a int);"
                  "CREATE TABLE c.t(x serial PRIMARY KEY, b int); CREATE TABLE app.t(x serial PRIMARY KEY, c int);",
     {u"table:app.t=sales.t"_s, u"table:sales.t=c.t"_s, u"table:c.t=app.t"_s},
     "INSERT INTO app.t(a) VALUES (1); INSERT INTO sales.t(b) VALUES (2); INSERT INTO c.t(c) VALUES (3);",
     "SELECT concat(one.a, two.b, three.c) FROM sales.t one, c.t two, app.t three",
     "SELECT concat(one.a, two.b, three.c) FROM app.t one, sales.t two, c.t three",
     "DROP"},
    {"everything at once",
     postgres,
     twoSchemas + "CREATE TYPE app.m AS ENUM ('x', 'y');"
                  "CREATE TABLE app.t(id serial PRIMARY KEY, m app.m DEFAULT 'x', n int);"
                  "CREATE INDEX i ON app.t(n); CREATE INDEX j ON app.t(m) WHERE m = 'x';"
                  "CREATE MATERIALIZED VIEW app.mv AS SELECT id, m FROM app.t WHERE m = 'x';"
                  "CREATE INDEX k ON app.mv(id);"
                  "CREATE FUNCTION app.f(app.m) RETURNS int LANGUAGE sql AS 'SELECT 1';"
                  "CREATE FUNCTION sales.f(app.m) RETURNS int LANGUAGE sql AS 'SELECT 2';"
                  "CREATE VIEW app.w AS SELECT app.f(m) AS one, sales.f(m) AS two FROM app.t;",
     twoSchemas + "CREATE TYPE sales.mood AS ENUM ('xx', 'y');"
                  "CREATE TABLE sales.tt(id serial PRIMARY KEY, mm sales.mood DEFAULT 'xx', n int);"
                  "ALTER SEQUENCE sales.tt_id_seq RENAME TO q;"
                  "CREATE INDEX i2 ON sales.tt(n); CREATE INDEX j ON sales.tt(mm) WHERE mm = 'xx';"
                  "CREATE MATERIALIZED VIEW sales.mv AS SELECT id, mm FROM sales.tt WHERE mm = 'xx';"
                  "CREATE INDEX k2 ON sales.mv(id);"
                  "CREATE FUNCTION sales.f(sales.mood) RETURNS int LANGUAGE sql AS 'SELECT 1';"
                  "CREATE FUNCTION app.f(sales.mood) RETURNS int LANGUAGE sql AS 'SELECT 2';"
                  "CREATE VIEW app.w AS SELECT sales.f(mm) AS one, app.f(mm) AS two FROM sales.tt;",
     {u"type:app.m=sales.mood"_s, u"enum-value:app.m.x=xx"_s, u"table:app.t=sales.tt"_s, u"column:app.t.m=mm"_s,
      u"sequence:app.t_id_seq=q"_s, u"index:app.t.i=i2"_s, u"matview:app.mv=sales.mv"_s, u"index:app.mv.k=k2"_s,
      u"function:app.f=sales.f"_s, u"function:sales.f=app.f"_s},
     "INSERT INTO app.t(n) VALUES (7);",
     "SELECT concat(id, n, one, two) FROM sales.tt, app.w",
     "SELECT concat(id, n, one, two) FROM app.t, app.w",
     "DROP TABLE"},
    {"what publishes it, inherits, keeps it as a row, or only looks like it",
     postgres,
     twoSchemas + "CREATE TABLE app.p(id int, x text); CREATE TABLE app.c(y int) INHERITS (app.p);"
                  "CREATE TABLE app.t(id int PRIMARY KEY, app int); CREATE TABLE app.kept(r app.t, rs app.t[]);"
                  "CREATE PUBLICATION pub FOR TABLE app.t, app.c; CREATE TABLE sales.u(t int);"
                  "CREATE RULE r AS ON DELETE TO app.t DO ALSO INSERT INTO app.p SELECT old.id;"
                  "CREATE VIEW app.v AS SELECT app.t.id, app.app FROM app.t, app.t app;"
                  "CREATE VIEW app.x AS SELECT app.t + 1 AS n FROM sales.u app;",
     twoSchemas + "CREATE TABLE sales.p(id int, x text); CREATE TABLE app.c(y int) INHERITS (sales.p);"
                  "CREATE TABLE sales.t(id int PRIMARY KEY, app int); CREATE TABLE app.kept(r sales.t, rs sales.t[]);"
                  "CREATE PUBLICATION pub FOR TABLE sales.t, app.c; CREATE TABLE sales.u(t int);"
                  "CREATE RULE r AS ON DELETE TO sales.t DO ALSO INSERT INTO sales.p SELECT old.id;"
                  "CREATE VIEW app.v AS SELECT sales.t.id, app.app FROM sales.t, sales.t app;"
                  "CREATE VIEW app.x AS SELECT app.t + 1 AS n FROM sales.u app;",
     {u"table:app.p=sales.p"_s, u"table:app.t=sales.t"_s},
     "INSERT INTO app.c VALUES (1, 'x', 2); INSERT INTO app.t VALUES (3, 4); INSERT INTO app.kept VALUES ((5, 6), "
     "'{}');"
     "INSERT INTO sales.u VALUES (7);",
     "SELECT concat(p.x, t.app, (kept.r).id, n) FROM sales.p, sales.t, app.kept, app.x",
     "SELECT concat(p.x, t.app, (kept.r).id, n) FROM app.p, app.t, app.kept, app.x",
     "DROP TABLE"},
    {"in the place of a table that goes",
     postgres,
     twoSchemas + "CREATE TABLE app.orders(id serial PRIMARY KEY); CREATE TABLE sales.orders(id bigserial PRIMARY KEY,"
                  " old int);",
     twoSchemas + "CREATE TABLE sales.orders(id serial PRIMARY KEY);",
     {u"table:app.orders=sales.orders"_s},
     "INSERT INTO app.orders VALUES (3);",
     "SELECT id FROM sales.orders",
     "SELECT id FROM app.orders"},
    {"with an index whose name is taken there",
     postgres,
     twoSchemas + "CREATE TABLE app.orders(note text); CREATE INDEX by_note ON app.orders(note);"
                  "CREATE TABLE sales.other(note text); CREATE INDEX by_note ON sales.other(note);",
     twoSchemas + "CREATE TABLE sales.orders(note text); CREATE INDEX by_note2 ON sales.orders(lower(note));"
                  "CREATE TABLE sales.other(note text); CREATE INDEX by_note ON sales.other(note);",
     {u"table:app.orders=sales.orders"_s},
     "INSERT INTO app.orders VALUES ('n');",
     "SELECT note FROM sales.orders",
     "SELECT note FROM app.orders"},
    {"partitions, the whole and one of them",
     postgres,
     twoSchemas + "CREATE TABLE app.log(id int NOT NULL, at int, PRIMARY KEY (id)) PARTITION BY RANGE (id);"
                  "CREATE TABLE app.log1 PARTITION OF app.log FOR VALUES FROM (0) TO (9);"
                  "CREATE TABLE app.log2 PARTITION OF app.log FOR VALUES FROM (9) TO (20);"
                  "CREATE INDEX by_at ON app.log(at);",
     twoSchemas + "CREATE TABLE sales.log(id int NOT NULL, at int, PRIMARY KEY (id)) PARTITION BY RANGE (id);"
                  "CREATE TABLE app.log1 PARTITION OF sales.log FOR VALUES FROM (0) TO (9);"
                  "CREATE TABLE sales.log2 PARTITION OF sales.log FOR VALUES FROM (9) TO (20);"
                  "CREATE INDEX by_at ON sales.log(at);",
     {u"table:app.log=sales.log"_s, u"table:app.log2=sales.log2"_s},
     "INSERT INTO app.log VALUES (1, 2), (10, 3);",
     "SELECT l.id || ' ' || s.at FROM app.log1 l, sales.log2 s",
     "SELECT l.id || ' ' || s.at FROM app.log1 l, app.log2 s",
     "DROP"},
    {"types of every sort",
     postgres,
     twoSchemas + "CREATE TYPE app.mood AS ENUM ('bad', 'good'); CREATE DOMAIN app.pos AS int CHECK (VALUE > 0);"
                  "CREATE TYPE app.pair AS (m app.mood, n app.pos);"
                  "CREATE TYPE app.span AS RANGE (SUBTYPE = float8, MULTIRANGE_TYPE_NAME = app.spans);"
                  "CREATE FUNCTION app.f(app.mood, app.pair[]) RETURNS app.mood LANGUAGE sql IMMUTABLE AS 'SELECT $1';"
                  "CREATE TABLE app.t(m app.mood DEFAULT 'good', p app.pair, s app.span, l app.mood[], n app.pos,"
                  " CHECK (m <> 'bad'::app.mood));"
                  "CREATE VIEW app.v AS SELECT m FROM app.t WHERE m = 'good'::app.mood;",
     twoSchemas + "CREATE TYPE sales.mood AS ENUM ('bad', 'good'); CREATE DOMAIN sales.pos AS int CHECK (VALUE > 0);"
                  "CREATE TYPE sales.couple AS (m sales.mood, n sales.pos);"
                  "CREATE TYPE sales.span AS RANGE (SUBTYPE = float8, MULTIRANGE_TYPE_NAME = sales.spans);"
                  "CREATE FUNCTION sales.f(sales.mood, sales.couple[]) RETURNS sales.mood LANGUAGE sql IMMUTABLE "
                  "AS 'SELECT $1';"
                  "CREATE TABLE app.t(m sales.mood DEFAULT 'good', p sales.couple, s sales.span, l sales.mood[],"
                  " n sales.pos, CHECK (m <> 'bad'::sales.mood));"
                  "CREATE VIEW app.v AS SELECT m FROM app.t WHERE m = 'good'::sales.mood;",
     {u"type:app.mood=sales.mood"_s, u"type:app.pos=sales.pos"_s, u"type:app.pair=sales.couple"_s,
      u"type:app.span=sales.span"_s, u"function:app.f=sales.f"_s},
     "INSERT INTO app.t VALUES (DEFAULT, '(good,3)', '[1,2]', '{bad}', 5);",
     "SELECT concat(m, p, s, l, n, pg_typeof(range_merge('{[1,2]}'::sales.spans)) = 'sales.span'::regtype) FROM app.t",
     "SELECT concat(m, p, s, l, n, true) FROM app.t",
     "DROP"},
    {"routines and who calls them",
     postgres,
     twoSchemas + "CREATE FUNCTION app.ok(text) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT true';"
                  "CREATE FUNCTION app.r() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                  "CREATE PROCEDURE app.p(int) LANGUAGE sql AS 'SELECT 1'; REVOKE ALL ON PROCEDURE app.p FROM PUBLIC;"
                  "CREATE TABLE app.t(x text DEFAULT app.ok('')::text CHECK (app.ok(x)),"
                  " y bool GENERATED ALWAYS AS (app.ok(x)) STORED);"
                  "CREATE INDEX i ON app.t(app.ok(x)); CREATE VIEW app.v AS SELECT app.ok(x) AS ok FROM app.t;"
                  "CREATE TRIGGER r BEFORE INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION app.r();",
     twoSchemas + "CREATE FUNCTION sales.fine(text) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT true';"
                  "CREATE FUNCTION sales.r() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                  "CREATE PROCEDURE sales.p(int) LANGUAGE sql AS 'SELECT 1';"
                  "REVOKE ALL ON PROCEDURE sales.p FROM PUBLIC;"
                  "CREATE TABLE app.t(x text DEFAULT sales.fine('')::text CHECK (sales.fine(x)),"
                  " y bool GENERATED ALWAYS AS (sales.fine(x)) STORED);"
                  "CREATE INDEX i ON app.t(sales.fine(x)); CREATE VIEW app.v AS SELECT sales.fine(x) AS ok FROM app.t;"
                  "CREATE TRIGGER r BEFORE INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION sales.r();",
     {u"function:app.ok(text)=sales.fine"_s, u"function:app.r=sales.r"_s, u"procedure:app.p=sales.p"_s},
     "INSERT INTO app.t DEFAULT VALUES;",
     "SELECT x || y FROM app.t",
     "SELECT x || y FROM app.t",
     "DROP"},
    {"views and sequences",
     postgres,
     twoSchemas + "CREATE SEQUENCE app.number; CREATE TABLE app.t(id bigint DEFAULT nextval('app.number'), a int);"
                  "CREATE MATERIALIZED VIEW app.m AS SELECT id, a FROM app.t; CREATE UNIQUE INDEX mi ON app.m(id);"
                  "CREATE VIEW app.v AS SELECT m.a FROM app.m; GRANT SELECT ON app.v TO PUBLIC;"
                  "CREATE VIEW app.w AS SELECT a FROM app.v;",
     twoSchemas + "CREATE SEQUENCE sales.number; CREATE TABLE app.t(id bigint DEFAULT nextval('sales.number'), a int);"
                  "CREATE MATERIALIZED VIEW sales.m AS SELECT id, a FROM app.t; CREATE UNIQUE INDEX mi ON sales.m(id);"
                  "CREATE VIEW sales.v2 AS SELECT m.a FROM sales.m; GRANT SELECT ON sales.v2 TO PUBLIC;"
                  "CREATE VIEW app.w AS SELECT a FROM sales.v2;",
     {u"sequence:app.number=sales.number"_s, u"matview:app.m=sales.m"_s, u"view:app.v=sales.v2"_s},
     "INSERT INTO app.t(a) VALUES (3), (4);",
     "SELECT max(id) || '-' || max(a) FROM app.t",
     "SELECT max(id) || '-' || max(a) FROM app.t",
     "DROP"},
    {"names that bite",
     postgres,
     "CREATE SCHEMA \"a.b\"; CREATE SCHEMA \"c\"\"; DROP\n'd\";"
     "CREATE TABLE \"a.b\".\"o'r\"\"d;\"(id serial PRIMARY KEY, \"a.b\" int CHECK (\"a.b\" > 0));"
     "CREATE VIEW \"a.b\".v AS SELECT \"a.b\" FROM \"a.b\".\"o'r\"\"d;\";",
     "CREATE SCHEMA \"a.b\"; CREATE SCHEMA \"c\"\"; DROP\n'd\";"
     "CREATE TABLE \"c\"\"; DROP\n'd\".\"=\"(id serial PRIMARY KEY, \"a.b\" int CHECK (\"a.b\" > 0));"
     "CREATE VIEW \"a.b\".v AS SELECT \"a.b\" FROM \"c\"\"; DROP\n'd\".\"=\";",
     {u"table:\"a.b\".\"o'r\"\"d;\"=\"c\"\"; DROP\n'd\".\"=\""_s},
     "INSERT INTO \"a.b\".\"o'r\"\"d;\"(\"a.b\") VALUES (6);",
     "SELECT \"a.b\" FROM \"a.b\".v",
     "SELECT \"a.b\" FROM \"a.b\".v"},
    {"and more changes",
     postgres,
     twoSchemas + "CREATE TABLE app.t(a int, b text); CREATE VIEW app.v AS SELECT a FROM app.t;"
                  "CREATE TABLE app.k(id int PRIMARY KEY);",
     twoSchemas + "CREATE TABLE app.k(id int PRIMARY KEY); CREATE TABLE sales.t(a2 bigint REFERENCES app.k, c int);"
                  "CREATE VIEW app.v AS SELECT a2 AS a FROM sales.t; CREATE TABLE app.t(fresh int);",
     {u"table:app.t=sales.t"_s, u"column:app.t.a=a2"_s},
     "INSERT INTO app.k VALUES (1); INSERT INTO app.t(a) VALUES (1);",
     "SELECT a2 FROM sales.t",
     "SELECT a FROM app.t"},
    {"a view that is made anew goes under its new name",
     postgres,
     twoSchemas + "CREATE TABLE app.t(a int, b int); CREATE VIEW app.v AS SELECT t.a AS n FROM app.t "
                  "WHERE EXISTS (SELECT 1 FROM app.t a WHERE a.b = t.b);",
     twoSchemas + "CREATE TABLE app.t(c int, b int); CREATE VIEW sales.w AS SELECT t.c + 1 AS n FROM app.t "
                  "WHERE EXISTS (SELECT 1 FROM app.t a WHERE a.b = t.b);",
     {u"column:app.t.a=c"_s, u"view:app.v=sales.w"_s},
     "INSERT INTO app.t VALUES (1, 2);",
     "SELECT c FROM app.t",
     "SELECT a FROM app.t"},
};

} // namespace

class MoveTest : public QObject
{
    Q_OBJECT

    test::RenameTrip m_trip;

    static RenameCase unmoved(const QByteArray &before, const QByteArray &after, const QStringList &renames = {})
    {
        return {"", postgres, before, after, renames, {}, {}, {}};
    }

    static QStringList texts(const std::vector<plan::Statement> &statements)
    {
        QStringList list;
        for (const plan::Statement &statement : statements)
            list << statement.sql;
        return list.filter(QRegularExpression(u"^(?!.* OWNER TO )"_s));
    }

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
        const QString failure = m_trip.failure(cases[size_t(at)]);
        QVERIFY2(failure.isEmpty(), qPrintable(failure));
    }

    // A move is all that there is to do, and no text was set aside for it.
    void isOneStatement()
    {
        const auto plan = m_trip.planned(cases[0]);
        QVERIFY2(plan, plan ? "" : qPrintable(toText(plan.error())));
        QCOMPARE(plan->up.size(), size_t(1));
        QCOMPARE(plan->up[0].sql, u"ALTER TABLE app.orders SET SCHEMA sales"_s);
        QCOMPARE(plan->down.size(), size_t(1));
        QCOMPARE(plan->down[0].sql, u"ALTER TABLE sales.orders SET SCHEMA app"_s);
    }

    // The schema is there before the move, and the old one goes behind it; the other way round on the way back.
    void placesSchemasAround()
    {
        const auto plan =
            m_trip.planned(unmoved("CREATE SCHEMA app; CREATE TABLE app.t(x int);",
                                   "CREATE SCHEMA sales; CREATE TABLE sales.t(x int);", {u"table:t=sales.t"_s}));
        QVERIFY2(plan, plan ? "" : qPrintable(toText(plan.error())));
        QCOMPARE(texts(plan->up), (QStringList{u"CREATE SCHEMA sales"_s, u"ALTER TABLE app.t SET SCHEMA sales"_s,
                                               u"DROP SCHEMA app"_s}));
        QCOMPARE(texts(plan->down), (QStringList{u"CREATE SCHEMA app"_s, u"ALTER TABLE sales.t SET SCHEMA app"_s,
                                                 u"DROP SCHEMA sales"_s}));
    }

    // Nobody chose the schema, but nothing can move into it before it is there.
    void aChoiceBringsTheSchemaAlong()
    {
        schema::Schema before;
        schema::Schema after;
        const RenameCase pair = unmoved("CREATE SCHEMA app; CREATE TABLE app.t(x int); CREATE TABLE app.u(x int);",
                                        "CREATE SCHEMA sales; CREATE TABLE sales.t(x int); CREATE SCHEMA app;"
                                        "CREATE TABLE app.u(y text);");
        QVERIFY(m_trip.compared(pair, before, after));
        dialect::ComparisonOptions options;
        options.renames = {diff::parseRename(u"table:t=sales.t"_s).value()};
        options.only = {diff::parsePattern(u"column:u.x"_s).value()};
        const auto comparison = dialect::compareSchemas(m_trip.registry(), before, after, options);
        QVERIFY2(comparison, comparison ? "" : qPrintable(toText(comparison.error())));
        QCOMPARE(comparison->cameAlong.size(), size_t(1));
        job::JobContext job;
        const auto plan = dialect::makePlan(job, *comparison->dialect->planner, comparison->difference);
        QVERIFY2(plan, plan ? "" : qPrintable(toText(plan.error())));
        QCOMPARE(texts(plan->up), (QStringList{u"CREATE SCHEMA sales"_s, u"ALTER TABLE app.t SET SCHEMA sales"_s,
                                               u"ALTER TABLE app.u DROP COLUMN x"_s}));
        QCOMPARE(plan->down.back().sql, u"DROP SCHEMA sales"_s);
    }

    void proposes_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("option");
        QTest::newRow("a table") << QByteArray("CREATE TABLE app.orders(id serial PRIMARY KEY, note text);")
                                 << QByteArray("CREATE TABLE sales.orders(id serial PRIMARY KEY, note text);")
                                 << u"table:app.orders=sales.orders"_s;
        QTest::newRow("a type") << QByteArray("CREATE TYPE app.\"m m\" AS ENUM ('a');")
                                << QByteArray("CREATE TYPE sales.\"m m\" AS ENUM ('a');")
                                << u"type:app.\"m m\"=sales.\"m m\""_s;
        QTest::newRow("a function") << QByteArray("CREATE FUNCTION app.f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';")
                                    << QByteArray(
                                           "CREATE FUNCTION sales.f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';")
                                    << u"function:app.f(integer)=sales.f"_s;
        QTest::newRow("a sequence") << QByteArray("CREATE SEQUENCE app.s INCREMENT 5;")
                                    << QByteArray("CREATE SEQUENCE sales.s INCREMENT 5;")
                                    << u"sequence:app.s=sales.s"_s;
        QTest::newRow("not alike") << QByteArray("CREATE TABLE app.t(a int, b text, c date);")
                                   << QByteArray("CREATE TABLE sales.t(x int, y text, c date);") << QString();
        QTest::newRow("another name") << QByteArray("CREATE TABLE app.t1(a int, b text);")
                                      << QByteArray("CREATE TABLE sales.t2(a int, b text);") << QString();
    }

    void proposes()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QFETCH(const QString, option);
        const auto comparison = m_trip.compared(unmoved(twoSchemas + before, twoSchemas + after));
        QVERIFY2(comparison, comparison ? "" : qPrintable(toText(comparison.error())));
        QStringList options;
        for (const diff::Proposal &proposal : comparison->proposals) {
            QVERIFY(proposal.score >= 0.8 && proposal.score <= 1 && !proposal.reasons.isEmpty());
            options << diff::renameOption(proposal.rename);
        }
        QCOMPARE(options.join(u' '), option);
        QVERIFY(comparison->renames.empty());
        if (option.isEmpty())
            return;
        const auto moved = m_trip.compared(unmoved(twoSchemas + before, twoSchemas + after, {option}));
        QVERIFY2(moved, moved ? "" : qPrintable(toText(moved.error())));
        QVERIFY(moved->difference.changes.empty() && moved->difference.renaming && moved->proposals.empty());
        QCOMPARE(moved->renames.size(), size_t(1));
        QCOMPARE(diff::renameOption(moved->renames[0]), option);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("renames");
        QTest::addColumn<QString>("says");
        QTest::newRow("too many names") << QStringList{u"table:app.a=x.sales.a"_s}
                                        << u"nothing before it but a schema"_s;
        QTest::newRow("a column") << QStringList{u"column:app.a.id=b.id"_s} << u"stands alone"_s;
        QTest::newRow("a constraint") << QStringList{u"constraint:app.a.c=sales.c"_s} << u"stands alone"_s;
        QTest::newRow("no schema") << QStringList{u"table:app.a=.a"_s} << u"empty"_s;
        QTest::newRow("no name") << QStringList{u"table:app.a=sales."_s} << u"empty"_s;
        QTest::newRow("nowhere") << QStringList{u"table:app.a=nowhere.a"_s} << u"called nowhere.a"_s;
        QTest::newRow("where it is") << QStringList{u"table:a=app.a"_s} << u"the same"_s;
        QTest::newRow("two to one") << QStringList{u"table:app.a=sales.c"_s, u"table:app.b=sales.c"_s}
                                    << u"Two renames"_s;
        QTest::newRow("a name of both") << QStringList{u"table:app.b=sales.b"_s} << u"of both names"_s;
        QTest::newRow("without its table")
            << QStringList{u"sequence:app.a_id_seq=sales.a_id_seq"_s} << u"Move the table"_s;
        QTest::newRow("an aggregate") << QStringList{u"aggregate:app.g=sales.g"_s} << u"no way"_s;
    }

    void saysWhatIsWrong()
    {
        QFETCH(const QStringList, renames);
        QFETCH(const QString, says);
        const auto comparison = m_trip.compared(unmoved(
            twoSchemas + "CREATE TABLE app.a(id serial); CREATE TABLE app.b(x int); CREATE TABLE sales.b(x int);"
                         "CREATE AGGREGATE app.g(int) (SFUNC = int4pl, STYPE = int);",
            twoSchemas + "CREATE TABLE sales.a(id serial); CREATE TABLE app.b(x int); CREATE TABLE "
                         "sales.b(x int); CREATE TABLE sales.c(x int);"
                         "CREATE AGGREGATE sales.g(int) (SFUNC = int4pl, STYPE = int);",
            renames));
        QVERIFY(!comparison);
        QVERIFY(comparison.error().kind == ErrorKind::Usage || comparison.error().kind == ErrorKind::Unsupported);
        QVERIFY2(toText(comparison.error()).contains(says), qPrintable(toText(comparison.error())));
    }

    void needsSchemas()
    {
        const RenameCase pair{
            "", test::sqlite, "CREATE TABLE a(x INT);", "CREATE TABLE b(x INT);", {u"table:a=main.b"_s}, {}, {}, {}};
        const auto comparison = m_trip.compared(pair);
        QVERIFY(!comparison);
        QCOMPARE(comparison.error().kind, ErrorKind::Unsupported);
        QVERIFY2(toText(comparison.error()).contains(u"no schemas"_s), qPrintable(toText(comparison.error())));
    }
};

TIDEMARK_TEST(MoveTest)
#include "tst_move.moc"
