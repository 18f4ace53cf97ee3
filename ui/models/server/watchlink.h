// SPDX-License-Identifier: GPL-3.0-or-later
// The connection that watches a server: opened when it is first needed, made ready to watch, opened again when it
// broke. Used by one job at a time (jobs of one lane).
#pragma once

#include "dialect/serverwatch.h"
#include "ui/models/link.h"

namespace tidemark::ui {

class WatchLink
{
public:
    // The watch outlives the link.
    WatchLink(std::shared_ptr<LinkPlan> plan, const dialect::ServerWatch *watch, const QString &label)
        : m_link(std::move(plan), label)
        , m_watch(watch)
    {
    }

    // Others must not get a connection that was made ready to watch.
    ~WatchLink() { m_link.drop(); }
    WatchLink(const WatchLink &) = delete;
    WatchLink &operator=(const WatchLink &) = delete;

    // Runs work(watch, connection) -> Result<T>; on a connection that turns out to be broken, once more on a new one.
    template <class Work>
    auto run(job::JobContext &job, Work work)
        -> std::invoke_result_t<Work &, const dialect::ServerWatch &, sql::Connection &>
    {
        const bool fresh = !m_ready;
        auto connection = ensure(job);
        if (!connection)
            return Failure(std::move(connection).error());
        auto outcome = work(*m_watch, **connection);
        if (outcome || !brokeBy(outcome.error(), **connection) || fresh || job.stopRequested())
            return outcome;
        connection = ensure(job);
        if (!connection)
            return Failure(std::move(connection).error());
        outcome = work(*m_watch, **connection);
        if (!outcome) [[maybe_unused]]
            const bool broke = brokeBy(outcome.error(), **connection);
        return outcome;
    }

private:
    Result<sql::Connection *> ensure(job::JobContext &job)
    {
        sql::Connection *connection = TRY(m_link.hold(job));
        m_ready = true;
        return connection;
    }

    bool brokeBy(const Error &error, const sql::Connection &connection)
    {
        if (!error.breaksConnection && connection.isUsable())
            return false;
        m_link.drop();
        m_ready = false;
        return true;
    }

    Link m_link;
    const dialect::ServerWatch *m_watch;
    bool m_ready = false;
};

} // namespace tidemark::ui
