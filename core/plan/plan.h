// SPDX-License-Identifier: GPL-3.0-or-later
// How to get from one schema to another, and back. Plain values, any thread.
#pragma once

#include "plan/statement.h"

#include <QMap>
#include <QString>

namespace tidemark::plan {

enum class Strategy : quint8 {
    Direct,        // the shortest way
    Online,        // as little locking as the engine allows
    ExpandContract // changes of type through a second column
};

struct Options
{
    Strategy strategy = Strategy::Direct;
    int serverVersion = 0; // of the server that the statements are for, as the engine numbers it; 0: the newest
    QMap<schema::QualifiedName, qint64> rows; // estimates of a live server, where there is one
};

struct Plan
{
    QString baseFingerprint;
    QString targetFingerprint;
    std::vector<Statement> up;
    std::vector<Statement> down;

    bool operator==(const Plan &) const = default;
};

} // namespace tidemark::plan
