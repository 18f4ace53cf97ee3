// SPDX-License-Identifier: GPL-3.0-or-later
// Who is connected to a PgBouncer, as the Pools page shows it; and names that are too long for it.
#include "connect/session.h"
#include "connect/url.h"
#include "sandbox/cluster.h"
#include "support/pgbouncer.h"
#include "support/testmain.h"
#include "ui/common/filterfield.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/tableview.h"
#include "ui/fixture.h"
#include "ui/models/pools/pooltables.h"
#include "ui/pages/pools/linkspanel.h"
#include "ui/pages/pools/poolpanel.h"
#include "ui/pages/pools/poolspage.h"
#include "ui/pages/pools/sourcedialog.h"
#include "ui/pages/server/tablepanel.h"

#include <QtWidgets/QtWidgets>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A console that counts what it is asked.
struct FakeConsole
{
    std::atomic<int> pools = 0;
    std::atomic<int> links = 0;

    [[nodiscard]] PoolReaderMaker maker()
    {
        return [this](const PoolSource &) -> SourceReader {
            return {[this](job::JobContext &, bool) -> Result<std::vector<pool::PoolReading>> {
                        ++pools;
                        pool::PoolReading one{.source = u"PgBouncer 1.24"_s, .pool = u"d/u"_s, .database = u"d"_s};
                        one.at = 1'700'000'000'000 + pools;
                        return std::vector{one};
                    },
                    [this](job::JobContext &, pool::LinkSide) -> Result<std::vector<pool::BouncerLink>> {
                        ++links;
                        return std::vector<pool::BouncerLink>(3000,
                                                              {.id = u"0x1"_s, .user = u"u"_s, .database = u"d"_s});
                    }};
        };
    }
};

bool has(const TablePanel &panel, const QString &text)
{
    const StateModel &model = *panel.model();
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            if (model.index(row, column).data().toString() == text)
                return true;
        }
    }
    return false;
}

} // namespace

class PoolsPageLinksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void aPgBouncerSaysWhoIsConnected()
    {
        job::JobContext job;
        const auto cluster = sandbox::Cluster::start(job);
        VERIFY_RESULT(cluster);
        const auto bouncer = test::Bouncer::start(**cluster);
        QVERIFY(bouncer);
        test::Bench bench;
        auto client = connect::open(job, bench.registry, bouncer->target(u"postgres"_s, u"postgres"_s));
        VERIFY_RESULT(client);
        const auto row = sql::fetch(job, *client->connection, "SELECT pg_backend_pid()");
        VERIFY_RESULT(row);
        const QString pid = row->text(0, 0);

        const dialect::Target console = bouncer->console();
        const auto source =
            poolSourceOf(bench.registry, connect::formatUrl(*bench.registry.find(console.engine), console));
        VERIFY_RESULT(source);
        PoolsPage page(&bench.workbench);
        page.feed()->setSettings({.sources = {*source}});
        page.feed()->setInterval(10ms);
        page.show();
        EVENTUALLY(!page.feed()->pools().empty() && page.feed()->pools()[0]->reading().pool == u"postgres/postgres"_s);
        page.choose(page.feed()->pools()[0]->key());
        const SourceFeed &feed = *page.feed()->sources()[0];
        QCOMPARE(feed.linksRead(), 0); // nobody looks
        page.panel()->showTab(u"clients"_s);
        EVENTUALLY(has(*page.panel()->clients()->table(), u"tidemark"_s));
        QVERIFY(!has(*page.panel()->clients()->table(), u"pgbouncer"_s)); // we are no client of that database
        page.panel()->clients()->filter()->setText(u"nobody at all"_s);
        QCOMPARE(page.panel()->clients()->table()->model()->rowCount(), 0);
        page.panel()->showTab(u"servers"_s);
        EVENTUALLY(has(*page.panel()->servers()->table(), pid));
        page.panel()->showTab(u"charts"_s);
        EVENTUALLY(!bench.jobs.isBusy());
        const qint64 read = feed.linksRead();
        const qint64 polls = feed.polls();
        EVENTUALLY(feed.polls() > polls + 4);
        QCOMPARE(feed.linksRead(), read);
    }

    // With the connections no more is asked than without.
    void poolsAndConnectionsAreReadInTurns()
    {
        test::Bench bench;
        FakeConsole console;
        PoolsFeed feed({.jobs = &bench.jobs, .makeReader = console.maker()});
        feed.setInterval(24h);
        const auto source = poolSourceOf(bench.registry, u"postgresql://db1:6432/pgbouncer"_s);
        VERIFY_RESULT(source);
        feed.setSettings({.sources = {*source}});
        const auto poll = [&] {
            feed.pollNow();
            return QTest::qWaitFor([&] { return !bench.jobs.isBusy(); }, 30'000);
        };
        QVERIFY(poll() && poll());
        QCOMPARE(console.pools.load(), 2);
        feed.setLinksWanted(source->id, pool::LinkSide::Clients);
        for (int i = 0; i < 4; ++i)
            QVERIFY(poll());
        QCOMPARE(console.links.load(), 2);
        QCOMPARE(console.pools.load(), 4);
        QVERIFY(feed.sources()[0]->links(pool::LinkSide::Clients));
        QVERIFY(!feed.sources()[0]->links(pool::LinkSide::Servers));
        feed.setLinksWanted({}, pool::LinkSide::Clients);
        QVERIFY(poll() && poll());
        QCOMPARE(console.links.load(), 2);
        QCOMPARE(console.pools.load(), 6);
    }

    void manyAreCutAndCounted()
    {
        test::Bench bench;
        FakeConsole console;
        PoolsFeed feed({.jobs = &bench.jobs, .makeReader = console.maker()});
        feed.setInterval(24h);
        const auto source = poolSourceOf(bench.registry, u"postgresql://db1:6432/pgbouncer"_s);
        VERIFY_RESULT(source);
        feed.setSettings({.sources = {*source}});
        feed.pollNow();
        EVENTUALLY(feed.pools().size() == 1);
        LinksPanel panel(pool::LinkSide::Clients);
        panel.showPool(feed.sources()[0].get(), *feed.pools()[0]);
        QCOMPARE(panel.table()->model()->table().emptyText, u"Reading…"_s);
        feed.setLinksWanted(source->id, pool::LinkSide::Clients);
        feed.pollNow();
        EVENTUALLY(feed.sources()[0]->linksRead() == 1);
        panel.showPool(feed.sources()[0].get(), *feed.pools()[0]);
        QCOMPARE(panel.table()->model()->rowCount(), int(LinksPanel::mostRows));
        QVERIFY2(panel.count()->text().contains(u"3"_s) && panel.count()->text().contains(u"000"_s),
                 qPrintable(panel.count()->text()));
    }

    // What differs at the end of long names is still seen, and the whole is in the tool tip.
    void namesThatDifferAtTheirEndLookDifferent()
    {
        const QString name = u"the orders database of the warehouse in a town with a very long name indeed, "_s;
        watch::Table table;
        table.columns = {{.key = "pool", .title = u"Pool"_s, .room = 60, .name = true},
                         {.key = "other", .title = u"Other"_s},
                         {.key = "state", .title = u"State"_s}};
        for (const QString &end : {u"primary"_s, u"replica"_s})
            table.rows.push_back({.key = end,
                                  .cells = {watch::textCell(name + end), watch::textCell(u"x"_s),
                                            watch::textCell(u"a state that is told in quite a number of words"_s)}});
        TablePanel panel(u"Pools"_s);
        panel.resize(500, 200);
        panel.setTable(table);
        panel.show();
        QVERIFY(panel.view()->columnWidth(0) >= 250); // what room there is
        QVERIFY(panel.view()->columnWidth(0) < panel.view()->fontMetrics().horizontalAdvance(name));
        const auto look = [&](int row) {
            const QModelIndex index = panel.model()->index(row, 0);
            return panel.view()->viewport()->grab(panel.view()->visualRect(index)).toImage();
        };
        QVERIFY(look(0) != look(1));
    }

    void longNamesDoNotWidenTheSourcePicker()
    {
        test::Bench bench;
        connect::Profile profile = connect::newProfile();
        profile.name = QString(300, u'x');
        profile.engine = u"postgresql"_s;
        profile.host = u"db1"_s;
        bench.workbench.addUnsaved(profile);
        PoolsPage page(&bench.workbench);
        auto *dialog = qobject_cast<SourceDialog *>(page.addSource());
        QVERIFY(dialog);
        QVERIFY2(dialog->minimumSizeHint().width() < 700,
                 qPrintable(QString::number(dialog->minimumSizeHint().width())));
    }
};

TIDEMARK_TEST(PoolsPageLinksTest)
#include "tst_poolspagelinks.moc"
