// SPDX-License-Identifier: GPL-3.0-or-later
// The Server page over a real server: it polls only while it is seen, follows in place, cancels and ends sessions after
// a question, and comes back when the server does.
#include "sandbox/cluster.h"
#include "schema/kinds.h"
#include "support/blockade.h"
#include "support/testmain.h"
#include "ui/common/errorpanel.h"
#include "ui/common/filterfield.h"
#include "ui/common/tableview.h"
#include "ui/common/timechart.h"
#include "ui/fixture.h"
#include "ui/models/server/statemodel.h"
#include "ui/pages/server/overviewtab.h"
#include "ui/pages/server/reporttab.h"
#include "ui/pages/server/serverpage.h"
#include "ui/pages/server/sessionbar.h"
#include "ui/pages/server/tablepanel.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pagearea.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class ServerPageTest : public QObject
{
    Q_OBJECT

private:
    test::Bench m_bench;
    std::unique_ptr<sandbox::Cluster> m_cluster;
    MessageModel m_messages{m_bench.clock};
    Syntax m_syntax;
    std::unique_ptr<MainWindow> m_window;
    QString m_profile;

    [[nodiscard]] std::unique_ptr<sql::Connection> connect(const QString &application) const
    {
        job::JobContext job;
        dialect::Target target = m_cluster->target();
        target.applicationName = application;
        auto session = connect::open(job, m_bench.registry, target);
        return session ? std::move(session->connection) : nullptr;
    }

    static QString ask(sql::Connection &connection, const QByteArray &statement)
    {
        job::JobContext job;
        const auto rows = sql::fetch(job, connection, statement);
        return rows && rows->rowCount() > 0 ? rows->text(0, 0) : rows ? QString() : toText(rows.error());
    }

    QString addProfile(const QString &name, const sandbox::Cluster &cluster)
    {
        const dialect::Target target = cluster.target();
        connect::Profile profile = connect::newProfile();
        profile.name = name;
        profile.engine = m_bench.registry.ids().front();
        profile.host = target.host;
        profile.port = target.port;
        profile.database = target.database;
        profile.user = target.user;
        m_bench.workbench.addUnsaved(profile);
        return profile.id;
    }

    // The page with a feed that polls quickly.
    ServerPage *openPage(const QString &profile = {})
    {
        auto *page = qobject_cast<ServerPage *>(m_window->openServer(profile.isEmpty() ? m_profile : profile));
        if (!page || !QTest::qWaitFor([&] { return page->feed() && page->feed()->polls() > 0; }, 30'000))
            return nullptr;
        page->feed()->setInterval(20ms);
        return page;
    }

    static void chooseRow(TablePanel &panel, int row)
    {
        const QRect cell = panel.view()->visualRect(panel.model()->index(row, 0));
        QTest::mouseClick(panel.view()->viewport(), Qt::LeftButton, {}, cell.center());
    }

    [[nodiscard]] QDialog *question() const
    {
        for (QDialog *dialog : m_window->findChildren<QDialog *>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }

    static QStringList textsOf(const QWidget &widget)
    {
        QStringList texts;
        for (const QLabel *label : widget.findChildren<QLabel *>())
            texts << label->text();
        return texts;
    }

    // The statement of the only session that the tab shows.
    static QString onlyStatement(const ReportTab *tab)
    {
        const TablePanel *panel = tab->current();
        if (!panel || panel->model()->rowCount() != 1)
            return {};
        return panel->model()->cellOf(panel->model()->index(0, 0), "query")->text;
    }

    static watch::Table tableOf(const QList<QPair<QString, qint64>> &rows)
    {
        watch::Table table{.id = u"t"_s, .columns = {{"name", u"Name"_s}, {"hidden", {}}, {"n", u"N"_s, true}}};
        for (const auto &[name, number] : rows)
            table.rows.push_back({name, {watch::textCell(name), watch::textCell(u"x"_s), watch::numberCell(number)}});
        return table;
    }

    static QStringList namesOf(const StateModel &model)
    {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names << model.index(row, 0).data().toString();
        return names;
    }

private Q_SLOTS:
    void initTestCase()
    {
        job::JobContext job;
        // whoever looks whether he is in a deadlock does not wait for a moment, and is gone from the page
        auto cluster = sandbox::Cluster::start(job, {.settings = {{u"deadlock_timeout"_s, u"1h"_s}}});
        VERIFY_RESULT(cluster);
        m_cluster = *std::move(cluster);
        m_profile = addProfile(u"orders"_s, *m_cluster);
        m_window = std::make_unique<MainWindow>(
            WindowTools{.workbench = &m_bench.workbench, .messages = &m_messages, .syntax = &m_syntax});
        m_window->show();
    }

    void modelsFollowInPlace()
    {
        StateModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(tableOf({{u"a"_s, 1}, {u"b"_s, 2}, {u"c"_s, 3}}));
        QCOMPARE(model.columnCount(), 2);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex b = model.index(1, 0);
        const QPersistentModelIndex c = model.index(2, 1);
        model.setTable(tableOf({{u"c"_s, 30}, {u"d"_s, 4}, {u"b"_s, 20}}));
        QCOMPARE(namesOf(model), QStringList({u"c"_s, u"d"_s, u"b"_s}));
        QCOMPARE(b.row(), 2);
        QCOMPARE(c.data().toString(), u"30"_s);
        model.sort(1, Qt::DescendingOrder);
        QCOMPARE(namesOf(model), QStringList({u"c"_s, u"b"_s, u"d"_s}));
        model.setFilter(u"d"_s);
        QCOMPARE(namesOf(model), QStringList{u"d"_s});
        QVERIFY(!b.isValid());
        model.setFilter({});
        QCOMPARE(namesOf(model), QStringList({u"c"_s, u"b"_s, u"d"_s}));
        model.sort(-1);
        QCOMPARE(namesOf(model), QStringList({u"c"_s, u"d"_s, u"b"_s}));
        model.setTable(tableOf({}));
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(resets.count(), 0);
    }

    // Ages sort by how long they are, what is not known comes last either way.
    void sortsByValue()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        watch::Table table{.id = u"t"_s, .columns = {{"age", u"Age"_s}}};
        for (const int seconds : {90, 5, 4000})
            table.rows.push_back({QString::number(seconds), {watch::momentCell(now.addSecs(-seconds), now)}});
        table.rows.push_back({u"none"_s, {watch::momentCell({}, now)}});
        StateModel model;
        model.setTable(table);
        model.sort(0, Qt::AscendingOrder);
        QCOMPARE(namesOf(model), QStringList({u"5 s"_s, u"1 min 30 s"_s, u"1 h 6 min"_s, QString()}));
        model.sort(0, Qt::DescendingOrder);
        QCOMPARE(namesOf(model), QStringList({u"1 h 6 min"_s, u"1 min 30 s"_s, u"5 s"_s, QString()}));
    }

    void pollsOnlyWhileItIsSeen()
    {
        ServerPage *page = openPage();
        QVERIFY(page);
        ServerFeed *feed = page->feed();
        feed->setInterval(0ms); // as long as it polls, it does so whenever the event loop turns
        const auto polls = [&] {
            const qint64 before = feed->polls();
            return QTest::qWaitFor([&] { return feed->polls() > before + 2; }, 30'000);
        };
        // lets what is under way arrive, then sees that nothing follows
        const auto rests = [&] {
            if (!QTest::qWaitFor([&] { return !m_bench.jobs.isBusy(feed); }, 30'000))
                return false;
            const qint64 before = feed->polls();
            test::turnTheEventLoop();
            return !feed->isPolling() && feed->polls() == before;
        };
        QVERIFY(polls());
        page->pauseButton()->click();
        QVERIFY(rests());
        page->pauseButton()->click();
        QVERIFY(polls());
        m_window->openObject(m_profile, {schema::kind::database, {}, {}});
        QVERIFY(rests());
        QVERIFY(openPage() == page);
        QVERIFY(polls());
        m_window->showMinimized();
        QVERIFY(rests());
        m_window->showNormal();
        QVERIFY(polls());
        QVERIFY(m_bench.jobs.tasks()->activeCount() == 0 || !feed->isReading());
        m_bench.workbench.close(m_profile);
        QVERIFY(rests());
        page->refresh();
        EVENTUALLY(page->feed() && page->feed()->isPolling());
        QVERIFY(page->overview()->sessions()->samples()->rowCount() > 5);
    }

    void showsAndEndsWhoBlocks()
    {
        ServerPage *page = openPage();
        QVERIFY(page);
        const auto holder = connect(u"holder"_s);
        QCOMPARE(ask(*holder, "CREATE TABLE t (n int)"), QString());
        QCOMPARE(ask(*holder, "BEGIN"), QString());
        QCOMPARE(ask(*holder, "LOCK TABLE t"), QString());
        const qint64 blocker = ask(*holder, "SELECT pg_backend_pid()").toLongLong();
        test::BackgroundStatement behind(connect(u"waiter"_s), "SELECT * FROM t");

        page->showTab(u"blocking"_s);
        ReportTab *tab = page->report(u"blocking"_s);
        EVENTUALLY(tab->panel(u"blocking"_s) && tab->panel(u"blocking"_s)->model()->rowCount() == 2);
        TablePanel *panel = tab->panel(u"blocking"_s);
        const QString words = panel->model()->index(1, 0).data().toString();
        QVERIFY2(words.contains(u"for pid %1, idle in transaction for "_s.arg(blocker)), qPrintable(words));

        // what is chosen stays chosen while the page follows the server
        chooseRow(*panel, 0);
        const qint64 polls = page->feed()->polls();
        EVENTUALLY(page->feed()->polls() > polls + 3);
        QCOMPARE(panel->view()->selectionModel()->selectedRows().size(), 1);
        auto *bar = tab->parentWidget()->findChild<SessionBar *>();
        EVENTUALLY(bar->endButton()->isEnabled());
        bar->endButton()->click();
        auto *dialog = m_window->findChild<QDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(dialog->findChild<QLabel *>()->text().contains(u"pid %1 (postgres, holder"_s.arg(blocker)));
        dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Cancel)->click();
        QCOMPARE(ask(*holder, "SELECT 1"), u"1"_s);
        EVENTUALLY(!m_window->findChild<QDialog *>());

        bar->endButton()->click();
        dialog = m_window->findChild<QDialog *>();
        QVERIFY(dialog);
        dialog->accept();
        EVENTUALLY(panel->model()->rowCount() == 0);
        VERIFY_RESULT(behind.outcome());
    }

    void filtersAndCancels()
    {
        ServerPage *page = openPage();
        QVERIFY(page);
        test::BackgroundStatement sleeping(connect(u"sleeper"_s), "SELECT pg_sleep(3600)");
        page->showTab(u"sessions"_s);
        page->filter()->setText(u"sleeper"_s);
        ReportTab *tab = page->report(u"sessions"_s);
        EVENTUALLY(tab->panel(u"sessions"_s) && tab->panel(u"sessions"_s)->model()->rowCount() == 1 &&
                   tab->panel(u"sessions"_s)
                       ->model()
                       ->cellOf(tab->panel(u"sessions"_s)->model()->index(0, 0), "query")
                       ->text.contains("pg_sleep"_L1));
        chooseRow(*tab->panel(u"sessions"_s), 0);
        auto *bar = tab->parentWidget()->findChild<SessionBar *>();
        EVENTUALLY(bar->cancelButton()->isEnabled());
        bar->cancelButton()->click();
        auto *dialog = m_window->findChild<QDialog *>();
        QVERIFY(dialog);
        dialog->accept();
        // the request waits for a poll that is under way, whose end this thread is told of
        EVENTUALLY(textsOf(*bar).join(u'\n').contains("Asked pid "_L1));
        const auto outcome = sleeping.outcome();
        QVERIFY(!outcome && outcome.error().sqlState == "57014"_L1);
        page->filter()->clear();
    }

    // A question is about a session and its statement, whatever became of them while it stood there.
    void actsOnWhatItAskedAbout()
    {
        ServerPage *page = openPage();
        QVERIFY(page);
        const auto admin = connect(u"admin"_s);
        auto worker = connect(u"worker"_s);
        const QString pid = ask(*worker, "SELECT pg_backend_pid()");
        test::BackgroundStatement first(std::move(worker), "SELECT pg_sleep(3600), 'first'");
        page->showTab(u"sessions"_s);
        page->filter()->setText(u"worker"_s);
        ReportTab *tab = page->report(u"sessions"_s);
        EVENTUALLY(onlyStatement(tab).contains("'first'"_L1));
        chooseRow(*tab->current(), 0);
        auto *bar = tab->parentWidget()->findChild<SessionBar *>();
        EVENTUALLY(bar->cancelButton()->isEnabled());
        bar->cancelButton()->click();
        QPointer<QDialog> asked = question();
        QVERIFY(asked);
        QVERIFY(textsOf(*asked).join(u'\n').contains(u"pid %1 (postgres, worker"_s.arg(pid)));
        QVERIFY(textsOf(*asked).contains(u"SELECT pg_sleep(3600), 'first'"_s));

        QCOMPARE(ask(*admin, "SELECT pg_cancel_backend(" + pid.toLatin1() + ")"), u"t"_s);
        QVERIFY(!first.outcome());
        test::BackgroundStatement second(first.takeConnection(), "SELECT pg_sleep(3600), 'second'");
        EVENTUALLY(onlyStatement(tab).contains("'second'"_L1));
        QCOMPARE(tab->current()->view()->selectionModel()->selectedRows().size(), 1);
        QVERIFY(textsOf(*asked).contains(u"SELECT pg_sleep(3600), 'first'"_s));
        asked->accept();
        EVENTUALLY(textsOf(*bar).join(u'\n').contains("did not run that statement any more"_L1));
        EVENTUALLY(onlyStatement(tab).contains("'second'"_L1) && !asked);

        // it ends while the question stands there: another one, which is next to it, is not touched
        page->filter()->clear();
        bar->endButton()->click();
        asked = question();
        QVERIFY(asked);
        QCOMPARE(ask(*admin, "SELECT pg_terminate_backend(" + pid.toLatin1() + ")"), u"t"_s);
        QVERIFY(!second.outcome());
        EVENTUALLY(tab->current()->chosenKey().isEmpty());
        QVERIFY(!bar->endButton()->isEnabled() && !bar->cancelButton()->isEnabled());
        asked->accept();
        EVENTUALLY(textsOf(*bar).join(u'\n').contains("was gone already"_L1));
        const qint64 polls = page->feed()->polls();
        EVENTUALLY(page->feed()->polls() > polls + 3);
        QVERIFY(textsOf(*bar).join(u'\n').contains("was gone already"_L1));
        QCOMPARE(ask(*admin, "SELECT 1"), u"1"_s);
        page->filter()->clear();
    }

    void everyTabReadsAndHasNames()
    {
        ServerPage *page = openPage();
        QVERIFY(page);
        for (const QString &name : {u"locks"_s, u"transactions"_s, u"storage"_s, u"statements"_s, u"replication"_s}) {
            page->showTab(name);
            QCOMPARE(page->currentTab(), name);
            EVENTUALLY(!page->feed()->isReading() && page->report(name)->current());
            for (const ErrorPanel *panel : page->findChildren<ErrorPanel *>())
                QVERIFY2(!panel->isVisible(), qPrintable(panel->error().message));
        }
        page->showTab(u"overview"_s);
        EVENTUALLY(!page->feed()->isReading());
        for (const QWidget *widget : page->findChildren<QWidget *>()) {
            const bool counts = widget->focusPolicy() != Qt::NoFocus && !widget->inherits("QScrollBar");
            QVERIFY2(!counts || !widget->accessibleName().isEmpty() || widget->focusProxy(),
                     widget->metaObject()->className());
        }
    }

    void aStandbyIsWatched()
    {
        job::JobContext job;
        const auto standby = sandbox::Cluster::start(
            job, {.standbyOf = sandbox::Primary{.target = m_cluster->target(), .slot = u"mirror"_s}});
        VERIFY_RESULT(standby);
        ServerPage *page = openPage(addProfile(u"mirror"_s, **standby));
        QVERIFY(page);
        for (const QString &name : {u"sessions"_s, u"blocking"_s, u"locks"_s, u"transactions"_s, u"storage"_s,
                                    u"statements"_s, u"replication"_s, u"overview"_s}) {
            page->showTab(name);
            const qint64 polls = page->feed()->polls();
            EVENTUALLY(!page->feed()->isReading() && page->feed()->polls() > polls + 1);
            for (const ErrorPanel *panel : page->findChildren<ErrorPanel *>())
                QVERIFY2(!panel->isVisible(), qPrintable(panel->error().message));
        }
        const ReportTab *tab = page->report(u"replication"_s);
        QVERIFY(textsOf(*tab).contains(u"This server is a standby."_s));
        QCOMPARE(tab->panel(u"upstreams"_s)->model()->rowCount(), 1);
        m_window->pages()->close(page);
    }

    void comesBackWithTheServer()
    {
        ServerPage *page = openPage();
        QVERIFY(page);
        page->showTab(u"overview"_s);
        m_cluster->kill();
        EVENTUALLY(page->feed()->error());
        job::JobContext job;
        VERIFY_RESULT(m_cluster->restart(job));
        EVENTUALLY(!page->feed()->error());
        for (const ErrorPanel *panel : page->findChildren<ErrorPanel *>())
            QVERIFY(!panel->isVisible());
    }

    // The connections of a profile are shared: what the page sets on its own must not reach anybody else.
    void leavesNothingBehind()
    {
        ServerPage *page = openPage();
        QVERIFY(page);
        const std::shared_ptr<LinkPlan> plan = page->feed()->plan();
        m_window->pages()->close(page);
        QPointer<ServerPage> gone(page);
        EVENTUALLY(!gone && !m_bench.jobs.isBusy());
        std::vector<std::unique_ptr<Link>> links;
        for (int i = 0; i < 3; ++i) {
            job::JobContext job;
            links.push_back(std::make_unique<Link>(plan));
            const auto connection = links.back()->hold(job);
            VERIFY_RESULT(connection);
            QVERIFY(ask(**connection, "SHOW search_path") != "pg_catalog"_L1);
            QCOMPARE(ask(**connection, "SHOW lock_timeout"), u"0"_s);
        }
    }

    void isRemembered()
    {
        ServerPage *page = openPage();
        QVERIFY(page);
        page->showTab(u"blocking"_s);
        const workspace::SessionState state = m_window->sessionState();
        m_window = std::make_unique<MainWindow>(
            WindowTools{.workbench = &m_bench.workbench, .messages = &m_messages, .syntax = &m_syntax});
        m_window->show();
        m_window->restoreSession(state);
        auto *again = m_window->findChild<ServerPage *>();
        QVERIFY(again);
        QCOMPARE(again->currentTab(), u"blocking"_s);
        EVENTUALLY(again->feed() && again->feed()->polls() > 0);
    }
};

TIDEMARK_TEST(ServerPageTest)
#include "tst_serverpage.moc"
