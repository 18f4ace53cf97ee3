// SPDX-License-Identifier: GPL-3.0-or-later
// How to get from one schema to another, and back. Plain values, any thread.
#pragma once

#include "plan/statement.h"

#include <QString>

namespace tidemark::plan {

// How much a relation holds where the plan will run, as the server estimates it.
struct Size
{
    schema::QualifiedName relation;
    qint64 rows = -1; // -1: not known
    qint64 bytes = -1;
};

// Direct: the shortest way. Online: for a server with other users, in steps that make nobody wait for long.
enum class Strategy : quint8 { Direct, Online };

struct Options
{
    Strategy strategy = Strategy::Direct;
    int serverVersion = 0;        // of the server that the statements are for, as the engine numbers it; 0: the newest
    std::vector<Size> sizes = {}; // sorted by relation
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
