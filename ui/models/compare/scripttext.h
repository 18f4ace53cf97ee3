// SPDX-License-Identifier: GPL-3.0-or-later
// A script to be read before it runs: its text and, line by line, what its statements do to a running database. Made on
// a worker, any thread.
#pragma once

#include "plan/plan.h"

#include <QStringList>

namespace tidemark::ui {

enum class ScriptWarning : quint8 { Hazard, Lock, Work };

struct ScriptRemark
{
    int line = 0; // of the statement, counted from 0
    ScriptWarning sort = ScriptWarning::Hazard;
    QString code; // "TM101"; empty: none
    QString text;
    bool operator==(const ScriptRemark &) const = default;
};

struct ScriptText
{
    QByteArray whole; // UTF-8, for files and programs
    int statements = 0;
    std::vector<ScriptRemark> remarks = {}; // by line
};

[[nodiscard]] ScriptText scriptText(const std::vector<plan::Statement> &statements);

struct ScriptPair
{
    ScriptText up;   // from left to right
    ScriptText down; // and back
};

} // namespace tidemark::ui
