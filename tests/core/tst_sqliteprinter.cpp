// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlitelaw.h"
#include "schema/kinds.h"
#include "schema/snapshot.h"
#include "support/testmain.h"

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;

class SqlitePrinterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotesWhatNeedsQuotes_data();
    void quotesWhatNeedsQuotes();
    void readsFirstRows();
    void writesObjects_data();
    void writesObjects();
    void keepsWhatSomebodyWrote();
    void forgetsTheTextOfAChangedObject();
    void namesWhatIsNotThere();
};

static const QString script = uR"(
CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT NOT NULL UNIQUE COLLATE NOCASE, -- the login
    "first name" TEXT DEFAULT 'x' CHECK ("first name" <> ''), n INT AS (id * 2));
CREATE TABLE orders (user INT CONSTRAINT buyer REFERENCES users ON DELETE CASCADE, no INT, total REAL NOT NULL DEFAULT (1.5 + 2),
    PRIMARY KEY (user, no DESC)) STRICT, WITHOUT ROWID;
CREATE INDEX by_total ON orders (total DESC, abs(no)) WHERE total > 10;
CREATE VIEW spent AS SELECT user, sum(total) AS total FROM orders /* all of them */ WHERE no IS NOT NULL GROUP BY user ORDER BY 2 DESC;
CREATE TRIGGER keep BEFORE DELETE ON users WHEN old.id = 1 BEGIN SELECT RAISE(ABORT, 'no'); END;
CREATE TRIGGER buy INSTEAD OF INSERT ON spent BEGIN INSERT INTO orders VALUES (new.user, 1, new.total); DELETE FROM orders WHERE total = 0; END;
)"_s;

static Result<schema::Schema> shop()
{
    const auto connection = TRY(openSqlite(u":memory:"_s));
    TRY(runAll(*connection, statementsOf(script)));
    return TRY(introspect(*connection)).schema;
}

void SqlitePrinterTest::quotesWhatNeedsQuotes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("plain") << u"users_2"_s << u"users_2"_s;
    QTest::newRow("case") << u"Users"_s << u"Users"_s;
    QTest::newRow("empty") << QString() << u"\"\""_s;
    QTest::newRow("quote") << u"a\"b"_s << u"\"a\"\"b\""_s;
    QTest::newRow("keyword") << u"Order"_s << u"\"Order\""_s;
    QTest::newRow("lenient keyword") << u"key"_s << u"\"key\""_s;
    QTest::newRow("value") << u"true"_s << u"\"true\""_s;
    QTest::newRow("digit first") << u"1a"_s << u"\"1a\""_s;
    QTest::newRow("not ascii") << u"é"_s << u"\"é\""_s;
    QTest::newRow("semicolon") << u"a;b"_s << u"\"a;b\""_s;
}

void SqlitePrinterTest::quotesWhatNeedsQuotes()
{
    QFETCH(const QString, name);
    QFETCH(const QString, quoted);
    const auto printer = sqlite::dialect().printer;
    QCOMPARE(printer->identifier(name), quoted);
    QCOMPARE(printer->qualified({u"main"_s, name}), u"main."_s + quoted);
    QCOMPARE(printer->literal(u"it's"_s), u"'it''s'"_s);
}

void SqlitePrinterTest::readsFirstRows()
{
    const OpenResult opened = openSqlite({});
    VERIFY_RESULT(opened);
    VERIFY_RESULT(runAll(**opened, {u"CREATE TABLE \"a\"\"; b\" AS SELECT value FROM json_each('[1,2,3]')"_s}));
    const sql::SqlText query = sqlite::dialect().printer->firstRows({{}, u"a\"; b"_s}, {.limit = 2});
    QCOMPARE(rowsOf(**opened, query).value_or(QString()), u"1\n2"_s);
    const sql::SqlText last = sqlite::dialect().printer->firstRows(
        {{}, u"a\"; b"_s}, {.limit = 2, .sortedBy = u"value"_s, .descending = true});
    QCOMPARE(rowsOf(**opened, last).value_or(QString()), u"3\n2"_s);
}

void SqlitePrinterTest::writesObjects_data()
{
    QTest::addColumn<schema::ObjectRef>("ref");
    QTest::addColumn<QString>("expected");
    namespace kind = schema::kind;
    const auto add = [](const QString &objectKind, const QString &name, const QString &part, const QString &expected) {
        QTest::newRow(qPrintable(objectKind + u' ' + name + u'.' + part))
            << schema::ObjectRef{objectKind, {{}, name}, part} << expected;
    };
    const QString byTotal = u"CREATE INDEX by_total ON orders (total DESC, abs(no)) WHERE total > 10;\n"_s;
    const QString keep =
        u"CREATE TRIGGER keep BEFORE DELETE ON users\nFOR EACH ROW\nWHEN old.id = 1\nBEGIN\n    SELECT RAISE(ABORT, 'no');\nEND;\n"_s;
    const QString buy = u"CREATE TRIGGER buy INSTEAD OF INSERT ON spent\nFOR EACH ROW\nBEGIN\n    INSERT INTO orders "
                        u"VALUES (new.user, 1, new.total);\n"
                        "    DELETE FROM orders WHERE total = 0;\nEND;\n"_s;
    add(kind::table, u"users"_s, {},
        u"CREATE TABLE users (\n"
        "    id INTEGER PRIMARY KEY AUTOINCREMENT,\n"
        "    email TEXT NOT NULL COLLATE NOCASE,\n"
        "    \"first name\" TEXT DEFAULT 'x',\n"
        "    n INT GENERATED ALWAYS AS (id * 2) VIRTUAL,\n"
        "    UNIQUE (email),\n"
        "    CHECK (\"first name\" <> '')\n"
        ");\n"_s +
            keep);
    add(kind::table, u"orders"_s, {},
        u"CREATE TABLE orders (\n"
        "    user INT,\n"
        "    \"no\" INT,\n"
        "    total REAL NOT NULL DEFAULT (1.5 + 2),\n"
        "    PRIMARY KEY (user, \"no\" DESC),\n"
        "    CONSTRAINT buyer FOREIGN KEY (user) REFERENCES users (id) ON DELETE CASCADE\n"
        ") WITHOUT ROWID, STRICT;\n"_s +
            QString(byTotal).replace(u"abs(no)"_s, u"abs(\"no\")"_s));
    add(kind::index, u"orders"_s, u"by_total"_s, QString(byTotal).replace(u"abs(no)"_s, u"abs(\"no\")"_s));
    add(kind::view, u"spent"_s, {},
        u"CREATE VIEW spent AS\nSELECT user, sum(total) AS total\nFROM orders /* all of them */\n"
        "WHERE no IS NOT NULL\nGROUP BY user\nORDER BY 2 DESC;\n"_s +
            buy);
    add(kind::trigger, u"users"_s, u"keep"_s, keep);
    add(kind::trigger, u"spent"_s, u"buy"_s, buy);
    add(kind::column, u"users"_s, u"email"_s, u"email TEXT NOT NULL COLLATE NOCASE\n"_s);
    add(kind::primaryKey, u"orders"_s, {}, u"PRIMARY KEY (user, \"no\" DESC)\n"_s);
    add(kind::unique, u"users"_s, {}, u"UNIQUE (email)\n"_s);
    add(kind::check, u"users"_s, {}, u"CHECK (\"first name\" <> '')\n"_s);
    add(kind::foreignKey, u"orders"_s, u"buyer"_s,
        u"CONSTRAINT buyer FOREIGN KEY (user) REFERENCES users (id) ON DELETE CASCADE\n"_s);
}

// From a snapshot, which holds the model and no text of anybody's.
void SqlitePrinterTest::writesObjects()
{
    QFETCH(const schema::ObjectRef, ref);
    QFETCH(const QString, expected);
    const auto read = shop();
    VERIFY_RESULT(read);
    const auto model = schema::fromSnapshot(schema::toSnapshot(*read));
    VERIFY_RESULT(model);
    const auto ddl = sqlite::dialect().printer->ddl(*model, ref);
    VERIFY_RESULT(ddl);
    QCOMPARE(*ddl, expected);
}

void SqlitePrinterTest::keepsWhatSomebodyWrote()
{
    const auto read = shop();
    VERIFY_RESULT(read);
    const auto printer = sqlite::dialect().printer;
    const auto users = printer->ddl(*read, {schema::kind::table, {{}, u"users"_s}, {}});
    QVERIFY(users && users->contains(u"UNIQUE COLLATE NOCASE, -- the login\n    \"first name\""));
    const auto spent = printer->ddl(*read, {schema::kind::view, {{}, u"spent"_s}, {}});
    QVERIFY(spent && spent->startsWith(
                         u"CREATE VIEW spent AS SELECT user, sum(total) AS total FROM orders /* all of them */ WHERE"));
}

void SqlitePrinterTest::forgetsTheTextOfAChangedObject()
{
    auto read = shop();
    VERIFY_RESULT(read);
    const auto printer = sqlite::dialect().printer;
    for (schema::Table &table : read->tables)
        table.columns.back().name = u"renamed"_s;
    read->views.front().query = u"SELECT 1"_s;
    const auto users = printer->ddl(*read, {schema::kind::table, {{}, u"users"_s}, {}});
    QVERIFY(users && users->contains(u"    renamed INT GENERATED"));
    const auto spent = printer->ddl(*read, {schema::kind::view, {{}, u"spent"_s}, {}});
    QVERIFY(spent && spent->startsWith(u"CREATE VIEW spent AS\nSELECT 1;\n"));
}

void SqlitePrinterTest::namesWhatIsNotThere()
{
    const auto read = shop();
    VERIFY_RESULT(read);
    namespace kind = schema::kind;
    for (const schema::ObjectRef &ref : {schema::ObjectRef{kind::table, {{}, u"gone"_s}, {}},
                                         schema::ObjectRef{kind::index, {{}, u"users"_s}, u"gone"_s},
                                         schema::ObjectRef{kind::view, {{}, u"users"_s}, {}},
                                         schema::ObjectRef{kind::sequence, {{}, u"users"_s}, {}}}) {
        const auto ddl = sqlite::dialect().printer->ddl(*read, ref);
        QVERIFY(!ddl);
        QCOMPARE(ddl.error().kind, ErrorKind::Unsupported);
        QVERIFY(ddl.error().message.contains(ref.toString()));
    }
}

TIDEMARK_TEST(SqlitePrinterTest)
#include "tst_sqliteprinter.moc"
