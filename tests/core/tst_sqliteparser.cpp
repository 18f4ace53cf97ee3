// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/canonical.h"
#include "drivers/sqlite/objectparsers.h"
#include "drivers/sqlite/relationnames.h"
#include "drivers/sqlite/statements.h"
#include "drivers/sqlite/tableparser.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;
using namespace tidemark::sqlite;
using namespace Qt::StringLiterals;

// Laws of reading: any bytes are read to the end, and the one spelling of a text is its own one spelling.
class SqliteParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokensCoverTheText_data();
    void tokensCoverTheText();
    void anyCutIsReadOrRefused();
    void anyChangeIsReadOrRefused();
    void spellingIsStable_data();
    void spellingIsStable();
};

static const std::string_view texts[] = {
    "CREATE TABLE t (id INTEGER PRIMARY KEY DESC ON CONFLICT FAIL, \"a b\" varchar(10, -2) CONSTRAINT n NOT NULL "
    "DEFAULT (1 + 'x') "
    "COLLATE nocase CHECK (\"a b\" > `c`) REFERENCES p (x) ON DELETE SET NULL MATCH full NOT DEFERRABLE, [c] AS (id * "
    "-1) STORED, "
    "UNIQUE (c COLLATE rtrim DESC), CONSTRAINT f FOREIGN KEY (c, id) REFERENCES q DEFERRABLE INITIALLY DEFERRED) "
    "WITHOUT ROWID, STRICT",
    "CREATE VIRTUAL TABLE v USING fts5(a, b UNINDEXED, tokenize = 'porter (x', content='')",
    "CREATE UNIQUE INDEX i ON t (a COLLATE nocase DESC, (lower(b)), b -> '$.x') WHERE a IS NOT NULL AND x'00' <> b",
    "CREATE VIEW v (x, y) AS WITH n AS (SELECT 1) SELECT DISTINCT a+b, count( * ) FROM t LEFT JOIN u USING (a) -- why\n"
    "WHERE a NOT IN (SELECT [b] FROM u) /* or */ GROUP BY 1 UNION ALL VALUES (1, 2) ORDER BY 1 DESC LIMIT 5",
    "CREATE TRIGGER x AFTER UPDATE OF a, \"b\" ON t FOR EACH ROW WHEN new.a <> old.a BEGIN INSERT INTO u SELECT CASE "
    "WHEN new.a THEN 1 ELSE 2 END; "
    "DELETE FROM t WHERE a = old.a; -- done\n SELECT RAISE(ABORT, 'no'); END",
};

// All readers over one text; what they say does not matter here.
static void readAsEverything(std::string_view text)
{
    const QStringList columns{u"id"_s, u"a b"_s, u"c"_s};
    QStringList relations;
    if (const auto table = parseTable(text, columns))
        QVERIFY(!createTable(*table).isEmpty());
    if (const auto index = parseIndex(text, columns))
        QVERIFY(!createIndex(*index, {}).isEmpty());
    if (const auto view = parseView(text, relations))
        QVERIFY(!createView(*view).isEmpty());
    if (const auto trigger = parseTrigger(text, relations))
        QVERIFY(!createTrigger(*trigger, {}).isEmpty());
    const std::vector<Token> tokens = tokenize(text);
    static_cast<void>(canonicalQuery(tokens));
    static_cast<void>(canonicalType(tokens));
    static_cast<void>(canonicalDefault(tokens, {&columns}));
    static_cast<void>(relationNames(tokens));
}

void SqliteParserTest::tokensCoverTheText_data()
{
    QTest::addColumn<QByteArray>("text");
    for (std::string_view text : texts)
        QTest::addRow("%.40s", text.data()) << QByteArray(text.data(), qsizetype(text.size()));
    QTest::newRow("open string") << QByteArray("a 'b c");
    QTest::newRow("open name") << QByteArray("a \"b c");
    QTest::newRow("open bracket") << QByteArray("a [b c");
    QTest::newRow("open comment") << QByteArray("a /* b c");
    QTest::newRow("open blob") << QByteArray("x'ab");
    QTest::newRow("rubbish") << QByteArray("\x01\x7f !{}\\ \xff\xfe ^");
    QTest::newRow("numbers") << QByteArray("1 .5 1e5 1e+5 0x1F 0xE+1 1_000 5.e-3 1..2 9z");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFSELECT");
}

// Behind each other and with nothing but white space between them.
void SqliteParserTest::tokensCoverTheText()
{
    QFETCH(const QByteArray, text);
    const char *at = text.constData();
    for (const Token &token : tokenize(text)) {
        QVERIFY(!token.text.empty());
        const QByteArray between(at, token.text.data() - at);
        QVERIFY(between.trimmed().isEmpty() || between.trimmed() == "\xEF\xBB\xBF");
        at = token.text.data() + token.text.size();
    }
    QVERIFY(QByteArray(at).trimmed().isEmpty());
}

void SqliteParserTest::anyCutIsReadOrRefused()
{
    for (std::string_view text : texts) {
        for (size_t size = 0; size <= text.size(); ++size) {
            // a copy of its own size, so that a step too far is seen by the sanitizer
            const std::string begin(text.substr(0, size));
            const std::string end(text.substr(size));
            readAsEverything(begin);
            readAsEverything(end);
        }
    }
}

void SqliteParserTest::anyChangeIsReadOrRefused()
{
    static constexpr std::string_view strange[] = {"(",       ")",     ",",        ";",    "'",  "\"", "[",
                                                   "]",       "`",     "--",       "/*",   "\n", "\0", "\xff",
                                                   " BEGIN ", " END ", " SELECT ", " AS ", "."};
    for (std::string_view text : texts) {
        for (size_t at = 0; at < text.size(); ++at) {
            for (std::string_view part : strange) {
                std::string changed(text);
                changed.replace(at, at % 3, part);
                readAsEverything(changed);
            }
        }
    }
}

void SqliteParserTest::spellingIsStable_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("spelled");
    const auto add = [](const char *text, const char *spelled) {
        QTest::newRow(text) << QByteArray(text) << QString::fromUtf8(spelled);
    };
    add("a+b", "a + b");
    add("a - - b", "a - -b");
    add("- - 1", "- -1");
    add("-(-1)", "-(-1)");
    add("~ a|b||c", "~a | b || c");
    add("(a)-(-b)", "(a) - (-b)");
    add("a between 1 and 2 or not b", "a BETWEEN 1 AND 2 OR NOT b");
    add("count ( * ) filter (where a>0) over (partition by b order by c desc)",
        "count(*) FILTER (WHERE a > 0) OVER (PARTITION BY b ORDER BY c DESC)");
    add("case a when 1 then end1 else null end", "CASE a WHEN 1 THEN end1 ELSE NULL END");
    add("a like 'x%' escape '\\'", "a LIKE 'x%' ESCAPE '\\'");
    add("like('x', a)", "like('x', a)");
    add("replace (a, 'b' , \"c\")", "replace(a, 'b', \"c\")");
    add("cast(a as  integer)", "CAST(a AS integer)");
    add("a ->> '$.x' is not distinct from b", "a ->> '$.x' IS NOT DISTINCT FROM b");
    add("[a].`b c`.\"d\"", "a.\"b c\".\"d\"");
    add("a in(1,2)", "a IN (1, 2)");
    add("t . a", "t.a");
    add("x'ab'<>X'AB'", "x'ab' <> X'AB'");
    add("exists(select 1)", "EXISTS (SELECT 1)");
    add("not exists ( select 1 from t )", "NOT EXISTS (SELECT 1 FROM t)");
    add("a /* why */ + 1 -- so", "a /* why */ + 1 -- so\n");
    add("a -- so\n + 1", "a -- so\n+ 1");
}

void SqliteParserTest::spellingIsStable()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, spelled);
    const QString once = canonicalStatement(tokenize(text));
    QCOMPARE(once, spelled);
    const QByteArray again = once.toUtf8();
    QCOMPARE(canonicalStatement(tokenize(again)), spelled);
}

TIDEMARK_TEST(SqliteParserTest)
#include "tst_sqliteparser.moc"
