// SPDX-License-Identifier: GPL-3.0-or-later
// Scratch databases: empty, ours alone, gone with their object. Where an engine has servers they lie on one of our own,
// which starts with the first of them and stays for the next, or on one that the user names. ScratchServers may be used
// from any thread; a Scratch belongs to one at a time and may outlive what made it.
#pragma once

#include "connect/session.h"
#include "sandbox/cluster.h"

#include <map>
#include <mutex>

namespace tidemark::sandbox {

class ScratchServer;

class Scratch
{
public:
    Scratch(Scratch &&) noexcept;
    Scratch &operator=(Scratch &&) noexcept;
    ~Scratch(); // drops the database

    [[nodiscard]] const dialect::Dialect &dialect() const { return *m_dialect; }
    [[nodiscard]] sql::Connection &connection() { return *m_connection; }

    // Whether nobody else can see what happens to the server: roles may be made there.
    [[nodiscard]] bool isPrivate() const;

    // Where further connections can be made to; a database in memory has no such place.
    [[nodiscard]] const dialect::Target &target() const { return m_target; }

    // Runs a statement beside the database's own connection, as whoever made the database.
    [[nodiscard]] Result<void> administer(job::JobContext &job, const sql::SqlText &statement);

private:
    friend class ScratchServers;
    friend class ScratchServer;
    Scratch(const dialect::Dialect &dialect, std::shared_ptr<ScratchServer> server, dialect::Target target)
        : m_dialect(&dialect)
        , m_server(std::move(server))
        , m_target(std::move(target))
    {
    }

    const dialect::Dialect *m_dialect;
    std::shared_ptr<ScratchServer> m_server; // null: a database in memory
    dialect::Target m_target;
    std::unique_ptr<sql::Connection> m_connection;
};

struct ScratchOptions
{
    std::optional<dialect::Target> server = {}; // of the user: is taken for its engine instead of one of our own
    connect::PasswordPrompt prompt = {};
    ClusterOptions cluster = {}; // of our own server
    int spares = 0;              // databases that our own server keeps ready
};

class ScratchServers
{
public:
    // The registry must outlive it.
    explicit ScratchServers(const dialect::Registry &registry, ScratchOptions options = {});
    ~ScratchServers();

    // Makes an empty database and connects to it. Cost: the first one of an engine starts a server. Errors: Unsupported
    // when there is no server to be had, with what to do; those of connecting and of CREATE DATABASE.
    [[nodiscard]] Result<Scratch> open(job::JobContext &job, const dialect::Dialect &dialect);

private:
    [[nodiscard]] Result<std::shared_ptr<ScratchServer>> serverFor(job::JobContext &job,
                                                                   const dialect::Dialect &dialect);

    const dialect::Registry &m_registry;
    ScratchOptions m_options;
    std::mutex m_mutex; // guards what follows, and is held while a server starts
    std::map<QString, std::shared_ptr<ScratchServer>> m_servers; // by dialect
};

} // namespace tidemark::sandbox
