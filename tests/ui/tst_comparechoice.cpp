// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing what goes into the script: boxes in three levels, what comes along, and the page that plans it.
#include "schema/kinds.h"
#include "support/testmain.h"
#include "ui/common/filterfield.h"
#include "ui/common/sqlview.h"
#include "ui/comparefixture.h"
#include "ui/models/compare/comparemodel.h"
#include "ui/pages/compare/comparebar.h"
#include "ui/pages/compare/comparetree.h"
#include "ui/pages/compare/scripttab.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
using test::comparedPage;
using test::comparisonOf;
using test::tableOf;
namespace k = schema::kind;

namespace {

schema::ObjectRef tableRef(const QString &name)
{
    return {k::table, {{}, name}, {}};
}

schema::ObjectRef viewRef(const QString &name)
{
    return {k::view, {{}, name}, {}};
}

// A new view reads a new column; an index stands on a column that goes.
QStringList shopBefore()
{
    return {u"CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT, fax TEXT)"_s,
            u"CREATE INDEX by_fax ON customer (fax)"_s, u"CREATE TABLE old_stuff (id INTEGER PRIMARY KEY)"_s};
}

QStringList shopAfter()
{
    return {u"CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT, points INTEGER NOT NULL DEFAULT 0)"_s,
            u"CREATE VIEW good_customer AS SELECT id, points FROM customer WHERE points > 9"_s,
            u"CREATE TABLE \"new; stuff\" (id INTEGER PRIMARY KEY)"_s};
}

QString box(const QModelIndex &index)
{
    const QVariant checked = index.data(Qt::CheckStateRole);
    if (!checked.isValid())
        return u"   "_s;
    if (index.data(CompareModel::AlongRole).toBool())
        return checked.value<Qt::CheckState>() == Qt::Checked ? u"[+]"_s : u"[~]"_s;
    switch (checked.value<Qt::CheckState>()) {
    case Qt::Checked: return u"[x]"_s;
    case Qt::PartiallyChecked: return u"[-]"_s;
    case Qt::Unchecked: return u"[ ]"_s;
    }
    return {};
}

// The whole tree with its boxes: x chosen, + comes along, - and ~ partly the one or the other.
QStringList boxesOf(const CompareModel &model, const QModelIndex &parent = {}, const QString &indent = {})
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex at = model.index(row, 0, parent);
        lines << indent + box(at) + u' ' + at.data().toString();
        lines << boxesOf(model, at, indent + u"  "_s);
    }
    return lines;
}

void check(CompareModel &model, const QModelIndex &index, bool on)
{
    model.setData(index, on ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
}

QString upOf(ComparePage *page)
{
    return page->session()->script() ? QString::fromUtf8(page->session()->script()->up.whole) : QString();
}

} // namespace

class CompareChoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boxesOfKindsStandForWhatIsBelow()
    {
        const dialect::Registry registry = drivers::engines();
        CompareModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setComparison(comparisonOf(registry, {tableOf(u"a"_s, u"TEXT"_s), tableOf(u"b"_s, u"TEXT"_s)},
                                         {tableOf(u"b"_s, u"INTEGER"_s)}));
        QCOMPARE(boxesOf(model), QStringList({u"[x] Tables"_s, u"  [x] a"_s, u"  [x] b"_s, u"    [x] Column id"_s}));
        QSignalSpy changes(&model, &CompareModel::choiceChanged);
        check(model, model.indexOf(tableRef(u"a"_s)), false);
        QCOMPARE(boxesOf(model), QStringList({u"[-] Tables"_s, u"  [ ] a"_s, u"  [x] b"_s, u"    [x] Column id"_s}));
        check(model, model.index(0, 0, model.indexOf(tableRef(u"b"_s))), false);
        QCOMPARE(boxesOf(model).first(), u"[ ] Tables"_s);
        check(model, model.index(0, 0), true);
        QCOMPARE(model.marks().chosenCount(), 2);
        check(model, model.index(0, 0), true); // nothing new
        QCOMPARE(changes.size(), 3);
        model.chooseShown(false);
        QCOMPARE(boxesOf(model), QStringList({u"[ ] Tables"_s, u"  [ ] a"_s, u"  [ ] b"_s, u"    [ ] Column id"_s}));
    }

    void whatIsEqualHasNoBox()
    {
        const dialect::Registry registry = drivers::engines();
        CompareModel model;
        model.setComparison(comparisonOf(registry, {tableOf(u"a"_s, u"TEXT"_s), tableOf(u"b"_s, u"TEXT"_s)},
                                         {tableOf(u"b"_s, u"TEXT"_s)}));
        model.setStateShown(ObjectState::Equal, true);
        const QModelIndex equal = model.indexOf(tableRef(u"b"_s));
        QVERIFY(!equal.data(Qt::CheckStateRole).isValid());
        QVERIFY(!(equal.flags() & Qt::ItemIsUserCheckable));
        QVERIFY(!model.setData(equal, Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(model.indexOf(tableRef(u"a"_s)).flags() & Qt::ItemIsUserCheckable);
    }

    void filtersChangeNothingAndBoundTheBoxes()
    {
        const dialect::Registry registry = drivers::engines();
        CompareModel model;
        model.setComparison(
            comparisonOf(registry, {tableOf(u"apple"_s, u"TEXT"_s), tableOf(u"pear"_s, u"TEXT"_s)}, {}));
        check(model, model.indexOf(tableRef(u"apple"_s)), false);
        const Chosen before = model.marks().chosen();
        model.setFilter(u"pear"_s);
        model.setStateShown(ObjectState::OnlyLeft, false);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.marks().chosen(), before);
        model.setStateShown(ObjectState::OnlyLeft, true);
        QCOMPARE(boxesOf(model), QStringList({u"[x] Tables"_s, u"  [x] pear"_s}));
        model.chooseShown(false);
        check(model, model.index(0, 0), true);
        model.setFilter({});
        QCOMPARE(boxesOf(model), QStringList({u"[-] Tables"_s, u"  [ ] apple"_s, u"  [x] pear"_s}));
    }

    void whatWasLeftOutStaysSoForTheSameSides()
    {
        const dialect::Registry registry = drivers::engines();
        CompareModel model;
        const std::vector<schema::Table> left{tableOf(u"a"_s, u"TEXT"_s), tableOf(u"b"_s, u"TEXT"_s)};
        model.setComparison(comparisonOf(registry, left, {}));
        check(model, model.indexOf(tableRef(u"a"_s)), false);
        model.setComparison(comparisonOf(registry, left, {tableOf(u"c"_s, u"TEXT"_s)}));
        QCOMPARE(boxesOf(model), QStringList({u"[-] Tables"_s, u"  [ ] a"_s, u"  [x] b"_s, u"  [x] c"_s}));
        model.setComparison(nullptr);
        model.setComparison(comparisonOf(registry, left, {}));
        QCOMPARE(model.marks().chosenCount(), 2);
    }

    void whatAChoiceNeedsComesAlongAndStays()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = comparedPage(shell, folder, shopBefore(), shopAfter());
        QVERIFY(page);
        CompareModel &model = *page->model();
        page->tree()->noneButton()->click();
        EVENTUALLY(!page->isBusy());
        QVERIFY(upOf(page).isEmpty());
        QVERIFY(page->script()->shown() && page->script()->shown()->statements == 0);

        check(model, model.indexOf(viewRef(u"good_customer"_s)), true);
        EVENTUALLY(!page->isBusy());
        QVERIFY2(upOf(page).contains(u"CREATE VIEW good_customer"_s), qPrintable(upOf(page)));
        QVERIFY2(upOf(page).contains(u"points"_s) && !upOf(page).contains(u"old_stuff"_s), qPrintable(upOf(page)));
        QVERIFY(!upOf(page).contains(u"new; stuff"_s));
        const QStringList boxes = boxesOf(model);
        QVERIFY2(boxes.contains(u"    [+] Column points"_s) && boxes.contains(u"  [~] customer"_s) &&
                     boxes.contains(u"  [x] good_customer"_s) && boxes.contains(u"    [ ] Column fax"_s),
                 qPrintable(boxes.join(u'\n')));
        const QModelIndex customer = model.indexOf(tableRef(u"customer"_s));
        QModelIndex points;
        for (int row = 0; row < model.rowCount(customer); ++row) {
            if (model.index(row, 0, customer).data().toString() == "Column points"_L1)
                points = model.index(row, 0, customer);
        }
        QVERIFY(points.data(CompareModel::RemarkRole).toString().contains(u"needed by View good_customer"_s));
        QVERIFY(points.data(Qt::ToolTipRole).toString().contains(u"good_customer"_s));
        QVERIFY(page->tree()->chosen()->text().contains(u"1 of "_s));
        QVERIFY(page->tree()->chosen()->text().contains(u"along"_s));
        // not by itself
        QVERIFY(!model.setData(points, Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(points.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
        check(model, model.indexOf(viewRef(u"good_customer"_s)), false);
        EVENTUALLY(!page->isBusy());
        QVERIFY(upOf(page).isEmpty());
        QCOMPARE(model.marks().alongCount(), 0);
    }

    void whatStandsOnADropComesAlong()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = comparedPage(shell, folder, shopBefore(), shopAfter());
        QVERIFY(page);
        CompareModel &model = *page->model();
        const QModelIndex customer = model.indexOf(tableRef(u"customer"_s));
        for (int row = 0; row < model.rowCount(customer); ++row) {
            const QModelIndex change = model.index(row, 0, customer);
            if (change.data().toString() == "Index by_fax"_L1)
                check(model, change, false);
        }
        EVENTUALLY(!page->isBusy());
        QVERIFY2(boxesOf(model).contains(u"    [+] Index by_fax"_s), qPrintable(boxesOf(model).join(u'\n')));
    }

    void theLastOfQuickChoicesCounts()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = comparedPage(shell, folder, shopBefore(), shopAfter());
        QVERIFY(page);
        const QByteArray whole = page->session()->script()->up.whole;
        QSignalSpy scripts(page->session(), &CompareSession::scriptChanged);
        for (int i = 0; i < 7; ++i) {
            page->tree()->noneButton()->click();
            page->tree()->allButton()->click();
        }
        EVENTUALLY(!page->isBusy());
        QCOMPARE(scripts.size(), 1);
        QCOMPARE(page->session()->script()->up.whole, whole);
    }

    void aClickOnTheBoxAndTheSpaceBarChoose()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = comparedPage(shell, folder, shopBefore(), shopAfter());
        QVERIFY(page);
        QTreeView *tree = page->tree()->tree();
        const auto chosen = [&] { return page->model()->marks().chosenCount(); };
        const int all = chosen();
        const QModelIndex old = page->model()->indexOf(tableRef(u"old_stuff"_s));
        const QRect row = tree->visualRect(old);
        QVERIFY(row.isValid());
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, {row.left() + 11, row.center().y()});
        QCOMPARE(chosen(), all - 1);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, {row.left() + 90, row.center().y()});
        QCOMPARE(chosen(), all - 1); // the name is no box
        QCOMPARE(tree->currentIndex(), old);
        QTest::keyClick(tree, Qt::Key_Space);
        QCOMPARE(chosen(), all);
        EVENTUALLY(!page->isBusy());
    }

    void aChoiceOutlivesOptionsAndReading()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = comparedPage(shell, folder, shopBefore(), shopAfter());
        QVERIFY(page);
        check(*page->model(), page->model()->indexOf(tableRef(u"old_stuff"_s)), false);
        dialect::ComparisonOptions options = page->session()->options();
        options.columnOrder = true;
        page->session()->setOptions(options);
        EVENTUALLY(!page->isBusy());
        QVERIFY(!upOf(page).contains(u"old_stuff"_s) && upOf(page).contains(u"good_customer"_s));
        page->refresh();
        EVENTUALLY(!page->isBusy());
        QVERIFY(!upOf(page).contains(u"old_stuff"_s));
        Q_EMIT page->bar()->swapRequested();
        EVENTUALLY(!page->isBusy());
        QVERIFY(!upOf(page).contains(u"old_stuff"_s) && upOf(page).contains(u"DROP VIEW"_s));
    }

    // Other sides while a choice is still on its way.
    void otherSidesForgetTheChoice()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = comparedPage(shell, folder, shopBefore(), shopAfter());
        QVERIFY(page);
        page->tree()->noneButton()->click();
        page->setSides(page->session()->right(), page->session()->left());
        QVERIFY(!page->session()->comparison());
        EVENTUALLY(shell.idle());
        QCOMPARE(page->session()->script()->up.statements, 0);
        page->compare();
        EVENTUALLY(!page->isBusy() && page->session()->comparison());
        QCOMPARE(page->model()->marks().chosenCount(), page->model()->marks().count());
    }

    void tenThousandTablesAreChosenAtOnce()
    {
        const dialect::Registry registry = drivers::engines();
        std::vector<schema::Table> left;
        std::vector<schema::Table> right;
        for (int i = 0; i < 10'000; ++i) {
            left.push_back(tableOf(u"t%1"_s.arg(i), u"TEXT"_s));
            right.push_back(tableOf(u"t%1"_s.arg(i), u"INTEGER"_s));
        }
        const auto comparison = comparisonOf(registry, std::move(left), std::move(right));
        CompareModel model;
        CompareTree tree(&model);
        tree.resize(340, 400);
        tree.show();
        model.setComparison(comparison);
        QCOMPARE(model.marks().count(), 10'000);
        tree.select(tableRef(u"t500"_s));
        tree.tree()->expand(tree.tree()->currentIndex());
        tree.noneButton()->click();
        QVERIFY(tree.current() && tree.current()->ref == tableRef(u"t500"_s));
        QVERIFY(tree.tree()->isExpanded(tree.tree()->currentIndex()));
        QCOMPARE(model.marks().chosenCount(), 0);
        check(model, model.indexOf(tableRef(u"t9999"_s)), true);
        const ChosenDifference chosen = chosenDifference(comparison->difference, model.marks().chosen());
        QCOMPARE(chosen.difference->changes.size(), size_t(1));
        QVERIFY(chosen.along.empty());
        model.setAlong({{.change = 7, .broughtBy = 9'999}});
        QCOMPARE(model.marks().alongCount(), 1);
        tree.allButton()->click();
        QCOMPARE(model.marks().alongCount(), 0);
        QCOMPARE(chosenDifference(comparison->difference, model.marks().chosen()).difference, comparison->difference);
    }
};

TIDEMARK_TEST(CompareChoiceTest)
#include "tst_comparechoice.moc"
