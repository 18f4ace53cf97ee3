// SPDX-License-Identifier: GPL-3.0-or-later
// Comparing two sources: the models by hand and the page as a whole, over real SQLite files and SQL scripts.
#include "schema/kinds.h"
#include "support/testmain.h"
#include "ui/common/diffview.h"
#include "ui/common/errorpanel.h"
#include "ui/common/sqlview.h"
#include "ui/common/tableview.h"
#include "ui/comparefixture.h"
#include "ui/models/compare/comparemodel.h"
#include "ui/models/compare/scriptsheet.h"
#include "ui/pages/compare/comparebar.h"
#include "ui/pages/compare/comparedetailtab.h"
#include "ui/pages/compare/comparepage.h"
#include "ui/pages/compare/comparetree.h"
#include "ui/pages/compare/scripttab.h"
#include "ui/shell/pagearea.h"

#include <QtCore/QFile>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
using test::comparisonOf;
using test::fileSide;
namespace k = schema::kind;

namespace {

// Groups with their counts, objects with their states.
QString textOf(const CompareModel &model)
{
    QString text;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex group = model.index(row, 0);
        text += u"%1: %2\n"_s.arg(group.data().toString(), group.data(CompareModel::RemarkRole).toString());
        for (int i = 0; i < model.rowCount(group); ++i) {
            const QModelIndex at = model.index(i, 0, group);
            text += u"  %1 %2\n"_s.arg(at.data().toString(), stateText(model.objectAt(at)->state));
        }
    }
    return text;
}

// The harbour one year later.
QStringList changedHarbour()
{
    QStringList sql = test::harbour().first(5);
    sql[0].replace(u"depth REAL"_s, u"depth REAL NOT NULL DEFAULT 0"_s);
    sql.removeAt(3); // the view
    sql << u"CREATE TABLE crane (id INTEGER PRIMARY KEY, berth_id INTEGER REFERENCES berth (id))"_s;
    return sql;
}

} // namespace

class CompareTest : public QObject
{
    Q_OBJECT

private:
    // Both harbours as files, compared.
    static ComparePage *compared(test::Shell &shell, const test::Folder &folder)
    {
        return test::comparedPage(shell, folder, test::harbour(), changedHarbour());
    }

private Q_SLOTS:
    void objectsByKindWithCounts()
    {
        const dialect::Registry registry = drivers::engines();
        CompareModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setComparison(comparisonOf(registry,
                                         {test::tableOf(u"gone"_s, u"TEXT"_s), test::tableOf(u"same"_s, u"TEXT"_s),
                                          test::tableOf(u"other"_s, u"TEXT"_s)},
                                         {test::tableOf(u"new"_s, u"TEXT"_s), test::tableOf(u"same"_s, u"TEXT"_s),
                                          test::tableOf(u"other"_s, u"INTEGER"_s)}));
        QCOMPARE(model.counts(), (StateCounts{1, 1, 1, 1}));
        const QString counts = u"1 only left, 1 only right, 1 different, 1 equal"_s;
        QCOMPARE(textOf(model), u"Tables: %1\n  gone only left\n  new only right\n"
                                "  other different\n"_s.arg(counts));
        model.setStateShown(ObjectState::Equal, true);
        model.setStateShown(ObjectState::OnlyLeft, false);
        model.setFilter(u"e"_s);
        QCOMPARE(textOf(model), u"Tables: %1\n  new only right\n  other different\n"
                                "  same equal\n"_s.arg(counts));
        model.setFilter(u"zebra"_s);
        QCOMPARE(textOf(model), QString());
        QVERIFY(!model.firstObject().isValid());
        model.setComparison(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void remarksStandAtTheirStatements()
    {
        const std::vector<plan::Statement> statements = {
            {.sql = u"ALTER TABLE a\n  ADD COLUMN b text"_s, .object = {}, .comment = u"first"_s},
            {.sql = u"DROP TABLE c"_s,
             .object = {},
             .comment = {},
             .hazards = {{u"TM001"_s, u"loses every row of c"_s}},
             .locks = {{.object = {k::table, {{}, u"c"_s}, {}}, .mode = u"EXCLUSIVE"_s, .blocksWrites = true}},
             .scans = true,
             .rows = 12}};
        const ScriptText script = scriptText(statements);
        QCOMPARE(script.statements, 2);
        QCOMPARE(script.remarks.size(), size_t(3));
        const QStringList lines = QString::fromUtf8(script.whole).split(u'\n');
        for (const ScriptRemark &remark : script.remarks)
            QCOMPARE(lines[remark.line], u"DROP TABLE c;"_s);
        QCOMPARE(script.remarks[0].code, u"TM001"_s);
        QVERIFY(scriptSummary(script).startsWith(u'2') && scriptSummary(script).contains(u" 1 "_s));
        QCOMPARE(script.remarks[1].sort, ScriptWarning::Lock);
        QVERIFY(script.remarks[1].text.contains(u"EXCLUSIVE"_s));
        QVERIFY(script.remarks[2].text.contains(u"12"_s));
        QCOMPARE(remarkSheet(script).rows.size(), size_t(3));
    }

    void longScriptsAreShownInPart()
    {
        ScriptText script{.whole = QByteArray("SELECT 1;\n").repeated(300'000), .statements = 300'000};
        const ShownText shown = shownText(script);
        QVERIFY(shown.cut && shown.plain);
        QVERIFY(shown.text.size() < script.whole.size());
        QVERIFY(shown.text.endsWith(u"SELECT 1;"_s));
    }

    void tellsWhatToDoAndWhatIsMissing()
    {
        test::Shell shell;
        ComparePage *page = shell.window->openCompare({});
        QVERIFY(page->note()->isVisible());
        QVERIFY(page->note()->text().contains(u"Choose two sources"_s));
        page->compare();
        QVERIFY(!page->session()->isRunning());
    }

    void showsWhatDiffersAndTheScriptBothWays()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = compared(shell, folder);
        QVERIFY(page);
        EVENTUALLY(!page->isBusy());
        const StateCounts &counts = page->model()->counts();
        QCOMPARE(counts[size_t(ObjectState::OnlyLeft)], 1);  // the view
        QCOMPARE(counts[size_t(ObjectState::OnlyRight)], 1); // the crane
        QCOMPARE(counts[size_t(ObjectState::Different)], 1); // the berth
        QVERIFY(page->session()->script());
        const QString up = page->script()->view()->toPlainText();
        QVERIFY2(up.contains(u"CREATE TABLE crane"_s) && up.contains(u"DROP VIEW"_s), qPrintable(up));
        page->script()->showDown(true);
        const QString down = page->script()->view()->toPlainText();
        QVERIFY2(down.contains(u"DROP TABLE"_s) && down.contains(u"CREATE VIEW"_s), qPrintable(down));
        const QString path = folder.path(u"down.sql"_s);
        page->script()->saveTo(path);
        QFile saved(path);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), page->session()->script()->down.whole);
    }

    void showsBothDefinitionsAndTheChangesInWords()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = compared(shell, folder);
        QVERIFY(page);
        page->tree()->select({k::table, {{}, u"berth"_s}, {}});
        EVENTUALLY(!page->isBusy() && !page->detail()->view()->rows().empty());
        const auto &rows = page->detail()->view()->rows();
        const auto changed = std::ranges::find(rows, DiffState::Changed, &DiffRow::state);
        QVERIFY(changed != rows.end());
        QVERIFY(!changed->right.marks.empty());
        QStringList words;
        const SheetModel &model = page->detail()->changes();
        for (int row = 0; row < model.rowCount(); ++row)
            words << model.index(row, 0).data().toString() + u": "_s + model.index(row, 1).data().toString();
        QVERIFY2(words.join(u'\n').contains(u"Column depth"_s), qPrintable(words.join(u'\n')));
    }

    void swappingTurnsTheResult()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = compared(shell, folder);
        QVERIFY(page);
        EVENTUALLY(!page->isBusy());
        const QByteArray up = page->session()->script()->up.whole;
        const CompareSide left = page->session()->left();
        Q_EMIT page->bar()->swapRequested();
        EVENTUALLY(!page->isBusy());
        QCOMPARE(page->session()->right(), left);
        QCOMPARE(page->bar()->right()->side(), left);
        QCOMPARE(page->session()->script()->down.whole, up);
    }

    void equalSourcesAreSaidToBe()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = shell.window->openCompare({});
        const QString path = folder.database(u"one.db"_s, test::harbour());
        page->setSides(fileSide(path), fileSide(path));
        page->compare();
        EVENTUALLY(!page->isBusy() && page->session()->comparison());
        QVERIFY(page->note()->isVisible());
        QVERIFY(page->note()->text().startsWith(u"No differences"_s));
    }

    void aScriptIsComparedWithADatabaseAndItsErrorsSayWhere()
    {
        test::Shell shell;
        const test::Folder folder;
        const QString id = shell.openHarbour(folder);
        ComparePage *page = shell.window->openCompare(id);
        const QString broken = folder.write(u"broken.sql"_s, "CREATE TABLE a (id INTEGER);\nCREATE TABLE b (id,,);\n");
        page->setSides({.profileId = id, .text = {}}, fileSide(broken));
        page->compare();
        EVENTUALLY(!page->isBusy() && page->session()->error());
        QVERIFY(page->error()->isVisible());
        const Error &error = page->error()->error();
        QVERIFY2(error.position && error.position->line == 2 && error.position->file.contains(u"broken.sql"_s),
                 qPrintable(toText(error)));
        QString shown;
        for (const QLabel *label : page->error()->findChildren<QLabel *>())
            shown += label->text() + u'\n';
        QVERIFY2(shown.contains(u"broken.sql"_s) && shown.contains(u"line 2"_s), qPrintable(shown));

        QByteArray good;
        for (const QString &statement : changedHarbour())
            good += statement.toUtf8() + ";\n";
        page->setSides({.profileId = id, .text = {}}, fileSide(folder.write(u"good.sql"_s, good)));
        QVERIFY(!page->error()->isVisible());
        page->compare();
        EVENTUALLY(!page->isBusy() && page->session()->comparison());
        QCOMPARE(page->model()->counts()[size_t(ObjectState::OnlyRight)], 1);
        QVERIFY(page->title().contains(u"good.sql"_s));
    }

    void cancellingKeepsWhatWasFound()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = compared(shell, folder);
        QVERIFY(page);
        EVENTUALLY(!page->isBusy());
        const auto before = page->session()->comparison();
        page->compare();
        page->session()->cancel();
        EVENTUALLY(!page->isBusy());
        QVERIFY(!page->session()->error());
        QVERIFY(page->session()->comparison());
        QCOMPARE(page->session()->comparison()->objects.size(), before->objects.size());
    }

    void comesBackWithTheSession()
    {
        test::Shell shell;
        const test::Folder folder;
        const QString id = shell.openHarbour(folder);
        QVERIFY(!id.isEmpty());
        ComparePage *page = shell.window->openCompare(id);
        page->setSides({.profileId = id, .text = {}}, fileSide(folder.path(u"x.sql"_s)));
        const workspace::SessionState state =
            workspace::sessionFromJson(workspace::toJson(shell.window->sessionState()));
        shell.restart();
        shell.window->restoreSession(state);
        auto *back = qobject_cast<ComparePage *>(shell.window->pages()->current());
        QVERIFY(back);
        QCOMPARE(back->session()->left(), (CompareSide{.profileId = id, .text = {}}));
        QCOMPARE(back->session()->right(), fileSide(folder.path(u"x.sql"_s)));
        QVERIFY(!back->session()->isRunning());
        EVENTUALLY(shell.idle());
    }

    void urlsAreNotRemembered()
    {
        test::Shell shell;
        ComparePage *page = shell.window->openCompare({});
        page->setSides(fileSide(u"postgresql://u:secret@h/d"_s), fileSide(u"postgresql://u:secret@h/e"_s));
        QVERIFY(!page->title().contains(u"secret"_s));
        QVERIFY(page->state().ref.name.isEmpty());
    }

    void tenThousandObjectsAreCheap()
    {
        const dialect::Registry registry = drivers::engines();
        std::vector<schema::Table> left;
        std::vector<schema::Table> right;
        for (int i = 0; i < 10'000; ++i) {
            left.push_back(test::tableOf(u"t%1"_s.arg(i), u"TEXT"_s));
            right.push_back(test::tableOf(u"t%1"_s.arg(i), i % 2 == 0 ? u"TEXT"_s : u"INTEGER"_s));
        }
        CompareModel model;
        CompareTree tree(&model);
        tree.resize(300, 400);
        tree.show();
        model.setComparison(comparisonOf(registry, std::move(left), std::move(right)));
        QCOMPARE(model.shownCount(), 5'000);
        QVERIFY(tree.current());
        model.setFilter(u"t99"_s);
        QCOMPARE(model.shownCount(), 56);
        QVERIFY(tree.current());
    }
};

TIDEMARK_TEST(CompareTest)
#include "tst_compare.moc"
