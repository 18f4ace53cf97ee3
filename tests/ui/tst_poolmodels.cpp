// SPDX-License-Identifier: GPL-3.0-or-later
// What the Pools page is fed with: pools of ours over a server that exists only here, and sources that say what the
// test says.
#include "support/fakebackend.h"
#include "support/testmain.h"
#include "ui/fixture.h"
#include "ui/models/pools/metricsmodel.h"
#include "ui/models/pools/pooltables.h"
#include "ui/models/pools/timewords.h"
#include "ui/models/server/statemodel.h"

#include <QtTest/QAbstractItemModelTester>

#include <atomic>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A source that says what it is told to say, and counts how often it was asked.
struct FakeSource
{
    std::mutex mutex;
    Result<std::vector<pool::PoolReading>> answer = std::vector<pool::PoolReading>{};
    std::atomic<int> asked = 0;
    std::atomic<bool> mayAsk = false;

    void say(Result<std::vector<pool::PoolReading>> what)
    {
        const std::lock_guard lock(mutex);
        answer = std::move(what);
    }
    [[nodiscard]] PoolReaderMaker maker()
    {
        return [this](const PoolSource &) -> PoolReader {
            return [this](job::JobContext &, bool may) {
                const std::lock_guard lock(mutex);
                ++asked;
                mayAsk = may;
                return answer;
            };
        };
    }
};

pool::PoolReading reading(const QString &name, qint64 out, qint64 limit, qint64 waiting = 0)
{
    pool::PoolReading made{.source = u"HikariCP"_s, .pool = name, .at = QDateTime::currentMSecsSinceEpoch()};
    made.checkedOut = out;
    made.limit = limit;
    made.waiting = waiting;
    return made;
}

PoolSource sourceAt(const test::Bench &bench, const QString &url)
{
    const auto source = poolSourceOf(bench.registry, url);
    return source ? *source : PoolSource{};
}

watch::Cell cellOf(const watch::Table &table, const QString &row, const char *column)
{
    for (const watch::TableRow &one : table.rows) {
        for (size_t i = 0; i < table.columns.size(); ++i) {
            if (one.cells[0].text == row && QByteArrayView(table.columns[i].key) == QByteArrayView(column))
                return one.cells[i];
        }
    }
    return {};
}

struct Url
{
    const char *name;
    QString text;
    PoolSource::Kind kind;
    QString kept;
    QString title;
};

} // namespace

class PoolModelsTest : public QObject
{
    Q_OBJECT

    static void addUrls(const std::vector<Url> &urls)
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("kept");
        QTest::addColumn<QString>("title");
        for (const Url &url : urls)
            QTest::newRow(url.name) << url.text << int(url.kind) << url.kept << url.title;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void sourcesAreSavedWithoutSecrets_data()
    {
        using Kind = PoolSource::Kind;
        addUrls({{"metrics", u" http://app1:9090/metrics "_s, Kind::Metrics, u"http://app1:9090/metrics"_s,
                  u"app1:9090/metrics"_s},
                 {"metrics with a password", u"https://stats:s3cret@app1/metrics"_s, Kind::Metrics,
                  u"https://stats@app1/metrics"_s, u"app1/metrics"_s},
                 {"metrics with a token", u"https://app1/metrics?token=s3cret&pool=a"_s, Kind::Metrics,
                  u"https://app1/metrics?pool=a"_s, u"app1/metrics"_s},
                 {"console", u"postgresql://stats:s3cret@db1:6432/pgbouncer"_s, Kind::Console,
                  u"postgresql://stats@db1:6432/pgbouncer"_s, u"pgbouncer on db1:6432"_s}});
    }

    void sourcesAreSavedWithoutSecrets()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        QFETCH(QString, kept);
        QFETCH(QString, title);
        const test::Bench bench;
        const auto source = poolSourceOf(bench.registry, text);
        VERIFY_RESULT(source);
        QCOMPARE(int(source->kind), kind);
        QCOMPARE(sourceName(*source), title);
        PoolsSettings settings{.sources = {*source}, .thresholds = {}, .watchServer = true};
        settings.thresholds.checkedOutPercent = 75;
        settings.sources[0].choices = {{.metric = u"busy"_s, .role = pool::MetricRole::CheckedOut}};
        const QJsonObject json = toJson(settings);
        QVERIFY(!QJsonDocument(json).toJson().contains("s3cret"));
        const PoolsSettings read = poolsSettingsOf(json);
        QCOMPARE(read.sources.size(), 1U);
        QCOMPARE(read.sources[0].url, kept);
        QCOMPARE(read.sources[0].id, source->id);
        QVERIFY(read.sources[0].choices == settings.sources[0].choices);
        QVERIFY(read.thresholds == settings.thresholds);
        QVERIFY(read.watchServer);
    }

    void whatIsNoSourceIsRefused()
    {
        const test::Bench bench;
        for (const QString &text : {u""_s, u"http://"_s, u"sqlite:/tmp/x.db"_s, u"gopher://x"_s, u"metrics"_s})
            QVERIFY2(!poolSourceOf(bench.registry, text), qPrintable(text));
        QVERIFY(poolsSettingsOf({{u"sources"_s, QJsonArray{u"x"_s, QJsonObject{{u"kind"_s, u"metrics"_s}}}}}) ==
                PoolsSettings{});
    }

    void ownPoolsHaveAPast()
    {
        test::FakeBackend backend;
        const auto clock = std::make_shared<test::HandClock>();
        const auto pool = std::make_shared<pool::Pool>(u"orders"_s, backend.creator(), pool::PoolConfig{}, clock);
        job::JobContext job;
        auto held = pool->acquire(job, u"report"_s);
        VERIFY_RESULT(held);
        EVENTUALLY(!pool->history().empty());
        PoolRecord record(u"k"_s, pool, 100);
        const int past = record.samples().size();
        QVERIFY(past >= 1);
        const qint64 now = clock->utc().toMSecsSinceEpoch();
        record.readOwn(now + 1000, {});
        const auto second = pool->acquire(job, u"stock take"_s);
        VERIFY_RESULT(second);
        record.readOwn(now + 2000, {});
        QCOMPARE(record.samples().size(), past + 2);
        QCOMPARE(record.newest(PoolSeries::Checkouts), 1.0);
        QCOMPARE(record.newest(PoolSeries::CheckedOut), 2.0);
        QCOMPARE(record.reading().pool, u"orders"_s);
        const watch::Table leases = leasesTable(record);
        QCOMPARE(leases.rows.size(), 2U);
        QCOMPARE(leases.rows[0].cells[0].text, u"report"_s);
        QVERIFY(!countersTable(record).rows.empty());
        QCOMPARE(stateText(record), u"2 of 15 out"_s);
        const int era = record.era();
        record.recallOwn();
        QVERIFY(record.era() > era);
    }

    void watchingKeepsNoPoolAlive()
    {
        test::FakeBackend backend;
        auto pool = std::make_shared<pool::Pool>(u"orders"_s, backend.creator());
        const PoolRecord record(u"k"_s, pool, 10);
        QVERIFY(record.own());
        pool.reset();
        QVERIFY(!record.own());
    }

    void samplesAreBounded()
    {
        PoolRecord record(u"k"_s, u"s"_s, 50);
        for (int i = 0; i < 5000; ++i) {
            pool::PoolReading one = reading(u"a"_s, i % 7, 10);
            one.at = 1'700'000'000'000 + i * 1000;
            one.checkouts = i * 3;
            record.take(one, {});
        }
        QCOMPARE(record.samples().size(), 50);
        QCOMPARE(record.newest(PoolSeries::Checkouts), 3.0);
        record.fail(1'700'010'000'000, fail(ErrorKind::Connection, u"away"_s).error());
        QVERIFY(std::isnan(record.newest(PoolSeries::CheckedOut)));
        QCOMPARE(stateText(record), u"away"_s);
    }

    void alertsSaySinceWhen()
    {
        PoolRecord record(u"k"_s, u"s"_s, 50);
        const qint64 begin = 1'700'000'000'000;
        for (int second = 0; second <= 30; ++second) {
            pool::PoolReading one = reading(u"a"_s, 10, 10, second < 10 ? 0 : 2);
            one.at = begin + second * 1000;
            record.take(one, {});
        }
        QCOMPARE(record.alerts().size(), 2U);
        QCOMPARE(record.alerts()[0].code, pool::AlertCode::Waiting);
        QCOMPARE(record.alerts()[0].since, begin + 10'000);
        QCOMPARE(record.alerts()[1].since, begin);
        QCOMPARE(stateTone(record), watch::Tone::Bad);
        pool::AlertThresholds off;
        off.waiting = off.checkedOut = pool::AlertSeverity::Off;
        record.judge(off);
        QVERIFY(record.alerts().empty());
    }

    // The models follow in place; a source polls only while somebody looks.
    void theFeedPollsWhileItIsWatched()
    {
        FakeSource fake;
        test::Bench bench;
        test::FakeBackend backend;
        pool::Pools own;
        fake.say(std::vector{reading(u"b"_s, 3, 10), reading(u"a"_s, 9, 10, 2)});
        PoolsFeed feed({.jobs = &bench.jobs, .own = &own, .makeReader = fake.maker()});
        feed.setInterval(5ms);
        StateModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        connect(&feed, &PoolsFeed::changed, &model, [&] { model.setTable(poolsTable(feed, true)); });
        feed.setSettings({.sources = {sourceAt(bench, u"http://app1/metrics"_s)}});
        QCOMPARE(fake.asked.load(), 0);
        feed.setWatched(true);
        EVENTUALLY(feed.pools().size() == 2);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1, 0).data().toString(), u"a"_s);
        QCOMPARE(model.cellOf(model.index(1, 0), "state")->text, u"9 of 10 out, 2 waiting"_s);
        QCOMPARE(model.cellOf(model.index(1, 0), "source")->text, u"HikariCP at app1/metrics"_s);
        QCOMPARE(model.cellOf(model.index(0, 0), "pool")->text, u"All pools"_s);

        const auto pool = own.pool({u"1"_s, u"orders"_s}, {.engine = u"fake"_s}, backend.creator());
        static_cast<void>(own.pool({u"2"_s, u"orders again"_s}, {.engine = u"fake"_s}, backend.creator()));
        EVENTUALLY(feed.pools().size() == 3);
        QCOMPARE(model.index(1, 0).data().toString(), u"orders"_s); // ours stand first
        QVERIFY(sharedText(feed).contains(u"“orders again”"_s));
        fake.say(std::vector{reading(u"a"_s, 1, 10)});
        EVENTUALLY(feed.pools().size() == 2);
        QCOMPARE(model.rowCount(), 3);

        feed.setInterval(0ms);
        const int before = fake.asked;
        EVENTUALLY(fake.asked > before + 2); // as long as it polls, it does so whenever the event loop turns
        feed.setWatched(false);
        EVENTUALLY(!bench.jobs.isBusy());
        const int asked = fake.asked;
        const qint64 polls = feed.polls();
        test::turnTheEventLoop();
        QCOMPARE(fake.asked.load(), asked);
        QCOMPARE(feed.polls(), polls);
        QVERIFY(own.release(u"1"_s).empty());
    }

    void errorsStandInTheirRow()
    {
        FakeSource fake;
        test::Bench bench;
        fake.say(fail(ErrorKind::Auth, u"wrong password"_s));
        PoolsFeed feed({.jobs = &bench.jobs, .makeReader = fake.maker()});
        feed.setInterval(0ms);
        const PoolSource source = sourceAt(bench, u"http://stats@app1/metrics"_s);
        feed.setSettings({.sources = {source}});
        feed.setWatched(true);
        EVENTUALLY(feed.pools().size() == 1 && !bench.jobs.isBusy());
        QCOMPARE(cellOf(poolsTable(feed, false), u"app1/metrics"_s, "state").text, u"wrong password"_s);
        QVERIFY(!fake.mayAsk);
        const int asked = fake.asked;
        test::turnTheEventLoop();
        QCOMPARE(fake.asked.load(), asked); // nobody is asked again and again

        fake.say(std::vector{reading(u"a"_s, 1, 10)});
        feed.retry(source.id);
        EVENTUALLY(feed.pools().size() == 1 && !feed.pools()[0]->error());
        QCOMPARE(feed.pools()[0]->reading().pool, u"a"_s);
        fake.say(fail(ErrorKind::Connection, u"away"_s));
        EVENTUALLY(feed.pools()[0]->error());
        QCOMPARE(cellOf(poolsTable(feed, false), u"a"_s, "state").text, u"away"_s); // which pool it was is still said
        fake.say(std::vector<pool::PoolReading>{});
        EVENTUALLY(!feed.pools()[0]->error());
        QCOMPARE(stateText(*feed.pools()[0]), u"no pool yet"_s);
    }

    void tooManyPoolsAreTold()
    {
        FakeSource fake;
        test::Bench bench;
        std::vector<pool::PoolReading> many;
        for (int i = 0; i < PoolsFeed::mostPools + 20; ++i)
            many.push_back(reading(u"pool %1"_s.arg(i), 1, 10));
        fake.say(many);
        PoolsFeed feed({.jobs = &bench.jobs, .makeReader = fake.maker()});
        feed.setSettings({.sources = {sourceAt(bench, u"http://app1/metrics"_s)}});
        feed.setWatched(true);
        EVENTUALLY(!feed.pools().empty());
        QCOMPARE(int(feed.pools().size()), PoolsFeed::mostPools);
        QVERIFY(summaryText(feed).contains(u"20"_s));
    }

    void histogramsBecomeBars()
    {
        pool::Histogram histogram;
        QVERIFY(bucketsOf(histogram).empty());
        QCOMPARE(histogramText(histogram), u"none yet"_s);
        for (int i = 0; i < 90; ++i)
            histogram.record(10us);
        for (int i = 0; i < 10; ++i)
            histogram.record(20ms);
        const std::vector<Bucket> buckets = bucketsOf(histogram);
        QVERIFY(buckets.size() > 2 && buckets.size() < 40);
        QVERIFY(buckets.front().count > 0 && buckets.back().count > 0);
        double all = 0;
        for (const Bucket &bucket : buckets)
            all += bucket.count;
        QCOMPARE(all, 100.0);
        QVERIFY(histogramText(histogram).contains(u"longest 20 ms"_s));
    }

    void metricsAreOfferedByWhatTheirNamesSuggest()
    {
        const auto metrics = pool::readExposition("# HELP jobs_total Jobs.\njobs_total 7\njvm_memory_used_bytes 9\n"
                                                  "app_db_in_use{db=\"a\"} 3\napp_db_in_use{db=\"b\"} 4\n"
                                                  "db_wait_bucket{le=\"1\"} 4\nother_db_in_use 1\n");
        VERIFY_RESULT(metrics);
        MetricsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMetrics(offeredMetrics(*metrics));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(0, MetricsModel::Name).data().toString(), u"app_db_in_use"_s);
        QVERIFY(model.choices() == (std::vector<pool::MetricChoice>{
                                       {.metric = u"app_db_in_use"_s, .role = pool::MetricRole::CheckedOut}}));
        model.setRole(2, pool::MetricRole::Limit);
        QCOMPARE(model.choices().size(), 2U);
        model.setRole(0, {});
        QCOMPARE(model.choices().size(), 1U);
    }
};

TIDEMARK_TEST(PoolModelsTest)
#include "tst_poolmodels.moc"
