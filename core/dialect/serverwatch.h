// SPDX-License-Identifier: GPL-3.0-or-later
// What a running server tells of itself. Stateless, any thread; each reading is one statement or one trip of a few, and
// sees what the role of the connection may see: what it may not is said, not left out in silence. It leaves no setting
// behind in the session, which may be that of a pool, or of a pooler such as PgBouncer.
#pragma once

#include "job/jobcontext.h"
#include "sql/connection.h"
#include "watch/topics.h"

#include <optional>

namespace tidemark::dialect {

enum class Signal {
    Cancel,    // the statement that runs
    Terminate, // the session
};

// What a session runs: the statement that began then, or one with the same text.
struct StatementKey
{
    QDateTime start; // as Session::queryStart
    QString text;    // as Session::query
};

// A session that nobody can take for a later one with the same pid.
struct SessionKey
{
    qint64 pid = 0;
    QString backendStart;                       // as Session::backendStartKey
    std::optional<StatementKey> statement = {}; // nothing is reached unless this is what runs
};

class ServerWatch
{
public:
    virtual ~ServerWatch() = default;

    // How much it does: the one light statement for every second. Cost: about the number of sessions.
    [[nodiscard]] virtual Result<watch::Pulse> pulse(job::JobContext &job, sql::Connection &connection) const = 0;
    // The same with the sessions themselves, also one statement. Whom a session waits for is asked only of those that
    // wait for a lock.
    [[nodiscard]] virtual Result<watch::Sessions> sessions(job::JobContext &job, sql::Connection &connection) const = 0;

    // When asked for only.
    [[nodiscard]] virtual Result<watch::Locks> locks(job::JobContext &job, sql::Connection &connection) const = 0;
    [[nodiscard]] virtual Result<std::vector<watch::PreparedTransaction>>
    prepared(job::JobContext &job, sql::Connection &connection) const = 0;
    [[nodiscard]] virtual Result<watch::ServerFigures> figures(job::JobContext &job,
                                                               sql::Connection &connection) const = 0;
    [[nodiscard]] virtual Result<watch::Replication> replication(job::JobContext &job,
                                                                 sql::Connection &connection) const = 0;
    // The largest first, at most so many; tables, materialised views and indexes.
    [[nodiscard]] virtual Result<std::vector<watch::RelationUse>>
    sizes(job::JobContext &job, sql::Connection &connection, int most) const = 0;
    [[nodiscard]] virtual Result<watch::Indexes> indexes(job::JobContext &job, sql::Connection &connection) const = 0;
    [[nodiscard]] virtual Result<watch::VacuumState> vacuum(job::JobContext &job,
                                                            sql::Connection &connection) const = 0;
    [[nodiscard]] virtual Result<watch::Sequences> sequences(job::JobContext &job,
                                                             sql::Connection &connection) const = 0;
    // Those that took the most time first, at most so many.
    [[nodiscard]] virtual Result<watch::Statements> statements(job::JobContext &job, sql::Connection &connection,
                                                               int most) const = 0;

    // Cancels what a session runs, or ends it. False: there is no such session any more, or it does not run that
    // statement. Errors: those of the connection, such as a role that may not.
    [[nodiscard]] virtual Result<bool> signal(job::JobContext &job, sql::Connection &connection,
                                              const SessionKey &session, Signal what) const = 0;
};

// Reads a topic and makes its tables. `most` limits what the server sorts (sizes, statements).
[[nodiscard]] Result<watch::Report> readTopic(job::JobContext &job, const ServerWatch &watch,
                                              sql::Connection &connection, watch::Topic topic, int most = 100);

} // namespace tidemark::dialect
