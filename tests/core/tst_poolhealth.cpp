// SPDX-License-Identifier: GPL-3.0-or-later
// The health check against a server that answers, hangs, is gone, and comes back.
#include "connect/session.h"
#include "dialect/sessionsql.h"
#include "drivers/engines.h"
#include "pgfixture.h"
#include "pool/health.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using pool::HealthVerdict;

class PoolHealthTest : public QObject
{
    Q_OBJECT

    const dialect::Registry m_registry = drivers::engines();
    std::unique_ptr<test::PgServer> m_server;

    // What answers at all must not fail because this machine is busy.
    static constexpr pool::HealthLimits patience{.answer = 60s, .borrow = 60s};

    [[nodiscard]] pool::Creator creator(const dialect::Target &target) const
    {
        return [this, target](job::JobContext &job) { return connect::open(job, m_registry, target); };
    }
    [[nodiscard]] pool::Creator creator() const { return creator(m_server->cluster().target()); }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = test::PgServer::start();
        QVERIFY(m_server);
    }

    void knowsWhatAnswers()
    {
        job::JobContext job;
        pool::HealthCheck check(patience);
        QCOMPARE(check.state().verdict, HealthVerdict::Unknown);
        VERIFY_RESULT(check.check(job, creator()));
        const auto latency = check.check(job, creator());
        VERIFY_RESULT(latency);
        const pool::HealthState state = check.state();
        QCOMPARE(state.verdict, HealthVerdict::Healthy);
        QCOMPARE(state.checks, 2u);
        QCOMPARE(state.latencies.total(), 2u);
        QVERIFY(state.latency == *latency && *latency > 0ns);
        QVERIFY(!state.lastError && state.checkedAt > 0 && state.since > 0 && state.since <= state.checkedAt);
    }

    void knowsFilesToo()
    {
        job::JobContext job;
        pool::HealthCheck check(patience);
        VERIFY_RESULT(check.check(job, creator({.engine = u"sqlite"_s, .database = u":memory:"_s})));
    }

    // The limit holds for the check's own transaction and is gone after it.
    void limitsItsStatementAlone()
    {
        job::JobContext job;
        auto session = connect::open(job, m_registry, m_server->cluster().target());
        VERIFY_RESULT(session);
        pool::HealthCheck check(patience);
        VERIFY_RESULT(check.check(job, *session->connection, *session->dialect));
        QCOMPARE(test::ask(*session->connection, "SHOW statement_timeout"), u"0"_s);
        const sql::SqlText limit = session->dialect->sessionSql->limitStatements(700ms);
        QString within;
        const sql::Step steps[] = {{.sql = limit},
                                   {.sql = "SHOW statement_timeout", .rows = [&](sql::RowBatch &rows) -> Result<void> {
                                        if (rows.rowCount() > 0)
                                            within = rows.text(0, 0);
                                        return {};
                                    }}};
        VERIFY_RESULT(session->connection->executeAll(job, steps));
        QCOMPARE(within, u"700ms"_s);
        const sql::Step slow[] = {{.sql = session->dialect->sessionSql->limitStatements(1ms)},
                                  {.sql = "SELECT pg_sleep(60)"}};
        const auto stopped = session->connection->executeAll(job, slow);
        QVERIFY(!stopped && stopped.error().sqlState == "57014"_L1);
        QCOMPARE(test::ask(*session->connection, "SHOW statement_timeout"), u"0"_s);
    }

    void countsFailures()
    {
        job::JobContext job;
        pool::HealthCheck check(patience);
        VERIFY_RESULT(check.check(job, creator()));
        dialect::Target nowhere = m_server->cluster().target();
        nowhere.host = u"/nowhere"_s;
        const HealthVerdict expected[] = {HealthVerdict::Failing, HealthVerdict::Failing, HealthVerdict::Unhealthy,
                                          HealthVerdict::Unhealthy};
        for (const HealthVerdict verdict : expected) {
            QVERIFY(!check.check(job, creator(nowhere)));
            QCOMPARE(check.state().verdict, verdict);
        }
        const pool::HealthState state = check.state();
        QCOMPARE(state.failures, 4);
        QVERIFY(state.lastError && state.lastError->kind == ErrorKind::Connection);
        QVERIFY(state.latency); // of the one that was answered
        VERIFY_RESULT(check.check(job, creator()));
        QCOMPARE(check.state().verdict, HealthVerdict::Healthy);
        QCOMPARE(check.state().failures, 0);
    }

    // A server that hangs holds it for its own limit only, and the lease is not lent again.
    void isNotHeldByAServerThatHangs()
    {
        job::JobContext job;
        pool::Pool pool(u"hangs"_s, creator(), {.size = 1, .maxOverflow = 0});
        pool::HealthCheck patient(patience);
        VERIFY_RESULT(patient.check(job, pool));
        pool::HealthCheck check({.answer = 50ms});
        m_server->cluster().pause();
        const auto silent = check.check(job, pool);
        m_server->cluster().resume();
        QVERIFY(!silent);
        QCOMPARE(silent.error().kind, ErrorKind::Timeout);
        QVERIFY2(silent.error().message.contains("0.05 s"_L1), qPrintable(silent.error().message));
        QCOMPARE(check.state().verdict, HealthVerdict::Failing);
        VERIFY_RESULT(patient.check(job, pool));
        QCOMPARE(pool.status().counters.creations, 2u);
    }

    void saysThatThePoolIsEmpty()
    {
        job::JobContext job;
        pool::Pool pool(u"empty"_s, creator(), {.size = 1, .maxOverflow = 0});
        auto taken = pool.acquire(job, u"somebody"_s);
        VERIFY_RESULT(taken);
        pool::HealthCheck check({.answer = 60s, .borrow = 20ms});
        const auto outcome = check.check(job, pool);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Timeout);
        QVERIFY2(outcome.error().message.contains("health check within 0.02 s"_L1),
                 qPrintable(outcome.error().message));
        taken->giveBack();
        VERIFY_RESULT(check.check(job, pool));
        QCOMPARE(check.state().verdict, HealthVerdict::Healthy);
    }

    // Over a pool that others use: what is not asked says nothing, and the restart of a server is no failure.
    void checksAside()
    {
        job::JobContext job;
        pool::Pool pool(u"aside"_s, creator(), {.size = 2, .maxOverflow = 0});
        pool::HealthCheck check(patience);
        const auto outcome = [&] { return check.checkAside(job, pool).value_or(pool::LookOutcome::Closed); };
        QCOMPARE(outcome(), pool::LookOutcome::Looked);
        VERIFY_RESULT(m_server->cluster().restart(job));
        QCOMPARE(outcome(), pool::LookOutcome::Looked);
        QCOMPARE(check.state().checks, 2u);
        QVERIFY(!check.state().lastError);
        auto taken = pool.acquire(job);
        VERIFY_RESULT(taken);
        QCOMPARE(outcome(), pool::LookOutcome::Busy);
        QCOMPARE(check.state().checks, 2u);
        taken->giveBack();
        VERIFY_RESULT(m_server->cluster().stop(job));
        for (int i = 0; i < 3; ++i)
            QVERIFY(!check.checkAside(job, pool));
        QCOMPARE(check.state().verdict, HealthVerdict::Unhealthy);
        VERIFY_RESULT(m_server->cluster().restart(job));
        QCOMPARE(outcome(), pool::LookOutcome::Looked);
        QCOMPARE(check.state().verdict, HealthVerdict::Healthy);
        QCOMPARE(pool.status().counters.checkouts, 1u);
    }

    void isStoppedWithoutJudging()
    {
        std::stop_source stop;
        stop.request_stop();
        job::JobContext job(stop.get_token());
        pool::HealthCheck check(patience);
        const auto outcome = check.check(job, creator());
        QVERIFY(!outcome && outcome.error().kind == ErrorKind::Cancelled);
        QCOMPARE(check.state().verdict, HealthVerdict::Unknown);
        QCOMPARE(check.state().checks, 0u);
    }
};

TIDEMARK_TEST(PoolHealthTest)
#include "tst_poolhealth.moc"
