// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlitefixture.h"
#include "support/testmain.h"

#include <limits>
#include <thread>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;

class SqliteConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsKeepTheirKinds();
    void boundValuesComeBack();
    void bigResultsComeInBatches();
    void rowlessResultsStillHaveColumns();
    void countsChangedRows_data();
    void countsChangedRows();
    void refusesWhatIsNotOneStatement_data();
    void refusesWhatIsNotOneStatement();
    void errorsSayWhere();
    void constraintsAreNamed_data();
    void constraintsAreNamed();
    void transactionsEnd();
    void consumerErrorsStopTheStatement();
    void describesTheServer();
    void optionsAreChecked_data();
    void optionsAreChecked();
    void foreignKeysCanBeOff();
    void urisOpen();
    void readOnlyIsEnforced_data();
    void readOnlyIsEnforced();
};

static std::unique_ptr<sql::Connection> memory()
{
    OpenResult opened = openSqlite(u":memory:"_s);
    return opened ? std::move(*opened) : nullptr;
}

void SqliteConnectionTest::cellsKeepTheirKinds()
{
    const auto connection = memory();
    job::JobContext job;
    const auto rows = sql::fetch(
        job, *connection, "SELECT NULL, 'a''b', -9223372036854775808, 0.1, 3.0, 1e300, 9e999, x'00ff', x'', char(0)");
    VERIFY_RESULT(rows);
    using enum sql::CellKind;
    const sql::CellKind kinds[] = {Null, Text, Integer, Real, Real, Real, Real, Blob, Blob, Text};
    const std::string_view texts[] = {"",       "a'b", "-9223372036854775808",        "0.1", "3.0",
                                      "1e+300", "Inf", std::string_view("\0\xff", 2), "",    std::string_view("\0", 1)};
    for (size_t i = 0; i < std::size(kinds); ++i) {
        QCOMPARE(rows->kind(0, i), kinds[i]);
        QCOMPARE(rows->bytes(0, i), texts[i]);
    }
}

void SqliteConnectionTest::boundValuesComeBack()
{
    const auto connection = memory();
    const QString hostile = u"'; DROP TABLE x; --\n\u202E\"`[]"_s;
    const auto rows =
        rowsOf(*connection, sql::SqlText("SELECT ?1, ?2, ?3, ?4, ?5, hex(?6), typeof(?6)",
                                         {std::monostate(), true, qint64(42), 0.5, hostile, QByteArray("\0\1", 2)}));
    VERIFY_RESULT(rows);
    QCOMPARE(*rows, u"∅|1|42|0.5|%1|0001|blob"_s.arg(hostile));
}

void SqliteConnectionTest::bigResultsComeInBatches()
{
    const auto connection = memory();
    job::JobContext job;
    qint64 sum = 0;
    int batches = 0;
    const auto done = connection->execute(
        job, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000) SELECT i, hex(i) FROM n",
        [&](sql::RowBatch &batch) -> Result<void> {
            ++batches;
            for (size_t i = 0; i < batch.rowCount(); ++i)
                sum += batch.integer(i, 0);
            return {};
        });
    VERIFY_RESULT(done);
    QCOMPARE(done->rowsReturned, 20000);
    QCOMPARE(sum, 20000ll * 20001 / 2);
    QVERIFY(batches > 2);
}

void SqliteConnectionTest::rowlessResultsStillHaveColumns()
{
    const auto connection = memory();
    VERIFY_RESULT(runAll(*connection, {u"CREATE TABLE t (a varchar(20), b AS (a || 'x'))"_s}));
    job::JobContext job;
    int calls = 0;
    const auto done =
        connection->execute(job, "SELECT a, a || 'x' AS \"b c\" FROM t", [&](sql::RowBatch &batch) -> Result<void> {
            ++calls;
            if (batch.columnCount() != 2 || batch.rowCount() != 0 || batch.columns()[0].typeName != u"varchar(20)" ||
                batch.columns()[1].name != u"b c")
                return fail(ErrorKind::Internal, u"wrong columns"_s);
            return {};
        });
    VERIFY_RESULT(done);
    QCOMPARE(calls, 1);
}

void SqliteConnectionTest::countsChangedRows_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<qint64>("changed");
    const auto add = [](const char *statement, qint64 changed) {
        QTest::newRow(statement) << QByteArray(statement) << changed;
    };
    add("UPDATE t SET a = a + 10", 3);
    add("DELETE FROM t WHERE a = 1", 1);
    add("  /* first */ INSERT INTO t VALUES (7), (8)", 2);
    add("REPLACE INTO t VALUES (9)", 1);
    add("WITH x(v) AS (VALUES (1), (2)) DELETE FROM t WHERE a IN (SELECT v FROM x)", 2);
    add("UPDATE t SET a = 0 WHERE false", 0);
    add("SELECT a FROM t", -1);
    add("WITH x AS (SELECT 1) SELECT * FROM x", -1);
    add("CREATE TABLE u (a)", -1);
    add("EXPLAIN DELETE FROM t", -1);
}

void SqliteConnectionTest::countsChangedRows()
{
    QFETCH(const QByteArray, statement);
    QFETCH(const qint64, changed);
    const auto connection = memory();
    VERIFY_RESULT(runAll(*connection, {u"CREATE TABLE t (a)"_s, u"INSERT INTO t VALUES (1), (2), (3)"_s}));
    job::JobContext job;
    const auto done = connection->execute(job, statement);
    VERIFY_RESULT(done);
    QCOMPARE(done->rowsAffected, changed);
}

void SqliteConnectionTest::refusesWhatIsNotOneStatement_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("offset"); // of what is too much; -1: the text is fine
    QTest::newRow("nothing") << QByteArray() << 0ll;
    QTest::newRow("a comment") << QByteArray("-- nothing\n/* here */ ;") << 0ll;
    QTest::newRow("two") << QByteArray("SELECT 1; SELECT 2") << 10ll;
    QTest::newRow("rubbish behind") << QByteArray("SELECT 1; /* so */ \x01") << 19ll;
    QTest::newRow("a zero byte") << QByteArray("SELECT 1;\0SELECT 2", 18) << 9ll;
    QTest::newRow("an open quote behind") << QByteArray("SELECT 1; 'x") << 10ll;
    QTest::newRow("a comment behind") << QByteArray("SELECT 1; -- done\n ; /* really */") << -1ll;
    QTest::newRow("an open comment behind") << QByteArray("SELECT 1 /* never closed") << -1ll;
}

void SqliteConnectionTest::refusesWhatIsNotOneStatement()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, offset);
    const auto connection = memory();
    job::JobContext job;
    const auto done = connection->execute(job, text);
    QCOMPARE(done.has_value(), offset < 0);
    if (offset < 0)
        return;
    QCOMPARE(done.error().kind, ErrorKind::Usage);
    QCOMPARE(done.error().position->offset, offset);
}

void SqliteConnectionTest::errorsSayWhere()
{
    const auto connection = memory();
    job::JobContext job;
    const auto done = connection->execute(job, "SELECT 1,\n  'é', nowhere FROM (SELECT 1)");
    QCOMPARE(done.error().kind, ErrorKind::Sql);
    QCOMPARE(done.error().message, u"no such column: nowhere"_s);
    QCOMPARE(done.error().position->line, 2);
    QCOMPARE(done.error().position->column, 8);
    const auto few = connection->execute(job, sql::SqlText("SELECT ?1, ?2", {qint64(1)}));
    QCOMPARE(few.error().kind, ErrorKind::Usage);
}

void SqliteConnectionTest::constraintsAreNamed_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<QString>("object");
    QTest::newRow("unique") << QByteArray("INSERT INTO t VALUES (1, 1, 1, 1)") << u"t.id"_s;
    QTest::newRow("not null") << QByteArray("INSERT INTO t VALUES (2, NULL, 1, 1)") << u"t.a"_s;
    QTest::newRow("check") << QByteArray("INSERT INTO t VALUES (2, 1, -1, 1)") << u"b is positive"_s;
    QTest::newRow("foreign key") << QByteArray("INSERT INTO t VALUES (2, 1, 1, 99)") << QString();
    QTest::newRow("type") << QByteArray("INSERT INTO t VALUES (2, 'x', 1, 1)") << QString();
}

void SqliteConnectionTest::constraintsAreNamed()
{
    QFETCH(const QByteArray, statement);
    QFETCH(const QString, object);
    const auto connection = memory();
    VERIFY_RESULT(runAll(*connection,
                         {u"CREATE TABLE t (id INTEGER PRIMARY KEY, a INT NOT NULL, b INT CONSTRAINT \"b is positive\" "
                          "CHECK (b > 0), c INT REFERENCES t) STRICT"_s,
                          u"INSERT INTO t VALUES (1, 1, 1, 1)"_s}));
    job::JobContext job;
    const auto done = connection->execute(job, statement);
    QCOMPARE(done.error().kind, ErrorKind::Constraint);
    QCOMPARE(done.error().object, object);
    QVERIFY(!done.error().message.isEmpty());
}

void SqliteConnectionTest::transactionsEnd()
{
    const auto connection = memory();
    QCOMPARE(connection->transactionState(), sql::TransactionState::None);
    VERIFY_RESULT(runAll(
        *connection, {u"CREATE TABLE t (a UNIQUE ON CONFLICT ROLLBACK)"_s, u"BEGIN"_s, u"INSERT INTO t VALUES (1)"_s}));
    QCOMPARE(connection->transactionState(), sql::TransactionState::Open);
    job::JobContext job;
    const auto done = connection->execute(job, "INSERT INTO t VALUES (1)");
    QVERIFY(done.error().breaksTransaction);
    QCOMPARE(connection->transactionState(), sql::TransactionState::None);
}

void SqliteConnectionTest::consumerErrorsStopTheStatement()
{
    const auto connection = memory();
    job::JobContext job;
    const auto done =
        connection->execute(job, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
                            [](sql::RowBatch &) -> Result<void> { return fail(ErrorKind::Conflict, u"enough"_s); });
    QCOMPARE(done.error().message, u"enough"_s);
    QCOMPARE(rowsOf(*connection, "SELECT 1").value_or(QString()), u"1"_s);
}

void SqliteConnectionTest::describesTheServer()
{
    const Folder folder;
    const QString path = folder.database(u"a b%?#'é.db"_s, {u"CREATE TABLE t (a)"_s});
    QVERIFY(QFile::exists(path));
    const OpenResult opened = openSqlite(path);
    VERIFY_RESULT(opened);
    const sql::ServerInfo &server = (*opened)->server();
    QCOMPARE(server.engine, u"sqlite"_s);
    QCOMPARE(server.product, u"SQLite"_s);
    QVERIFY(server.version >= (sql::Version{3, 37, 0}));
    QVERIFY(server.versionText.startsWith(u"%1.%2"_s.arg(server.version.major).arg(server.version.minor)));
    QCOMPARE(server.database, u"a b%?#'é.db"_s);
    QCOMPARE(server.address, path);
    QCOMPARE(server.encoding, u"UTF-8"_s);
    QVERIFY(server.foreignKeysEnforced);
    QVERIFY(!server.readOnly);
    QVERIFY(server.can.transactionalDdl);
}

void SqliteConnectionTest::optionsAreChecked_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("hint");
    QTest::newRow("unknown") << u"busy_timout"_s << u"1"_s << u"busy_timeout"_s;
    QTest::newRow("mode") << u"mode"_s << u"readonly"_s << u"ro, rw, rwc, memory"_s;
    QTest::newRow("number") << u"busy_timeout"_s << u"soon"_s << u"milliseconds"_s;
    QTest::newRow("negative") << u"busy_timeout"_s << u"-1"_s << u"milliseconds"_s;
    QTest::newRow("flag") << u"foreign_keys"_s << u"maybe"_s << u"on, off"_s;
    QTest::newRow("cache") << u"cache"_s << u"big"_s << u"private, shared"_s;
}

void SqliteConnectionTest::optionsAreChecked()
{
    QFETCH(const QString, option);
    QFETCH(const QString, value);
    QFETCH(const QString, hint);
    const OpenResult opened = openSqlite({}, {{option, value}});
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Config);
    QVERIFY2(opened.error().hint.contains(hint), qPrintable(toText(opened.error())));
}

void SqliteConnectionTest::foreignKeysCanBeOff()
{
    const OpenResult opened = openSqlite({}, {{u"foreign_keys"_s, u"off"_s}});
    VERIFY_RESULT(opened);
    QVERIFY(!(*opened)->server().foreignKeysEnforced);
    QCOMPARE(rowsOf(**opened, "PRAGMA foreign_keys").value_or(QString()), u"0"_s);
}

void SqliteConnectionTest::urisOpen()
{
    const Folder folder;
    const QString path = folder.database(u"x.db"_s, {u"CREATE TABLE t (a)"_s});
    const OpenResult readOnly = openSqlite(u"file:%1?mode=ro&unknown=1"_s.arg(path));
    VERIFY_RESULT(readOnly);
    QVERIFY((*readOnly)->server().readOnly);
    const OpenResult immutable = openSqlite(u"file://localhost%1?immutable=1"_s.arg(path));
    VERIFY_RESULT(immutable);
    const OpenResult first = openSqlite(u"file:shared?mode=memory&cache=shared"_s);
    const OpenResult second = openSqlite(u"file:shared"_s, {{u"mode"_s, u"memory"_s}, {u"cache"_s, u"shared"_s}});
    VERIFY_RESULT(first);
    VERIFY_RESULT(second);
    VERIFY_RESULT(runAll(**first, {u"CREATE TABLE seen (a)"_s}));
    QCOMPARE(rowsOf(**second, "SELECT name FROM sqlite_schema").value_or(QString()), u"seen"_s);
    QVERIFY(!openSqlite(u"file://elsewhere/x.db"_s));
    QVERIFY(!QFile::exists(u"shared"_s));
}

void SqliteConnectionTest::readOnlyIsEnforced_data()
{
    QTest::addColumn<bool>("inMemory");
    QTest::newRow("file") << false;
    QTest::newRow("memory") << true;
}

void SqliteConnectionTest::readOnlyIsEnforced()
{
    QFETCH(const bool, inMemory);
    const Folder folder;
    const QString path = inMemory ? QString() : folder.database(u"x.db"_s, {u"CREATE TABLE t (a)"_s});
    const OpenResult opened = openSqlite(path, {{u"mode"_s, inMemory ? u"memory"_s : u"rwc"_s}}, true);
    VERIFY_RESULT(opened);
    QVERIFY((*opened)->server().readOnly);
    const auto done = runAll(**opened, {u"CREATE TABLE u (a)"_s});
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Io);
    QVERIFY(done.error().hint.contains(u"read-only"));
}

TIDEMARK_TEST(SqliteConnectionTest)
#include "tst_sqliteconnection.moc"
