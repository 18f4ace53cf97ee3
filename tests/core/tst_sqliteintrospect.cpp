// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlitefixture.h"
#include "schema/kinds.h"
#include "support/testmain.h"

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;

class SqliteIntrospectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyDatabaseHasNothing();
    void outlineNamesRelations();
    void brokenViewsAreOmissions();
    void settingsAreAttributes();
    void tokenFollowsTheCatalogs();
    void sizesAreMeasured();
    void readsInsideAnOpenTransaction();
};

static std::unique_ptr<sql::Connection> memoryWith(const QStringList &statements)
{
    OpenResult opened = openSqlite(u":memory:"_s);
    return opened && runAll(**opened, statements) ? std::move(*opened) : nullptr;
}

void SqliteIntrospectTest::emptyDatabaseHasNothing()
{
    const auto connection = memoryWith({});
    const auto read = introspect(*connection);
    VERIFY_RESULT(read);
    QVERIFY(schema::allObjects(read->schema).empty());
    QCOMPARE(read->schema.engine, u"sqlite"_s);
    QVERIFY(read->omissions.empty());
}

static QString outlineText(sql::Connection &connection, bool systemObjects)
{
    job::JobContext job;
    const auto outline =
        sqlite::dialect().introspector->outline(job, connection, {.schemas = {}, .systemObjects = systemObjects});
    if (!outline)
        return report(outline);
    QStringList lines;
    for (const dialect::OutlineEntry &entry : outline->entries)
        lines << u"%1 %2%3%4"_s.arg(entry.ref.kind, entry.ref.name.name, entry.system ? u" system"_s : QString(),
                                    entry.parent.isEmpty() ? QString() : u" of "_s + entry.parent);
    return lines.join(u'\n');
}

void SqliteIntrospectTest::outlineNamesRelations()
{
    const auto connection =
        memoryWith({u"CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)"_s, u"CREATE INDEX i ON t (id)"_s,
                    u"CREATE VIEW v AS SELECT 1"_s, u"CREATE VIRTUAL TABLE r USING rtree(id, a, b)"_s});
    QVERIFY(connection);
    QCOMPARE(outlineText(*connection, false), u"table r\ntable t\nview v"_s);
    QCOMPARE(outlineText(*connection, true),
             u"table r\ntable r_node system of r\ntable r_parent system of r\n"
             "table r_rowid system of r\ntable sqlite_sequence system\ntable t\nview v"_s);
}

void SqliteIntrospectTest::brokenViewsAreOmissions()
{
    const auto connection = memoryWith({u"CREATE TABLE t (a)"_s, u"CREATE VIEW broken AS SELECT * FROM t2"_s,
                                        u"CREATE VIEW works AS SELECT a AS b FROM t"_s});
    QVERIFY(connection);
    const auto read = introspect(*connection);
    VERIFY_RESULT(read);
    QCOMPARE(read->schema.views.size(), 2);
    QCOMPARE(read->schema.views[1].columns.size(), 1);
    QCOMPARE(read->omissions.size(), 1);
    QCOMPARE(read->omissions[0].what, u"the columns of broken"_s);
    QCOMPARE(read->omissions[0].why, u"no such table: main.t2"_s);
}

void SqliteIntrospectTest::settingsAreAttributes()
{
    const Folder folder;
    const QString path = folder.database(u"x.db"_s, {u"PRAGMA user_version = 7"_s, u"PRAGMA application_id = -5"_s,
                                                     u"PRAGMA encoding = 'UTF-16le'"_s, u"PRAGMA auto_vacuum = 2"_s,
                                                     u"PRAGMA page_size = 8192"_s, u"CREATE TABLE t (a)"_s, u"VACUUM"_s,
                                                     u"PRAGMA journal_mode = wal"_s});
    const OpenResult connection = openSqlite(path);
    VERIFY_RESULT(connection);
    const auto read = introspect(**connection);
    VERIFY_RESULT(read);
    const Attributes &attributes = read->schema.attributes;
    QCOMPARE(attributes.number(u"sqlite.user_version"_s), 7);
    QCOMPARE(attributes.number(u"sqlite.application_id"_s), -5);
    QCOMPARE(attributes.number(u"sqlite.page_size"_s), 8192);
    QCOMPARE(attributes.text(u"sqlite.encoding"_s), u"UTF-16le"_s);
    QCOMPARE(attributes.text(u"sqlite.auto_vacuum"_s), u"incremental"_s);
    QCOMPARE(attributes.text(u"sqlite.journal_mode"_s), u"wal"_s);
}

void SqliteIntrospectTest::tokenFollowsTheCatalogs()
{
    const auto connection = memoryWith({u"CREATE TABLE t (a)"_s});
    job::JobContext job;
    const auto token = [&] {
        return sqlite::dialect().introspector->changeToken(job, *connection, {}).value_or(QByteArray());
    };
    const QByteArray first = token();
    QVERIFY(!first.isEmpty());
    QCOMPARE(introspect(*connection)->changeToken, first);
    VERIFY_RESULT(runAll(*connection, {u"INSERT INTO t VALUES (1)"_s}));
    QCOMPARE(token(), first);
    for (const QString &change : {u"ALTER TABLE t ADD COLUMN b"_s, u"PRAGMA user_version = 1"_s, u"ANALYZE"_s}) {
        const QByteArray before = token();
        VERIFY_RESULT(runAll(*connection, {change}));
        QVERIFY2(token() != before, qPrintable(change));
    }
}

void SqliteIntrospectTest::sizesAreMeasured()
{
    const auto connection = memoryWith(
        {u"CREATE TABLE t (a, b)"_s, u"CREATE INDEX i ON t (a)"_s, u"CREATE TABLE w (a PRIMARY KEY) WITHOUT ROWID"_s,
         u"INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000) "
         "SELECT i, zeroblob(20) FROM n"_s,
         u"INSERT INTO w SELECT a FROM t"_s, u"ANALYZE"_s});
    QVERIFY(connection);
    job::JobContext job;
    for (const QString &table : {u"t"_s, u"w"_s}) {
        const auto size =
            sqlite::dialect().introspector->exactSize(job, *connection, {schema::kind::table, {{}, table}, {}});
        VERIFY_RESULT(size);
        QCOMPARE(size->estimatedRows, 3000);
        QVERIFY(size->tableBytes > 10'000);
        QCOMPARE(size->indexBytes > 10'000, table == u"t");
        QCOMPARE(size->totalBytes, size->tableBytes + size->indexBytes);
    }
    const auto read = introspect(*connection);
    VERIFY_RESULT(read);
    const dialect::RelationSize *size = dialect::findSize(*read, {{}, u"t"_s});
    QVERIFY(size);
    QCOMPARE(size->rows, 3000);
    QVERIFY(size->bytes > 10'000);
}

void SqliteIntrospectTest::readsInsideAnOpenTransaction()
{
    const auto connection = memoryWith({u"BEGIN"_s, u"CREATE TABLE t (a)"_s});
    QVERIFY(connection);
    const auto read = introspect(*connection);
    VERIFY_RESULT(read);
    QCOMPARE(read->schema.tables.size(), 1);
    QCOMPARE(connection->transactionState(), sql::TransactionState::Open);
}

TIDEMARK_TEST(SqliteIntrospectTest)
#include "tst_sqliteintrospect.moc"
