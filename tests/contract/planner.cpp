// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/planner.h"

#include "dialect/comparison.h"
#include "plan/script.h"

#include <algorithm>

namespace tidemark::contract {

using namespace Qt::StringLiterals;

Planner productPlanner(plan::Strategy strategy)
{
    return [strategy](job::JobContext &job, const dialect::Dialect &dialect, const dialect::Introspection &before,
                      const dialect::Introspection &after) -> Result<Planned> {
        const dialect::Comparison comparison = TRY(dialect::compareSchemas(dialect, before.schema, after.schema, {}));
        const bool known = std::ranges::contains(dialect.planner->strategies(), strategy);
        const plan::Options options{.strategy = known ? strategy : plan::Strategy::Direct};
        const std::vector<plan::Statement> statements =
            TRY(dialect::planWay(job, *dialect.planner, comparison.difference, options));
        return Planned{.script = plan::toScript(statements), .statements = statements.size()};
    };
}

} // namespace tidemark::contract
