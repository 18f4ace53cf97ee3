// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/planner.h"

#include "drivers/postgres/effects.h"
#include "drivers/postgres/online.h"

namespace tidemark::postgres {

Result<std::vector<plan::Statement>> Planner::plan(job::JobContext & /*job*/, const diff::Difference &difference,
                                                   const plan::Options &options) const
{
    PlanState state{.difference = difference, .options = options, .nodes = {}, .opened = {}};
    const bool online = options.strategy == plan::Strategy::Online;
    std::vector<plan::Statement> statements = TRY(orderSteps(state));
    if (online)
        statements = forBusyServer(state, std::move(statements));
    Effects effects(*difference.before, options);
    for (plan::Statement &statement : statements)
        effects.assess(statement);
    return online ? withTimeLimits(std::move(statements)) : statements;
}

} // namespace tidemark::postgres
