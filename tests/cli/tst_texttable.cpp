// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/texttable.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;
using namespace Qt::StringLiterals;

class TextTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsColumns()
    {
        static const std::pair<const char *, int> cases[] = {
            {"", 0},
            {"abc", 3},
            {"Größe", 5},
            {"e\xCC\x81", 1},
            {"日本", 4},
            {"한글", 4},
            {"ｆ", 2},
            {"😀", 2},
            {"a\xE2\x80\x8D"
             "b",
             2},
        };
        for (const auto &[text, width] : cases)
            QCOMPARE(cli::displayWidth(QString::fromUtf8(text)), width);
    }

    void cuts()
    {
        QCOMPARE(cli::cutToWidth(u"abcdef"_s, 6), u"abcdef"_s);
        QCOMPARE(cli::cutToWidth(u"abcdef"_s, 4), u"abc…"_s);
        QCOMPARE(cli::cutToWidth(u"日本語"_s, 5), u"日本…"_s);
        QCOMPARE(cli::cutToWidth(u"日本語"_s, 4), u"日…"_s);
        QCOMPARE(cli::cutToWidth(u"abcdef"_s, 0), u"abcdef"_s);
    }

    void wraps()
    {
        QCOMPARE(cli::wrapText(u"one two three"_s, 7), u"one two\nthree\n"_s);
        QCOMPARE(cli::wrapText(u"one two three"_s, 0), u"one two three\n"_s);
        QCOMPARE(cli::wrapText(u"enormous one"_s, 5, u"  "_s), u"  enormous\n  one\n"_s);
        QCOMPARE(cli::wrapText(u"a\nb"_s, 10, u"- "_s), u"- a\n- b\n"_s);
    }

    void takesControlsOut() { QCOMPARE(cli::withoutControls(u"a\x1b[31m\tb\nc\r"_s), u"a\uFFFD[31m\tb\nc\uFFFD"_s); }

    void linesUp()
    {
        cli::TextTable table({{.title = u"Name"_s}, {.title = u"Rows"_s, .right = true}});
        table.addRow({u"日本"_s, u"1"_s});
        table.addRow({u"customers"_s, u"1,234"_s});
        QCOMPARE(table.toText(0), u"Name        Rows\n"
                                  u"日本           1\n"
                                  u"customers  1,234\n"_s);
    }

    void leavesOutEmptyColumns()
    {
        cli::TextTable table({{.title = u"A"_s}, {.title = u"B"_s}, {.title = u"C"_s}});
        table.addRow({u"1"_s, {}, u"3"_s});
        table.addRow({u"2"_s});
        QCOMPARE(table.toText(0), u"A  C\n1  3\n2\n"_s);
    }

    void staysWithinTheWidth()
    {
        cli::TextTable table({{.title = u"Name"_s}, {.title = u"Rows"_s, .right = true}});
        table.addRow({u"a_rather_long_name_of_a_table"_s, u"12,345,678"_s});
        QCOMPARE(table.toText(30), u"Name                      Rows\n"
                                   u"a_rather_long_nam…  12,345,678\n"_s);
        // numbers are never cut, and no name below twelve columns
        QCOMPARE(table.toText(5), u"Name                Rows\n"
                                  u"a_rather_lo…  12,345,678\n"_s);
    }

    void wrapsTheLastColumn()
    {
        cli::TextTable table({{.title = {}}, {.title = {}, .wraps = true}});
        table.addRow({u"app"_s, u"12 tables, 3 views, 4 functions"_s});
        QCOMPARE(table.toText(24, u"  "_s), u"  app  12 tables, 3\n"
                                            u"       views, 4\n"
                                            u"       functions\n"_s);
        QCOMPARE(table.toText(0), u"app  12 tables, 3 views, 4 functions\n"_s);
    }
};

TIDEMARK_TEST(TextTableTest)
#include "tst_texttable.moc"
