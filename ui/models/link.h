// SPDX-License-Identifier: GPL-3.0-or-later
// One connection of a session, opened when it is first needed and again when it broke. Used by one job at a time (jobs
// of one lane); made and dropped anywhere.
#pragma once

#include "connect/opener.h"
#include "ui/models/passwords.h"

#include <memory>
#include <mutex>

namespace tidemark::ui {

// What all links of one profile share; safe from any thread.
struct LinkPlan
{
    connect::Profile profile;
    const dialect::Registry *registry = nullptr;
    PasswordAsker *asker = nullptr;           // null: nobody is asked
    connect::SecretStore *keychain = nullptr; // null: there is none

    // The password that worked or that a person gave: kept while the program runs, so that reconnecting does not ask
    // again.
    void keep(const Secret &password);
    [[nodiscard]] Secret kept() const;

    // Opens all connections of the profile, so that they share what was fetched and the SSH tunnel. The profile and the
    // registry are set before the first call and stay.
    [[nodiscard]] const connect::Opener &opener();

private:
    mutable std::mutex m_mutex;
    Secret m_password;
    std::unique_ptr<connect::Opener> m_opener;
};

class Link
{
public:
    explicit Link(std::shared_ptr<LinkPlan> plan)
        : m_plan(std::move(plan))
    {
    }

    // The open connection; connects if there is none or it broke. Errors: those of connect::open and of the
    // credentials.
    [[nodiscard]] Result<sql::Connection *> ensure(job::JobContext &job);
    void drop() { m_connection.reset(); }

    [[nodiscard]] const dialect::ConnectTimings &timings() const { return m_timings; }

    // Runs work(job, connection) -> Result<T>; when the link turns out to be broken, once more on a new one. For work
    // that only reads.
    template <class Work>
    auto run(job::JobContext &job, Work work) -> std::invoke_result_t<Work &, job::JobContext &, sql::Connection &>
    {
        const bool fresh = !m_connection;
        auto connection = ensure(job);
        if (!connection)
            return Failure(std::move(connection).error());
        auto outcome = work(job, **connection);
        const bool broke = !outcome && (outcome.error().breaksConnection || !m_connection->isUsable());
        if (!broke)
            return outcome;
        drop();
        if (fresh || job.stopRequested())
            return outcome;
        connection = ensure(job);
        if (!connection)
            return Failure(std::move(connection).error());
        outcome = work(job, **connection);
        if (!outcome && (outcome.error().breaksConnection || !m_connection->isUsable()))
            drop();
        return outcome;
    }

private:
    std::shared_ptr<LinkPlan> m_plan;
    std::unique_ptr<sql::Connection> m_connection;
    dialect::ConnectTimings m_timings;
};

} // namespace tidemark::ui
