// SPDX-License-Identifier: GPL-3.0-or-later
// A table that is refreshed while people read it: what they chose stays chosen and in sight by what it is, wherever it
// goes, and nothing is chosen in its stead when it goes away.
#include "support/testmain.h"
#include "ui/common/tableview.h"
#include "ui/fixture.h"
#include "ui/pages/server/tablepanel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>

#include <random>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;

namespace {

watch::Table tableOf(const QStringList &names)
{
    watch::Table table{.id = u"t"_s, .columns = {{"name", u"Name"_s}, {"n", u"N"_s, true}}};
    int number = 0;
    for (const QString &name : names)
        table.rows.push_back({name, {watch::textCell(name), watch::numberCell(++number)}});
    return table;
}

QStringList numbered(int first, int last)
{
    QStringList names;
    for (int i = first; i <= last; ++i)
        names << u"row %1"_s.arg(i, 4, 10, QChar(u'0'));
    return names;
}

struct Bench
{
    explicit Bench(const QStringList &names)
    {
        panel.setTable(tableOf(names));
        panel.resize(500, 300);
        panel.show();
    }

    void click(const QString &name, int column = 0, Qt::KeyboardModifiers modifiers = {})
    {
        const QModelIndex index = panel.model()->indexOf(name).siblingAtColumn(column);
        panel.view()->scrollTo(index);
        QTest::mouseClick(panel.view()->viewport(), Qt::LeftButton, modifiers,
                          panel.view()->visualRect(index).center());
        if (modifiers)
            test::releaseModifiers(panel.view());
    }
    [[nodiscard]] QStringList selected()
    {
        QStringList names;
        for (const QModelIndex &row : panel.view()->selectionModel()->selectedRows())
            names << row.data().toString();
        names.sort();
        return names;
    }
    [[nodiscard]] int yOf(const QString &name)
    {
        return panel.view()->rowViewportPosition(panel.model()->indexOf(name).row());
    }
    [[nodiscard]] QString first() { return panel.model()->keyAt(panel.view()->indexAt({5, 1})); }
    void scrollTo(int row) { panel.view()->verticalScrollBar()->setValue(row); }

    TablePanel panel{u"Rows"_s};
    QAbstractItemModelTester tester{panel.view()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class TablePanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChosenRowIsFollowed_data()
    {
        QTest::addColumn<QStringList>("next");
        QTest::newRow("the same") << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
        QTest::newRow("before it") << QStringList{u"x"_s, u"a"_s, u"y"_s, u"b"_s, u"c"_s, u"d"_s};
        QTest::newRow("after it") << QStringList{u"a"_s, u"b"_s, u"c"_s, u"x"_s, u"d"_s, u"y"_s};
        QTest::newRow("gone before it") << QStringList{u"c"_s, u"d"_s};
        QTest::newRow("gone after it") << QStringList{u"a"_s, u"b"_s, u"c"_s};
        QTest::newRow("other order") << QStringList{u"d"_s, u"c"_s, u"b"_s, u"a"_s};
        QTest::newRow("all at once") << QStringList{u"y"_s, u"c"_s, u"x"_s, u"a"_s};
        QTest::newRow("alone") << QStringList{u"c"_s};
        QTest::newRow("among others") << QStringList{u"x"_s, u"y"_s, u"c"_s};
    }
    void theChosenRowIsFollowed()
    {
        QFETCH(const QStringList, next);
        Bench bench({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        bench.click(u"c"_s, 1);
        bench.panel.setTable(tableOf(next));
        QCOMPARE(bench.panel.chosenKey(), u"c"_s);
        QCOMPARE(bench.selected(), QStringList{u"c"_s});
        QCOMPARE(bench.panel.view()->currentIndex().row(), next.indexOf(u"c"_s));
        QCOMPARE(bench.panel.view()->currentIndex().column(), 1);
    }

    void nothingIsChosenInsteadOfWhatGoes()
    {
        Bench bench({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        bench.click(u"c"_s, 1);
        const QSignalSpy changes(&bench.panel, &TablePanel::currentChanged);
        bench.panel.setTable(tableOf({u"a"_s, u"b"_s, u"d"_s}));
        QCOMPARE(changes.count(), 1);
        QCOMPARE(bench.panel.chosenKey(), QString());
        QCOMPARE(bench.selected(), QStringList());
        // a neighbour is where the keyboard goes on, and that is all
        bench.panel.setTable(tableOf({u"b"_s}));
        QCOMPARE(bench.panel.chosenKey(), QString());
        bench.panel.setTable(tableOf({}));
        QCOMPARE(bench.panel.chosenKey(), QString());
        bench.panel.setTable(tableOf({u"d"_s, u"c"_s, u"b"_s}));
        QCOMPARE(bench.panel.chosenKey(), u"c"_s);
        QCOMPARE(bench.selected(), QStringList{u"c"_s});
        QCOMPARE(bench.panel.view()->currentIndex().column(), 1);
    }

    void aNewChoiceEndsTheFormer()
    {
        Bench bench({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        bench.click(u"c"_s);
        bench.panel.setTable(tableOf({u"a"_s, u"b"_s, u"d"_s}));
        bench.click(u"a"_s);
        bench.panel.setTable(tableOf({u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
        QCOMPARE(bench.panel.chosenKey(), u"a"_s);
        QCOMPARE(bench.selected(), QStringList{u"a"_s});
        bench.click(u"a"_s, 0, Qt::ControlModifier);
        QCOMPARE(bench.panel.chosenKey(), QString());
        bench.panel.setTable(tableOf({u"b"_s, u"a"_s}));
        QCOMPARE(bench.panel.chosenKey(), QString());
    }

    void aFilterHidesTheChoiceOnly()
    {
        Bench bench({u"apple"_s, u"pear"_s, u"plum"_s});
        bench.click(u"pear"_s);
        bench.panel.setFilter(u"pl"_s);
        QCOMPARE(bench.panel.chosenKey(), QString());
        QCOMPARE(bench.selected(), QStringList());
        bench.panel.setTable(tableOf({u"pear"_s, u"plum"_s, u"apple"_s}));
        bench.panel.setFilter(u"p"_s);
        QCOMPARE(bench.panel.chosenKey(), u"pear"_s);
        bench.panel.setFilter(u"nothing has this"_s);
        QVERIFY(!bench.panel.view()->isVisible());
        bench.panel.setFilter({});
        QVERIFY(bench.panel.view()->isVisible());
        QCOMPARE(bench.panel.chosenKey(), u"pear"_s);
    }

    void aSortKeepsTheChoice()
    {
        Bench bench({u"b"_s, u"c"_s, u"a"_s});
        bench.click(u"c"_s);
        bench.panel.view()->horizontalHeader()->setSortIndicator(0, Qt::AscendingOrder);
        QCOMPARE(bench.panel.view()->currentIndex().row(), 2);
        QCOMPARE(bench.panel.chosenKey(), u"c"_s);
        bench.panel.setTable(tableOf({u"d"_s, u"c"_s, u"a"_s}));
        QCOMPARE(bench.panel.view()->currentIndex().row(), 1);
        QCOMPARE(bench.panel.chosenKey(), u"c"_s);
    }

    void severalRowsStaySelected()
    {
        Bench bench({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        bench.click(u"a"_s);
        bench.click(u"d"_s, 0, Qt::ControlModifier);
        bench.panel.setTable(tableOf({u"d"_s, u"x"_s, u"c"_s}));
        QCOMPARE(bench.selected(), QStringList{u"d"_s});
        QCOMPARE(bench.panel.chosenKey(), u"d"_s);
        bench.panel.setTable(tableOf({u"b"_s, u"a"_s, u"d"_s}));
        QCOMPARE(bench.selected(), QStringList({u"a"_s, u"d"_s}));
        QCOMPARE(bench.panel.chosenKey(), u"d"_s);
    }

    void whatIsReadStaysInItsPlace()
    {
        Bench bench(numbered(100, 300));
        bench.scrollTo(80);
        const QString top = bench.first();
        QCOMPARE(top, u"row 0180"_s);
        bench.panel.setTable(tableOf(numbered(90, 300)));
        QCOMPARE(bench.first(), top);
        bench.panel.setTable(tableOf(numbered(150, 290)));
        QCOMPARE(bench.first(), top);
        // those that were at the top are gone: the first that is left does not move
        const int y = bench.yOf(u"row 0183"_s);
        bench.panel.setTable(tableOf(numbered(100, 170) + numbered(183, 300)));
        QCOMPARE(bench.yOf(u"row 0183"_s), y);
        // the chosen one goes before those above it
        bench.click(u"row 0185"_s);
        const int chosen = bench.yOf(u"row 0185"_s);
        bench.panel.setTable(tableOf(numbered(100, 170) + numbered(171, 184).sliced(5) + numbered(185, 300)));
        QCOMPARE(bench.yOf(u"row 0185"_s), chosen);
        bench.panel.view()->horizontalHeader()->setSortIndicator(0, Qt::DescendingOrder);
        QCOMPARE(bench.yOf(u"row 0185"_s), chosen);
    }

    // Where a table begins is where its newest or worst stands.
    void theTopStaysTheTop()
    {
        Bench bench(numbered(100, 300));
        bench.click(u"row 0102"_s);
        bench.panel.setTable(tableOf(numbered(98, 300)));
        QCOMPARE(bench.first(), u"row 0098"_s);
        QCOMPARE(bench.panel.chosenKey(), u"row 0102"_s);
    }

    void theKeyboardStaysWhenThereIsNothingForAMoment()
    {
        Bench bench({u"a"_s, u"b"_s});
        bench.panel.activateWindow();
        bench.panel.setFocus();
        QVERIFY(QTest::qWaitFor([&] { return bench.panel.view()->hasFocus(); }, 30'000));
        bench.panel.setTable(tableOf({}));
        QVERIFY(!bench.panel.view()->hasFocus());
        bench.panel.setTable(tableOf({u"a"_s}));
        QVERIFY(bench.panel.view()->hasFocus());
    }

    // Whoever hears of rows that go may give the table another one.
    void aTableThatComesWhileRowsGoIsShownAfterwards()
    {
        Bench bench({u"a"_s, u"b"_s, u"c"_s});
        bench.click(u"c"_s);
        auto &model = *static_cast<StateModel *>(bench.panel.view()->model());
        bool again = true;
        connect(bench.panel.view()->selectionModel(), &QItemSelectionModel::currentChanged, this, [&] {
            if (std::exchange(again, false))
                model.setTable(tableOf({u"a"_s, u"d"_s}));
        });
        bench.panel.setTable(tableOf({u"a"_s, u"b"_s}));
        QVERIFY(!again);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1, 0).data().toString(), u"d"_s);
    }

    // Any sequence of tables, filters and orders, against what people expect of it.
    void anySequence()
    {
        std::mt19937 random(4711);
        const auto upTo = [&](int end) { return int(random() % unsigned(end)); };
        const QStringList all = numbered(0, 29);
        Bench bench(all);
        QString chosen;
        QStringList there = all;
        QString filter;
        for (int step = 0; step < 400; ++step) {
            switch (upTo(6)) {
            case 0:
                filter = upTo(2) == 0 ? QString() : QString::number(upTo(3));
                bench.panel.setFilter(filter);
                break;
            case 1:
                bench.panel.view()->horizontalHeader()->setSortIndicator(
                    upTo(3) - 1, upTo(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
                break;
            case 2:
                if (bench.panel.model()->rowCount() > 0) {
                    const QModelIndex row = bench.panel.model()->index(upTo(bench.panel.model()->rowCount()), 0);
                    chosen = bench.panel.model()->keyAt(row);
                    bench.click(chosen);
                }
                break;
            default:
                there.clear();
                std::ranges::sample(all, std::back_inserter(there), upTo(31), random);
                std::ranges::shuffle(there, random);
                bench.panel.setTable(tableOf(there));
            }
            const bool shown = there.contains(chosen) && bench.panel.model()->indexOf(chosen).isValid();
            QCOMPARE(bench.panel.chosenKey(), shown ? chosen : QString());
            QCOMPARE(bench.selected(), shown ? QStringList{chosen} : QStringList());
            if (filter.isEmpty())
                QCOMPARE(bench.panel.model()->rowCount(), there.size());
        }
    }
};

TIDEMARK_TEST(TablePanelTest)
#include "tst_tablepanel.moc"
