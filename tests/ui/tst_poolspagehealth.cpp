// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the databases of our pools answer: asked in turns, in nobody's way, told on the page, and an alert after
// three failures. The server is a real one; what must not happen is seen at one that exists only here.
#include "connect/session.h"
#include "sandbox/cluster.h"
#include "support/fakebackend.h"
#include "support/testmain.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/tableview.h"
#include "ui/common/timechart.h"
#include "ui/fixture.h"
#include "ui/models/pools/healthwords.h"
#include "ui/models/pools/pooltables.h"
#include "ui/pages/pools/alertspanel.h"
#include "ui/pages/pools/poolcharts.h"
#include "ui/pages/pools/poolpanel.h"
#include "ui/pages/pools/poolspage.h"
#include "ui/pages/server/tablepanel.h"

#include <QtWidgets/QtWidgets>

#include <thread>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

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

    std::shared_ptr<pool::Pool> makePool(const QString &name, bool connected = true)
    {
        auto made = pools.pool({name, name}, {.engine = u"fake"_s, .host = name}, backend.creator());
        job::JobContext job;
        if (connected && !made->acquire(job))
            qFatal("the backend refuses");
        return made;
    }
    // A feed that asks only when it is told to.
    std::unique_ptr<PoolsFeed> feed()
    {
        auto made = std::make_unique<PoolsFeed>(PoolsFeed::Tools{.jobs = &jobs, .own = &pools, .makeReader = {}});
        made->pollOwn();
        return made;
    }
};

bool checkNow(PoolsFeed &feed)
{
    feed.pollNow();
    return QTest::qWaitFor([&] { return !feed.health()->isChecking(); }, 30'000);
}

connect::Profile profileOf(const dialect::Target &target, const QString &name)
{
    connect::Profile profile = connect::newProfile();
    profile.name = name;
    profile.engine = target.engine;
    profile.host = target.host;
    profile.port = target.port;
    profile.database = target.database;
    profile.user = target.user;
    return profile;
}

// Knows the password, and counts who asks.
struct KnowingAsker : PasswordAsker
{
    Secret password;
    std::atomic<int> asked = 0;
    void ask(const QString &, bool, const Answer<GivenPassword> &answer) override
    {
        ++asked;
        answer(GivenPassword{.secret = password, .remember = false});
    }
};

} // namespace

class PoolsPageHealthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theAlertComesAfterThreeFailuresAndGoesAfterOneAnswer()
    {
        job::JobContext job;
        const auto cluster = sandbox::Cluster::start(job);
        VERIFY_RESULT(cluster);
        Bench bench;
        const connect::Profile profile = profileOf((*cluster)->target(), u"orders"_s);
        bench.workbench.addUnsaved(profile);
        bench.workbench.open(profile.id);
        EVENTUALLY(bench.workbench.session(profile.id)->state() == LinkState::Open);
        PoolsPage page(&bench.workbench);
        PoolsFeed &feed = *page.feed();
        feed.setInterval(24h);
        page.show();
        QCOMPARE(feed.pools().size(), 1U);
        const PoolRecord &record = *feed.pools()[0];
        page.choose(record.key());
        QVERIFY(checkNow(feed));
        QVERIFY2(page.panel()->health()->text().startsWith(u"Its database answers in "_s),
                 qPrintable(page.panel()->health()->text()));
        QCOMPARE(page.panel()->charts()->answers()->samples()->rowCount(), 1);
        QVERIFY(page.panel()->charts()->answers()->isVisible());
        EVENTUALLY(!bench.jobs.isBusy());
        feed.pollOwn();
        const auto lent = record.status()->counters.checkouts;

        VERIFY_RESULT((*cluster)->stop(job));
        for (int failures = 1; failures <= 3; ++failures) {
            QVERIFY(checkNow(feed));
            QCOMPARE(record.health()->state.failures, failures);
            QCOMPARE(record.alerts().size(), failures < 3 ? 0U : 1U);
        }
        QCOMPARE(record.alerts()[0].code, pool::AlertCode::Health);
        QVERIFY(page.panel()->state()->text().startsWith(u"no answer, "_s));
        QVERIFY(page.panel()->health()->text().startsWith(u"Its database failed 3 health check"_s));
        QCOMPARE(page.panel()->alerts()->table()->model()->rowCount(), 1);
        const watch::Table table = poolsTable(feed, false);
        QCOMPARE(answerCell(record).text, u"no answer"_s);
        QCOMPARE(table.rows.size(), 1U);
        QCOMPARE(stateTone(record), watch::Tone::Bad);

        VERIFY_RESULT((*cluster)->restart(job));
        QVERIFY(checkNow(feed));
        QVERIFY(record.alerts().empty());
        QCOMPARE(record.health()->state.verdict, pool::HealthVerdict::Healthy);
        QCOMPARE(page.panel()->charts()->answers()->samples()->rowCount(), 5);
        feed.pollOwn();
        QCOMPARE(record.status()->counters.checkouts, lent); // none of it was a lease
    }

    // The server's pulse and the checks together ask no more than the pulse alone.
    void turnsAreGivenAway()
    {
        job::JobContext job;
        const auto cluster = sandbox::Cluster::start(job);
        VERIFY_RESULT(cluster);
        Bench bench;
        const connect::Profile profile = profileOf((*cluster)->target(), u"orders"_s);
        bench.workbench.addUnsaved(profile);
        bench.workbench.open(profile.id);
        EVENTUALLY(bench.workbench.session(profile.id)->state() == LinkState::Open);
        ServerFeed feed(*bench.workbench.session(profile.id), &bench.jobs);
        feed.setInterval(24h);
        int asked = 0;
        feed.giveTurn([&] { ++asked; });
        QCOMPARE(asked, 1); // it does not poll
        QSignalSpy pulses(&feed, &ServerFeed::pulsed);
        feed.setWatched(true);
        EVENTUALLY(pulses.size() == 1 && !bench.jobs.isBusy());
        feed.giveTurn([&] { ++asked; });
        QCOMPARE(asked, 1);
        feed.pollNow();
        QCOMPARE(asked, 2);
        QCOMPARE(feed.polls(), 1);
        feed.pollNow();
        EVENTUALLY(pulses.size() == 2);
    }

    void oneIsAskedATick_data()
    {
        QTest::addColumn<int>("pools");
        QTest::addColumn<bool>("isChosen");
        QTest::addColumn<int>("asked"); // in ten ticks
        QTest::newRow("one") << 1 << false << 2;
        QTest::newRow("one that is chosen") << 1 << true << 2;
        QTest::newRow("two") << 2 << false << 4;
        QTest::newRow("twelve in turns") << 12 << false << 10;
        QTest::newRow("one of twelve") << 12 << true << 4;
    }

    void oneIsAskedATick()
    {
        QFETCH(int, pools);
        QFETCH(bool, isChosen);
        QFETCH(int, asked);
        Bench bench;
        std::vector<HealthFeed::OwnPool> own;
        for (int i = 0; i < pools; ++i)
            own.push_back({.key = QString::number(i), .pool = bench.makePool(u"pool %1"_s.arg(i)), .creations = 1});
        HealthFeed feed(&bench.jobs, bench.clock);
        feed.follow(own);
        int begun = 0;
        feed.setTurn([&](const std::function<void()> &) { ++begun; });
        for (int tick = 1; tick <= 10; ++tick) {
            const int before = begun;
            feed.tick(isChosen ? u"0"_s : QString());
            QVERIFY(begun - before <= 1);
        }
        QCOMPARE(begun, asked);
    }

    void whoeverWasNeverConnectedIsLeftAlone()
    {
        Bench bench;
        const auto pool = bench.makePool(u"orders"_s, false);
        const auto feed = bench.feed();
        QVERIFY(checkNow(*feed));
        QCOMPARE(bench.backend.opened.load(), 0);
        QVERIFY(!feed->pools()[0]->health());
        QCOMPARE(healthText(*feed->pools()[0]), u"Not checked before its first connection"_s);
    }

    void whatIsNotAskedSaysWhy()
    {
        Bench bench;
        const auto pool = bench.makePool(u"orders"_s);
        const auto feed = bench.feed();
        const PoolRecord &record = *feed->pools()[0];
        pool->suspend();
        QVERIFY(checkNow(*feed));
        QCOMPARE(healthText(record), u"Not checked while the pool is suspended"_s);
        QCOMPARE(record.health()->state.checks, 0U);
        QCOMPARE(answerCell(record).text, QString());
        pool->resume();
        VERIFY_RESULT(pool->setConfig({.size = 1, .maxOverflow = 0}));
        job::JobContext job;
        auto held = pool->acquire(job);
        VERIFY_RESULT(held);
        QVERIFY(checkNow(*feed));
        QCOMPARE(healthText(record), u"Not checked while nearly all connections are out"_s);
        std::jthread waiter([&] {
            job::JobContext waiting;
            const auto lease = pool->acquire(waiting);
        });
        EVENTUALLY(pool->figures().waiting == 1);
        QVERIFY(checkNow(*feed));
        QCOMPARE(healthText(record), u"Not checked while borrowers wait for a connection"_s);
        held->giveBack();
        waiter.join();
        QVERIFY(checkNow(*feed));
        QVERIFY(healthText(record).startsWith(u"Its database answers in "_s));
        QVERIFY(feed->pools()[0]->alerts().empty());
    }

    // Nobody is asked for a password by a check, and a server that refuses is not asked again and again.
    void aRefusalEndsTheChecksUntilThePoolConnects()
    {
        Bench bench;
        const auto pool = bench.makePool(u"orders"_s);
        const auto feed = bench.feed();
        const PoolRecord &record = *feed->pools()[0];
        pool->evict();
        bench.backend.refuse(fail(ErrorKind::Auth, u"wrong password"_s).error());
        QVERIFY(checkNow(*feed));
        QVERIFY(record.health()->refused);
        QVERIFY2(healthText(record).endsWith(u"wrong password"_s), qPrintable(healthText(record)));
        const auto failures = pool->status().counters.failures;
        bench.backend.refuse({});
        for (int i = 0; i < 3; ++i)
            QVERIFY(checkNow(*feed));
        QCOMPARE(pool->status().counters.failures, failures);
        QCOMPARE(pool->status().counters.creations, 1U);
        job::JobContext job;
        VERIFY_RESULT(pool->acquire(job)); // by itself
        QVERIFY(checkNow(*feed));
        QVERIFY(!record.health()->refused);
        QCOMPARE(record.health()->state.verdict, pool::HealthVerdict::Healthy);
    }

    void aCheckAsksNobodyForAPassword()
    {
        job::JobContext job;
        const auto cluster = sandbox::Cluster::start(job, {.tcp = true});
        VERIFY_RESULT(cluster);
        Bench bench;
        KnowingAsker asker;
        const dialect::Target target = (*cluster)->tcpTarget();
        auto session = connect::open(job, bench.registry, (*cluster)->target());
        VERIFY_RESULT(session);
        VERIFY_RESULT(sql::run(job, *session->connection, "ALTER ROLE postgres PASSWORD 's3cret'"));
        asker.password = Secret(u"s3cret"_s);
        const auto plan = std::make_shared<LinkPlan>();
        plan->profile = profileOf(target, u"orders"_s);
        plan->profile.passwordSource = connect::PasswordSource::Ask;
        plan->registry = &bench.registry;
        plan->asker = &asker;
        plan->pools = &bench.pools;
        const auto pool = plan->pool();
        std::atomic<bool> done = false;
        std::jthread borrower([&] {
            job::JobContext borrowing;
            const auto lease = plan->acquire(borrowing, u"test"_s);
            if (!lease)
                qWarning("%s", qPrintable(toText(lease.error())));
            done = true;
        });
        EVENTUALLY(done.load());
        QCOMPARE(asker.asked.load(), 1);
        const auto feed = bench.feed();
        pool->evict();
        QVERIFY(checkNow(*feed)); // with what is known
        QCOMPARE(feed->pools()[0]->health()->state.verdict, pool::HealthVerdict::Healthy);
        plan->keep({});
        pool->evict();
        QVERIFY(checkNow(*feed));
        QVERIFY(feed->pools()[0]->health()->refused);
        QCOMPARE(asker.asked.load(), 1);
    }
};

TIDEMARK_TEST(PoolsPageHealthTest)
#include "tst_poolspagehealth.moc"
