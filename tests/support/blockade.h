// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions that keep each other waiting: each runs a statement on a thread of its own until it is let go or stopped.
// Test thread only.
#pragma once

#include "sql/connection.h"

#include <QtCore/QDeadlineTimer>

#include <memory>
#include <stop_token>
#include <thread>

namespace tidemark::test {

/// Runs one statement on a connection that it owns, and cancels it when the object goes.
class BackgroundStatement
{
public:
    BackgroundStatement(std::unique_ptr<sql::Connection> connection, QByteArray statement);
    ~BackgroundStatement();
    BackgroundStatement(const BackgroundStatement &) = delete;
    BackgroundStatement &operator=(const BackgroundStatement &) = delete;

    /// What became of it; waits for its end.
    [[nodiscard]] Result<sql::Completion> outcome();
    /// Its connection, once there is an outcome.
    [[nodiscard]] std::unique_ptr<sql::Connection> takeConnection() { return std::move(m_connection); }

private:
    std::unique_ptr<sql::Connection> m_connection;
    std::stop_source m_stop;
    Result<sql::Completion> m_outcome{sql::Completion{}};
    std::jthread m_thread; // last: joined first
};

/// Asks again and again until the condition holds; false after half a minute. Each question is a trip to a server, so
/// that nothing spins.
template <class Condition>
[[nodiscard]] bool comesTrue(Condition condition)
{
    const QDeadlineTimer deadline(30'000);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
    }
    return true;
}

} // namespace tidemark::test
