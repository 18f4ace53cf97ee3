// SPDX-License-Identifier: GPL-3.0-or-later
// A server that exists only in tests of pools: its connections live and die as the test says, and it counts them. Any
// thread.
#pragma once

#include "base/clock.h"
#include "connect/session.h"
#include "pool/pool.h"

#include <QByteArrayList>
#include <QTimeZone>

#include <atomic>
#include <mutex>

namespace tidemark::test {

// Time that moves when the test says so.
class HandClock final : public Clock
{
public:
    [[nodiscard]] Duration now() const override { return Duration(m_now.load()); }
    [[nodiscard]] QDateTime utc() const override
    {
        return QDateTime::fromMSecsSinceEpoch(m_utc.load(), QTimeZone::UTC);
    }
    void advance(Duration by) { m_now += by.count(); }
    // The time of day leaps, as when somebody sets it.
    void leap(std::chrono::milliseconds by) { m_utc += by.count(); }

private:
    std::atomic<qint64> m_now = 3'600'000'000'000;
    std::atomic<qint64> m_utc = 1'700'000'000'000;
};

class FakeBackend
{
public:
    FakeBackend();

    std::atomic<bool> isUp = true;
    std::atomic<bool> isHung = false;   // connections stay open and answer nothing
    std::atomic<int> mostOpen = 10'000; // further ones are refused
    std::atomic<int> open = 0;
    std::atomic<int> opened = 0;
    std::atomic<int> asked = 0; // for answers
    std::atomic<int> age = 0;   // connections of another age are broken

    // As a restart: every connection is broken, and new ones come in.
    void restart() { ++age; }

    // Refuses the next connects with this error.
    void refuse(std::optional<Error> error);
    [[nodiscard]] QByteArrayList statements() const;
    void note(const QByteArray &statement);

    [[nodiscard]] Result<connect::Session> connect();
    [[nodiscard]] pool::Creator creator()
    {
        return [this](job::JobContext &) { return connect(); };
    }

private:
    dialect::Dialect m_dialect;
    mutable std::mutex m_mutex;
    QByteArrayList m_statements;
    std::optional<Error> m_refusal;
};

// The number that a backend gave a connection when it opened it, from 1 on.
[[nodiscard]] int numberOf(const sql::Connection &connection);

// Makes a connection believe that a transaction is open.
void beginOn(sql::Connection &connection);

} // namespace tidemark::test
