// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL for tests: one server a test program, a fresh database whenever one is asked for, scripts run statement by
// statement. One thread. A server dies with its program, whatever happens.
#pragma once

#include "dialect/introspection.h"
#include "sandbox/cluster.h"
#include "sql/connection.h"

namespace tidemark::test {

class PgServer
{
public:
    // Null, with the reason as a warning, when this machine has no server.
    [[nodiscard]] static std::unique_ptr<PgServer> start(const sandbox::ClusterOptions &options = {});

    [[nodiscard]] sandbox::Cluster &cluster() { return *m_cluster; }

    // Makes an empty database and connects to it as superuser.
    [[nodiscard]] std::unique_ptr<sql::Connection> freshDatabase();
    // The name of the database made last.
    [[nodiscard]] QString lastDatabase() const { return QStringLiteral("t%1").arg(m_count); }
    [[nodiscard]] std::unique_ptr<sql::Connection> connect(const QString &database, const QString &user = {});
    void dropLast();

private:
    std::unique_ptr<sandbox::Cluster> m_cluster;
    int m_count = 0;
};

// Runs every statement of a script; what psql alone understands is left out. Returns the first error.
[[nodiscard]] Result<void> runScript(sql::Connection &connection, const QByteArray &script);

// Runs one statement and returns its first cell, or the error's message.
[[nodiscard]] QString ask(sql::Connection &connection, const QByteArray &statement);

[[nodiscard]] Result<dialect::Introspection> introspect(sql::Connection &connection);

} // namespace tidemark::test
