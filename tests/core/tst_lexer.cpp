// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/dialect.h"
#include "drivers/sqlite/dialect.h"
#include "sql/lexer.h"
#include "support/dialects.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;
using namespace Qt::StringLiterals;
using sql::LexerRules;
using sql::Token;
using sql::TokenKind;

namespace {

QByteArray kindName(TokenKind kind)
{
    static const char *names[] = {"end",    "space", "comment", "word",  "name", "string",
                                  "number", "param", "op",      "punct", "meta", "unknown"};
    return names[size_t(kind)];
}

// "word(SELECT) number(1)": all tokens but white space; what is not terminated has an exclamation mark.
QByteArray printed(std::string_view text, const LexerRules &rules)
{
    QByteArrayList parts;
    for (const Token &token : sql::tokens(text, rules)) {
        const std::string_view bytes = text.substr(size_t(token.offset), size_t(token.length));
        if (token.kind != TokenKind::Space)
            parts << kindName(token.kind) + (token.unterminated ? "!(" : "(") + QByteArray(bytes.data(), token.length) +
                         ')';
    }
    return parts.join(' ');
}

const struct Case
{
    const char *name;
    LexerRules rules;
    const char *text;
    const char *tokens;
} cases[] = {
    {"nothing", test::postgresRules(), "", ""},
    {"white space alone", test::postgresRules(), " \t\r\n\f\v", ""},
    {"words and numbers", test::postgresRules(), "select a1, 1 from été_$2",
     "word(select) word(a1) punct(,) number(1) word(from) word(été_$2)"},
    {"numbers", test::postgresRules(), "1.5e-3 .5 1. 0xFF 0b01 1_000 1e 2..3 1e5x",
     "number(1.5e-3) number(.5) number(1.) number(0xFF) number(0b01) number(1_000) number(1e) number(2) "
     "punct(.) punct(.) number(3) number(1e5x)"},
    {"doubled quotes", test::postgresRules(), "'it''s' \"a\"\"b\"", "string('it''s') name(\"a\"\"b\")"},
    {"a backslash is a letter", test::postgresRules(), "'\\' 'x'", "string('\\') string('x')"},
    {"escape string", test::postgresRules(), "E'\\'' e'\\\\'", "string(E'\\'') string(e'\\\\')"},
    {"escape string goes on", test::postgresRules(), "E'a' -- why\n '\\'b' 'c'",
     "string(E'a' -- why\n '\\'b') string('c')"},
    {"escape string does not go on in its line", test::postgresRules(), "E'a' 'b\\' 'c'",
     "string(E'a') string('b\\') string('c')"},
    {"a word that ends with e", test::postgresRules(), "type'\\'", "word(type) string('\\')"},
    {"prefixed strings", test::postgresRules(), "x'1f' B'01' n'ö' U&'\\0041' u&\"d\\0061t\" z'a'",
     "string(x'1f') string(B'01') string(n'ö') string(U&'\\0041') name(u&\"d\\0061t\") word(z) string('a')"},
    {"dollar quotes", test::postgresRules(), "$$a'b$$ $x$ $$ $y$ $x$ $é$;$é$",
     "string($$a'b$$) string($x$ $$ $y$ $x$) string($é$;$é$)"},
    {"dollars that quote nothing", test::postgresRules(), "a$$b$$ $1 $1x $ 1$$c$$",
     "word(a$$b$$) param($1) param($1) word(x) unknown($) number(1) string($$c$$)"},
    {"comments", test::postgresRules(), "a--b\nc/*d*/e", "word(a) comment(--b) word(c) comment(/*d*/) word(e)"},
    {"nested comment", test::postgresRules(), "/* a /* b */ c */ d /*/ */ */",
     "comment(/* a /* b */ c */) word(d) comment(/*/ */) op(*/)"},
    {"flat comment", test::sqliteRules(), "/* a /* b */ c", "comment(/* a /* b */) word(c)"},
    {"carriage return ends a comment", test::postgresRules(), "--a\rb", "comment(--a) word(b)"},
    {"carriage return does not end a comment", test::sqliteRules(), "--a\rb", "comment(--a\rb)"},
    {"operators", test::postgresRules(), "a->>b @> c::d || -1 *--x\n*/*y*/?",
     "word(a) op(->>) word(b) op(@>) word(c) punct(:) punct(:) word(d) op(||) op(-) number(1) op(*) comment(--x) op(*) "
     "comment(/*y*/) op(?)"},
    {"meta command", test::postgresRules(), "\\echo 'a;' \\\\ select\n\\q",
     "meta(\\echo 'a;' \\\\) word(select) meta(\\q)"},
    {"byte order mark", test::postgresRules(), "\xEF\xBB\xBFselect", "word(select)"},
    {"open string", test::postgresRules(), "'a''", "string!('a'')"},
    {"open name", test::postgresRules(), "\"a", "name!(\"a)"},
    {"open dollar quote", test::postgresRules(), "$a$ $b$", "string!($a$ $b$)"},
    {"open comment", test::postgresRules(), "/* /* */", "comment!(/* /* */)"},
    {"names of SQLite", test::sqliteRules(), "`a``b` [c]]d \"e\"",
     "name(`a``b`) name([c]) punct(]) word(d) name(\"e\")"},
    {"parameters of SQLite", test::sqliteRules(), "?1 ? :a @b $c :1",
     "param(?1) param(?) param(:a) param(@b) param($c) punct(:) number(1)"},
    {"strings of MariaDB", test::mariadbRules(), "'a\\'b' \"c\\\"d\" # e",
     "string('a\\'b') string(\"c\\\"d\") comment(# e)"},
    {"dashes of MariaDB", test::mariadbRules(), "1--1 -- a\n--",
     "number(1) op(--) number(1) comment(-- a) comment(--)"},
};

} // namespace

class LexerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cuts_data()
    {
        QTest::addColumn<size_t>("index");
        for (size_t i = 0; i < std::size(cases); ++i)
            QTest::newRow(cases[i].name) << i;
    }

    void cuts()
    {
        QFETCH(size_t, index);
        const Case &one = cases[index];
        QCOMPARE(printed(one.text, one.rules), QByteArray(one.tokens));
    }

    void endsForEver()
    {
        sql::Lexer lexer("a", test::postgresRules());
        QCOMPARE(lexer.next().kind, TokenKind::Word);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(lexer.next(), (Token{TokenKind::End, false, 1, 0}));
    }

    // What is tested here must be what the engines use.
    void rulesAreThoseOfTheDialects()
    {
        QVERIFY(postgres::dialect().lexer == test::postgresRules());
        QVERIFY(sqlite::dialect().lexer == test::sqliteRules());
    }
};

TIDEMARK_TEST(LexerTest)
#include "tst_lexer.moc"
