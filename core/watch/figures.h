// SPDX-License-Identifier: GPL-3.0-or-later
// What a server and its databases have done since their statistics began. Plain values, any thread; -1 and empty: not
// told by this version or to this role.
#pragma once

#include "schema/omission.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace tidemark::watch {

struct DatabaseFigures
{
    QString name = {};
    qint64 sessions = 0;
    qint64 commits = 0;
    qint64 rollbacks = 0;
    qint64 blocksHit = 0;
    qint64 blocksRead = 0;
    qint64 tempFiles = 0;
    qint64 tempBytes = 0;
    qint64 deadlocks = 0;
    qint64 conflicts = 0;
    qint64 bytes = -1;
    qint64 freezeAge = 0; // transactions since the oldest that is not frozen
    QDateTime since = {};
    bool isCurrent = false;
    bool operator==(const DatabaseFigures &) const = default;

    // The share of blocks that were found in the server's memory; -1 when none was read.
    [[nodiscard]] double cacheHit() const;
};

struct CheckpointFigures
{
    qint64 timed = 0;
    qint64 requested = 0;
    double writeMs = 0;
    double syncMs = 0;
    qint64 buffersWritten = 0;
    qint64 buffersCleaned = -1;   // by the background writer
    qint64 backendFullStops = -1; // times that the background writer stopped because it had written enough
    QDateTime since = {};
    bool operator==(const CheckpointFigures &) const = default;
};

struct ServerFigures
{
    QDateTime at = {};
    QDateTime started = {};
    bool inRecovery = false;
    int connections = 0;
    int connectionLimit = 0;
    CheckpointFigures checkpoints = {};
    std::vector<DatabaseFigures> databases = {};
    std::vector<schema::Omission> omissions = {};
};

} // namespace tidemark::watch
