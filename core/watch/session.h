// SPDX-License-Identifier: GPL-3.0-or-later
// A session of a server as it is now. Plain values, any thread. Times are of the server's clock, in UTC; what the role
// may not see is empty.
#pragma once

#include "schema/omission.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace tidemark::watch {

enum class SessionState {
    Active,
    Idle,
    IdleInTransaction,
    AbortedTransaction, // idle in a transaction that failed
    Other,              // a call by the fast path, tracking disabled
    Unknown,            // not visible to this role, or a process without states
};

struct Session
{
    qint64 pid = 0;
    QDateTime backendStart = {};  // with the pid, names a session for ever
    QString backendStartKey = {}; // the same as the server compares it
    QString database = {};
    QString user = {};
    QString application = {};
    QString client = {};      // address, or empty for a local socket
    QString backendType = {}; // "client backend", "autovacuum worker"
    SessionState state = SessionState::Unknown;
    QString waitType = {};  // "Lock", "IO"
    QString waitEvent = {}; // "transactionid"
    QDateTime queryStart = {};
    QDateTime transactionStart = {};
    QDateTime stateChange = {};
    QDateTime waitStart = {}; // for a lock, when the server tells (PostgreSQL 14)
    QString query = {};       // cut at queryLimit characters
    qint64 xminAge = -1;      // transactions since the oldest that its snapshot keeps alive; -1: none
    std::vector<qint64> blockedBy = {};
    bool isOwn = false; // the one that asks

    [[nodiscard]] bool isClient() const { return backendType == QLatin1String("client backend"); }
    [[nodiscard]] bool waitsForLock() const { return waitType == QLatin1String("Lock"); }
    bool operator==(const Session &) const = default;
};

inline constexpr int queryLimit = 1000;

// How much a server does: counters since its statistics began, and how many sessions do what.
struct Pulse
{
    QDateTime at = {};
    qint64 commits = 0;
    qint64 rollbacks = 0;
    qint64 blocksHit = 0;
    qint64 blocksRead = 0;
    qint64 rowsRead = 0;
    qint64 rowsWritten = 0;
    // client backends, without the one that asks
    int active = 0;
    int idle = 0;
    int idleInTransaction = 0;
    int other = 0;
    int waiting = 0;               // for a lock; part of those above
    int blocking = 0;              // others wait for them; 0 when it was not asked
    qint64 longestTransaction = 0; // ms
    int connectionLimit = 0;
    bool seesAll = true; // false: the sessions of other roles are not counted
};

// What was done a second between two pulses; nothing where counters began anew, or where there was nothing to share.
struct PulseRates
{
    std::optional<double> commits = {};
    std::optional<double> rollbacks = {};
    std::optional<double> rowsRead = {};
    std::optional<double> rowsWritten = {};
    std::optional<double> cacheHit = {}; // 0 to 1, of the blocks of this time
};

[[nodiscard]] PulseRates ratesBetween(const Pulse &before, const Pulse &after);

struct Sessions
{
    Pulse pulse = {};
    std::vector<Session> sessions = {};
    std::vector<schema::Omission> omissions = {};
    [[nodiscard]] const QDateTime &at() const { return pulse.at; }
};

// "active", "idle in transaction"; translated.
[[nodiscard]] QString stateName(SessionState state);
// The word for programs.
[[nodiscard]] QString stateKey(SessionState state);

// What a session is called for as long as it lives: a later one with the same pid has another key.
[[nodiscard]] QString sessionKey(const Session &session);

[[nodiscard]] const Session *findSession(const std::vector<Session> &sessions, qint64 pid);
[[nodiscard]] const Session *findSession(const std::vector<Session> &sessions, const QString &key);

// Since when it has waited for a lock: what the server says, or the start of its statement.
[[nodiscard]] QDateTime waitingSince(const Session &session);

// Counts the sessions into the pulse.
void countSessions(Pulse &pulse, const std::vector<Session> &sessions);

} // namespace tidemark::watch
