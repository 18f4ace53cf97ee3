// SPDX-License-Identifier: GPL-3.0-or-later
// What a page about a server is fed with: one light statement a second while somebody looks, everything else when it is
// asked for, over a connection of its own. It comes back by itself when the server does. GUI thread only; the jobs and
// the engine outlive it.
#pragma once

#include "dialect/serverwatch.h"
#include "ui/models/browsesession.h"

#include <QTimer>

#include <chrono>
#include <deque>
#include <set>

namespace tidemark::ui {

class WatchLink;

class ServerFeed : public QObject
{
    Q_OBJECT

public:
    // The session's dialect has a ServerWatch. The label says in the list of leases who watches.
    ServerFeed(const BrowseSession &session, JobRunner *jobs, QObject *parent = nullptr,
               const QString &label = QStringLiteral("server page"));
    ~ServerFeed() override;

    // Polls while it is watched and not paused.
    void setWatched(bool watched);
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    [[nodiscard]] bool isPolling() const { return m_watched && !m_paused && !m_stopped; }
    // Whether each poll brings the sessions, too.
    void setSessionsWanted(bool wanted);
    // For tests and tours: the time between two polls.
    void setInterval(std::chrono::milliseconds interval) { m_interval = interval; }

    // Reads a topic once; reportRead() or reportFailed() follows. Nothing happens while it is on its way.
    void read(watch::Topic topic);
    [[nodiscard]] bool isReading() const { return !m_reading.empty(); }

    using SignalDone = std::function<void(Result<bool>)>;
    void signal(const dialect::SessionKey &session, dialect::Signal what, SignalDone done);

    // Leaves out its next poll and calls this in its place, so that both ask no more than one of them alone; at once
    // when it does not poll, or hardly ever because the server does not answer.
    void giveTurn(std::function<void()> other);

    // A poll between two others, also while it is paused.
    void pollNow() { poll(); }
    // Tries again after an error that only a person can help with.
    void retry();

    [[nodiscard]] const std::shared_ptr<LinkPlan> &plan() const { return m_plan; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const watch::Sessions &sessions() const { return m_sessions; } // the last that were read
    [[nodiscard]] qint64 polls() const { return m_polls; }

Q_SIGNALS:
    void pulsed(const tidemark::watch::Pulse &pulse, const tidemark::watch::PulseRates &rates);
    void sessionsRead();
    void reportRead(tidemark::watch::Topic topic, const tidemark::watch::Report &report);
    void reportFailed(tidemark::watch::Topic topic, const tidemark::Error &error);
    void errorChanged(); // of the polls; also when it is over

private:
    struct Polled;

    [[nodiscard]] static Result<Polled> pollOnce(job::JobContext &job, WatchLink &link, bool sessions);
    void poll();
    void polled(Polled result);
    void setError(std::optional<Error> error);
    void planNext();

    JobRunner *m_jobs;
    std::shared_ptr<LinkPlan> m_plan;
    std::shared_ptr<WatchLink> m_link;
    LaneId m_lane;
    QTimer m_timer;
    std::chrono::milliseconds m_interval{1000};
    bool m_watched = false;
    bool m_paused = false;
    bool m_stopped = false; // until a person tries again
    bool m_polling = false;
    bool m_sessionsWanted = false;
    std::function<void()> m_turn; // of somebody else
    int m_failures = 0;           // in a row
    qint64 m_polls = 0;
    std::set<watch::Topic> m_reading;
    std::deque<watch::Pulse> m_recent; // of the last few seconds, over which rates are taken
    watch::Sessions m_sessions;
    std::optional<Error> m_error;
};

} // namespace tidemark::ui
