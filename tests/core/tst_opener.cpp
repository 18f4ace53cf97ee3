// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/opener.h"
#include "core/pgfixture.h"
#include "support/fakeclock.h"
#include "support/fakedialect.h"
#include "support/fakesource.h"
#include "support/testmain.h"

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using connect::Opener;

class OpenerTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<FakeServer> m_server;
    dialect::Registry m_registry;
    std::shared_ptr<FakeSource> m_source;
    FakeClock m_clock;
    job::JobContext m_job;
    int m_pauses = 0;
    std::function<void()> m_inPause;
    std::chrono::milliseconds m_pause{0};

    static dialect::Target target()
    {
        dialect::Target target;
        target.engine = u"acme"_s;
        target.host = u"db1"_s;
        target.user = u"alice"_s;
        return target;
    }

    Opener opener(const dialect::Target &to = target())
    {
        return Opener(m_registry, to, {.source = m_source, .clock = &m_clock, .pause = [this] {
                                           ++m_pauses;
                                           if (m_inPause)
                                               m_inPause();
                                           return m_pause;
                                       }});
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_shared<FakeServer>();
        m_server->wantsPassword = u"s3cret-one"_s;
        m_registry = fakeRegistry(m_server);
        m_source = std::make_shared<FakeSource>(u"s3cret-one"_s);
        m_pauses = 0;
        m_inPause = {};
        m_pause = 0ms;
    }

    void fetchesForEveryConnectionThroughItsCache()
    {
        const Opener open = opener();
        for (int i = 0; i < 3; ++i)
            VERIFY_RESULT(open.open(m_job));
        QCOMPARE(m_source->fetches(), 1);
        m_clock.advance(301s);
        m_source->give(u"s3cret-two"_s);
        m_server->wantsPassword = u"s3cret-two"_s;
        VERIFY_RESULT(open.open(m_job));
        QCOMPARE(m_source->fetches(), 2);
        QCOMPARE(m_pauses, 0);
    }

    void fetchesAgainWhenRefused()
    {
        const Opener open = opener();
        VERIFY_RESULT(open.open(m_job));
        m_server->wantsPassword = u"s3cret-two"_s;
        m_inPause = [this] { m_source->give(u"s3cret-two"_s); };
        VERIFY_RESULT(open.open(m_job));
        QCOMPARE(m_source->fetches(), 2);
        QCOMPARE(m_source->forgotten(), 1);
        QCOMPARE(m_pauses, 1);
        QCOMPARE(m_server->opened.size(), size_t(3));
    }

    void givesUpAfterOneMore()
    {
        const Opener open = opener();
        m_server->wantsPassword = u"s3cret-other"_s;
        const auto refused = open.open(m_job);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Auth);
        QCOMPARE(refused.error().sqlState, u"28P01"_s);
        QVERIFY2(!mentions(refused.error(), u"s3cret"_s), qPrintable(toText(refused.error())));
        QVERIFY(mentions(refused.error(), m_source->describe()));
        QCOMPARE(m_server->opened.size(), size_t(2));
        QCOMPARE(m_pauses, 1);

        // a refresh did not help: for 30 s nothing is fetched, and nobody waits
        QVERIFY(!open.open(m_job));
        QCOMPARE(m_source->fetches(), 2);
        QCOMPARE(m_server->opened.size(), size_t(3));
        QCOMPARE(m_pauses, 1);

        m_clock.advance(30s);
        m_source->give(u"s3cret-other"_s);
        VERIFY_RESULT(open.open(m_job));
    }

    void saysThatNoNewerOneCame()
    {
        const Opener open = opener();
        VERIFY_RESULT(open.open(m_job));
        m_server->wantsPassword = u"s3cret-two"_s;
        m_source->failWith(ErrorKind::Connection);
        const auto refused = open.open(m_job);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Auth);
        QVERIFY(mentions(refused.error(), u"the service is away"_s));
        QCOMPARE(m_server->opened.size(), size_t(2)); // the same is not tried twice
    }

    void retriesOnlyRefusals()
    {
        struct Case
        {
            const char *state;
            ErrorKind kind;
            size_t attempts;
        };
        const Case cases[] = {{"28P01", ErrorKind::Auth, 2},       {"28000", ErrorKind::Auth, 2},
                              {"53300", ErrorKind::Connection, 1}, {"", ErrorKind::Timeout, 1},
                              {"3D000", ErrorKind::Connection, 1}, {"", ErrorKind::Auth, 1}};
        for (const Case &one : cases) {
            init();
            m_server->openError = Error{.kind = one.kind, .message = u"no"_s, .sqlState = QString::fromUtf8(one.state)};
            QVERIFY(!opener().open(m_job));
            QCOMPARE(m_server->opened.size(), one.attempts);
        }
    }

    void takesTheUserThatBelongsToIt()
    {
        m_source->give(connect::FetchedSecret{.password = Secret(u"s3cret-one"_s), .user = u"v-token-reader"_s});
        VERIFY_RESULT(opener().open(m_job));
        QCOMPARE(m_server->opened.back().user, u"v-token-reader"_s);
    }

    void tellsWhatTheSourceSays()
    {
        m_source->failWith(ErrorKind::Timeout);
        const auto failed = opener().open(m_job);
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, ErrorKind::Timeout);
        QVERIFY(m_server->opened.empty());
    }

    void aStopEndsThePause()
    {
        std::stop_source stop;
        m_pause = 1h;
        m_inPause = [&] { stop.request_stop(); };
        m_server->wantsPassword = u"s3cret-other"_s;
        job::JobContext job(stop.get_token());
        const auto stopped = opener().open(job);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
        QCOMPARE(m_server->opened.size(), size_t(1));
    }

    void pausesOneToTwoSeconds()
    {
        m_server->wantsPassword = u"s3cret-other"_s;
        const Opener open(m_registry, target(), {.source = m_source, .clock = &m_clock});
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!open.open(m_job));
        QVERIFY(timer.elapsed() >= 1000);
    }

    void aGivenPasswordCounts()
    {
        dialect::Target to = target();
        to.password = Secret(u"s3cret-one"_s);
        VERIFY_RESULT(opener(to).open(m_job));
        VERIFY_RESULT(opener().open(m_job, Secret(u"s3cret-one"_s), {}));
        QCOMPARE(m_source->fetches(), 0);
    }

    void readsTheOriginOfATarget()
    {
        dialect::Target to = target();
        to.passwordOrigin = {.kind = u"environment"_s, .settings = {{u"variable"_s, u"OPENER_TEST"_s}}};
        m_source.reset();
        qunsetenv("OPENER_TEST");
        const Opener open = opener(to);
        const auto missing = open.open(m_job);
        QVERIFY(!missing);
        QVERIFY(mentions(missing.error(), u"OPENER_TEST"_s));
        qputenv("OPENER_TEST", "s3cret-one");
        VERIFY_RESULT(open.open(m_job));
        qunsetenv("OPENER_TEST");

        to.passwordOrigin.kind = u"enviroment"_s;
        const auto unknown = opener(to).open(m_job);
        QVERIFY(!unknown && !unknown.error().hint.isEmpty());
    }
};

TIDEMARK_TEST(OpenerTest)
#include "tst_opener.moc"
