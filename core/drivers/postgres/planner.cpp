// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/planner.h"

#include "drivers/postgres/effects.h"
#include "drivers/postgres/plannode.h"

namespace tidemark::postgres {

Result<std::vector<plan::Statement>> Planner::plan(job::JobContext & /*job*/, const diff::Difference &difference,
                                                   const plan::Options &options) const
{
    PlanState state{.difference = difference, .options = options, .nodes = {}, .opened = {}};
    std::vector<plan::Statement> statements = TRY(orderSteps(state));
    Effects effects(*difference.before, options);
    for (plan::Statement &statement : statements)
        effects.assess(statement);
    return statements;
}

} // namespace tidemark::postgres
