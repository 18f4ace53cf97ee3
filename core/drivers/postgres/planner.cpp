// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/planner.h"

#include "drivers/postgres/plannode.h"

namespace tidemark::postgres {

Result<std::vector<plan::Statement>> Planner::plan(job::JobContext & /*job*/, const diff::Difference &difference,
                                                   const plan::Options &options) const
{
    PlanState state{.difference = difference, .options = options, .nodes = {}, .opened = {}};
    return orderSteps(state);
}

} // namespace tidemark::postgres
