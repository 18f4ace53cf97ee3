// SPDX-License-Identifier: GPL-3.0-or-later
// Statements on a connection that is open, and how it ends.
#include "core/pgfixture.h"
#include "support/testmain.h"

#include <functional>
#include <limits>
#include <vector>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;
using dialect::Target;

class PostgresConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void errorsSayEverything_data();
    void errorsSayEverything();
    void boundValuesComeBack();
    void zeroCharactersAreRefused();
    void bigResultsComeInBatches();
    void rowlessResultsStillHaveColumns();
    void countsRows_data();
    void countsRows();
    void consumerErrorsStopTheStatement();
    void copyIsRefused_data();
    void copyIsRefused();
    void pipelineErrorsNameTheirStatement();
    void pipelinesCanBeStopped();
    void noticesArrive();
    void runningStatementsCanBeStopped();
    void transactionsEnd();
    void pausedServers();
    void killedServers();

private:
    [[nodiscard]] Result<std::unique_ptr<sql::Connection>> open(const Target &target) const
    {
        job::JobContext job;
        return postgres::dialect().connector->open(job, target);
    }
    [[nodiscard]] std::unique_ptr<sql::Connection> connection() { return m_server->connect(u"postgres"_s); }

    std::unique_ptr<PgServer> m_server;
};

void PostgresConnectionTest::initTestCase()
{
    m_server = PgServer::start();
    QVERIFY(m_server);
}

void PostgresConnectionTest::errorsSayEverything_data()
{
    struct Case
    {
        const char *statement;
        const char *state;
        ErrorKind kind;
        const char *marker; // where the position points to; empty: there is none
        const char *object;
        const char *detail;
        const char *hint;
    };
    using enum ErrorKind;
    const Case cases[] = {
        {"SELEC 1", "42601", Sql, "SELEC", "", "", ""},
        {"SELECT 'äöü€😀',\n nosuch FROM pg_class", "42703", Sql, "nosuch", "", "", ""},
        {"SELECT \"ä€😀\".a FROM t", "42P01", Sql, "\"ä€😀\"", "", "", ""},
        {"SELECT 'ä', lenght('x')", "42883", Sql, "lenght", "", "", "No function matches"},
        {"SELECT relnam FROM pg_class", "42703", Sql, "relnam", "", "", "relname"},
        {"SELECT 1; SELECT 2", "42601", Sql, "", "", "", ""},
        {"SELECT 1/0", "22012", Sql, "", "", "", ""},
        {"INSERT INTO t VALUES (1, 1)", "23505", Constraint, "", "t_pkey", "(a)=(1)", ""},
        {"INSERT INTO t VALUES (2, -1)", "23514", Constraint, "", "b \"is\" positive; ä", "Failing row", ""},
        {"INSERT INTO t VALUES (2, NULL)", "23502", Constraint, "", "b", "Failing row", ""},
        {"INSERT INTO u VALUES (7)", "23503", Constraint, "", "u_a_fkey", "(a)=(7)", ""},
        {"INSERT INTO d VALUES (0)", "23514", Constraint, "", "small_check", "", ""},
        {"DO $$ BEGIN RAISE EXCEPTION 'm ä' USING ERRCODE = '40001', DETAIL = 'd ä', HINT = 'h ä', CONSTRAINT = "
         "'c ä'; END $$",
         "40001", Conflict, "", "c ä", "d ä", "h ä"},
        {"DO $$ BEGIN PERFORM 1 / 0; END $$", "22012", Sql, "", "", "PL/pgSQL", ""},
        {"DO $$ BEGIN RAISE lock_not_available; END $$", "55P03", Locked, "", "", "", ""},
        {"DO $$ BEGIN RAISE insufficient_privilege; END $$", "42501", Sql, "", "", "", ""},
        {"SELECT '\\xzz'::bytea", "22023", Sql, "'\\xzz'", "", "", ""},
        {"SELECT 1, 'ä' UNION SELECT b::point, 'ä' FROM t", "42846", Sql, "::point", "", "", ""},
    };
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<QString>("state");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QByteArray>("marker");
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("hint");
    for (const Case &c : cases)
        QTest::newRow(c.statement) << QByteArray(c.statement) << QString::fromLatin1(c.state) << c.kind
                                   << QByteArray(c.marker) << QString::fromUtf8(c.object) << QString::fromUtf8(c.detail)
                                   << QString::fromUtf8(c.hint);
}

void PostgresConnectionTest::errorsSayEverything()
{
    QFETCH(const QByteArray, statement);
    QFETCH(const QString, state);
    QFETCH(const ErrorKind, kind);
    QFETCH(const QByteArray, marker);
    QFETCH(const QString, object);
    QFETCH(const QString, detail);
    QFETCH(const QString, hint);
    const auto db = connection();
    VERIFY_RESULT(runScript(*db, R"(
        CREATE TEMP TABLE t (a int PRIMARY KEY, b int NOT NULL CONSTRAINT "b ""is"" positive; ä" CHECK (b > 0));
        INSERT INTO t VALUES (1, 1);
        CREATE TEMP TABLE u (a int REFERENCES t);
        CREATE DOMAIN pg_temp.small AS int CHECK (VALUE > 0);
        CREATE TEMP TABLE d (a pg_temp.small);
    )"));
    job::JobContext job;
    const auto refused = db->execute(job, statement);
    QVERIFY(!refused);
    const Error &error = refused.error();
    QCOMPARE(error.sqlState, state);
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.object, object);
    QVERIFY2(error.detail.contains(detail), qPrintable(error.detail));
    QVERIFY2(error.hint.contains(hint), qPrintable(error.hint));
    QCOMPARE(error.statement, QString::fromUtf8(statement));
    QCOMPARE(error.position.has_value(), !marker.isEmpty());
    if (error.position)
        QCOMPARE(error.position->offset, statement.indexOf(marker));
    QVERIFY(!error.breaksConnection);
    QVERIFY(db->isUsable());
    QCOMPARE(ask(*db, "SELECT 1"), u"1"_s);
}

void PostgresConnectionTest::boundValuesComeBack()
{
    const auto db = connection();
    job::JobContext job;
    const QByteArray allBytes = [] {
        QByteArray bytes;
        for (int i = 0; i < 256; ++i)
            bytes += char(i);
        return bytes;
    }();
    const QString hostile = u"'; DROP TABLE x; --\n\r\t\u202E\"`[]\\ $1 $$ 😀"_s;
    const auto rows = sql::fetch(
        job, *db,
        sql::SqlText("SELECT $1::int, $2::bool, $3::bigint, $4::float8, $5::text, $6, encode($6, 'hex'), $7::text, $8",
                     {std::monostate(), true, std::numeric_limits<qint64>::min(), 0.1, hostile, allBytes, QString(),
                      QByteArray()}));
    VERIFY_RESULT(rows);
    QVERIFY(rows->isNull(0, 0));
    QVERIFY(rows->boolean(0, 1));
    QCOMPARE(rows->integer(0, 2), std::numeric_limits<qint64>::min());
    QCOMPARE(rows->text(0, 3).toDouble(), 0.1);
    QCOMPARE(rows->text(0, 4), hostile);
    QCOMPARE(rows->text(0, 6), QString::fromLatin1(allBytes.toHex()));
    QCOMPARE(rows->columns()[5].typeName, u"bytea"_s);
    QVERIFY(!rows->isNull(0, 7));
    QCOMPARE(rows->bytes(0, 7), std::string_view());
    QCOMPARE(rows->text(0, 8), u"\\x"_s);
}

void PostgresConnectionTest::zeroCharactersAreRefused()
{
    const auto db = connection();
    job::JobContext job;
    const QString holed = u"a\0b"_s;
    QCOMPARE(holed.size(), 3);
    const sql::SqlText statements[] = {sql::SqlText("SELECT $1::text", {holed}),
                                       sql::SqlText(QByteArray("SELECT 1\0 FROM nowhere", 22))};
    for (const sql::SqlText &statement : statements) {
        const auto refused = sql::fetch(job, *db, statement);
        QVERIFY2(!refused, "cut short in silence");
        QCOMPARE(refused.error().kind, ErrorKind::Sql);
        const sql::Step steps[] = {{.sql = "SELECT 1"}, {.sql = statement}};
        const auto all = db->executeAll(job, steps);
        QVERIFY(!all);
        QCOMPARE(ask(*db, "SELECT 1"), u"1"_s);
    }
}

void PostgresConnectionTest::bigResultsComeInBatches()
{
    const auto db = connection();
    job::JobContext job;
    qint64 nulls = 0, empty = 0, sum = 0, batches = 0;
    size_t largest = 0;
    const auto done = db->execute(
        job,
        "SELECT i, CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN '' ELSE i::text END FROM generate_series(1, 100000) AS s(i)",
        [&](sql::RowBatch &batch) -> Result<void> {
            ++batches;
            largest = std::max(largest, batch.rowCount());
            for (size_t row = 0; row < batch.rowCount(); ++row) {
                sum += batch.integer(row, 0);
                nulls += batch.isNull(row, 1);
                empty += !batch.isNull(row, 1) && batch.bytes(row, 1).empty();
            }
            return {};
        });
    VERIFY_RESULT(done);
    QCOMPARE(done->rowsReturned, 100'000);
    QCOMPARE(sum, 100'000ll * 100'001 / 2);
    QCOMPARE(nulls, 25'000);
    QCOMPARE(empty, 25'000);
    QVERIFY(batches > 10);
    QVERIFY(largest <= 10'000);
}

void PostgresConnectionTest::rowlessResultsStillHaveColumns()
{
    const auto db = connection();
    job::JobContext job;
    QStringList columns;
    int calls = 0;
    const auto done = db->execute(job, "SELECT 1::numeric(10,2) AS \"b c\", 'x'::varchar(20), NULL::int[] WHERE false",
                                  [&](sql::RowBatch &batch) -> Result<void> {
                                      ++calls;
                                      for (const sql::ResultColumn &column : batch.columns())
                                          columns << column.name + u':' + column.typeName;
                                      return {};
                                  });
    VERIFY_RESULT(done);
    QCOMPARE(calls, 1);
    QCOMPARE(columns, (QStringList{u"b c:numeric(10,2)"_s, u"varchar:character varying(20)"_s, u"int4:integer[]"_s}));
}

void PostgresConnectionTest::countsRows_data()
{
    struct Case
    {
        const char *statement;
        const char *tag;
        qint64 affected;
        qint64 returned;
    };
    const Case cases[] = {
        {"INSERT INTO t SELECT 4", "INSERT 0 1", 1, 0},
        {"UPDATE t SET a = a + 10", "UPDATE 3", 3, 0},
        {"DELETE FROM t WHERE a = 1 RETURNING a", "DELETE 1", 1, 1},
        {"UPDATE t SET a = 0 WHERE false", "UPDATE 0", 0, 0},
        {"CREATE TEMP TABLE u AS SELECT a FROM t", "SELECT 3", 3, 0},
        {"SELECT a FROM t", "SELECT 3", -1, 3},
        {"VALUES (1), (2)", "SELECT 2", -1, 2},
        {"CREATE TEMP TABLE u (a int)", "CREATE TABLE", -1, 0},
        {"-- nothing", "", -1, 0},
        {"SELECT FROM t", "SELECT 3", -1, 3},
    };
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<qint64>("affected");
    QTest::addColumn<qint64>("returned");
    for (const Case &c : cases)
        QTest::newRow(c.statement) << QByteArray(c.statement) << QString::fromLatin1(c.tag) << c.affected << c.returned;
}

void PostgresConnectionTest::countsRows()
{
    QFETCH(const QByteArray, statement);
    const auto db = connection();
    VERIFY_RESULT(runScript(*db, "CREATE TEMP TABLE t (a int); INSERT INTO t VALUES (1), (2), (3);"));
    job::JobContext job;
    const auto done = db->execute(job, statement);
    VERIFY_RESULT(done);
    QTEST(done->tag, "tag");
    QTEST(done->rowsAffected, "affected");
    QTEST(done->rowsReturned, "returned");
}

void PostgresConnectionTest::consumerErrorsStopTheStatement()
{
    const auto db = connection();
    job::JobContext job;
    const auto refuse = [](sql::RowBatch &) -> Result<void> { return fail(ErrorKind::Io, u"the disk is full"_s); };
    const auto stopped = db->execute(job, "SELECT generate_series(1, 1000000000)", refuse);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().message, u"the disk is full"_s);
    QCOMPARE(ask(*db, "SELECT 1"), u"1"_s);
    const sql::Step steps[] = {{.sql = "SELECT 1", .rows = refuse}, {.sql = "SELECT 2"}};
    const auto inPipeline = db->executeAll(job, steps);
    QVERIFY(!inPipeline);
    QCOMPARE(inPipeline.error().message, u"the disk is full"_s);
    QCOMPARE(ask(*db, "SELECT 1"), u"1"_s);
}

void PostgresConnectionTest::copyIsRefused_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::newRow("to the client") << QByteArray("COPY (SELECT generate_series(1, 100000)) TO STDOUT");
    QTest::newRow("from the client") << QByteArray("COPY t FROM STDIN");
}

void PostgresConnectionTest::copyIsRefused()
{
    QFETCH(const QByteArray, statement);
    const auto db = connection();
    VERIFY_RESULT(runScript(*db, "CREATE TEMP TABLE t (a int)"));
    job::JobContext job;
    const auto refused = db->execute(job, statement);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Unsupported);
    QVERIFY(db->isUsable());
    QCOMPARE(ask(*db, "SELECT count(*) FROM t"), u"0"_s);
}

void PostgresConnectionTest::pipelineErrorsNameTheirStatement()
{
    const auto db = connection();
    job::JobContext job;
    QStringList seen;
    const auto note = [&seen](sql::RowBatch &batch) -> Result<void> {
        seen << batch.text(0, 0);
        return {};
    };
    const sql::Step good[] = {{.sql = "SELECT 'a'", .rows = note},
                              {.sql = "CREATE TEMP TABLE t (a int)"},
                              {.sql = sql::SqlText("SELECT $1::text", {u"ä"_s}), .rows = note}};
    VERIFY_RESULT(db->executeAll(job, good));
    QCOMPARE(seen, (QStringList{u"a"_s, u"ä"_s}));

    const sql::Step bad[] = {
        {.sql = "INSERT INTO t VALUES (1)"}, {.sql = "SELECT 'ä', nosuch"}, {.sql = "SELECT 'never'", .rows = note}};
    const auto refused = db->executeAll(job, bad);
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, u"42703"_s);
    QCOMPARE(refused.error().statement, u"SELECT 'ä', nosuch"_s);
    QCOMPARE(refused.error().position->offset, 13);
    QCOMPARE(seen.size(), 2);
    QCOMPARE(db->transactionState(), sql::TransactionState::None);
    QCOMPARE(ask(*db, "SELECT count(*) FROM t"), u"0"_s); // the batch was one transaction
    VERIFY_RESULT(db->executeAll(job, std::span(good).first(1)));
    VERIFY_RESULT(db->executeAll(job, {}));
}

void PostgresConnectionTest::pipelinesCanBeStopped()
{
    const auto db = connection();
    Stopper stopper;
    stopper.stopAtNotice(*db);
    job::JobContext job = stopper.job();
    const sql::Step steps[] = {{.sql = "SELECT 1"}, {.sql = longStatement}, {.sql = "SELECT 2"}};
    const auto stopped = db->executeAll(job, steps);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    QCOMPARE(stopped.error().statement, QLatin1StringView(longStatement));
    QVERIFY(db->isUsable());
    QCOMPARE(ask(*db, "SELECT 1"), u"1"_s);
}

void PostgresConnectionTest::noticesArrive()
{
    const auto db = connection();
    std::vector<sql::Notice> notices;
    db->setNoticeHandler([&](const sql::Notice &notice) { notices.push_back(notice); });
    VERIFY_RESULT(runScript(*db, "DO $$ BEGIN RAISE NOTICE 'ä%', 1; RAISE WARNING 'w' USING HINT = 'h', ERRCODE = "
                                 "'01234'; END $$;"));
    QCOMPARE(notices.size(), 2u);
    QCOMPARE(notices[0].severity, u"NOTICE"_s);
    QCOMPARE(notices[0].message, u"ä1"_s);
    QCOMPARE(notices[1].severity, u"WARNING"_s);
    QCOMPARE(notices[1].sqlState, u"01234"_s);
    QCOMPARE(notices[1].hint, u"h"_s);
    db->setNoticeHandler({});
    VERIFY_RESULT(runScript(*db, "DO $$ BEGIN RAISE NOTICE 'unheard'; END $$;"));
}

void PostgresConnectionTest::runningStatementsCanBeStopped()
{
    const auto db = connection();
    Stopper stopper;
    stopper.stopAtNotice(*db);
    job::JobContext job = stopper.job();
    const auto stopped = db->execute(job, longStatement);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    QVERIFY(!stopped.error().breaksConnection);
    QVERIFY(db->isUsable());
    const auto before = db->execute(job, "SELECT 1");
    QVERIFY(!before);
    QCOMPARE(before.error().kind, ErrorKind::Cancelled);
    QCOMPARE(ask(*db, "SELECT 1"), u"1"_s);
    // the server's own limit is no wish of the user's
    VERIFY_RESULT(runScript(*db, "SET statement_timeout = 20"));
    job::JobContext unstopped;
    const auto late = db->execute(unstopped, "SELECT pg_sleep(3600)");
    QVERIFY(!late);
    QCOMPARE(late.error().kind, ErrorKind::Timeout);
}

void PostgresConnectionTest::transactionsEnd()
{
    const auto db = connection();
    using enum sql::TransactionState;
    QCOMPARE(db->transactionState(), None);
    VERIFY_RESULT(runScript(*db, "BEGIN"));
    QCOMPARE(db->transactionState(), Open);
    QVERIFY(!runScript(*db, "SELECT 1/0"));
    QCOMPARE(db->transactionState(), Failed);
    const auto ignored = runScript(*db, "SELECT 1");
    QVERIFY(!ignored);
    QCOMPARE(ignored.error().sqlState, u"25P02"_s);
    VERIFY_RESULT(runScript(*db, "ROLLBACK"));
    QCOMPARE(db->transactionState(), None);
}

void PostgresConnectionTest::pausedServers()
{
    const auto db = connection();
    Stopper stopper;
    db->setNoticeHandler([&](const sql::Notice &) {
        m_server->cluster().pause();
        stopper.stop();
    });
    job::JobContext job = stopper.job();
    const auto dropped = db->execute(job, longStatement);
    Target target = m_server->cluster().target();
    target.connectTimeout = std::chrono::milliseconds(50);
    const auto refused = open(target);
    m_server->cluster().resume();
    QVERIFY(!dropped);
    QCOMPARE(dropped.error().kind, ErrorKind::Cancelled);
    QVERIFY(dropped.error().breaksConnection);
    QVERIFY(!db->isUsable());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Timeout);
    QCOMPARE(ask(*connection(), "SELECT 1"), u"1"_s);
}

void PostgresConnectionTest::killedServers()
{
    struct Case
    {
        const char *name;
        std::function<Result<void>(sql::Connection &)> work;
    };
    const Case cases[] = {
        {"a statement", [](sql::Connection &db) { return runScript(db, longStatement); }},
        {"a pipeline",
         [](sql::Connection &db) {
             job::JobContext job;
             const sql::Step steps[] = {{.sql = "SELECT 1"}, {.sql = longStatement}, {.sql = "SELECT 2"}};
             return db.executeAll(job, steps);
         }},
    };
    for (const Case &c : cases) {
        const auto db = connection();
        db->setNoticeHandler([&](const sql::Notice &) { m_server->cluster().kill(); });
        const auto lost = c.work(*db);
        QVERIFY2(!lost, c.name);
        QCOMPARE(lost.error().kind, ErrorKind::Connection);
        QVERIFY(lost.error().breaksConnection);
        QVERIFY(lost.error().hint.contains(u"Connect again"));
        QVERIFY(!db->isUsable());
        const auto after = runScript(*db, "SELECT 1");
        QVERIFY(!after);
        QCOMPARE(after.error().kind, ErrorKind::Connection);
        const auto refused = open(m_server->cluster().target());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Connection);
        job::JobContext job;
        VERIFY_RESULT(m_server->cluster().restart(job));
    }
    // the administrator's way: the server says why
    const auto db = connection();
    const auto admin = connection();
    const QByteArray pid = ask(*db, "SELECT pg_backend_pid()").toUtf8();
    db->setNoticeHandler(
        [&](const sql::Notice &) { QCOMPARE(ask(*admin, "SELECT pg_terminate_backend(" + pid + ")"), u"t"_s); });
    const auto ended = runScript(*db, longStatement);
    QVERIFY(!ended);
    QCOMPARE(ended.error().kind, ErrorKind::Connection);
    QCOMPARE(ended.error().sqlState, u"57P01"_s);
    QVERIFY(ended.error().breaksConnection);
    QVERIFY(!db->isUsable());
}

TIDEMARK_TEST(PostgresConnectionTest)
#include "tst_postgresconnection.moc"
