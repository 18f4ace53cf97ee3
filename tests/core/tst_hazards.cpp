// SPDX-License-Identifier: GPL-3.0-or-later
// What statements do to a running server: a table of statements with their locks and hazards, and the pages of all
// codes. The locks are held against those that a real server reports.
#include "drivers/postgres/dialect.h"
#include "drivers/postgres/effects.h"
#include "plan/hazardpage.h"
#include "support/pgdatabase.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QRegularExpression>

using namespace tidemark;
using namespace Qt::StringLiterals;

namespace {

// Tables that the statements work on; every one starts from the same.
constexpr auto setup = R"(
CREATE TABLE a(id bigint PRIMARY KEY, n int, t varchar(20), m numeric(10,2));
CREATE TABLE b(id bigint PRIMARY KEY, a bigint CONSTRAINT b_a REFERENCES a, CONSTRAINT positive CHECK (id > 0) NOT VALID);
CREATE INDEX b_i ON b(a);
CREATE TABLE p(k int) PARTITION BY RANGE (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE q(k int);
CREATE VIEW v AS SELECT id FROM a;
CREATE SEQUENCE s;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
)";

struct Case
{
    const char *sql;
    const char *locks;   // "a ACCESS EXCLUSIVE", sorted, joined by ", "; null: not held against the server
    const char *hazards; // codes
    bool rewrites = false;
    bool scans = false;
};

const Case cases[] = {
    {"ALTER TABLE a ADD COLUMN x int", "a ACCESS EXCLUSIVE", ""},
    {"ALTER TABLE a ADD COLUMN x int NOT NULL DEFAULT 0", "a ACCESS EXCLUSIVE", ""},
    {"ALTER TABLE a ADD COLUMN x timestamptz DEFAULT now()", "a ACCESS EXCLUSIVE", ""},
    {"ALTER TABLE a ADD COLUMN x int NOT NULL", "a ACCESS EXCLUSIVE", "TM151"},
    {"ALTER TABLE a ADD COLUMN x uuid DEFAULT gen_random_uuid()", "a ACCESS EXCLUSIVE", "TM201", true},
    {"ALTER TABLE a ADD COLUMN x int GENERATED ALWAYS AS (n + 1) STORED", "a ACCESS EXCLUSIVE", "TM201", true},
    {"ALTER TABLE a DROP COLUMN n", "a ACCESS EXCLUSIVE", "TM102"},
    {"ALTER TABLE a ALTER COLUMN n TYPE bigint", "a ACCESS EXCLUSIVE", "TM201", true},
    {"ALTER TABLE a ALTER COLUMN n TYPE smallint", "a ACCESS EXCLUSIVE", "TM201 TM103 TM156", true},
    {"ALTER TABLE a ALTER COLUMN n TYPE bigint, ALTER COLUMN t TYPE text", "a ACCESS EXCLUSIVE", "TM201", true},
    {"ALTER TABLE a ALTER COLUMN n TYPE bigint, ALTER COLUMN m TYPE numeric(12,4)", "a ACCESS EXCLUSIVE",
     "TM201 TM103 TM156", true},
    {"ALTER TABLE a ALTER COLUMN t TYPE character varying(40)", "a ACCESS EXCLUSIVE", ""},
    {"ALTER TABLE a ALTER COLUMN t TYPE text", "a ACCESS EXCLUSIVE", ""},
    {"ALTER TABLE a ALTER COLUMN t TYPE character varying(10)", "a ACCESS EXCLUSIVE", "TM201 TM103 TM156", true},
    {"ALTER TABLE a ALTER COLUMN m TYPE numeric(12,2)", "a ACCESS EXCLUSIVE", ""},
    {"ALTER TABLE a ALTER COLUMN m TYPE numeric(12,4)", "a ACCESS EXCLUSIVE", "TM201 TM103 TM156", true},
    {"ALTER TABLE a ALTER COLUMN n SET NOT NULL", "a ACCESS EXCLUSIVE", "TM207 TM152", false, true},
    {"ALTER TABLE a ALTER COLUMN n SET STATISTICS 100", "a SHARE UPDATE EXCLUSIVE", ""},
    {"ALTER TABLE a SET (fillfactor = 70)", "a SHARE UPDATE EXCLUSIVE", ""},
    {"ALTER TABLE a ADD CONSTRAINT c CHECK (n > 0)", "a ACCESS EXCLUSIVE", "TM206 TM153", false, true},
    {"ALTER TABLE a ADD CONSTRAINT c CHECK (n > 0) NOT VALID", "a ACCESS EXCLUSIVE", ""},
    {"ALTER TABLE b VALIDATE CONSTRAINT positive", "b SHARE UPDATE EXCLUSIVE", "TM153", false, true},
    {"ALTER TABLE a ADD CONSTRAINT u UNIQUE (n)", "a ACCESS EXCLUSIVE", "TM204 TM155", false, true},
    {"ALTER TABLE b ADD CONSTRAINT x FOREIGN KEY (a) REFERENCES a(id)", "a SHARE ROW EXCLUSIVE, b SHARE ROW EXCLUSIVE",
     "TM205 TM154", false, true},
    {"ALTER TABLE b ADD CONSTRAINT x FOREIGN KEY (a) REFERENCES a(id) NOT VALID",
     "a SHARE ROW EXCLUSIVE, b SHARE ROW EXCLUSIVE", ""},
    {"ALTER TABLE a SET UNLOGGED", nullptr, "TM201", true},
    {"CREATE INDEX i ON a(n)", "a SHARE", "TM202", false, true},
    {"CREATE UNIQUE INDEX i ON a(n)", "a SHARE", "TM202 TM155", false, true},
    {"CREATE INDEX CONCURRENTLY i ON a(n)", nullptr, "", false, true},
    {"ALTER TABLE a RENAME TO z", "a ACCESS EXCLUSIVE", ""},
    {"ALTER TABLE a RENAME COLUMN n TO z", "a ACCESS EXCLUSIVE", ""},
    {"ALTER TABLE b RENAME CONSTRAINT positive TO z", "b ACCESS EXCLUSIVE", ""},
    {"ALTER SEQUENCE s RENAME TO z", "s ACCESS EXCLUSIVE", ""},
    {"ALTER VIEW v RENAME TO z", "v ACCESS EXCLUSIVE", ""},
    {"DROP INDEX b_i", "b ACCESS EXCLUSIVE", "TM203"},
    {"DROP TABLE b", "a ACCESS EXCLUSIVE, b ACCESS EXCLUSIVE", "TM101"},
    {"DROP VIEW v", "v ACCESS EXCLUSIVE", ""},
    {"DROP SEQUENCE s", "s ACCESS EXCLUSIVE", "TM104"},
    {"CREATE TRIGGER g BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION f()", "a SHARE ROW EXCLUSIVE", "TM211"},
    {"ALTER TABLE p ATTACH PARTITION q FOR VALUES FROM (10) TO (20)", "p SHARE UPDATE EXCLUSIVE, q ACCESS EXCLUSIVE",
     "TM209 TM158", false, true},
    {"ALTER TABLE p DETACH PARTITION p1", "p ACCESS EXCLUSIVE, p1 ACCESS EXCLUSIVE", "TM210"},
    {"CREATE TABLE z(id int REFERENCES a(id))", "a SHARE ROW EXCLUSIVE", ""},
    {"CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (30) TO (40)", "p ACCESS EXCLUSIVE", ""},
    {"COMMENT ON TABLE a IS 'x'", "a SHARE UPDATE EXCLUSIVE", ""},
    {"GRANT SELECT ON a TO PUBLIC", nullptr, ""},
    {"CREATE POLICY y ON a USING (true)", "a ACCESS EXCLUSIVE", ""},
};

} // namespace

class HazardsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = test::PgServer::start({});
        QVERIFY(m_server);
        m_connection = m_server->freshDatabase();
        QVERIFY(m_connection);
        const auto made = test::runScript(*m_connection, setup);
        QVERIFY2(made, made ? "" : qPrintable(toText(made.error())));
        job::JobContext job;
        // a dropped table is gone from the catalog of its own transaction
        QVERIFY(sql::run(job, *m_connection, "CREATE TABLE known AS SELECT oid, relname FROM pg_class"));
        const auto read = postgres::dialect().introspector->introspect(job, *m_connection, {});
        QVERIFY(read);
        m_schema = read->schema;
    }

    void knows_data()
    {
        QTest::addColumn<int>("at");
        for (int i = 0; i < int(std::size(cases)); ++i)
            QTest::newRow(cases[i].sql) << i;
    }

    void knows()
    {
        QFETCH(const int, at);
        const Case &one = cases[at];
        plan::Statement statement{.sql = qualified(QString::fromLatin1(one.sql)), .object = {}};
        const plan::Options options;
        postgres::Effects(m_schema, options).assess(statement);
        QStringList codes;
        for (const plan::Hazard &hazard : statement.hazards)
            codes << hazard.code;
        QCOMPARE(codes.join(u' '), QString::fromLatin1(one.hazards));
        QCOMPARE(statement.rewrites, one.rewrites);
        QCOMPARE(statement.scans, one.scans);
        if (!one.locks)
            return;
        QStringList locks;
        for (const plan::Lock &lock : statement.locks)
            locks << lock.object.name.name + u' ' + lock.mode;
        locks.sort();
        QCOMPARE(locks.join(u", "_s), QString::fromLatin1(one.locks));
        QCOMPARE(locksOfServer(one.sql), locks);
    }

    void everyCodeHasItsPage()
    {
        using postgres::Risk;
        for (const Risk risk :
             {Risk::TableLost,        Risk::ColumnLost,        Risk::ValuesConverted, Risk::CounterLost,
              Risk::ValueMissing,     Risk::NullRefused,       Risk::CheckRefused,    Risk::OrphanRefused,
              Risk::DuplicateRefused, Risk::ConversionRefused, Risk::OverlapRefused,  Risk::BoundsRefused,
              Risk::Rewrite,          Risk::IndexBlocksWrites, Risk::IndexDropBlocks, Risk::KeyBlocks,
              Risk::ForeignKeyBlocks, Risk::CheckScans,        Risk::NotNullScans,    Risk::ExclusionBlocks,
              Risk::AttachScans,      Risk::DetachBlocks,      Risk::TriggerBlocks,   Risk::RefreshBlocks,
              Risk::Copied,           Risk::Recreated}) {
            QVERIFY2(plan::hazardPage(postgres::hazardCode(risk)), qPrintable(postgres::hazardCode(risk)));
            QVERIFY(!postgres::hazard(risk, u"a"_s, u"b"_s).text.isEmpty());
        }
        for (const QString &code : plan::hazardCodes()) {
            const auto page = plan::hazardPage(code);
            QVERIFY(page && !page->title.isEmpty());
            QVERIFY2(page->text.startsWith("## "_L1), qPrintable(page->text));
        }
        const auto unknown = plan::hazardPage(u"TM20l"_s);
        QVERIFY(!unknown && unknown.error().hint.contains("TM201"_L1));
        QCOMPARE(plan::hazardPage(u"tm201"_s)->code, u"TM201"_s);
    }

private:
    // The model has every name with its schema, as plans write them.
    static QString qualified(QString sql)
    {
        static const QRegularExpression names(
            u"\\b(?<=TABLE |ON |VIEW |SEQUENCE |REFERENCES |PARTITION |PARTITION OF |INDEX )(a|b|p|p1|q|v|s|b_i)\\b"_s);
        return sql.replace(names, u"public.\\1"_s);
    }

    // The table locks of one statement, stronger than those that reading needs, as the server holds them.
    QStringList locksOfServer(const char *sql)
    {
        job::JobContext job;
        QStringList locks;
        if (!sql::run(job, *m_connection, "BEGIN") || !sql::run(job, *m_connection, sql::SqlText(sql)))
            return {u"refused"_s};
        const auto rows = sql::fetch(
            job, *m_connection,
            "SELECT c.relname || ' ' || (array_agg(x.word ORDER BY x.strength DESC))[1] FROM pg_locks l JOIN known c "
            "ON "
            "c.oid = l.relation JOIN (VALUES ('ShareUpdateExclusiveLock', 'SHARE UPDATE EXCLUSIVE', 1), ('ShareLock', "
            "'SHARE', 2), ('ShareRowExclusiveLock', 'SHARE ROW EXCLUSIVE', 3), ('ExclusiveLock', 'EXCLUSIVE', 4), "
            "('AccessExclusiveLock', 'ACCESS EXCLUSIVE', 5)) x(mode, word, strength) USING (mode) WHERE l.pid = "
            "pg_backend_pid() AND c.relname IN ('a', 'b', 'p', 'p1', 'q', 'v', 's') GROUP BY c.relname ORDER BY 1");
        for (size_t i = 0; rows && i < rows->rowCount(); ++i)
            locks << rows->text(i, 0);
        [[maybe_unused]] const auto back = sql::run(job, *m_connection, "ROLLBACK");
        return locks;
    }

    std::unique_ptr<test::PgServer> m_server;
    std::unique_ptr<sql::Connection> m_connection;
    schema::Schema m_schema;
};

TIDEMARK_TEST(HazardsTest)
#include "tst_hazards.moc"
