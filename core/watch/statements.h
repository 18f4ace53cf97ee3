// SPDX-License-Identifier: GPL-3.0-or-later
// What statements cost a server since it began to count, where it does (pg_stat_statements). Plain values, any thread.
#pragma once

#include "schema/omission.h"

#include <QString>

#include <vector>

namespace tidemark::watch {

struct StatementUse
{
    QString id = {}; // the server's own number
    QString query = {};
    QString user = {};
    QString database = {};
    qint64 calls = 0;
    double totalMs = 0;
    double meanMs = 0;
    qint64 rows = 0;
    qint64 blocksHit = 0;
    qint64 blocksRead = 0;
    double share = 0;    // of the time of all statements
    bool nested = false; // run by a function, and counted apart from the same one run by itself
    bool operator==(const StatementUse &) const = default;
};

struct Statements
{
    std::vector<StatementUse> statements = {};
    std::vector<schema::Omission> omissions = {}; // also: that the server does not count
};

} // namespace tidemark::watch
