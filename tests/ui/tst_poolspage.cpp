// SPDX-License-Identifier: GPL-3.0-or-later
// The Pools page in the window: charts get points, buttons act on the pool, and nothing is asked while nobody looks.
#include "sandbox/cluster.h"
#include "support/fakebackend.h"
#include "support/testmain.h"
#include "ui/common/bucketchart.h"
#include "ui/common/errorpanel.h"
#include "ui/common/tableview.h"
#include "ui/common/timechart.h"
#include "ui/fixture.h"
#include "ui/pages/pools/metricpicker.h"
#include "ui/pages/pools/poolcharts.h"
#include "ui/pages/pools/poolpanel.h"
#include "ui/pages/pools/poolspage.h"
#include "ui/pages/pools/pooltimes.h"
#include "ui/pages/pools/resizedialog.h"
#include "ui/pages/pools/sourcedialog.h"
#include "ui/pages/pools/thresholdsdialog.h"
#include "ui/pages/server/tablepanel.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pagearea.h"

#include <QtWidgets/QtWidgets>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// The workbench with pools that all sessions share, and one that a server of the test fills.
struct Bench
{
    Bench() { workbench.load(); }

    dialect::Registry registry = drivers::engines();
    QTemporaryDir home;
    test::FakeBackend backend;
    pool::Pools pools;
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    JobRunner jobs{clock};
    Workbench workbench{{.jobs = &jobs, .registry = &registry, .pools = &pools},
                        {.config = home.filePath(u"config"_s), .state = home.filePath(u"state"_s)}};
    MessageModel messages{clock};
    Syntax syntax;

    [[nodiscard]] std::unique_ptr<MainWindow> window()
    {
        auto made = std::make_unique<MainWindow>(
            WindowTools{.workbench = &workbench, .messages = &messages, .syntax = &syntax});
        made->show();
        return made;
    }
    std::shared_ptr<pool::Pool> makePool(const QString &name)
    {
        return pools.pool({name, name}, {.engine = u"fake"_s, .host = name}, backend.creator());
    }
};

PoolsPage *openPage(MainWindow &window)
{
    auto *page = qobject_cast<PoolsPage *>(window.openPools());
    if (page)
        page->feed()->setInterval(10ms);
    return page;
}

QDialog *openDialog(const QWidget &window)
{
    for (QDialog *dialog : window.findChildren<QDialog *>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

QPushButton *buttonOf(const QWidget &dialog, const QString &name)
{
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->accessibleName() == name)
            return button;
    }
    return nullptr;
}

QString keyOf(const PoolsPage &page, const QString &name)
{
    for (int row = 0; row < page.list()->rowCount(); ++row) {
        if (page.list()->index(row, 0).data().toString() == name)
            return page.list()->keyAt(page.list()->index(row, 0));
    }
    return {};
}

} // namespace

class PoolsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void withoutPoolsItSaysWhatToDo()
    {
        Bench bench;
        const auto window = bench.window();
        PoolsPage *page = openPage(*window);
        QVERIFY(page && page->isEmptyShown());
        QCOMPARE(openPage(*window), page); // there is one
        const auto pool = bench.makePool(u"orders"_s);
        EVENTUALLY(!page->isEmptyShown());
    }

    void chartsGetPointsWhileItIsSeen()
    {
        Bench bench;
        const auto pool = bench.makePool(u"orders"_s);
        job::JobContext job;
        auto held = pool->acquire(job, u"report"_s);
        VERIFY_RESULT(held);
        const auto window = bench.window();
        PoolsPage *page = openPage(*window);
        page->choose(keyOf(*page, u"orders"_s));
        const SampleModel *points = page->panel()->charts()->connections()->samples();
        EVENTUALLY(points->rowCount() > 5);
        QCOMPARE(points->samples().valueAt(points->samples().size() - 1, 0), 1.0);
        QVERIFY(page->panel()->state()->text().startsWith(u"1 of 15 out"_s));
        QCOMPARE(page->panel()->leases()->model()->rowCount(), 1);
        QVERIFY(page->panel()->times()->waits()->buckets()->rowCount() > 0);
        QVERIFY(!page->panel()->removeButton()->isVisible());
        QVERIFY(!page->panel()->charts()->watchBox()->isVisible());

        QPointer<PoolsPage> left(page);
        page->hide();
        QVERIFY(!page->feed()->isPolling());
        const qint64 polls = page->feed()->polls();
        page->feed()->setInterval(0ms);
        test::turnTheEventLoop();
        QCOMPARE(page->feed()->polls(), polls);
        page->show();
        EVENTUALLY(page->feed()->polls() > polls + 2);
        page->pauseButton()->click();
        QVERIFY(!page->feed()->isPolling());
    }

    void fitsIntoHalfAWindow()
    {
        Bench bench;
        const auto pool = bench.makePool(u"a pool with a name that is rather long for the room there is"_s);
        const auto window = bench.window();
        PoolsPage *page = openPage(*window);
        page->choose(page->feed()->pools()[0]->key());
        QVERIFY2(page->minimumSizeHint().width() <= 440, qPrintable(QString::number(page->minimumSizeHint().width())));
    }

    void buttonsActOnThePool()
    {
        Bench bench;
        const auto pool = bench.makePool(u"orders"_s);
        job::JobContext job;
        VERIFY_RESULT(pool->acquire(job));
        const auto window = bench.window();
        PoolsPage *page = openPage(*window);
        page->choose(keyOf(*page, u"orders"_s));

        page->panel()->suspendButton()->click();
        QDialog *question = openDialog(*window);
        QVERIFY(question);
        QVERIFY(!pool->status().suspended);
        buttonOf(*question, u"Suspend"_s)->click();
        EVENTUALLY(pool->status().suspended);
        EVENTUALLY(page->panel()->suspendButton()->text() == u"Re&sume"_s);
        QVERIFY(page->panel()->state()->text().startsWith(u"suspended"_s));
        page->panel()->suspendButton()->click(); // nobody is asked
        EVENTUALLY(!pool->status().suspended);

        page->panel()->resizeButton()->click();
        auto *resize = qobject_cast<ResizeDialog *>(openDialog(*window));
        QVERIFY(resize);
        resize->size()->setValue(3);
        resize->overflow()->setValue(1);
        resize->timeout()->setValue(7);
        buttonOf(*resize, u"Resize"_s)->click();
        EVENTUALLY(pool->config().size == 3);
        QCOMPARE(pool->config().maxOverflow, 1);
        QCOMPARE(pool->config().timeout, pool::PoolConfig::Duration(7000));
        EVENTUALLY(page->panel()->state()->text().startsWith(u"0 of 4 out"_s));

        QCOMPARE(pool->figures().checkedIn, 1);
        page->panel()->evictButton()->click();
        question = openDialog(*window);
        QVERIFY(question);
        buttonOf(*question, u"Replace all"_s)->click();
        EVENTUALLY(pool->status().counters.closed == 1);
    }

    // A question is about one pool, and so is what follows from it, whichever is shown by then.
    void actsOnThePoolItAskedAbout()
    {
        Bench bench;
        std::map<QString, std::shared_ptr<pool::Pool>> pools;
        job::JobContext job;
        for (const QString &name : {u"alpha"_s, u"beta"_s, u"gamma"_s}) {
            pools[name] = bench.makePool(name);
            VERIFY_RESULT(pools[name]->acquire(job));
        }
        const auto window = bench.window();
        PoolsPage *page = openPage(*window);
        page->choose(keyOf(*page, u"beta"_s));
        page->panel()->evictButton()->click();
        QDialog *question = openDialog(*window);
        QVERIFY(question);
        page->choose(keyOf(*page, u"alpha"_s));
        buttonOf(*question, u"Replace all"_s)->click();
        EVENTUALLY(pools[u"beta"_s]->figures().checkedIn == 0);
        QCOMPARE(pools[u"alpha"_s]->figures().checkedIn, 1);

        // it goes: none is shown in its stead
        page->choose(keyOf(*page, u"gamma"_s));
        page->panel()->evictButton()->click();
        question = openDialog(*window);
        QVERIFY(question);
        pools.erase(u"gamma"_s);
        static_cast<void>(bench.pools.release(u"gamma"_s));
        EVENTUALLY(keyOf(*page, u"gamma"_s).isEmpty());
        QCOMPARE(page->list()->rowCount(), 3);
        QCOMPARE(page->chosen(), page->list()->keyAt(page->list()->index(0, 0)));
        buttonOf(*question, u"Replace all"_s)->click();
        EVENTUALLY(!bench.jobs.isBusy());
        QCOMPARE(pools[u"alpha"_s]->figures().checkedIn, 1);
        QCOMPARE(keyOf(*page, u"beta"_s).isEmpty(), false);
    }

    void aSourceIsAddedKeptAndRemoved()
    {
        Bench bench;
        auto window = bench.window();
        PoolsPage *page = openPage(*window);
        auto *dialog = qobject_cast<SourceDialog *>(page->addSource());
        QVERIFY(dialog && !dialog->addButton()->isEnabled());
        dialog->url()->setText(u"not an address"_s);
        dialog->addButton()->click();
        QVERIFY(dialog->isVisible());
        dialog->url()->setText(u"http://127.0.0.1:1/metrics"_s);
        dialog->look();
        EVENTUALLY(!dialog->isLooking());
        dialog->addButton()->click();
        EVENTUALLY(!page->feed()->pools().empty() && page->feed()->pools()[0]->error());
        page->choose(page->feed()->pools()[0]->key());
        QVERIFY(page->panel()->error()->isVisible());
        QVERIFY(!page->panel()->resizeButton()->isVisible());
        QVERIFY(page->panel()->removeButton()->isVisible());

        auto *thresholds = qobject_cast<ThresholdsDialog *>(page->editThresholds());
        QVERIFY(thresholds);
        thresholds->checkedOutPercent()->setValue(50);
        buttonOf(*thresholds, u"Save"_s)->click();
        const workspace::SessionState state = window->sessionState();
        window.reset();
        QTest::qWait(0);
        window = bench.window();
        bench.workbench.load();
        window->restoreSession(state);
        page = qobject_cast<PoolsPage *>(window->pages()->current());
        QVERIFY(page);
        QCOMPARE(page->feed()->settings().thresholds.checkedOutPercent, 50);
        QCOMPARE(page->feed()->sources().size(), 1U);
        EVENTUALLY(!page->feed()->pools().empty());
        page->choose(page->feed()->pools()[0]->key());
        page->panel()->removeButton()->click();
        QVERIFY(openDialog(*window));
        buttonOf(*openDialog(*window), u"Remove"_s)->click();
        EVENTUALLY(page->isEmptyShown());
        QVERIFY(page->feed()->settings().sources.empty());
    }

    // The sessions of a pool's server stand on the same time axis, once a person wants it.
    void theServerOfAPoolIsWatchedWhenWanted()
    {
        job::JobContext job;
        const auto cluster = sandbox::Cluster::start(job);
        VERIFY_RESULT(cluster);
        const dialect::Target target = (*cluster)->target();
        Bench bench;
        connect::Profile profile = connect::newProfile();
        profile.name = u"orders"_s;
        profile.engine = target.engine;
        profile.host = target.host;
        profile.port = target.port;
        profile.database = target.database;
        profile.user = target.user;
        bench.workbench.addUnsaved(profile);
        const auto window = bench.window();
        bench.workbench.open(profile.id);
        PoolsPage *page = openPage(*window);
        EVENTUALLY(bench.workbench.session(profile.id)->state() == LinkState::Open);
        EVENTUALLY(!keyOf(*page, u"orders"_s).isEmpty());
        page->choose(keyOf(*page, u"orders"_s));
        PoolCharts *charts = page->panel()->charts();
        QVERIFY(charts->watchBox()->isVisible() && !page->serverFeed());
        charts->watchBox()->click();
        QVERIFY(page->serverFeed() && charts->server()->isVisible());
        EVENTUALLY(charts->server()->samples()->rowCount() > 0);
        charts->connections()->showTimeRange({.from = 1000, .to = 2000});
        Q_EMIT charts->connections()->timeRangeMoved({.from = 1000, .to = 2000});
        QCOMPARE(charts->server()->timeRange(), (TimeRange{.from = 1000, .to = 2000}));
        page->hide();
        QVERIFY(!page->serverFeed()->isPolling());
        page->show();
        bench.workbench.close(profile.id);
        EVENTUALLY(!page->serverFeed());
    }
};

TIDEMARK_TEST(PoolsPageTest)
#include "tst_poolspage.moc"
