// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlitefixture.h"
#include "support/testmain.h"

#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;

// Everything that a file can be other than a good database, and everything that can come between.
class SqliteBadInputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesThatAreNone_data();
    void filesThatAreNone();
    void typosMakeNoFiles();
    void newFilesAreMadeWhenAsked();
    void anEmptyFileIsAnEmptyDatabase();
    void truncatedFilesGiveErrors();
    void damagedFilesGiveErrors();
    void aLostWalIsSurvived();
    void lockedFilesSaySo();
    void waitingForALockCanBeStopped();
    void aLockThatGoesAwayIsWaitedFor();
    void readOnlyFilesSaySo();
    void unreadableFilesSaySo();
    void fullDisksSaySo();
    void endlessQueriesStop_data();
    void endlessQueriesStop();
    void stoppedJobsDoNothing();
};

static QByteArray noise(qsizetype size)
{
    QByteArray bytes;
    for (quint32 state = 1; bytes.size() < size; state = state * 1664525 + 1013904223)
        bytes += char(state >> 24);
    return bytes;
}

static const QStringList goodSchema{
    u"CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, bio TEXT)"_s,
    u"CREATE TABLE orders (id INTEGER PRIMARY KEY, user INT REFERENCES users, total REAL CHECK (total > 0)) STRICT"_s,
    u"CREATE INDEX by_user ON orders (user, total DESC) WHERE total > 10"_s,
    u"CREATE VIEW spent AS SELECT user, sum(total) AS total FROM orders GROUP BY user"_s,
    u"CREATE TRIGGER keep BEFORE DELETE ON users BEGIN SELECT RAISE(ABORT, 'no'); END"_s,
    u"CREATE VIRTUAL TABLE words USING fts5(word)"_s,
    u"INSERT INTO users SELECT value, 'u' || value, hex(zeroblob(400)) FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]')"_s,
};

static QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void SqliteBadInputTest::filesThatAreNone_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("hint");
    const QString notOne = u" is not a SQLite database, or it is encrypted"_s;
    const QString checkFile = u"Check that it is the right file"_s;
    QTest::newRow("folder") << u"folder"_s << u" is a folder, not a database"_s << u"path of a file"_s;
    QTest::newRow("text") << u"text.db"_s << notOne << checkFile;
    QTest::newRow("long text") << u"long.db"_s << notOne << checkFile;
    QTest::newRow("noise") << u"noise.db"_s << notOne << checkFile;
    QTest::newRow("header alone") << u"header.db"_s << notOne << checkFile;
    QTest::newRow("missing") << u"texd.db"_s << u"There is no file "_s << u"Did you mean text.db?"_s;
    QTest::newRow("missing folder") << u"gone/x.db"_s << u"There is no file "_s << u"There is no folder"_s;
    QTest::newRow("pipe") << u"pipe"_s << u" is not a file, but a device or pipe"_s << u"path of a database file"_s;
}

void SqliteBadInputTest::filesThatAreNone()
{
    QFETCH(const QString, name);
    QFETCH(const QString, message);
    QFETCH(const QString, hint);
    const Folder folder;
    QVERIFY(QDir().mkdir(folder.path(u"folder"_s)));
    QVERIFY(!folder.write(u"text.db"_s, "dear diary\n").isEmpty());
    QVERIFY(!folder.write(u"long.db"_s, QByteArray("lorem ipsum ").repeated(1000)).isEmpty());
    QVERIFY(!folder.write(u"noise.db"_s, noise(8192)).isEmpty());
    QVERIFY(!folder.write(u"header.db"_s, QByteArray("SQLite format 3\0", 16) + noise(4096)).isEmpty());
    QCOMPARE(mkfifo(folder.path(u"pipe"_s).toLocal8Bit().constData(), 0600), 0);

    const OpenResult opened = openSqlite(folder.path(name));
    QVERIFY(!opened);
    const Error &error = opened.error();
    QCOMPARE(error.kind, ErrorKind::Io);
    QVERIFY2(error.message.contains(message) && error.message.contains(folder.path(name)), qPrintable(error.message));
    QVERIFY2(error.hint.contains(hint), qPrintable(error.hint));
    QCOMPARE(error.object, folder.path(name));
}

void SqliteBadInputTest::typosMakeNoFiles()
{
    const Folder folder;
    QVERIFY(!openSqlite(folder.path(u"x.db"_s)));
    QVERIFY(!openSqlite(u"file:"_s + folder.path(u"x.db"_s)));
    QVERIFY(!openSqlite(folder.path(u"x.db"_s), {{u"mode"_s, u"rwc"_s}}, true));
    QVERIFY(!QFile::exists(folder.path(u"x.db"_s)));
}

void SqliteBadInputTest::newFilesAreMadeWhenAsked()
{
    const Folder folder;
    const QString path = folder.path(u"new.db"_s);
    const OpenResult opened = openSqlite(u"file:%1?mode=rwc"_s.arg(path));
    VERIFY_RESULT(opened);
    VERIFY_RESULT(runAll(**opened, {u"CREATE TABLE t (a)"_s}));
    QVERIFY(QFile(path).size() > 0);
}

void SqliteBadInputTest::anEmptyFileIsAnEmptyDatabase()
{
    const Folder folder;
    const OpenResult opened = openSqlite(folder.write(u"empty.db"_s, {}));
    VERIFY_RESULT(opened);
    const auto read = introspect(**opened);
    VERIFY_RESULT(read);
    QVERIFY(read->schema.tables.empty());
}

// Does to a file all that a browser does, and says whether anything failed.
static Result<void> browse(const QString &path)
{
    const auto connection = TRY(openSqlite(path));
    job::JobContext job;
    const dialect::Dialect sqlite = sqlite::dialect();
    const dialect::Introspection read = TRY(introspect(*connection, true));
    TRY(sqlite.introspector->outline(job, *connection, {}));
    for (const schema::ObjectRef &ref : schema::allObjects(read.schema)) {
        TRY(sqlite.printer->ddl(read.schema, ref));
        TRY(sql::run(job, *connection, sqlite.printer->firstRows(ref.name, {.limit = 1000})));
        TRY(sqlite.introspector->exactSize(job, *connection, ref));
    }
    return {};
}

void SqliteBadInputTest::truncatedFilesGiveErrors()
{
    const Folder folder;
    const QByteArray whole = contents(folder.database(u"good.db"_s, goodSchema));
    QVERIFY(whole.size() > 30'000);
    int refused = 0;
    for (qsizetype size = 1; size < whole.size(); size += 509) {
        const auto browsed = browse(folder.write(u"cut.db"_s, whole.left(size)));
        refused += browsed ? 0 : 1;
        if (!browsed)
            QVERIFY2(browsed.error().kind == ErrorKind::Io || browsed.error().kind == ErrorKind::Sql,
                     qPrintable(report(browsed)));
    }
    QVERIFY(refused > whole.size() / 509 / 2);
    VERIFY_RESULT(browse(folder.write(u"whole.db"_s, whole)));
}

// Bytes turned over all through the first page, where the catalogs lie, and here and there behind it.
void SqliteBadInputTest::damagedFilesGiveErrors()
{
    const Folder folder;
    const QByteArray whole = contents(folder.database(u"good.db"_s, goodSchema));
    int refused = 0;
    for (qsizetype at = 0; at < whole.size(); at += at < 4096 ? 13 : 1021) {
        QByteArray damaged = whole;
        damaged[at] = char(damaged[at] ^ 0xFF);
        refused += browse(folder.write(u"damaged.db"_s, damaged)) ? 0 : 1;
    }
    QVERIFY(refused > 10);
}

void SqliteBadInputTest::aLostWalIsSurvived()
{
    const Folder folder;
    const OpenResult writer = openSqlite(folder.path(u"x.db"_s), {{u"mode"_s, u"rwc"_s}});
    VERIFY_RESULT(writer);
    VERIFY_RESULT(runAll(**writer, {u"PRAGMA journal_mode = wal"_s, u"CREATE TABLE early (a)"_s,
                                    u"PRAGMA wal_checkpoint(TRUNCATE)"_s, u"CREATE TABLE late (a)"_s}));
    // a copy without its -wal file lacks what was not written back
    const QString copy = folder.write(u"copy.db"_s, contents(folder.path(u"x.db"_s)));
    const OpenResult opened = openSqlite(copy);
    VERIFY_RESULT(opened);
    QCOMPARE(rowsOf(**opened, "SELECT name FROM sqlite_schema").value_or(QString()), u"early"_s);
}

void SqliteBadInputTest::lockedFilesSaySo()
{
    const Folder folder;
    const QString path = folder.database(u"x.db"_s, goodSchema);
    const OpenResult holder = openSqlite(path);
    const OpenResult reader = openSqlite(path, {{u"busy_timeout"_s, u"0"_s}});
    VERIFY_RESULT(holder);
    VERIFY_RESULT(reader);
    VERIFY_RESULT(runAll(**holder, {u"BEGIN EXCLUSIVE"_s}));
    const OpenResult late = openSqlite(path, {{u"busy_timeout"_s, u"0"_s}});
    const auto read = introspect(**reader);
    QVERIFY(!late && !read);
    for (const Error &error : {late.error(), read.error()}) {
        QCOMPARE(error.kind, ErrorKind::Locked);
        QCOMPARE(error.message, path + u" is locked"_s);
        QVERIFY(error.hint.contains(u"busy_timeout"));
    }
    VERIFY_RESULT(runAll(**holder, {u"ROLLBACK"_s}));
    VERIFY_RESULT(introspect(**reader));
}

void SqliteBadInputTest::waitingForALockCanBeStopped()
{
    const Folder folder;
    const QString path = folder.database(u"x.db"_s, goodSchema);
    const OpenResult holder = openSqlite(path);
    const OpenResult waiter = openSqlite(path, {{u"busy_timeout"_s, u"3600000"_s}});
    VERIFY_RESULT(holder);
    VERIFY_RESULT(waiter);
    VERIFY_RESULT(runAll(**holder, {u"BEGIN EXCLUSIVE"_s}));
    std::stop_source stop;
    const std::jthread stopper([&] { stop.request_stop(); });
    job::JobContext job(stop.get_token());
    const auto done = sql::run(job, **waiter, "SELECT * FROM users");
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Cancelled);
}

void SqliteBadInputTest::aLockThatGoesAwayIsWaitedFor()
{
    const Folder folder;
    const QString path = folder.database(u"x.db"_s, goodSchema);
    const OpenResult holder = openSqlite(path);
    const OpenResult waiter = openSqlite(path, {{u"busy_timeout"_s, u"3600000"_s}});
    VERIFY_RESULT(holder);
    VERIFY_RESULT(waiter);
    VERIFY_RESULT(runAll(**holder, {u"BEGIN EXCLUSIVE"_s}));
    Result<void> committed;
    std::jthread finisher([&] { committed = runAll(**holder, {u"COMMIT"_s}); });
    QCOMPARE(rowsOf(**waiter, "SELECT count(*) FROM users").value_or(QString()), u"15"_s);
    finisher.join();
    VERIFY_RESULT(committed);
}

// The rights of files mean nothing to the administrator.
static bool rightsHold()
{
    return geteuid() != 0;
}

void SqliteBadInputTest::readOnlyFilesSaySo()
{
    if (!rightsHold())
        QSKIP("root may write every file");
    const Folder folder;
    const QString path = folder.database(u"x.db"_s, goodSchema);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
    const OpenResult opened = openSqlite(path);
    VERIFY_RESULT(opened);
    QVERIFY((*opened)->server().readOnly);
    VERIFY_RESULT(introspect(**opened));
    const auto written = runAll(**opened, {u"DELETE FROM orders"_s});
    QCOMPARE(written.error().kind, ErrorKind::Io);
    QCOMPARE(written.error().message, path + u" is read-only"_s);
    QVERIFY(!written.error().hint.isEmpty());
}

void SqliteBadInputTest::unreadableFilesSaySo()
{
    if (!rightsHold())
        QSKIP("root may read every file");
    const Folder folder;
    const QString path = folder.database(u"x.db"_s, goodSchema);
    QVERIFY(QFile::setPermissions(path, QFile::WriteOwner));
    const OpenResult opened = openSqlite(path);
    QCOMPARE(opened.error().kind, ErrorKind::Io);
    QCOMPARE(opened.error().message, u"You may not read "_s + path);
}

void SqliteBadInputTest::fullDisksSaySo()
{
    const Folder folder;
    const QString path = folder.database(u"x.db"_s, {u"CREATE TABLE t (a)"_s});
    const OpenResult opened = openSqlite(path);
    VERIFY_RESULT(opened);
    VERIFY_RESULT(runAll(**opened, {u"PRAGMA max_page_count = 4"_s, u"BEGIN"_s}));
    const auto written = runAll(**opened, {u"INSERT INTO t VALUES (zeroblob(100000))"_s});
    QCOMPARE(written.error().kind, ErrorKind::Io);
    QCOMPARE(written.error().message, path + u" cannot grow: the disk is full"_s);
    QVERIFY(written.error().hint.contains(u"max_page_count"));
    QCOMPARE(written.error().breaksTransaction, (*opened)->transactionState() == sql::TransactionState::None);
    QCOMPARE(rowsOf(**opened, "SELECT count(*) FROM t").value_or(QString()), u"0"_s);
}

void SqliteBadInputTest::endlessQueriesStop_data()
{
    QTest::addColumn<QByteArray>("query");
    const QByteArray endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) ";
    QTest::newRow("without rows") << endless + "SELECT count(*) FROM n";
    QTest::newRow("with rows") << endless + "SELECT i FROM n";
    QTest::newRow("sorting") << endless + "SELECT i FROM n ORDER BY i DESC";
}

void SqliteBadInputTest::endlessQueriesStop()
{
    QFETCH(const QByteArray, query);
    const OpenResult opened = openSqlite({});
    VERIFY_RESULT(opened);
    std::stop_source stop;
    const std::jthread stopper([&] { stop.request_stop(); });
    job::JobContext job(stop.get_token());
    const auto done = sql::run(job, **opened, query);
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Cancelled);
    // and the connection goes on
    QCOMPARE(rowsOf(**opened, "SELECT 1").value_or(QString()), u"1"_s);
}

void SqliteBadInputTest::stoppedJobsDoNothing()
{
    std::stop_source stop;
    stop.request_stop();
    job::JobContext job(stop.get_token());
    dialect::Target target;
    QCOMPARE(sqlite::dialect().connector->open(job, target).error().kind, ErrorKind::Cancelled);
    const OpenResult opened = openSqlite({});
    VERIFY_RESULT(opened);
    QCOMPARE(sql::run(job, **opened, "CREATE TABLE t (a)").error().kind, ErrorKind::Cancelled);
    QCOMPARE(sqlite::dialect().introspector->introspect(job, **opened, {}).error().kind, ErrorKind::Cancelled);
    QCOMPARE(rowsOf(**opened, "SELECT count(*) FROM sqlite_schema").value_or(QString()), u"0"_s);
}

TIDEMARK_TEST(SqliteBadInputTest)
#include "tst_sqlitebadinput.moc"
