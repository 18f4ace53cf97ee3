// SPDX-License-Identifier: GPL-3.0-or-later
// What PgBouncer tells on its admin console. Columns differ from version to version: they are read by name, and what a
// version does not have is absent. Source: PgBouncer's usage page, section on the admin console. Plain data; functions
// may be called from any thread, for one connection from one at a time. Each is one statement unless it says otherwise.
#pragma once

#include "pool/foreign/reading.h"
#include "sql/connection.h"

#include <map>

namespace tidemark::pool {

// A pool: the connections of one user to one database.
struct BouncerPool
{
    QString database;
    QString user;
    QString mode;                           // "session", "transaction", "statement"
    std::optional<qint64> clientsActive;    // linked to a server connection, or idle
    std::optional<qint64> clientsWaiting;   // for a server connection
    std::optional<qint64> serversActive;    // linked to a client
    std::optional<qint64> serversCancelled; // of which nothing may be lent until cancel requests have arrived
    std::optional<qint64> serversIdle;
    std::optional<qint64> serversUsed;   // idle for so long that they are checked before they are lent
    std::optional<qint64> serversTested; // that are just being reset or checked
    std::optional<qint64> serversLogin;  // on their way
    std::optional<PoolReading::Duration> longestWait;
    bool operator==(const BouncerPool &) const = default;
};

struct BouncerDatabase
{
    QString name; // as clients ask for it
    QString host; // where it leads
    QString port;
    QString database;
    QString forcedUser;
    QString mode;
    std::optional<qint64> poolSize;
    std::optional<qint64> reserve;         // above it, when clients wait for long
    std::optional<qint64> mostConnections; // zero: no limit
    std::optional<qint64> connections;
    bool paused = false;
    bool disabled = false;
    bool operator==(const BouncerDatabase &) const = default;
};

// Since PgBouncer started.
struct BouncerStats
{
    QString database;
    std::optional<qint64> assignments; // of a server connection to a client
    std::optional<qint64> transactions;
    std::optional<qint64> queries;
    std::optional<qint64> received; // bytes
    std::optional<qint64> sent;
    std::optional<PoolReading::Duration> transactionTime;
    std::optional<PoolReading::Duration> queryTime;
    std::optional<PoolReading::Duration> waitTime; // of clients for a server connection
    bool operator==(const BouncerStats &) const = default;
};

// A connection of a client to PgBouncer, or of PgBouncer to a server.
struct BouncerLink
{
    QString id; // as long as it lasts
    QString user;
    QString database;
    QString state; // "active", "idle", "waiting" …
    QString address;
    QString port;
    QString application;
    QString connected; // as it is told
    QString requested; // when it was last asked for something
    QString encryption;
    std::optional<PoolReading::Duration> wait; // of a client that waits
    std::optional<qint64> remotePid;           // the server's process
    bool operator==(const BouncerLink &) const = default;
};

// Whether a connection leads to such a console.
[[nodiscard]] bool isBouncerConsole(const sql::ServerInfo &server);

// Without the console's own pool.
[[nodiscard]] Result<std::vector<BouncerPool>> showPools(job::JobContext &job, sql::Connection &console);
[[nodiscard]] Result<std::vector<BouncerDatabase>> showDatabases(job::JobContext &job, sql::Connection &console);
[[nodiscard]] Result<std::vector<BouncerStats>> showStats(job::JobContext &job, sql::Connection &console);
[[nodiscard]] Result<std::vector<BouncerLink>> showClients(job::JobContext &job, sql::Connection &console);
[[nodiscard]] Result<std::vector<BouncerLink>> showServers(job::JobContext &job, sql::Connection &console);
// Counts by name: "databases", "pools", "used_clients" …
[[nodiscard]] Result<std::map<QString, qint64>> showLists(job::JobContext &job, sql::Connection &console);
// "PgBouncer 1.24.1".
[[nodiscard]] Result<QString> showVersion(job::JobContext &job, sql::Connection &console);

// A reading for each pool, in the order of the names. Counters and the mean wait are those of the database and only
// given when it has a single pool. Pure.
[[nodiscard]] std::vector<PoolReading> readingsOf(const std::vector<BouncerPool> &pools,
                                                  const std::vector<BouncerDatabase> &databases,
                                                  const std::vector<BouncerStats> &stats, const QString &source,
                                                  qint64 at);

// Asks for what that needs: three statements.
[[nodiscard]] Result<std::vector<PoolReading>> readBouncer(job::JobContext &job, sql::Connection &console, qint64 at);

} // namespace tidemark::pool
