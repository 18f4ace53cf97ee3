// SPDX-License-Identifier: GPL-3.0-or-later
// A plan as text that an engine's own client runs. Pure functions, any thread.
#pragma once

#include "plan/statement.h"

namespace tidemark::plan {

// Every statement ends with a semicolon, every run of statements that can share a transaction does, and hazards stand
// as comments above what brings them. Nothing for no statements. UTF-8.
[[nodiscard]] QByteArray toScript(const std::vector<Statement> &statements);

} // namespace tidemark::plan
