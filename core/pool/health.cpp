// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/health.h"

#include "base/text.h"
#include "dialect/sessionsql.h"

#include <array>

namespace tidemark::pool {

using namespace Qt::StringLiterals;

HealthCheck::HealthCheck(HealthLimits limits, std::shared_ptr<const Clock> clock)
    : m_limits(limits)
    , m_clock(std::move(clock))
{
}

static QString seconds(std::chrono::milliseconds time)
{
    return QString::number(double(time.count()) / 1000);
}

static Error silence(std::chrono::milliseconds limit)
{
    Error error;
    error.kind = ErrorKind::Timeout;
    error.message = tr("The server did not answer within %1 s").arg(seconds(limit));
    error.hint = tr("It hangs, is overloaded, or the network between loses packets.");
    error.breaksConnection = true;
    return error;
}

// The limit and the question travel together: a transaction of their own, to which alone the limit applies.
static Result<void> selectOne(job::JobContext &job, sql::Connection &connection, const sql::SqlText &limit)
{
    std::vector<sql::Step> steps;
    if (!limit.text.isEmpty())
        steps.push_back({.sql = limit});
    steps.push_back({.sql = "SELECT 1"});
    return connection.executeAll(job, steps);
}

HealthCheck::Latency HealthCheck::ask(job::JobContext &job, sql::Connection &connection,
                                      const dialect::Dialect &dialect) const
{
    TRY(job.check());
    const Clock::Duration begin = m_clock->now();
    // a server that says nothing would not heed the limit of a statement either
    if (!connection.answers(m_limits.answer))
        return Failure(silence(m_limits.answer));
    if (!connection.server().can.sql)
        return m_clock->now() - begin;
    const Clock::Duration asked = m_clock->now();
    TRY(selectOne(job, connection, dialect.sessionSql->limitStatements(m_limits.answer)));
    return m_clock->now() - asked;
}

HealthCheck::Latency HealthCheck::noted(Latency outcome)
{
    const bool cancelled = !outcome && outcome.error().kind == ErrorKind::Cancelled;
    if (cancelled)
        return outcome;
    const std::scoped_lock lock(m_mutex);
    const qint64 now = m_clock->utc().toMSecsSinceEpoch();
    const bool turned = m_state.checks == 0 || outcome.has_value() != (m_state.failures == 0);
    if (turned)
        m_state.since = now;
    m_state.checkedAt = now;
    ++m_state.checks;
    if (outcome) {
        m_state.failures = 0;
        m_state.latency = *outcome;
        m_state.latencies.record(*outcome);
        m_state.verdict = HealthVerdict::Healthy;
    } else {
        ++m_state.failures;
        m_state.lastError = outcome.error();
        m_state.verdict = m_state.failures >= m_limits.failures ? HealthVerdict::Unhealthy : HealthVerdict::Failing;
    }
    return outcome;
}

HealthCheck::Latency HealthCheck::check(job::JobContext &job, sql::Connection &connection,
                                        const dialect::Dialect &dialect)
{
    return noted(ask(job, connection, dialect));
}

HealthCheck::Latency HealthCheck::check(job::JobContext &job, Pool &pool)
{
    return noted(askLease(job, pool));
}

Result<LookOutcome> HealthCheck::checkAside(job::JobContext &job, Pool &pool)
{
    Histogram::Duration latency{};
    const Look look = [&](job::JobContext &context, sql::Connection &connection,
                          const dialect::Dialect &dialect) -> Result<void> {
        latency = TRY(ask(context, connection, dialect));
        return {};
    };
    auto outcome = pool.look(job, look, m_limits.borrow);
    if (!outcome)
        TRY(noted(Failure(std::move(outcome).error())));
    else if (*outcome == LookOutcome::Looked)
        TRY(noted(latency));
    return outcome;
}

HealthCheck::Latency HealthCheck::check(job::JobContext &job, const Creator &creator)
{
    return noted(askNew(job, creator));
}

// A stop that came from the alarm and not from the caller is a matter of time.
static Error late(const job::JobContext &job, Error error, const QString &message, const QString &hint)
{
    if (error.kind != ErrorKind::Cancelled || job.stopRequested())
        return error;
    error = {};
    error.kind = ErrorKind::Timeout;
    error.message = message;
    error.hint = hint;
    return error;
}

HealthCheck::Latency HealthCheck::askLease(job::JobContext &job, Pool &pool)
{
    Result<Lease> lease;
    {
        const TimedJob timed(m_alarms, job.stopToken(), std::chrono::steady_clock::now() + m_limits.borrow);
        job::JobContext limited(timed.token());
        lease = pool.acquire(limited, tr("health check"));
    }
    if (!lease)
        return Failure(
            late(job, std::move(lease).error(),
                 tr("The pool had no connection for a health check within %1 s").arg(seconds(m_limits.borrow)),
                 tr("Its leases say who holds the connections.")));
    return ask(job, lease->connection(), lease->dialect());
}

HealthCheck::Latency HealthCheck::askNew(job::JobContext &job, const Creator &creator)
{
    Result<connect::Session> session;
    {
        const TimedJob timed(m_alarms, job.stopToken(), std::chrono::steady_clock::now() + m_limits.borrow);
        job::JobContext limited(timed.token());
        session = creator(limited);
    }
    if (!session)
        return Failure(late(
            job, std::move(session).error(), tr("No connection was made within %1 s").arg(seconds(m_limits.borrow)),
            tr("The server hangs, packets to it are dropped, or what gives the password does not answer.")));
    return ask(job, *session->connection, *session->dialect);
}

HealthState HealthCheck::state() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state;
}

QString verdictName(HealthVerdict verdict)
{
    constexpr std::array names{"unknown"_L1, "healthy"_L1, "failing"_L1, "unhealthy"_L1};
    return names[size_t(verdict)];
}

} // namespace tidemark::pool
