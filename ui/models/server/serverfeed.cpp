// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/server/serverfeed.h"

#include "ui/models/server/watchlink.h"

#include <algorithm>
#include <utility>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Sessions report what they did only now and then: over less than this, rates would jump.
static constexpr std::chrono::milliseconds rateSpan = 4s;

// What a poll brought: an error is part of it, so that one a second does not fill the list of tasks.
struct ServerFeed::Polled
{
    std::optional<Error> error = {};
    std::optional<watch::Sessions> sessions = {};
    watch::Pulse pulse = {};
};

Result<ServerFeed::Polled> ServerFeed::pollOnce(job::JobContext &job, WatchLink &link, bool sessions)
{
    Polled result;
    const auto take = [&](const dialect::ServerWatch &watch, sql::Connection &connection) -> Result<void> {
        if (!sessions) {
            result.pulse = TRY(watch.pulse(job, connection));
            return {};
        }
        result.sessions = TRY(watch.sessions(job, connection));
        result.pulse = result.sessions->pulse;
        return {};
    };
    if (const Result<void> outcome = link.run(job, take); !outcome)
        result.error = outcome.error();
    return result;
}

ServerFeed::ServerFeed(const BrowseSession &session, JobRunner *jobs, QObject *parent, const QString &label)
    : QObject(parent)
    , m_jobs(jobs)
    , m_plan(session.plan())
    , m_link(std::make_shared<WatchLink>(m_plan, session.dialect()->serverWatch.get(), label))
    , m_lane(jobs->newLane())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ServerFeed::poll);
}

ServerFeed::~ServerFeed() = default;

void ServerFeed::setWatched(bool watched)
{
    if (watched == m_watched)
        return;
    m_watched = watched;
    m_turn = {};
    m_recent.clear(); // what was done meanwhile was not done in a second
    isPolling() ? poll() : m_timer.stop();
}

void ServerFeed::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    m_recent.clear();
    isPolling() ? poll() : m_timer.stop();
}

void ServerFeed::setSessionsWanted(bool wanted)
{
    if (wanted == m_sessionsWanted)
        return;
    m_sessionsWanted = wanted;
    if (wanted && isPolling())
        poll();
}

void ServerFeed::retry()
{
    m_stopped = false;
    m_failures = 0;
    poll();
}

void ServerFeed::giveTurn(std::function<void()> other)
{
    if (isPolling() && m_failures == 0)
        m_turn = std::move(other);
    else
        other();
}

void ServerFeed::poll()
{
    if (m_polling)
        return;
    if (const auto other = std::exchange(m_turn, {})) {
        other();
        return planNext();
    }
    m_polling = true;
    m_timer.stop();
    ++m_polls;
    m_jobs->run(
        this, {.title = tr("Watching the server"), .lane = m_lane, .quiet = true, .listed = false},
        [link = m_link, sessions = m_sessionsWanted](job::JobContext &job) -> Result<Polled> {
            return pollOnce(job, *link, sessions);
        },
        [this](Result<Polled> result) {
            m_polling = false;
            if (result)
                polled(*std::move(result));
            planNext();
        });
}

void ServerFeed::polled(Polled result)
{
    if (result.error) {
        ++m_failures;
        m_recent.clear();
        // nobody is asked for a password again and again
        m_stopped = result.error->kind == ErrorKind::Auth || result.error->kind == ErrorKind::Cancelled;
        return setError(std::move(result.error));
    }
    m_failures = 0;
    setError({});
    const watch::PulseRates rates =
        m_recent.empty() ? watch::PulseRates{} : watch::ratesBetween(m_recent.front(), result.pulse);
    m_recent.push_back(result.pulse);
    while (m_recent.front().at.msecsTo(result.pulse.at) >= rateSpan.count())
        m_recent.pop_front();
    Q_EMIT pulsed(result.pulse, rates);
    if (result.sessions) {
        m_sessions = *std::move(result.sessions);
        Q_EMIT sessionsRead();
    }
}

// While a server is away it is asked less and less often.
void ServerFeed::planNext()
{
    if (isPolling())
        m_timer.start(m_interval * std::clamp(1 << std::min(m_failures, 4), 1, 15));
}

void ServerFeed::setError(std::optional<Error> error)
{
    if (error == m_error)
        return;
    m_error = std::move(error);
    Q_EMIT errorChanged();
}

void ServerFeed::read(watch::Topic topic)
{
    if (!m_reading.insert(topic).second)
        return;
    m_jobs->run(
        this, {.title = tr("Reading about the server: %1").arg(watch::topicName(topic)), .lane = m_lane, .quiet = true},
        [link = m_link, topic](job::JobContext &job) {
            return link->run(job, [&](const dialect::ServerWatch &watch, sql::Connection &connection) {
                return dialect::readTopic(job, watch, connection, topic);
            });
        },
        [this, topic](const Result<watch::Report> &report) {
            m_reading.erase(topic);
            if (report)
                Q_EMIT reportRead(topic, *report);
            else
                Q_EMIT reportFailed(topic, report.error());
        });
}

void ServerFeed::signal(const dialect::SessionKey &session, dialect::Signal what, SignalDone done)
{
    const QString title = what == dialect::Signal::Cancel
                              ? tr("Cancelling the statement of session %1").arg(session.pid)
                              : tr("Ending session %1").arg(session.pid);
    m_jobs->run(
        this, {.title = title, .lane = m_lane},
        [link = m_link, session, what](job::JobContext &job) {
            return link->run(job, [&](const dialect::ServerWatch &watch, sql::Connection &connection) {
                return watch.signal(job, connection, session, what);
            });
        },
        [this, done = std::move(done)](const Result<bool> &reached) {
            done(reached);
            if (isPolling())
                poll();
        });
}

} // namespace tidemark::ui
