// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pgsample.h"
#include "schema/kinds.h"
#include "schema/snapshot.h"
#include "sql/transaction.h"
#include "support/testmain.h"

#include <csignal>
#include <functional>
#include <thread>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;

class PostgresIntrospectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsEveryKind();
    void hostileNamesComeBack();
    void anEmptyDatabaseIsEmpty();
    void onlyTheSchemasAskedFor();
    void sizesAreEstimated();
    void aPartitionedTableIsAsLargeAsAllItsPartitions();
    void unreadableCatalogsAreSaid();
    void withoutNamesThereIsAnError();
    void keysThatLackPartitions();
    void changesShow_data();
    void changesShow();
    void stoppedInBetween();
    void killedInBetween_data();
    void killedInBetween();
    void stoppedWhileItReads();
    void objectsThatVanishMeanwhile();
    void twentyThousandTables();

private:
    std::unique_ptr<PgServer> m_server;
    std::unique_ptr<sql::Connection> m_changing; // to the database of changesShow
};

void PostgresIntrospectTest::initTestCase()
{
    m_server = PgServer::start();
    QVERIFY(m_server);
    const auto admin = m_server->connect(u"postgres"_s);
    VERIFY_RESULT(runScript(*admin, "CREATE ROLE reader; CREATE ROLE plain LOGIN"));
}

void PostgresIntrospectTest::readsEveryKind()
{
    const auto db = m_server->freshDatabase();
    const int major = db->server().version.major;
    VERIFY_RESULT(runScript(*db, sampleScript(major)));
    const auto read = introspect(*db);
    VERIFY_RESULT(read);
    const QStringList flaws = sampleFlaws(*read, major) + outlineFlaws(*db, *read) + roundTripFlaws(*m_server, *read);
    QVERIFY2(flaws.isEmpty(), qPrintable(flaws.join(u'\n')));
    const auto again = introspect(*db);
    VERIFY_RESULT(again);
    QVERIFY(again->schema == read->schema);
    // others may have written in between, not here
    job::JobContext job;
    QCOMPARE(postgres::dialect().introspector->changeToken(job, *db, read->changeToken), read->changeToken);
}

void PostgresIntrospectTest::hostileNamesComeBack()
{
    const auto db = m_server->freshDatabase();
    VERIFY_RESULT(runScript(*db, hostileScript()));
    const auto read = introspect(*db);
    VERIFY_RESULT(read);
    for (const QString &name : hostileNames()) {
        const schema::Table *table = schema::findTable(read->schema, {u"h"_s, name});
        QVERIFY2(table, qPrintable(name));
        QCOMPARE(table->columns.front().name, name);
        QCOMPARE(table->columns.front().comment, name);
        QCOMPARE(table->checks.front().name, name);
        QCOMPARE(table->triggers.front().name, name);
        QCOMPARE(table->policies.front().name, name);
        QVERIFY(schema::findRoutine(read->schema, {u"h"_s, name}, {}));
    }
    const QStringList flaws = outlineFlaws(*db, *read) + roundTripFlaws(*m_server, *read);
    QVERIFY2(flaws.isEmpty(), qPrintable(flaws.join(u'\n')));
}

void PostgresIntrospectTest::anEmptyDatabaseIsEmpty()
{
    const auto db = m_server->freshDatabase();
    VERIFY_RESULT(runScript(*db, "DROP SCHEMA public"));
    const auto read = introspect(*db);
    VERIFY_RESULT(read);
    QVERIFY(schema::allObjects(read->schema).empty());
    QVERIFY(read->sizes.empty());
    QVERIFY(read->omissions.empty());
    const QStringList flaws = outlineFlaws(*db, *read) + roundTripFlaws(*m_server, *read);
    QVERIFY2(flaws.isEmpty(), qPrintable(flaws.join(u'\n')));
}

void PostgresIntrospectTest::onlyTheSchemasAskedFor()
{
    const auto db = m_server->freshDatabase();
    VERIFY_RESULT(
        runScript(*db, "CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE a.t (i int); CREATE TABLE b.t (i int)"));
    job::JobContext job;
    const auto read = postgres::dialect().introspector->introspect(job, *db, {.schemas = {u"b"_s}});
    VERIFY_RESULT(read);
    QCOMPARE(read->schema.tables.size(), 1u);
    QCOMPARE(read->schema.tables.front().name.schema, u"b"_s);
    QCOMPARE(read->schema.namespaces.size(), 1u);
}

void PostgresIntrospectTest::sizesAreEstimated()
{
    const auto db = m_server->freshDatabase();
    VERIFY_RESULT(
        runScript(*db, "CREATE TABLE t AS SELECT generate_series(1, 5000) AS i; ANALYZE t; CREATE TABLE u ()"));
    const auto read = introspect(*db);
    VERIFY_RESULT(read);
    const dialect::RelationSize *size = dialect::findSize(*read, {u"public"_s, u"t"_s});
    QVERIFY(size);
    QCOMPARE(size->rows, 5000);
    QVERIFY(size->bytes >= 5000 * 4);
    QCOMPARE(dialect::findSize(*read, {u"public"_s, u"u"_s})->rows, -1);
    job::JobContext job;
    const auto exact =
        postgres::dialect().introspector->exactSize(job, *db, {schema::kind::table, {u"public"_s, u"t"_s}, {}});
    VERIFY_RESULT(exact);
    QVERIFY(exact->totalBytes >= exact->tableBytes && exact->tableBytes >= size->bytes);
    QVERIFY(exact->heapBytes >= size->bytes && exact->heapBytes <= exact->tableBytes);
    QCOMPARE(exact->toastBytes, 0);
    const auto whole = postgres::dialect().introspector->exactSize(job, *db, {schema::kind::database, {}, {}});
    VERIFY_RESULT(whole);
    QVERIFY(whole->totalBytes > exact->totalBytes);
    QVERIFY(!postgres::dialect().introspector->exactSize(job, *db, {schema::kind::table, {u"no"_s, u"t"_s}, {}}));
}

void PostgresIntrospectTest::aPartitionedTableIsAsLargeAsAllItsPartitions()
{
    const auto db = m_server->freshDatabase();
    VERIFY_RESULT(runScript(*db, "CREATE TABLE p (i int PRIMARY KEY) PARTITION BY RANGE (i);"
                                 "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (100) PARTITION BY RANGE (i);"
                                 "CREATE TABLE p11 PARTITION OF p1 FOR VALUES FROM (0) TO (50);"
                                 "CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (100) TO (200);"
                                 "INSERT INTO p VALUES (1), (2), (150)"));
    job::JobContext job;
    const auto measured = [&](const QString &name) {
        return postgres::dialect()
            .introspector->exactSize(job, *db, {schema::kind::table, {u"public"_s, name}, {}})
            .value_or(dialect::ExactSize());
    };
    QVERIFY(measured(u"p11"_s).tableBytes > 0);
    QVERIFY(measured(u"p11"_s).indexBytes > 0);
    QCOMPARE(measured(u"p1"_s).totalBytes, measured(u"p11"_s).totalBytes);
    QCOMPARE(measured(u"p"_s).totalBytes, measured(u"p11"_s).totalBytes + measured(u"p2"_s).totalBytes);
    QCOMPARE(measured(u"p"_s).indexBytes, measured(u"p11"_s).indexBytes + measured(u"p2"_s).indexBytes);
}

void PostgresIntrospectTest::unreadableCatalogsAreSaid()
{
    const auto db = m_server->freshDatabase();
    VERIFY_RESULT(runScript(*db, sampleScript(db->server().version.major)));
    const auto whole = introspect(*db);
    VERIFY_RESULT(whole);
    const QStringList hidden{u"pg_proc"_s,        u"pg_trigger"_s, u"pg_policy"_s,        u"pg_statistic_ext"_s,
                             u"pg_seclabel"_s,    u"pg_cast"_s,    u"pg_event_trigger"_s, u"pg_operator"_s,
                             u"pg_publication"_s, u"pg_enum"_s,    u"pg_description"_s,   u"pg_default_acl"_s};
    for (const QString &catalog : hidden)
        VERIFY_RESULT(runScript(*db, "REVOKE SELECT ON pg_catalog." + catalog.toUtf8() + " FROM PUBLIC"));
    const auto plain = m_server->connect(m_server->lastDatabase(), u"plain"_s);
    QVERIFY(plain);
    const auto read = introspect(*plain);
    VERIFY_RESULT(read);
    QString said;
    for (const dialect::Omission &omission : read->omissions)
        said += omission.what + u": "_s + omission.why + u'\n';
    for (const QString &catalog : hidden)
        QVERIFY2(said.contains(catalog), qPrintable(catalog + u" is not among:\n"_s + said));
    // what can be read is read
    QCOMPARE(read->schema.tables.size(), whole->schema.tables.size());
    QCOMPARE(read->schema.sequences, whole->schema.sequences);
    for (size_t i = 0; i < read->schema.tables.size(); ++i) {
        QCOMPARE(read->schema.tables[i].name.name, whole->schema.tables[i].name.name);
        QCOMPARE(read->schema.tables[i].columns.size(), whole->schema.tables[i].columns.size());
        QCOMPARE(read->schema.tables[i].indexes.size(), whole->schema.tables[i].indexes.size());
    }
    QVERIFY(read->schema.routines.empty());
    // and the token works within the same limits
    job::JobContext job;
    const auto introspector = postgres::dialect().introspector;
    const auto same = introspector->changeToken(job, *plain, read->changeToken);
    VERIFY_RESULT(same);
    QCOMPARE(*same, read->changeToken);
    VERIFY_RESULT(runScript(*db, "CREATE TABLE app.one_more ()"));
    const auto changed = introspector->changeToken(job, *plain, read->changeToken);
    VERIFY_RESULT(changed);
    QVERIFY(*changed != read->changeToken);
}

void PostgresIntrospectTest::withoutNamesThereIsAnError()
{
    const auto db = m_server->freshDatabase();
    VERIFY_RESULT(runScript(*db, "REVOKE SELECT ON pg_catalog.pg_namespace FROM PUBLIC"));
    const auto plain = m_server->connect(m_server->lastDatabase(), u"plain"_s);
    const auto refused = introspect(*plain);
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, u"42501"_s);
    QVERIFY(plain->isUsable());
    QCOMPARE(plain->transactionState(), sql::TransactionState::None);
}

// The server keeps a key of a partitioned table invalid until every partition has attached an index to it.
void PostgresIntrospectTest::keysThatLackPartitions()
{
    const auto db = m_server->freshDatabase();
    VERIFY_RESULT(runScript(*db, "CREATE TABLE day (at date NOT NULL) PARTITION BY RANGE (at);"
                                 "CREATE TABLE old PARTITION OF day FOR VALUES FROM (MINVALUE) TO ('2020-01-01');"
                                 "CREATE TABLE rest PARTITION OF day DEFAULT;"
                                 "ALTER TABLE ONLY day ADD CONSTRAINT day_key PRIMARY KEY (at);"
                                 "ALTER TABLE old ADD CONSTRAINT old_key PRIMARY KEY (at);"
                                 "ALTER INDEX day_key ATTACH PARTITION old_key"));
    const auto read = introspect(*db);
    VERIFY_RESULT(read);
    const schema::Table *day = schema::findTable(read->schema, {u"public"_s, u"day"_s});
    const schema::Table *old = schema::findTable(read->schema, {u"public"_s, u"old"_s});
    QVERIFY(day && day->primaryKey && old && old->primaryKey);
    QVERIFY(day->primaryKey->attributes.flag(u"pg.invalid"_s));
    QCOMPARE(old->primaryKey->attributes.text(u"pg.partitionOf"_s), u"public.day_key"_s);
    const auto printer = postgres::dialect().printer;
    const auto ofDay = printer->ddl(read->schema, schema::refOf(*day));
    VERIFY_RESULT(ofDay);
    QVERIFY2(ofDay->contains(u";\n\nALTER TABLE ONLY public.day ADD CONSTRAINT day_key PRIMARY KEY (at);"_s),
             qPrintable(*ofDay));
    const auto ofOld = printer->ddl(read->schema, schema::refOf(*old));
    VERIFY_RESULT(ofOld);
    QVERIFY2(ofOld->contains(u"ALTER INDEX public.day_key ATTACH PARTITION public.old_key;"_s), qPrintable(*ofOld));
}

void PostgresIntrospectTest::changesShow_data()
{
    QTest::addColumn<QByteArray>("statement");
    static constexpr const char *statements[] = {
        "ALTER TABLE app.parent ADD COLUMN z int",
        "ALTER TABLE app.parent ALTER COLUMN b SET DEFAULT 9",
        "ALTER TABLE app.parent RENAME TO p2",
        "ALTER TABLE app.customer ALTER COLUMN tags SET STATISTICS 5",
        "COMMENT ON COLUMN app.customer.email IS 'x'",
        "COMMENT ON TABLE app.customer IS NULL",
        "GRANT DELETE ON app.customer TO reader",
        "CREATE INDEX more ON app.customer (balance)",
        "DROP INDEX app.by_name",
        "ALTER TABLE app.visit VALIDATE CONSTRAINT later",
        "ALTER TABLE app.customer DISABLE TRIGGER touched",
        "ALTER SEQUENCE app.free INCREMENT BY 2",
        "ALTER TYPE app.mood ADD VALUE 'new'",
        "CREATE OR REPLACE VIEW app.rich AS SELECT id, name FROM app.customer WHERE balance > 1",
        "CREATE OR REPLACE PROCEDURE app.work(INOUT a int) LANGUAGE plpgsql AS 'BEGIN a := 2; END'",
        "ALTER POLICY own ON app.customer USING (id > 1)",
        "ALTER DOMAIN app.small SET DEFAULT 4",
        "ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO reader",
        "CREATE ACCESS METHOD heap3 TYPE TABLE HANDLER heap_tableam_handler",
        "ALTER SERVER far OPTIONS (SET host 'i')",
        "ALTER USER MAPPING FOR reader SERVER far OPTIONS (ADD more 'x')",
        "DROP USER MAPPING FOR reader SERVER far",
        "ALTER PUBLICATION pub SET (publish = 'delete')",
        "ALTER PUBLICATION pub ADD TABLES IN SCHEMA public",
        "ALTER SUBSCRIPTION sub SET PUBLICATION q WITH (refresh = false)",
        "ALTER EVENT TRIGGER watcher ENABLE",
        "ALTER TEXT SEARCH CONFIGURATION app.conf DROP MAPPING FOR word",
        "ALTER OPERATOR FAMILY app.fam USING hash ADD OPERATOR 1 pg_catalog.= (int, int)",
        "DROP CAST (int AS app.mood)",
        "DROP EXTENSION pg_trgm CASCADE",
        "ALTER EXTENSION pg_trgm DROP FUNCTION app.show_trgm(text)",
        "ALTER EXTENSION pg_trgm ADD FUNCTION app.touch()",
        "ALTER SEQUENCE app.free OWNED BY app.customer.balance",
        "ALTER TABLE app.customer SET (fillfactor = 51)",
        "ALTER TABLE app.customer OWNER TO reader",
        "ALTER TABLE app.customer REPLICA IDENTITY FULL",
        "ALTER ROLE reader RENAME TO somebody",
        "DO $$ BEGIN EXECUTE format('COMMENT ON DATABASE %I IS ''x''', current_database()); END $$",
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = 4711', current_database()); END $$",
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO reader', current_database()); END $$",
        "CREATE SCHEMA another",
        "DROP TABLE app.measure",
    };
    for (const char *statement : statements)
        QTest::newRow(statement) << QByteArray(statement);
}

void PostgresIntrospectTest::changesShow()
{
    QFETCH(const QByteArray, statement);
    if (!m_changing) {
        m_changing = m_server->freshDatabase();
        VERIFY_RESULT(runScript(*m_changing, sampleScript(m_changing->server().version.major)));
    }
    sql::Connection *const db = m_changing.get();
    job::JobContext job;
    const auto introspector = postgres::dialect().introspector;
    const auto before = introspector->changeToken(job, *db);
    VERIFY_RESULT(before);
    QCOMPARE(introspector->changeToken(job, *db, *before), *before);
    auto transaction = sql::Transaction::begin(job, *db);
    VERIFY_RESULT(transaction);
    VERIFY_RESULT(runScript(*db, statement));
    const auto after = introspector->changeToken(job, *db, *before);
    VERIFY_RESULT(after);
    QVERIFY(*after != *before);
    VERIFY_RESULT(transaction->rollback(job));
    // a rollback and rows leave the schema as it was
    VERIFY_RESULT(runScript(*db, "INSERT INTO app.other VALUES (1)"));
    QCOMPARE(introspector->changeToken(job, *db, *before), *before);
}

void PostgresIntrospectTest::stoppedInBetween()
{
    const auto db = m_server->freshDatabase();
    std::stop_source source;
    job::JobContext job(source.get_token(), [&](const job::Progress &) { source.request_stop(); });
    const auto stopped = postgres::dialect().introspector->introspect(job, *db, {});
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    QVERIFY(db->isUsable());
    QCOMPARE(db->transactionState(), sql::TransactionState::None);
    VERIFY_RESULT(introspect(*db));
}

using Kill = std::function<void(PgServer &, sql::Connection &admin, const QByteArray &pid)>;

void PostgresIntrospectTest::killedInBetween_data()
{
    QTest::addColumn<Kill>("end");
    QTest::newRow("the server") << Kill([](PgServer &server, auto &, const auto &) { server.cluster().kill(); });
    QTest::newRow("its process") << Kill([](auto &, auto &, const QByteArray &pid) { ::kill(pid.toInt(), SIGKILL); });
    QTest::newRow("by the administrator") << Kill([](auto &, sql::Connection &admin, const QByteArray &pid) {
        QCOMPARE(ask(admin, "SELECT pg_terminate_backend(" + pid + ")"), u"t"_s);
    });
    QTest::newRow("stopped in order") << Kill([](PgServer &server, auto &, const auto &) {
        job::JobContext job;
        VERIFY_RESULT(server.cluster().stop(job));
    });
}

// Holds the reading up in the middle of its pipeline, at a lock, and calls `then` while it waits there.
static Result<dialect::Introspection> introspectInterrupted(job::JobContext &job, sql::Connection &db,
                                                            sql::Connection &holder, const std::function<void()> &then)
{
    TRY(runScript(holder, "BEGIN; LOCK TABLE pg_catalog.pg_trigger IN ACCESS EXCLUSIVE MODE"));
    std::jthread waiter([&] {
        while (ask(holder, "SELECT count(*) FROM pg_locks WHERE NOT granted") != u"1"_s)
            std::this_thread::yield();
        then();
    });
    auto read = postgres::dialect().introspector->introspect(job, db, {});
    waiter.join();
    static_cast<void>(runScript(holder, "ROLLBACK"));
    return read;
}

void PostgresIntrospectTest::killedInBetween()
{
    QFETCH(const Kill, end);
    const auto db = m_server->freshDatabase();
    const auto holder = m_server->connect(m_server->lastDatabase());
    const QByteArray pid = ask(*db, "SELECT pg_backend_pid()").toUtf8();
    job::JobContext job;
    const auto lost = introspectInterrupted(job, *db, *holder, [&] { end(*m_server, *holder, pid); });
    QVERIFY(!lost);
    QVERIFY2(lost.error().kind == ErrorKind::Connection, qPrintable(report(lost)));
    QVERIFY(lost.error().breaksConnection);
    QVERIFY(!lost.error().hint.isEmpty());
    QVERIFY2(lost.error().trail.join(u' ').contains(m_server->lastDatabase()), qPrintable(report(lost)));
    QVERIFY(!db->isUsable());
    const auto after = postgres::dialect().introspector->outline(job, *db, {});
    QVERIFY(!after);
    QCOMPARE(after.error().kind, ErrorKind::Connection);
    m_server->cluster().kill();
    VERIFY_RESULT(m_server->cluster().restart(job));
}

void PostgresIntrospectTest::stoppedWhileItReads()
{
    const auto db = m_server->freshDatabase();
    const auto holder = m_server->connect(m_server->lastDatabase());
    std::stop_source source;
    job::JobContext job(source.get_token());
    const auto stopped = introspectInterrupted(job, *db, *holder, [&] { source.request_stop(); });
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    QVERIFY(db->isUsable());
    QCOMPARE(db->transactionState(), sql::TransactionState::None);
    VERIFY_RESULT(introspect(*db));
}

// The snapshot shows a view that somebody drops before its definition is asked for.
void PostgresIntrospectTest::objectsThatVanishMeanwhile()
{
    const auto db = m_server->freshDatabase();
    VERIFY_RESULT(runScript(*db, "CREATE TABLE t(a int); CREATE VIEW stays AS SELECT a FROM t; CREATE VIEW v AS SELECT "
                                 "a FROM t"));
    const auto holder = m_server->connect(m_server->lastDatabase());
    VERIFY_RESULT(runScript(*holder, "BEGIN; DROP VIEW v"));
    std::jthread waiter([&] {
        while (ask(*holder, "SELECT count(*) FROM pg_locks WHERE NOT granted") != u"1"_s)
            std::this_thread::yield();
        static_cast<void>(runScript(*holder, "COMMIT"));
    });
    const auto read = introspect(*db);
    waiter.join();
    VERIFY_RESULT(read);
    QCOMPARE(read->schema.views.size(), 1u);
    QCOMPARE(read->schema.views.front().name.name, u"stays"_s);
}

void PostgresIntrospectTest::twentyThousandTables()
{
    const auto db = m_server->freshDatabase();
    VERIFY_RESULT(runScript(*db, "DO $$ BEGIN FOR i IN 1..20000 LOOP EXECUTE format('CREATE TABLE t%s (a int, b "
                                 "numeric(10,2) NOT NULL)', i); IF i % 500 = 0 THEN COMMIT; END IF; END LOOP; END $$"));
    const auto read = introspect(*db);
    VERIFY_RESULT(read);
    QCOMPARE(read->schema.tables.size(), 20'000u);
    QCOMPARE(read->schema.tables.back().columns.back().type, u"numeric(10,2)"_s);
    QVERIFY(read->omissions.empty());
    QVERIFY(outlineFlaws(*db, *read).isEmpty());
    const auto again = schema::fromSnapshot(schema::toSnapshot(read->schema));
    VERIFY_RESULT(again);
    QVERIFY(*again == read->schema);
}

TIDEMARK_TEST(PostgresIntrospectTest)
#include "tst_postgresintrospect.moc"
