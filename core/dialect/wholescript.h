// SPDX-License-Identifier: GPL-3.0-or-later
// A whole database as one script: the plan from nothing. Pure functions, any thread.
#pragma once

#include "dialect/dialect.h"

namespace tidemark::dialect {

struct WholeOptions
{
    QStringList schemas = {}; // empty: all; else these, and of what lies in none (extensions, casts) what they need
    bool owners = true;
    bool privileges = true; // grants and default privileges
};

// The statements that make the schema in a database that was just made. Errors: those of Planner::plan, and Unsupported
// for an engine that this build does not plan for.
[[nodiscard]] Result<std::vector<plan::Statement>>
planWhole(job::JobContext &job, const Dialect &dialect, const schema::Schema &schema, const WholeOptions &options = {});

} // namespace tidemark::dialect
