// SPDX-License-Identifier: GPL-3.0-or-later
// The script in the window: its strategy, the pages of its hazards, and how it all fits into a narrow pane.
#include "plan/hazardpage.h"
#include "sandbox/cluster.h"
#include "schema/kinds.h"
#include "support/testmain.h"
#include "ui/common/sqlview.h"
#include "ui/common/tableview.h"
#include "ui/common/wraplayout.h"
#include "ui/comparefixture.h"
#include "ui/pages/compare/comparebar.h"
#include "ui/pages/compare/comparedetailtab.h"
#include "ui/pages/compare/comparetree.h"
#include "ui/pages/compare/hazardpanel.h"
#include "ui/pages/compare/scripttab.h"
#include "ui/shell/pagearea.h"
#include "workspace/sample.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QTextBrowser>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
using test::comparedPage;
using test::fileSide;
namespace k = schema::kind;

namespace {

const QByteArray before = "CREATE TABLE t (id bigserial PRIMARY KEY, at timestamptz, who text);\n";
const QByteArray after = before + "CREATE INDEX by_who ON t (who);\n";

QString upOf(ComparePage *page)
{
    return page->session()->script() ? QString::fromUtf8(page->session()->script()->up.whole) : QString();
}

// A table with rows goes, and another is rebuilt.
ComparePage *hazardous(test::Shell &shell, const test::Folder &folder)
{
    return comparedPage(shell, folder,
                        {u"CREATE TABLE gone (id INTEGER PRIMARY KEY)"_s, u"CREATE TABLE kept (id INTEGER, a TEXT)"_s},
                        {u"CREATE TABLE kept (id INTEGER, a TEXT NOT NULL CHECK (a <> ''))"_s});
}

int hazardRow(ComparePage *page, const QString &code)
{
    const auto &remarks = page->script()->shown()->remarks;
    const auto at = std::ranges::find(remarks, code, &ScriptRemark::code);
    return at == remarks.end() ? -1 : int(at - remarks.begin());
}

} // namespace

class CompareScriptTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<sandbox::Cluster> m_cluster;

    // A running server with the table, as a profile of the window.
    QString serverProfile(test::Shell &shell)
    {
        job::JobContext job;
        if (!m_cluster) {
            auto cluster = sandbox::Cluster::start(job);
            if (!cluster)
                return {};
            m_cluster = *std::move(cluster);
            const dialect::Dialect &dialect = *shell.bench.registry.find(shell.bench.registry.ids().front());
            if (!workspace::runScript(job, dialect, m_cluster->target(), before))
                return {};
        }
        const dialect::Target target = m_cluster->target();
        connect::Profile profile = connect::newProfile();
        profile.name = u"server"_s;
        profile.engine = shell.bench.registry.ids().front();
        profile.host = target.host;
        profile.port = target.port;
        profile.database = target.database;
        profile.user = target.user;
        shell.bench.workbench.addUnsaved(profile);
        return profile.id;
    }

private Q_SLOTS:
    void theStrategyFollowsTheLeftSide()
    {
        test::Shell shell;
        const test::Folder folder;
        const QString server = serverProfile(shell);
        QVERIFY(!server.isEmpty());
        ComparePage *page =
            comparedPage(shell, {.profileId = server, .text = {}}, fileSide(folder.write(u"b.sql"_s, after)));
        QVERIFY(page);
        QComboBox *strategies = page->script()->strategies();
        QVERIFY(strategies->isEnabled());
        QCOMPARE(strategies->currentData().toInt(), int(plan::Strategy::Online));
        QVERIFY2(upOf(page).contains(u"CREATE INDEX CONCURRENTLY"_s), qPrintable(upOf(page)));
        // from a file nobody is kept waiting
        Q_EMIT page->bar()->swapRequested();
        EVENTUALLY(!page->isBusy());
        QCOMPARE(strategies->currentData().toInt(), int(plan::Strategy::Direct));
        QVERIFY2(!upOf(page).contains(u"CONCURRENTLY"_s), qPrintable(upOf(page)));
    }

    void aPersonChoosesTheStrategy()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page =
            comparedPage(shell, fileSide(folder.write(u"a.sql"_s, before)), fileSide(folder.write(u"b.sql"_s, after)));
        QVERIFY(page);
        QComboBox *strategies = page->script()->strategies();
        QCOMPARE(strategies->currentData().toInt(), int(plan::Strategy::Direct));
        QVERIFY(!upOf(page).contains(u"CONCURRENTLY"_s));
        const auto comparison = page->session()->comparison();
        QTest::keyClick(strategies, Qt::Key_Down);
        EVENTUALLY(!page->isBusy());
        QVERIFY2(upOf(page).contains(u"CREATE INDEX CONCURRENTLY"_s), qPrintable(upOf(page)));
        QCOMPARE(page->session()->comparison(), comparison); // nothing was compared again
        // it stays while the page does, and comes back with it
        Q_EMIT page->bar()->swapRequested();
        EVENTUALLY(!page->isBusy());
        QCOMPARE(strategies->currentData().toInt(), int(plan::Strategy::Online));
        const workspace::OpenTab tab = page->state();
        ComparePage *again = shell.window->openCompare({});
        again->restore(tab);
        QCOMPARE(again->session()->wantedStrategy(), std::optional(plan::Strategy::Online));
        QCOMPARE(again->session()->options().columnOrder, page->session()->options().columnOrder);
        QCOMPARE(again->session()->options().owners, page->session()->options().owners);
    }

    void thereIsOneWayForAFile()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = hazardous(shell, folder);
        QVERIFY(page);
        QVERIFY(!page->script()->strategies()->isEnabled());
        QCOMPARE(page->script()->strategies()->currentData().toInt(), int(plan::Strategy::Direct));
    }

    void aHazardHasItsPage()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = hazardous(shell, folder);
        QVERIFY(page);
        page->showTab(page->script());
        HazardPanel *panel = page->script()->hazard();
        TableView *list = page->script()->remarks();
        QVERIFY(panel->code().isEmpty());
        for (const ScriptRemark &remark : page->script()->shown()->remarks) {
            if (remark.code.isEmpty())
                continue;
            list->setCurrentIndex(list->model()->index(hazardRow(page, remark.code), 0));
            const auto wanted = plan::hazardPage(remark.code);
            QVERIFY(wanted);
            QCOMPARE(panel->code(), remark.code);
            QVERIFY(panel->isVisible());
            QVERIFY(panel->title()->text().contains(wanted->title));
            const QString text = panel->text()->toPlainText();
            QVERIFY2(text.contains(u"Why it matters"_s) && text.contains(u"What to do instead"_s) &&
                         !text.contains(u'#'),
                     qPrintable(text));
        }
        const int dropped = hazardRow(page, u"TM301"_s);
        QVERIFY(dropped >= 0);
        list->setCurrentIndex(list->model()->index(dropped, 0));
        const QString specific = page->script()->shown()->remarks[size_t(dropped)].text;
        QVERIFY2(panel->text()->toPlainText().startsWith(specific.left(20)), qPrintable(panel->text()->toPlainText()));
        page->script()->showDown(true);
        QVERIFY(panel->code().isEmpty());
    }

    void hazardsAreReachedByTheKeyboard()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = hazardous(shell, folder);
        QVERIFY(page);
        page->showTab(page->script());
        TableView *list = page->script()->remarks();
        list->setFocus(Qt::TabFocusReason);
        for (int i = 0; i < list->model()->rowCount() && page->script()->hazard()->code().isEmpty(); ++i)
            QTest::keyClick(list, Qt::Key_Down);
        QVERIFY(!page->script()->hazard()->code().isEmpty());
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(shell.window->focusWidget(), page->script()->hazard()->text());
    }

    void textsAreNotReadAsMarkup()
    {
        HazardPanel panel;
        panel.showRemark({.line = 0, .sort = ScriptWarning::Lock, .code = {}, .text = u"locks *a* <b>_c_</b> # d"_s});
        QCOMPARE(panel.text()->toPlainText(), u"locks *a* <b>_c_</b> # d"_s);
        panel.showRemark({.line = 0, .sort = ScriptWarning::Hazard, .code = u"TM999"_s, .text = u"of later"_s});
        QVERIFY(panel.code().isEmpty());
        QCOMPARE(panel.text()->toPlainText(), u"of later"_s);
    }

    void aPartialScriptSaysSo()
    {
        test::Shell shell;
        const test::Folder folder;
        ComparePage *page = hazardous(shell, folder);
        QVERIFY(page);
        page->showTab(page->script());
        const auto note = [&] {
            for (const QLabel *label : page->script()->findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().contains(u"left out"_s))
                    return label->text();
            }
            return QString();
        };
        QVERIFY(note().isEmpty());
        const QModelIndex gone = page->model()->indexOf({k::table, {{}, u"gone"_s}, {}});
        page->model()->setData(gone, Qt::Unchecked, Qt::CheckStateRole);
        EVENTUALLY(!page->isBusy());
        QVERIFY2(note().contains(u'1'), qPrintable(note()));
    }

    // A second pane takes its width from the first, not from the desktop.
    void aSecondPaneDoesNotWidenTheWindow()
    {
        test::Shell shell;
        const test::Folder folder;
        const QString id = shell.openHarbour(folder);
        shell.window->resize(1200, 760);
        shell.window->openObject(id, {k::table, {{}, u"call"_s}, {}});
        ComparePage *page = hazardous(shell, folder);
        QVERIFY(page);
        for (QWidget *tab : {static_cast<QWidget *>(page->script()), static_cast<QWidget *>(page->detail())})
            page->showTab(tab);
        page->showTab(page->script());
        QVERIFY2(page->minimumSizeHint().width() <= 400, qPrintable(QString::number(page->minimumSizeHint().width())));
        shell.window->pages()->moveToOtherSide();
        QCoreApplication::processEvents(); // what asks for room has asked by now
        QCOMPARE(shell.window->width(), 1200);
        // and what a hazard says stays readable
        page->script()->remarks()->selectRow(3);
        EVENTUALLY(page->script()->hazard()->height() >= 60 && page->script()->view()->height() >= 60);
        const QHeaderView *header = page->script()->remarks()->horizontalHeader();
        QVERIFY2(header->sectionSize(2) >= 150, qPrintable(QString::number(header->sectionSize(2))));
    }

    void barsWrap()
    {
        QWidget bar;
        WrapLayout layout(&bar);
        layout.setContentsMargins(5, 5, 5, 5);
        layout.setSpacing(10);
        std::vector<std::unique_ptr<QWidget>> parts;
        for (int i = 0; i < 3; ++i) {
            parts.push_back(std::make_unique<QWidget>());
            parts.back()->setMinimumSize(100, 20);
            parts.back()->setSizePolicy(i == 1 ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
            layout.addWidget(parts.back().get());
        }
        QCOMPARE(layout.minimumSize(), QSize(110, 30));
        QCOMPARE(layout.sizeHint(), QSize(330, 30));
        QCOMPARE(layout.heightForWidth(330), 30);
        QCOMPARE(layout.heightForWidth(329), 60);
        QCOMPARE(layout.heightForWidth(110), 90);
        layout.setGeometry({0, 0, 430, 30});
        QCOMPARE(parts[1]->geometry(), QRect(115, 5, 200, 20));
        QCOMPARE(parts[2]->geometry(), QRect(325, 5, 100, 20));
        layout.setGeometry({0, 0, 250, 60});
        QCOMPARE(parts[1]->geometry(), QRect(115, 5, 130, 20));
        QCOMPARE(parts[2]->geometry(), QRect(5, 35, 100, 20));
        for (auto &part : parts)
            layout.removeWidget(part.get());
    }
};

TIDEMARK_TEST(CompareScriptTest)
#include "tst_comparescript.moc"
