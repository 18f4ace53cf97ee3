// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/secretcache.h"
#include "support/fakeclock.h"
#include "support/fakesource.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <thread>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using connect::SecretCache;

namespace {

// What happens one after the other to a cache with its usual limits, and what it gives then.
struct Step
{
    std::chrono::seconds pass{0};
    const char *serviceGives = nullptr; // from now on; "-": it fails
    bool refuseBefore = false;          // the server refuses what was given last
    bool acceptBefore = false;
    const char *gives = nullptr; // null: an error
    int fetches = 0;             // in all
    bool retryHelps = true;      // what refuse() answers
};

struct Story
{
    const char *name;
    bool isKept = true;
    std::vector<Step> steps;
};

const std::vector<Story> &stories()
{
    static const std::vector<Story> all{
        {"kept for 300 s",
         true,
         {{.gives = "a", .fetches = 1},
          {.pass = 299s, .serviceGives = "b", .gives = "a", .fetches = 1},
          {.pass = 1s, .gives = "b", .fetches = 2}}},
        {"old ones serve for 1800 s more",
         true,
         {{.gives = "a", .fetches = 1},
          {.pass = 300s, .serviceGives = "-", .gives = "a", .fetches = 2},
          {.pass = 29s, .gives = "a", .fetches = 2}, // rests
          {.pass = 1s, .gives = "a", .fetches = 3},
          {.pass = 1769s, .gives = "a", .fetches = 4},
          {.pass = 1s, .gives = nullptr, .fetches = 5},
          {.serviceGives = "b", .gives = "b", .fetches = 6}}},
        {"a refusal does not make an old one younger",
         true,
         {{.gives = "a", .fetches = 1},
          {.pass = 200s, .serviceGives = "-", .refuseBefore = true, .gives = "a", .fetches = 2},
          {.pass = 1899s, .gives = "a", .fetches = 3},
          {.pass = 1s, .gives = nullptr, .fetches = 4}}},
        {"a refused one is fetched anew",
         true,
         {{.gives = "a", .fetches = 1},
          {.serviceGives = "b", .refuseBefore = true, .gives = "b", .fetches = 2},
          {.acceptBefore = true, .gives = "b", .fetches = 2},
          {.serviceGives = "c", .refuseBefore = true, .gives = "c", .fetches = 3}}},
        {"a refresh that was refused, too, rests for 30 s",
         true,
         {{.gives = "a", .fetches = 1},
          {.refuseBefore = true, .gives = "a", .fetches = 2},
          {.refuseBefore = true, .gives = "a", .fetches = 2, .retryHelps = false},
          {.pass = 29s, .refuseBefore = true, .gives = "a", .fetches = 2, .retryHelps = false},
          {.pass = 1s, .serviceGives = "b", .gives = "b", .fetches = 3},
          {.acceptBefore = true, .gives = "b", .fetches = 3},
          {.serviceGives = "c", .refuseBefore = true, .gives = "c", .fetches = 4}}},
        {"a refusal that went away counts no more",
         true,
         {{.gives = "a", .fetches = 1},
          {.refuseBefore = true, .gives = "a", .fetches = 2},
          {.refuseBefore = true, .gives = "a", .fetches = 2, .retryHelps = false},
          {.acceptBefore = true, .gives = "a", .fetches = 2},
          {.refuseBefore = true, .gives = "a", .fetches = 3}}},
        {"a first fetch that fails is tried again at once",
         true,
         {{.serviceGives = "-", .gives = nullptr, .fetches = 1},
          {.gives = nullptr, .fetches = 2},
          {.serviceGives = "a", .gives = "a", .fetches = 3}}},
        {"what lies here is read each time",
         false,
         {{.gives = "a", .fetches = 1},
          {.serviceGives = "b", .gives = "b", .fetches = 2},
          {.refuseBefore = true, .gives = "b", .fetches = 3},
          {.refuseBefore = true, .gives = "b", .fetches = 4, .retryHelps = false},
          {.serviceGives = "c", .gives = "c", .fetches = 5}}},
    };
    return all;
}

} // namespace

class SecretCacheTest : public QObject
{
    Q_OBJECT

    const QString m_name = u"db"_s;
    job::JobContext m_job;

    static QString text(const Result<SecretCache::Entry> &entry)
    {
        return entry ? QString::fromStdString(entry->secret.password.reveal()) : QString();
    }

private Q_SLOTS:
    void tells_data()
    {
        QTest::addColumn<const Story *>("story");
        for (const Story &story : stories())
            QTest::newRow(story.name) << &story;
    }

    void tells()
    {
        QFETCH(const Story *, story);
        FakeClock clock;
        SecretCache cache(clock);
        FakeSource source(u"a"_s, story->isKept);
        quint64 version = 0;
        int number = 0;
        for (const Step &step : story->steps) {
            const QByteArray where = "step " + QByteArray::number(number++);
            clock.advance(step.pass);
            if (step.serviceGives && *step.serviceGives == '-')
                source.failWith(ErrorKind::Connection);
            else if (step.serviceGives)
                source.give(QString::fromUtf8(step.serviceGives));
            if (step.refuseBefore)
                QVERIFY2(cache.refuse(m_name, version, source) == step.retryHelps, where.constData());
            if (step.acceptBefore)
                cache.accept(m_name, version);
            const auto entry = cache.get(m_job, m_name, source);
            QVERIFY2(entry.has_value() == (step.gives != nullptr), where.constData());
            QVERIFY2(text(entry) == QString::fromUtf8(step.gives), where.constData());
            QVERIFY2(source.fetches() == step.fetches, where.constData());
            version = entry ? entry->version : version;
        }
    }

    void replacesWhatEndsByItself()
    {
        FakeClock clock;
        SecretCache cache(clock);
        FakeSource source;
        source.give(connect::FetchedSecret{.password = Secret(u"token"_s), .lifetime = 200s});
        QVERIFY(cache.get(m_job, m_name, source));
        clock.advance(159s);
        QVERIFY(cache.get(m_job, m_name, source));
        QCOMPARE(source.fetches(), 1);
        clock.advance(1s);
        source.failWith(ErrorKind::Connection);
        QVERIFY(cache.get(m_job, m_name, source)); // there are 40 s left
        QCOMPARE(source.fetches(), 2);
        clock.advance(40s);
        QVERIFY(!cache.get(m_job, m_name, source));
    }

    void saysWhyItIsOld()
    {
        FakeClock clock;
        SecretCache cache(clock);
        FakeSource source;
        QVERIFY(cache.get(m_job, m_name, source));
        clock.advance(301s);
        source.failWith(ErrorKind::Connection);
        const auto entry = cache.get(m_job, m_name, source);
        QVERIFY(entry && entry->problem);
        QCOMPARE(entry->problem->message, u"the service is away"_s);
    }

    void refusalOfAnOlderOneFetchesNothing()
    {
        FakeClock clock;
        SecretCache cache(clock);
        FakeSource source;
        const auto first = cache.get(m_job, m_name, source);
        QVERIFY(cache.refuse(m_name, first->version, source));
        const auto second = cache.get(m_job, m_name, source);
        QVERIFY(cache.refuse(m_name, first->version, source)); // of another thread, late
        QCOMPARE(cache.get(m_job, m_name, source)->version, second->version);
        QCOMPARE(source.fetches(), 2);
        QCOMPARE(source.forgotten(), 1);
    }

    void fetchesOnceForMany()
    {
        FakeClock clock;
        SecretCache cache(clock);
        FakeSource source;
        source.hold();
        std::atomic<int> given = 0;
        std::vector<std::jthread> threads;
        for (int i = 0; i < 16; ++i)
            threads.emplace_back([&] {
                job::JobContext job;
                given += cache.get(job, m_name, source).has_value();
            });
        source.waitForFetches(1);
        source.release();
        threads.clear();
        QCOMPARE(given.load(), 16);
        QCOMPARE(source.fetches(), 1);
    }

    void whoWaitedSharesTheError()
    {
        FakeClock clock;
        SecretCache cache(clock);
        FakeSource source;
        source.failWith(ErrorKind::Timeout);
        source.hold();
        std::atomic<int> failed = 0;
        std::atomic<int> begun = 0;
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] {
                job::JobContext job;
                ++begun;
                failed += !cache.get(job, m_name, source).has_value();
            });
        source.waitForFetches(1);
        while (begun < 8)
            std::this_thread::yield();
        source.release();
        threads.clear();
        QCOMPARE(failed.load(), 8);
        QVERIFY(source.fetches() <= 8);
    }

    void aStopEndsTheWait()
    {
        FakeClock clock;
        SecretCache cache(clock);
        FakeSource source;
        source.hold();
        std::jthread fetching([&] {
            job::JobContext job;
            QVERIFY(cache.get(job, m_name, source));
        });
        source.waitForFetches(1);
        std::stop_source stop;
        Result<SecretCache::Entry> outcome;
        std::jthread waiting([&] {
            job::JobContext job(stop.get_token());
            outcome = cache.get(job, m_name, source);
        });
        stop.request_stop();
        waiting.join();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
        source.release();
    }

    void aStoppedFetchIsTakenOver()
    {
        FakeClock clock;
        SecretCache cache(clock);
        FakeSource source;
        source.hold();
        std::stop_source stop;
        std::jthread fetching([&] {
            job::JobContext job(stop.get_token());
            QVERIFY(!cache.get(job, m_name, source));
        });
        source.waitForFetches(1);
        Result<SecretCache::Entry> outcome;
        std::jthread waiting([&] {
            job::JobContext job;
            outcome = cache.get(job, m_name, source);
        });
        stop.request_stop();
        source.waitForFetches(2);
        source.release();
        waiting.join();
        QVERIFY(outcome);
    }
};

TIDEMARK_TEST(SecretCacheTest)
#include "tst_secretcache.moc"
