// SPDX-License-Identifier: GPL-3.0-or-later
// How to get from one schema to another, and back. Plain values, any thread.
#pragma once

#include "plan/statement.h"
#include "schema/size.h"

#include <QString>

#include <optional>

namespace tidemark::plan {

// Direct: the shortest way. Online: for a server with other users, in steps that make nobody wait for long.
// ExpandContract: the same, and what would still write a table anew is done beside it, in steps with a way back.
enum class Strategy : quint8 { Direct, Online, ExpandContract };

// The word for it in options and files: "expand-contract".
[[nodiscard]] QString nameOf(Strategy strategy);
[[nodiscard]] std::optional<Strategy> strategyOf(QStringView name);
[[nodiscard]] QStringList strategyNames();

struct Options
{
    Strategy strategy = Strategy::Direct;
    int serverVersion = 0; // of the server that the statements are for: 170005 is 17.5; 0: the newest
    std::vector<schema::RelationSize> sizes = {}; // where the plan will run; sorted by name
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
