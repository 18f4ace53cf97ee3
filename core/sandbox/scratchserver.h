// SPDX-License-Identifier: GPL-3.0-or-later
// One server with scratch databases on it: makes them, drops them, keeps some ready. Any thread.
#pragma once

#include "connect/opener.h"
#include "sandbox/cluster.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace tidemark::sandbox {

class ScratchServer
{
public:
    // A server of our own, just started.
    [[nodiscard]] static Result<std::shared_ptr<ScratchServer>>
    own(job::JobContext &job, const dialect::Dialect &dialect, const ClusterOptions &options, int spares);

    // A server of the user's. Removes what killed processes of ours left there.
    [[nodiscard]] static Result<std::shared_ptr<ScratchServer>> named(job::JobContext &job,
                                                                      const dialect::Registry &registry,
                                                                      const dialect::Target &target,
                                                                      const connect::PasswordPrompt &prompt);

    ScratchServer(const ScratchServer &) = delete;
    ScratchServer &operator=(const ScratchServer &) = delete;
    ~ScratchServer();

    [[nodiscard]] bool isOwn() const { return m_cluster != nullptr; }
    [[nodiscard]] bool isRunning() const { return !m_cluster || m_cluster->isRunning(); }

    // The name of a new database that nobody uses.
    [[nodiscard]] Result<QString> makeDatabase(job::JobContext &job);
    // On a server of our own it is dropped later, by another thread.
    void dropDatabase(const QString &name);

    [[nodiscard]] Result<std::unique_ptr<sql::Connection>> connect(job::JobContext &job, const QString &database) const;
    [[nodiscard]] dialect::Target target(const QString &database) const;
    [[nodiscard]] Result<void> administer(job::JobContext &job, const sql::SqlText &statement);

private:
    explicit ScratchServer(const dialect::Dialect &dialect)
        : m_dialect(dialect)
    {
    }

    [[nodiscard]] Result<void> openAdmin(job::JobContext &job);
    void removeLeftovers(job::JobContext &job);
    [[nodiscard]] QString freshName();
    void tidy(const std::stop_token &stop);
    [[nodiscard]] bool hasWork() const;

    const dialect::Dialect &m_dialect;
    std::unique_ptr<Cluster> m_cluster;            // null: the user's server
    dialect::Target m_target;                      // with its password, if a person gave it
    const dialect::Registry *m_registry = nullptr; // of the user's server, and what its connections share
    connect::OpenerParts m_parts;

    std::mutex m_adminMutex; // guards the connection
    std::unique_ptr<sql::Connection> m_admin;

    mutable std::mutex m_mutex; // guards what follows
    std::condition_variable_any m_wake;
    size_t m_wantedSpares = 0;
    std::deque<QString> m_spares;
    std::deque<QString> m_dropped; // that are to be dropped
    int m_made = 0;
    std::jthread m_tidier; // ends first
};

} // namespace tidemark::sandbox
