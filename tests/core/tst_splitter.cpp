// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/splitter.h"
#include "support/dialects.h"
#include "support/sqllaws.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QDirIterator>
#include <QFile>

using namespace tidemark;
using namespace Qt::StringLiterals;
using sql::LexerRules;
using sql::Piece;
using sql::PieceKind;
using sql::Script;

namespace {

QByteArray kindMark(PieceKind kind)
{
    switch (kind) {
    case PieceKind::Statement: return {};
    case PieceKind::MetaCommand: return "meta:";
    case PieceKind::CopyData: return "copy:";
    case PieceKind::DelimiterCommand: return "delimiter:";
    }
    std::unreachable();
}

QByteArray faultName(sql::FaultKind kind)
{
    static const char *names[] = {"string", "name", "dollar", "comment", "parenthesis", "body", "copy", "command"};
    return names[size_t(kind)];
}

QByteArray printedPieces(const Script &script, std::string_view text)
{
    QByteArrayList parts;
    for (const Piece &piece : script.pieces) {
        const std::string_view bytes = sql::textOf(piece, text);
        parts << kindMark(piece.kind) + QByteArray(bytes.data(), qsizetype(bytes.size()));
    }
    return parts.join(" ~ ");
}

QByteArray printedFaults(const Script &script)
{
    QByteArrayList parts;
    for (const sql::Fault &fault : script.faults)
        parts << faultName(fault.kind) + '@' + QByteArray::number(fault.offset);
    return parts.join(" ~ ");
}

const LexerRules pg = test::postgresRules();
const LexerRules lite = test::sqliteRules();
const LexerRules maria = test::mariadbRules();

const struct Case
{
    const char *name;
    LexerRules rules;
    const char *text;
    const char *pieces; // between tildes
    const char *faults = "";
} cases[] = {
    {"nothing", pg, "", ""},
    {"blank", pg, " \n-- a;\n/* b; */ ;; ", ""},
    {"two", pg, "select 1; select 2", "select 1 ~ select 2"},
    {"comments around and within", pg, "-- a\nselect /* ; */ 1 -- b;\n /* c */ ; -- d\n", "select /* ; */ 1"},
    {"a comment within stays", pg, "select 1 -- a\n + 2 /* b */ -- c\n;", "select 1 -- a\n + 2"},
    {"quotes", pg, "select ';', \";\", 'it'';s'; x", "select ';', \";\", 'it'';s' ~ x"},
    {"a backslash does not escape", pg, "select '\\'; x", "select '\\' ~ x"},
    {"it does in escape strings", pg, "select E'\\';'; E'\\''; x", "select E'\\';' ~ E'\\'' ~ x"},
    {"and where they go on", pg, "select E'a'\n'\\';'; x", "select E'a'\n'\\';' ~ x"},
    {"dollar quotes", pg, "do $$ begin; end $$; $a$;$$;$a$; x", "do $$ begin; end $$ ~ $a$;$$;$a$ ~ x"},
    {"dollars within words", pg, "select a$b$; select 1 as c$b$; x", "select a$b$ ~ select 1 as c$b$ ~ x"},
    {"dollar parameters", pg, "select $1$$;$$; x", "select $1$$;$$ ~ x"},
    {"after a dollar quote a new token", pg, "select $$a$$E'\\';'; x", "select $$a$$E'\\';' ~ x"},
    {"nested comment", pg, "/* /* ; */ ; */ a; b", "a ~ b"},
    {"comment after an operator", pg, "select 1 +--;\n2; select 1 */*;*/ 2; x",
     "select 1 +--;\n2 ~ select 1 */*;*/ 2 ~ x"},
    {"rule", pg, "create rule r as on insert to t do also (insert into a; insert into b); x",
     "create rule r as on insert to t do also (insert into a; insert into b) ~ x"},
    {"parenthesis too many", pg, "select 1); x", "select 1) ~ x"},
    {"parenthesis too few", pg, "a; select ((1); x", "a ~ select ((1); x", "parenthesis@10"},
    {"atomic body", pg,
     "create or replace function f() returns int begin atomic select case when a then 1 end; select 2; end; x",
     "create or replace function f() returns int begin atomic select case when a then 1 end; select 2; end ~ x"},
    {"atomic body of a procedure", pg, "CREATE PROCEDURE p(a int) BEGIN ATOMIC SELECT t.end AS case; END; x",
     "CREATE PROCEDURE p(a int) BEGIN ATOMIC SELECT t.end AS case; END ~ x"},
    {"begin without atomic", pg, "create function f() as begin; x", "create function f() as begin ~ x"},
    {"transactions are no bodies", pg, "begin atomic; commit; create table begin(atomic int); x",
     "begin atomic ~ commit ~ create table begin(atomic int) ~ x"},
    {"open atomic body", pg, "create function f() begin atomic select 1; x",
     "create function f() begin atomic select 1; x", "body@0"},
    {"meta commands", pg, "\\c db\nselect 1;\n  \\d t ; u \nx", "meta:\\c db ~ select 1 ~ meta:\\d t ; u ~ x"},
    {"meta commands in one line", pg, "\\a \\\\ \\echo 'a\\\\b' \\\\ select 1;",
     "meta:\\a \\\\ ~ meta:\\echo 'a\\\\b' \\\\ ~ select 1"},
    {"sent by a meta command", pg, "select 1 \\gset x_\nselect 2 \\g out.txt\nx",
     "select 1 ~ meta:\\gset x_ ~ select 2 ~ meta:\\g out.txt ~ x"},
    {"semicolon with a backslash", pg, "select 1\\; select 2; \\; x", "select 1 ~ select 2 ~ x"},
    {"meta command within", pg, "delete from t\n\\echo a\nwhere id = 1;",
     "delete from t ~ meta:\\echo a ~ where id = 1", "command@14"},
    {"copy", pg, "COPY t (a) FROM stdin;\n1;\n\\N\n\\.\nx;", "COPY t (a) FROM stdin ~ copy:1;\n\\N\n ~ x"},
    {"copy without rows", pg, "copy t from stdin with csv;\n\\.\nx;", "copy t from stdin with csv ~ copy: ~ x"},
    {"copy with carriage returns", pg, "copy t from stdin;\r\n1\r\n\\.\r\nx;", "copy t from stdin ~ copy:1\r\n ~ x"},
    {"copy and the rest of its line", pg, "copy a from stdin; copy b from stdin; -- c\n1\n\\.\n2\n\\.\nx",
     "copy a from stdin ~ copy b from stdin ~ copy:1\n ~ copy:2\n ~ x"},
    {"copy of something else", pg, "copy t from 'stdin'; copy (select a from stdin) to stdout; copy t to stdin; x",
     "copy t from 'stdin' ~ copy (select a from stdin) to stdout ~ copy t to stdin ~ x"},
    {"psql's own copy", pg, "\\copy t from stdin csv\n1;\n\\.\nx", "meta:\\copy t from stdin csv ~ copy:1;\n ~ x"},
    {"copy cut off", pg, "copy t from stdin;\n1\n2", "copy t from stdin ~ copy:1\n2", "copy@19"},
    {"copy without anything", pg, "copy t from stdin;", "copy t from stdin", "copy@18"},
    {"open string", pg, "a; select 'b;", "a ~ select 'b;", "string@10"},
    {"open name", pg, "select \"b;", "select \"b;", "name@7"},
    {"open dollar quote", pg, "select $a$b;$A$", "select $a$b;$A$", "dollar@7"},
    {"open comment", pg, "a; /* b;", "a", "comment@3"},
    {"open comment within", pg, "a /* b;", "a", "comment@2"},
    {"byte order mark", pg, "\xEF\xBB\xBFselect 1;", "select 1"},
    {"names of SQLite", lite, "select [;], `;`, \";\"; x", "select [;], `;`, \";\" ~ x"},
    {"trigger", lite, "create temp trigger t after insert on a begin select 1; select case when 1 then 2 end; end; x",
     "create temp trigger t after insert on a begin select 1; select case when 1 then 2 end; end ~ x"},
    {"trigger with names like words", lite,
     "CREATE TRIGGER begin AFTER UPDATE OF end ON t BEGIN UPDATE t SET end = 1; END; x",
     "CREATE TRIGGER begin AFTER UPDATE OF end ON t BEGIN UPDATE t SET end = 1; END ~ x"},
    {"trigger at the end of the file", lite, "create trigger t begin select 1; end -- a\n",
     "create trigger t begin select 1; end"},
    {"trigger with a comment before its end", lite, "create trigger t begin select 1; /* ; */ END /* ; */; x",
     "create trigger t begin select 1; /* ; */ END ~ x"},
    {"trigger without a body", lite, "create trigger t; x", "create trigger t ~ x"},
    {"open trigger", lite, "create trigger t begin select 1; select 2;", "create trigger t begin select 1; select 2;",
     "body@0"},
    {"open bracket", lite, "select [a;", "select [a;", "name@7"},
    {"a semicolon in parentheses", lite, "select (1; x", "select (1 ~ x"},
    {"delimiter", maria, "DELIMITER //\ncreate procedure p() begin select 1; end//\nselect 'a//b'//\ndelimiter ;\nx; y",
     "delimiter:DELIMITER // ~ create procedure p() begin select 1; end ~ select 'a//b' ~ delimiter:delimiter ; ~ x ~ "
     "y"},
    {"delimiter of dollars", maria, "delimiter $$\nselect 1; select 2$$ x$$",
     "delimiter:delimiter $$ ~ select 1; select 2 ~ x"},
    {"delimiter of letters", maria, "delimiter go\nselect ago; going go select 2 go",
     "delimiter:delimiter go ~ select ago; going ~ select 2"},
    {"a column called delimiter", maria, "select a\ndelimiter ; x", "select a\ndelimiter ~ x"},
    {"compound body", maria,
     "create definer=`a`@`b` procedure p() begin if a then begin end; end if; case b when 1 then select case c when 2 "
     "then 3 end; end case; end; x",
     "create definer=`a`@`b` procedure p() begin if a then begin end; end if; case b when 1 then select case c when 2 "
     "then 3 end; end case; end ~ x"},
    {"hash and backslash", maria, "select '\\';' # ;\n; x", "select '\\';' ~ x"},
};

} // namespace

class SplitterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splits_data()
    {
        QTest::addColumn<size_t>("index");
        for (size_t i = 0; i < std::size(cases); ++i)
            QTest::newRow(cases[i].name) << i;
    }

    void splits()
    {
        QFETCH(size_t, index);
        const Case &one = cases[index];
        const Script script = sql::split(one.text, one.rules);
        QCOMPARE(printedPieces(script, one.text), QByteArray(one.pieces));
        QCOMPARE(printedFaults(script), QByteArray(one.faults));
        QCOMPARE(test::splitterFlaw(one.text, one.rules), QByteArray());
    }

    void tellsPlaces()
    {
        const std::string_view text = "\xEF\xBB\xBF a;\n-- c\n  é; /* d */ b\n;";
        const Script script = sql::split(text, pg);
        QCOMPARE(script.pieces.size(), 3U);
        QCOMPARE(script.pieces[0], (Piece{PieceKind::Statement, 4, 1, 6, 1, 2}));
        QCOMPARE(script.pieces[1], (Piece{PieceKind::Statement, 14, 2, 17, 3, 3}));
        QCOMPARE(script.pieces[2], (Piece{PieceKind::Statement, 26, 1, 29, 3, 14}));
    }

    void findsThePieceAtACursor()
    {
        const Script script = sql::split("  one; two ;  three", pg);
        const std::pair<qint64, size_t> expected[] = {{0, 0},  {2, 0},  {5, 0},  {6, 1},
                                                      {11, 1}, {12, 2}, {18, 2}, {99, 2}};
        for (const auto &[offset, piece] : expected)
            QCOMPARE(sql::pieceAt(script, offset), &script.pieces[piece]);
        QCOMPARE(sql::pieceAt(Script(), 0), nullptr);
    }

    void faultsBecomeErrors()
    {
        const std::string_view text = "select 1;\n  select 'a";
        const Script script = sql::split(text, pg);
        QCOMPARE(script.faults.size(), 1U);
        const Error error = sql::toError(script.faults[0], text, u"a.sql"_s);
        QCOMPARE(error.kind, ErrorKind::Sql);
        QVERIFY(!error.message.isEmpty() && !error.hint.isEmpty());
        QCOMPARE(error.position, (TextPosition{u"a.sql"_s, 19, 2, 10}));
    }

    // Whole scripts of other projects, where there are some: nothing in them is broken.
    void keepsTheLawsOnRealScripts()
    {
        const QString folder = qEnvironmentVariable("TIDEMARK_CORPORA");
        if (folder.isEmpty())
            QSKIP("TIDEMARK_CORPORA names no folder with .sql files");
        int files = 0;
        for (QDirIterator all(folder, {u"*.sql"_s}, QDir::Files, QDirIterator::Subdirectories); all.hasNext();
             ++files) {
            QFile file(all.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const QByteArray bytes = file.readAll();
            const std::string_view text(bytes.constData(), size_t(bytes.size()));
            const bool isLite = file.fileName().contains("sqlite"_L1);
            const LexerRules &rules = isLite ? lite : pg;
            QVERIFY2(sql::split(text, rules).faults.empty(), qPrintable(file.fileName()));
            const QByteArray flaw = test::splitterFlaw(text, rules);
            QVERIFY2(flaw.isEmpty(), qPrintable(file.fileName() + u": "_s + QString::fromUtf8(flaw)));
        }
        QVERIFY(files > 0);
    }
};

TIDEMARK_TEST(SplitterTest)
#include "tst_splitter.moc"
