// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/mutator.h"
#include "fuzz/targets.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;

namespace {

const QByteArrayList samples = {
    "CREATE TABLE \"a;b\" (id int PRIMARY KEY, t text DEFAULT E'it\\'s;' CHECK (t <> ';')); -- done;\nSELECT 1;",
    "CREATE OR REPLACE FUNCTION f(a int) RETURNS int BEGIN ATOMIC SELECT CASE WHEN a > 1 THEN 2 END; SELECT a; END; x;",
    "CREATE FUNCTION g() RETURNS void LANGUAGE plpgsql AS $body$ BEGIN PERFORM 'a;'; /* $$ */ END; $body$; SELECT $1;",
    "CREATE TEMP TRIGGER t AFTER UPDATE OF end ON [a;] BEGIN UPDATE `b` SET end = :x; SELECT CASE 1 WHEN ?1 THEN 2 "
    "END; END; y",
    "\\connect db\n\\set x 'a\\\\b' \\\\ SELECT :'x' \\gset\nCOPY t (a, \"b\") FROM stdin WITH "
    "CSV;\n1\t;\n\\.\nCOMMIT;",
    "DELIMITER //\nCREATE PROCEDURE p() BEGIN IF a THEN CASE b WHEN 1 THEN SELECT 1; END CASE; END IF; "
    "END//\nDELIMITER ;\n# a\nx",
    "/* a /* ; */ b */ CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a VALUES (1); DELETE FROM b); \xC3\xA9 = "
    "1.5e-3 ::int",
};

const QByteArrayList words = {
    "'",
    "\"",
    "`",
    "[",
    "]",
    "$",
    "$$",
    "$a$",
    "$1",
    "1$",
    "a$",
    "--",
    "-",
    "/*",
    "*/",
    "/",
    "*",
    "#",
    ";",
    "(",
    ")",
    "\\",
    "\\;",
    "\\\\",
    "\\.",
    "\n\\.\n",
    "\\g",
    "\n",
    "\r",
    "\r\n",
    " ",
    "E'",
    "e",
    "U&\"",
    "1e",
    "1.",
    ".",
    "\xEF\xBB\xBF",
    "\xFF",
    "begin",
    "atomic",
    "end",
    "case",
    "as",
    "create",
    "function",
    "trigger",
    "temp",
    "or replace",
    "copy",
    "from stdin",
    "delimiter",
    "d;",
    "\\x \\\\",
    "copy a from stdin;",
    "delimiter ;",
    "delimiter a\n",
    "if",
    "loop",
    QByteArray(1, '\0'),
    "?",
    ":a",
    "@",
    "//",
};

} // namespace

class FuzzSqlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLaws_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= fuzz::seedCount(4); ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void keepsTheLaws()
    {
        QFETCH(quint32, seed);
        fuzz::Mutator mutator(seed, samples, words);
        for (int i = 0; i < 5000; ++i) {
            const QByteArray text = mutator.next();
            const QByteArray flaw = fuzz::sqlFlaw({text.constData(), size_t(text.size())});
            QVERIFY2(flaw.isEmpty(), QByteArray(flaw + " in " + text.toPercentEncoding()).constData());
        }
    }

    // A search that begins again at every byte would not come back from these within the time of a test.
    void takesLinearTime_data()
    {
        QTest::addColumn<QByteArray>("word");
        for (const QByteArray &word : words + samples)
            QTest::addRow("%s", word.toPercentEncoding().constData()) << word;
    }

    void takesLinearTime()
    {
        QFETCH(QByteArray, word);
        const QByteArray text = word.repeated(400'000 / word.size());
        QCOMPARE(fuzz::sqlFlaw({text.constData(), size_t(text.size())}), QByteArray());
    }
};

TIDEMARK_TEST(FuzzSqlTest)
#include "tst_fuzzsql.moc"
