// SPDX-License-Identifier: GPL-3.0-or-later
// Two texts side by side: what is marked, and that both sides can be read back from the rows whatever they hold.
#include "support/testmain.h"
#include "ui/models/compare/textdiff.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

#include <ranges>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;

namespace {

// "= a", "- b", "+ c", "~ d | e" with the marked words in brackets.
QString marked(const DiffSide &side)
{
    QString text = side.text;
    for (const DiffSpan &span : side.marks | std::views::reverse)
        text = text.left(span.start) + u'[' + text.mid(span.start, span.length) + u']' +
               text.mid(span.start + span.length);
    return text;
}

QString textOf(const std::vector<DiffRow> &rows)
{
    QStringList lines;
    for (const DiffRow &row : rows) {
        switch (row.state) {
        case DiffState::Equal: lines << u"= "_s + row.left.text; break;
        case DiffState::Removed: lines << u"- "_s + marked(row.left); break;
        case DiffState::Added: lines << u"+ "_s + marked(row.right); break;
        case DiffState::Changed: lines << u"~ %1 | %2"_s.arg(marked(row.left), marked(row.right)); break;
        }
    }
    return lines.join(u'\n');
}

QStringList sideLines(const std::vector<DiffRow> &rows, DiffSide DiffRow::*side)
{
    QStringList lines;
    for (const DiffRow &row : rows) {
        if ((row.*side).line >= 0) {
            Q_ASSERT((row.*side).line == lines.size());
            lines << (row.*side).text;
        }
    }
    return lines;
}

} // namespace

class TextDiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marks_data()
    {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        QTest::addColumn<QString>("expected");
        QTest::newRow("equal") << u"a\nb\n"_s << u"a\nb"_s << u"= a\n= b"_s;
        QTest::newRow("both empty") << QString() << QString() << QString();
        QTest::newRow("only right") << QString() << u"a\nb"_s << u"+ a\n+ b"_s;
        QTest::newRow("only left") << u"a"_s << QString() << u"- a"_s;
        QTest::newRow("one line more") << u"a\nc"_s << u"a\nb\nc"_s << u"= a\n+ b\n= c"_s;
        QTest::newRow("a word") << u"CREATE TABLE t (\n    id integer NOT NULL,\n    x text\n);"_s
                                << u"CREATE TABLE t (\n    id bigint NOT NULL,\n    x text\n);"_s
                                << u"= CREATE TABLE t (\n~     id [integer] NOT NULL, |     id [bigint] NOT NULL,\n"
                                   "=     x text\n= );"_s;
        QTest::newRow("neighbours") << u"code text,\nnote text"_s << u"code varchar(10),\nnote text,\nlate boolean"_s
                                    << u"~ code [text], | code [varchar(10)],\n~ note text | note text[,]\n"
                                       "+ late boolean"_s;
        QTest::newRow("nothing alike") << u"SELECT 1"_s << u"DROP INDEX abc"_s << u"- SELECT 1\n+ DROP INDEX abc"_s;
    }

    void marks()
    {
        QFETCH(QString, left);
        QFETCH(QString, right);
        QFETCH(QString, expected);
        QCOMPARE(textOf(sideBySide(left, right)), expected);
    }

    void bothSidesCanBeReadBack()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            QStringList left;
            for (int i = int(random.bounded(30)); i > 0; --i)
                left << QString::number(random.bounded(6)) + u" x"_s.repeated(int(random.bounded(3)));
            QStringList right = left;
            for (int i = int(random.bounded(8)); i > 0 && !right.isEmpty(); --i) {
                const auto at = qsizetype(random.bounded(quint32(right.size())));
                if (random.bounded(3) == 0)
                    right.removeAt(at);
                else if (random.bounded(2) == 0)
                    right.insert(at, u"new %1"_s.arg(random.bounded(4)));
                else
                    right[at] += u" y"_s;
            }
            const auto rows = sideBySide(left.join(u'\n'), right.join(u'\n'));
            QCOMPARE(sideLines(rows, &DiffRow::left), left);
            QCOMPARE(sideLines(rows, &DiffRow::right), right);
            for (const DiffRow &row : rows)
                QVERIFY(row.state != DiffState::Equal || row.left.text == row.right.text);
        }
    }

    void whatDiffersInEverythingEnds()
    {
        QStringList left;
        QStringList right;
        for (int i = 0; i < 5000; ++i) {
            left << u"left %1"_s.arg(i);
            right << u"right of %1 and more"_s.arg(i * 7);
        }
        const auto rows = sideBySide(left.join(u'\n'), right.join(u'\n'));
        QCOMPARE(sideLines(rows, &DiffRow::left), left);
        QCOMPARE(sideLines(rows, &DiffRow::right), right);
    }

    void changesBeginWhereTheyBegin()
    {
        const auto rows = sideBySide(u"a\nb\nc\nd\ne"_s, u"a\nc\nd\nf\ng\ne"_s);
        QCOMPARE(changeStarts(rows), (std::vector<int>{1, 4}));
    }
};

TIDEMARK_TEST(TextDiffTest)
#include "tst_textdiff.moc"
