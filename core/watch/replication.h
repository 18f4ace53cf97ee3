// SPDX-License-Identifier: GPL-3.0-or-later
// Who follows a server, what is kept for them, and whom it follows itself. Plain values, any thread; -1: not known.
#pragma once

#include "schema/omission.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace tidemark::watch {

struct Standby
{
    qint64 pid = 0;
    QString application = {};
    QString user = {};
    QString client = {};
    QString state = {};     // "streaming", "catchup"
    QString syncState = {}; // "async", "sync", "quorum"
    QString slot = {};
    qint64 sentBehind = -1; // bytes of WAL
    qint64 flushBehind = -1;
    qint64 replayBehind = -1;
    double replayLagMs = -1;
    bool operator==(const Standby &) const = default;
};

struct ReplicationSlot
{
    QString name = {};
    QString kind = {}; // "physical", "logical"
    QString plugin = {};
    QString database = {};
    bool active = false;
    qint64 retainedBytes = -1; // of WAL, kept because of it
    QString walStatus = {};    // "reserved", "extended", "unreserved", "lost" (PostgreSQL 13)
    qint64 safeBytes = -1;     // of WAL until it is lost
    QString invalidReason = {};
    qint64 xminAge = -1;
    bool operator==(const ReplicationSlot &) const = default;
};

// What a standby receives, or a subscription of this database.
struct Upstream
{
    QString name = {}; // of the subscription; empty: the server that this one is a standby of
    QString state = {};
    QString sender = {}; // host:port
    QString slot = {};
    QDateTime lastMessage = {};
    qint64 replayBehind = -1; // bytes received and not replayed
    double replayLagMs = -1;  // since the last transaction that was replayed; 0 when all that was received is
    bool operator==(const Upstream &) const = default;
};

struct Replication
{
    QDateTime at = {};
    bool inRecovery = false;
    bool isPaused = false; // a standby that receives and does not replay
    std::vector<Standby> standbys = {};
    std::vector<ReplicationSlot> retainers = {};
    std::vector<Upstream> upstreams = {};
    std::vector<schema::Omission> omissions = {};
};

} // namespace tidemark::watch
