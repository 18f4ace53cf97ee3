// SPDX-License-Identifier: GPL-3.0-or-later
// A lock that a session holds or waits for. Plain values, any thread.
#pragma once

#include <QDateTime>
#include <QString>

namespace tidemark::watch {

struct Lock
{
    qint64 pid = 0; // 0: of a prepared transaction
    QString user = {};
    QString application = {};
    QString kind = {};     // "relation", "transactionid", "tuple", "advisory"
    QString database = {}; // empty: of the whole server
    QString object = {};   // the relation's name in this database, else a number
    QString mode = {};     // "AccessExclusiveLock"
    bool granted = false;
    bool fastPath = false;
    QDateTime waitStart = {};
    bool operator==(const Lock &) const = default;
};

} // namespace tidemark::watch
