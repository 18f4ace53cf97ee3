// SPDX-License-Identifier: GPL-3.0-or-later
// Renames in the window: proposed with a score, taken and given back by a person, and compared again each time.
#include "schema/kinds.h"
#include "support/testmain.h"
#include "ui/common/tableview.h"
#include "ui/comparefixture.h"
#include "ui/pages/compare/comparebar.h"
#include "ui/pages/compare/renamestrip.h"

#include <QtWidgets/QLabel>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
using test::comparedPage;
using test::fileSide;
namespace k = schema::kind;

namespace {

QStringList ordersBefore()
{
    return {u"CREATE TABLE orders (id INTEGER PRIMARY KEY, total INTEGER NOT NULL DEFAULT 0, note TEXT)"_s,
            u"CREATE TABLE client (id INTEGER PRIMARY KEY, \"first name\" TEXT, city TEXT, zip TEXT, "
            "phone TEXT)"_s};
}

QStringList ordersAfter()
{
    return {u"CREATE TABLE orders (id INTEGER PRIMARY KEY, totals INTEGER NOT NULL DEFAULT 0, note TEXT)"_s,
            u"CREATE TABLE customer (id INTEGER PRIMARY KEY, \"given name\" TEXT, city TEXT, zip TEXT, "
            "phone TEXT)"_s};
}

QString upOf(ComparePage *page)
{
    return page->session()->script() ? QString::fromUtf8(page->session()->script()->up.whole) : QString();
}

// A line an offer: its box, its names, its score.
QStringList offersOf(const RenameModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex name = model.index(row, RenameModel::NameColumn);
        const bool taken = name.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
        lines << (taken ? u"[x] "_s : u"[ ] "_s) + name.data().toString();
    }
    return lines;
}

int rowOf(const RenameModel &model, const QString &name)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data().toString().contains(name))
            return row;
    }
    return -1;
}

bool decide(RenameModel &model, const QString &name, bool take)
{
    return model.setData(model.index(rowOf(model, name), 0), take ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
}

} // namespace

class CompareRenamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsTakenUnasked()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = comparedPage(shell, folder, ordersBefore(), ordersAfter());
        QVERIFY(page);
        QVERIFY(page->renames()->isVisible() && page->renames()->table()->isVisible());
        RenameModel &model = *page->renames()->model();
        const QStringList offers = offersOf(model);
        QVERIFY2(offers.contains(u"[ ] Column orders.total → totals"_s) &&
                     offers.contains(u"[ ] Table client → customer"_s),
                 qPrintable(offers.join(u'\n')));
        for (int row = 0; row < model.rowCount(); ++row) {
            QVERIFY(model.index(row, RenameModel::ScoreColumn).data().toString().endsWith(u'%'));
            QVERIFY(!model.index(row, RenameModel::WhyColumn).data().toString().isEmpty());
        }
        QVERIFY2(upOf(page).contains(u"DROP TABLE client"_s) && !upOf(page).contains(u"RENAME"_s),
                 qPrintable(upOf(page)));
    }

    void aRenameIsTakenAndGivenBack()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = comparedPage(shell, folder, ordersBefore(), ordersAfter());
        QVERIFY(page);
        RenameModel &model = *page->renames()->model();
        const QString before = upOf(page);
        QVERIFY(decide(model, u"orders.total"_s, true));
        QVERIFY(!page->session()->isRunning() || page->session()->comparison()); // what was there stays meanwhile
        EVENTUALLY(!page->isBusy());
        QVERIFY2(offersOf(model).contains(u"[x] Column orders.total → totals"_s),
                 qPrintable(offersOf(model).join(u'\n')));
        QVERIFY2(upOf(page).contains(u"RENAME COLUMN total TO totals"_s), qPrintable(upOf(page)));
        QVERIFY(page->renames()->table()->isVisible());
        QVERIFY(decide(model, u"orders.total"_s, false));
        EVENTUALLY(!page->isBusy());
        QCOMPARE(upOf(page), before);
        QVERIFY(offersOf(model).contains(u"[ ] Column orders.total → totals"_s));
    }

    void whatLiesInARenamedTableFollows()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = comparedPage(shell, folder, ordersBefore(), ordersAfter());
        QVERIFY(page);
        RenameModel &model = *page->renames()->model();
        QVERIFY(decide(model, u"client"_s, true));
        EVENTUALLY(!page->isBusy());
        QVERIFY2(rowOf(model, u"client.first name"_s) >= 0, qPrintable(offersOf(model).join(u'\n')));
        QVERIFY(decide(model, u"client.first name"_s, true));
        EVENTUALLY(!page->isBusy());
        QVERIFY(!page->session()->renameError());
        QVERIFY2(upOf(page).contains(u"RENAME COLUMN \"first name\" TO \"given name\""_s), qPrintable(upOf(page)));
        QVERIFY(!upOf(page).contains(u"DROP TABLE client"_s));
        // the other way round, both keep their sense
        Q_EMIT page->bar()->swapRequested();
        EVENTUALLY(!page->isBusy());
        QVERIFY2(upOf(page).contains(u"RENAME COLUMN \"given name\" TO \"first name\""_s) &&
                     upOf(page).contains(u"RENAME TO client"_s),
                 qPrintable(upOf(page)));
        // without its table the column cannot follow
        QVERIFY(decide(model, u"Table customer"_s, false));
        EVENTUALLY(!page->isBusy());
        QVERIFY2(!upOf(page).contains(u"RENAME"_s), qPrintable(upOf(page)));
    }

    void aTableGoesToAnotherSchemaAndBack()
    {
        test::Shell shell;
        const test::Folder folder;
        const QByteArray schemas = "CREATE SCHEMA app; CREATE SCHEMA sales;\n";
        const QByteArray columns = "(id bigserial PRIMARY KEY, total int, at date, customer int, ";
        const QString before = folder.write(u"a.sql"_s, schemas + "CREATE TABLE app.orders " + columns + "note text);");
        const QString after =
            folder.write(u"b.sql"_s, schemas + "CREATE TABLE sales.orders " + columns + "notes text);");
        ComparePage *page = comparedPage(shell, fileSide(before), fileSide(after));
        QVERIFY(page);
        RenameModel &model = *page->renames()->model();
        QCOMPARE(offersOf(model), QStringList{u"[ ] Table app.orders → sales.orders"_s});
        QVERIFY(decide(model, u"app.orders"_s, true));
        EVENTUALLY(!page->isBusy());
        QVERIFY2(offersOf(model).contains(u"[x] Table app.orders → sales.orders"_s) &&
                     offersOf(model).contains(u"[ ] Column app.orders.note → notes"_s),
                 qPrintable(offersOf(model).join(u'\n')));
        QVERIFY(decide(model, u"app.orders.note"_s, true));
        EVENTUALLY(!page->isBusy());
        QVERIFY2(upOf(page).contains(u"ALTER TABLE app.orders SET SCHEMA sales"_s) && !upOf(page).contains(u"DROP"_s),
                 qPrintable(upOf(page)));
        Q_EMIT page->bar()->swapRequested();
        EVENTUALLY(!page->isBusy());
        QVERIFY(!page->session()->renameError());
        QVERIFY2(offersOf(model).contains(u"[x] Table sales.orders → app.orders"_s) &&
                     offersOf(model).contains(u"[x] Column sales.orders.notes → note"_s),
                 qPrintable(offersOf(model).join(u'\n')));
        QVERIFY2(upOf(page).contains(u"ALTER TABLE sales.orders SET SCHEMA app"_s), qPrintable(upOf(page)));
        QVERIFY(decide(model, u"Table sales.orders"_s, false));
        EVENTUALLY(!page->isBusy());
        QVERIFY2(!upOf(page).contains(u"SET SCHEMA"_s) && !upOf(page).contains(u"RENAME"_s), qPrintable(upOf(page)));
    }

    void theKeyboardDecides()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = comparedPage(shell, folder, ordersBefore(), ordersAfter());
        QVERIFY(page);
        TableView *table = page->renames()->table();
        RenameModel &model = *page->renames()->model();
        table->setCurrentIndex(model.index(rowOf(model, u"orders.total"_s), 0));
        QTest::keyClick(table, Qt::Key_Space);
        EVENTUALLY(!page->isBusy());
        QVERIFY(upOf(page).contains(u"RENAME COLUMN"_s));
        table->setCurrentIndex(model.index(rowOf(model, u"orders.total"_s), RenameModel::WhyColumn));
        QTest::keyClick(table, Qt::Key_Return);
        EVENTUALLY(!page->isBusy());
        QVERIFY(!upOf(page).contains(u"RENAME COLUMN"_s));
    }

    // What cannot be renamed is said in the strip, and the comparison stays as it was.
    void aRenameThatFailsChangesNothing()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = comparedPage(shell, folder, ordersBefore(), ordersAfter());
        QVERIFY(page);
        const QString before = upOf(page);
        page->session()->takeRename({.from = {k::table, {{}, u"client"_s}, {}}, .to = u"customer"_s});
        EVENTUALLY(!page->isBusy());
        const QString once = upOf(page);
        QVERIFY(once != before);
        page->session()->takeRename({.from = {k::table, {{}, u"client"_s}, {}}, .to = u"orders"_s});
        EVENTUALLY(!page->isBusy());
        QVERIFY(page->session()->renameError());
        QVERIFY(!page->session()->error());
        QVERIFY(page->renames()->problem()->isVisible());
        QCOMPARE(page->renames()->problem()->text().isEmpty(), false);
        QCOMPARE(upOf(page), once);
        page->session()->giveBackRename(
            {.rename = {.from = {k::table, {{}, u"client"_s}, {}}, .to = u"customer"_s}, .state = RenameState::Taken});
        EVENTUALLY(!page->isBusy());
        QVERIFY(!page->renames()->problem()->isVisible());
        QCOMPARE(upOf(page), before);
    }

    void renamesThatMakeNoSenseAnyMoreAreForgotten()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = comparedPage(shell, folder, ordersBefore(), ordersAfter());
        QVERIFY(page);
        QVERIFY(decide(*page->renames()->model(), u"client"_s, true));
        EVENTUALLY(!page->isBusy());
        const test::OpenResult right = test::openSqlite(folder.path(u"after.db"_s), {{u"mode"_s, u"rw"_s}});
        QVERIFY(right);
        VERIFY_RESULT(test::runAll(**right, {u"DROP TABLE customer"_s}));
        page->refresh();
        EVENTUALLY(!page->isBusy());
        QVERIFY(!page->session()->error());
        QVERIFY2(upOf(page).contains(u"DROP TABLE client"_s), qPrintable(upOf(page)));
    }

    void nothingToDecideIsNotShown()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = comparedPage(shell, folder, ordersBefore(), {});
        QVERIFY(page);
        QVERIFY(!page->renames()->isVisible());
    }

    void equalIndexesAreTakenByThemselvesAndCanBeDeclined()
    {
        test::Shell shell;
        const test::Folder folder;
        const QByteArray table = "CREATE TABLE t (id bigserial PRIMARY KEY, at timestamptz, who text);\n";
        const QString before = folder.write(
            u"a.sql"_s, table + "CREATE INDEX old_at ON t (at);\nCREATE INDEX old_who ON t (who) WHERE who <> '';\n");
        const QString after = folder.write(
            u"b.sql"_s, table + "CREATE INDEX new_at ON t (at);\nCREATE INDEX new_who ON t (who) WHERE who <> '';\n");
        ComparePage *page = comparedPage(shell, fileSide(before), fileSide(after));
        QVERIFY(page);
        RenameModel &model = *page->renames()->model();
        QVERIFY(page->renames()->isVisible());
        QCOMPARE(model.rowCount(), 2);
        for (const RenameOffer &offer : model.offers())
            QCOMPARE(offer.state, RenameState::Automatic);
        QVERIFY2(upOf(page).count(u"RENAME TO"_s) == 2, qPrintable(upOf(page)));
        QVERIFY(decide(model, u"old_at"_s, false));
        EVENTUALLY(!page->isBusy());
        QVERIFY2(upOf(page).contains(u"DROP INDEX"_s) && upOf(page).count(u"RENAME TO"_s) == 1, qPrintable(upOf(page)));
        QCOMPARE(model.offers().front().state, RenameState::Proposed);
        QVERIFY(decide(model, u"old_at"_s, true));
        EVENTUALLY(!page->isBusy());
        QVERIFY2(upOf(page).count(u"RENAME TO"_s) == 2, qPrintable(upOf(page)));
    }
};

TIDEMARK_TEST(CompareRenamesTest)
#include "tst_comparerenames.moc"
