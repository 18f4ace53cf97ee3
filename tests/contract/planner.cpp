// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/planner.h"

#include "dialect/planner.h"
#include "diff/diff.h"
#include "plan/script.h"

namespace tidemark::contract {

using namespace Qt::StringLiterals;

Planner productPlanner()
{
    return [](job::JobContext &job, const dialect::Dialect &dialect, const dialect::Introspection &before,
              const dialect::Introspection &after) -> Result<Planned> {
        const auto from = std::make_shared<const schema::Schema>(before.schema);
        const auto to = std::make_shared<const schema::Schema>(after.schema);
        const plan::Plan plan = TRY(
            dialect::makePlan(job, *dialect.planner,
                              diff::compare(from, to, {.databaseAttributes = dialect.planner->databaseAttributes()})));
        return Planned{.script = plan::toScript(plan.up), .statements = plan.up.size()};
    };
}

} // namespace tidemark::contract
