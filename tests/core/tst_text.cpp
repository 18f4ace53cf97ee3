// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;
using namespace Qt::StringLiterals;

class TextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void distances()
    {
        const struct
        {
            QString a;
            QString b;
            int distance;
        } cases[] = {
            {u""_s, u""_s, 0},
            {u"abc"_s, u""_s, 3},
            {u""_s, u"ab"_s, 2},
            {u"Inspect"_s, u"inspect"_s, 0},
            {u"inspct"_s, u"inspect"_s, 1},
            {u"insepct"_s, u"inspect"_s, 1},
            {u"kitten"_s, u"sitting"_s, 3},
            {u"ab"_s, u"ba"_s, 1},
            {u"äö"_s, u"ao"_s, 2},
        };
        for (const auto &[a, b, distance] : cases) {
            QCOMPARE(editDistance(a, b), distance);
            QCOMPARE(editDistance(b, a), distance);
        }
    }

    void suggestions()
    {
        const QStringList verbs{u"help"_s, u"inspect"_s, u"migrate"_s};
        const std::pair<QString, QString> cases[] = {{u"inspct"_s, u"inspect"_s}, {u"ins"_s, u"inspect"_s},
                                                     {u"HLEP"_s, u"help"_s},      {u"mgirate"_s, u"migrate"_s},
                                                     {u"xyzzy"_s, QString()},     {QString(), QString()}};
        for (const auto &[word, meant] : cases)
            QCOMPARE(closest(word, verbs), meant);
        QCOMPARE(closest(u"help"_s, {}), QString());
        QVERIFY(didYouMean(u"hlep"_s, verbs).contains(u"help"_s));
        QCOMPARE(didYouMean(u"xyzzy"_s, verbs), QString());
    }

    void bytes()
    {
        const std::pair<qint64, QString> cases[] = {
            {0, u"0 B"_s},
            {812, u"812 B"_s},
            {999, u"999 B"_s},
            {1000, u"0.98 kB"_s},
            {1434, u"1.40 kB"_s},
            {10'240, u"10.0 kB"_s},
            {24'117'248, u"23.0 MB"_s},
            {1'048'576'000, u"0.98 GB"_s},
            {-2048, u"-2.00 kB"_s},
            {std::numeric_limits<qint64>::max(), u"8192 PB"_s},
        };
        for (const auto &[bytes, text] : cases)
            QCOMPARE(humanBytes(bytes), text);
    }

    void positions()
    {
        const std::string_view text = "a\né日b\r\n\nc";
        const struct
        {
            qint64 offset;
            int line;
            int column;
        } cases[] = {{0, 1, 1}, {1, 1, 2},  {2, 2, 1},  {4, 2, 2}, {7, 2, 3},
                     {9, 2, 5}, {10, 3, 1}, {11, 4, 1}, {12, 4, 2}};
        for (const auto &[offset, line, column] : cases)
            QCOMPARE(positionOf(text, offset, u"f"_s), (TextPosition{u"f"_s, offset, line, column}));
        QCOMPARE(positionOf(text, 99), (TextPosition{{}, 12, 4, 2}));
        QCOMPARE(positionOf(text, -1), (TextPosition{{}, 0, 1, 1}));
        QCOMPARE(positionOf("\xEF\xBB\xBF"
                            "ab",
                            4),
                 (TextPosition{{}, 4, 1, 2}));
    }

    void namesOfOthersAreMadeHarmless()
    {
        const std::pair<QString, QString> cases[] = {
            {u"orders"_s, u"orders"_s},
            {u"a\nb\tc"_s, u"a\uFFFDb\uFFFDc"_s},
            {u"\u202Eevil\u2069"_s, u"\uFFFDevil\uFFFD"_s},
            {u"\u061C\u2028\u200F\x7F"_s, u"\uFFFD\uFFFD\uFFFD\uFFFD"_s},
            {u"日本語 😀"_s, u"日本語 😀"_s},
        };
        for (const auto &[text, shown] : cases)
            QCOMPARE(printable(text), shown);
        QCOMPARE(printable(u"abcdef"_s, 3), u"abc…"_s);
        QCOMPARE(printable(u"abc"_s, 3), u"abc"_s);
        QCOMPARE(printable(u"ab😀d"_s, 3), u"ab…"_s);
    }

    void namesThatAreTypedAgainAreEscaped()
    {
        QCOMPARE(escaped(u"a\ab\n\u202Ec"_s), u"a\\u0007b\\u000a\\u202ec"_s);
        QCOMPARE(escaped(u"日本語 😀"_s), u"日本語 😀"_s);
    }
};

TIDEMARK_TEST(TextTest)
#include "tst_text.moc"
