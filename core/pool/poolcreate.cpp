// SPDX-License-Identifier: GPL-3.0-or-later
// How a pool gets new connections, and what it does when it does not.
#include "pool/poolstate.h"

#include "base/text.h"
#include "dialect/sessionsql.h"

namespace tidemark::pool {

using namespace Qt::StringLiterals;
using namespace std::chrono;

static constexpr auto freshTime = milliseconds(500);

int State::total() const
{
    return int(m_all.size()) + m_connecting;
}

bool State::hasRoom() const
{
    const std::optional<int> limit = limitOf(m_config);
    return !limit || total() < *limit;
}

void State::setExpiry(Entry &entry) const
{
    entry.expires = Clock::Duration::max();
    if (m_config.recycle.count() > 0)
        entry.expires = entry.created + m_config.recycle;
    if (m_config.lifetime.count() > 0) {
        const auto shortened =
            duration_cast<Clock::Duration>(m_config.lifetime * (1 - entry.jitter * m_config.lifetimeJitter));
        entry.expires = std::min(entry.expires, entry.created + shortened);
    }
}

// Notes its last use, and from when on it is not to be lent as it is.
void State::touch(Entry &entry, Clock::Duration now) const
{
    entry.lastUsed = now;
    entry.checkAt = m_config.prePing ? std::min(entry.expires, now + freshTime) : entry.expires;
}

// Of a new session, and of one that was made to forget everything.
Result<void> State::setUp(job::JobContext &job, sql::Connection &connection, const dialect::Dialect &dialect)
{
    dialect::SessionSettings settings;
    {
        const std::lock_guard lock(m_mutex);
        settings = m_config.session;
    }
    if (settings == dialect::SessionSettings())
        return {};
    std::vector<sql::Step> steps;
    for (sql::SqlText &text : TRY(dialect.sessionSql->setUp(settings)))
        steps.push_back({.sql = std::move(text)});
    return connection.executeAll(job, steps);
}

Result<std::unique_ptr<Entry>> State::open(job::JobContext &job)
{
    auto session = TRY(m_creator(job));
    if (auto done = setUp(job, *session.connection, *session.dialect); !done) {
        done.error().trail << tr("setting up a connection of the pool \"%1\"").arg(printable(m_name));
        return Failure(std::move(done).error());
    }
    auto entry = std::make_unique<Entry>();
    entry->state = this;
    entry->connection = std::move(session.connection);
    entry->dialect = session.dialect;
    return entry;
}

static Result<std::unique_ptr<Entry>> tooLong(const QString &pool)
{
    return fail(ErrorKind::Timeout,
                tr("Connecting took longer than the timeout of the pool \"%1\"").arg(printable(pool)),
                tr("The server may hang, or packets to it be dropped."));
}

// Within the deadline, however long the creator would take. What it makes is neither idle nor lent yet.
Result<Entry *> State::create(Whole &whole, job::JobContext &job, Time deadline)
{
    ++m_connecting;
    m_outage.beginAttempt();
    const quint64 generation = m_generation;
    const auto began = m_clock->now();
    const bool isLimited = !m_config.brief;
    auto made = whole.without([&] {
        if (!isLimited)
            return open(job);
        const TimedJob timed(*m_alarms, job.stopToken(), deadline);
        job::JobContext limited(timed.token());
        auto opened = open(limited);
        const bool isLate = limited.stopRequested() && !job.stopRequested();
        return !opened && isLate ? tooLong(m_name) : std::move(opened);
    });
    --m_connecting;
    if (!made) {
        noteFailure(made.error(), job.stopRequested());
        return Failure(std::move(made).error());
    }
    Entry *entry = made->release();
    m_all.push_back(entry);
    entry->generation = generation;
    entry->forks = m_forks;
    entry->created = entry->lastAnswer = m_clock->now();
    entry->jitter = std::uniform_real_distribution<double>()(m_random);
    setExpiry(*entry);
    touch(*entry, entry->created);
    m_creation.record(entry->created - began);
    ++m_counters.creations;
    m_hasConnected = true;
    m_outage.end();
    return entry;
}

void State::noteFailure(const Error &error, bool stopped)
{
    if (stopped) {
        m_outage.abandonAttempt();
        return;
    }
    ++m_counters.failures;
    m_lastFailure = error;
    m_lastFailureAt = m_clock->now();
    if (retries(error))
        m_outage.failed(steady_clock::now());
    else
        m_outage.abandonAttempt();
}

// What may pass by itself: nobody listens, a server that starts or stops, a name that is not found, too many
// connections. A pool that never came through reports it at once: then it is rather the address that is wrong.
bool State::retries(const Error &error) const
{
    const bool mayPass = error.kind == ErrorKind::Connection || error.kind == ErrorKind::Timeout;
    return mayPass && m_hasConnected && m_config.retryConnect;
}

} // namespace tidemark::pool
