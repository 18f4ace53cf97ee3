// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/planner.h"

#include "dialect/comparison.h"
#include "plan/script.h"

namespace tidemark::contract {

using namespace Qt::StringLiterals;

Planner productPlanner()
{
    return [](job::JobContext &job, const dialect::Dialect &dialect, const dialect::Introspection &before,
              const dialect::Introspection &after) -> Result<Planned> {
        const dialect::Comparison comparison = TRY(dialect::compareSchemas(dialect, before.schema, after.schema, {}));
        const std::vector<plan::Statement> statements =
            TRY(dialect::planWay(job, *dialect.planner, comparison.difference));
        return Planned{.script = plan::toScript(statements), .statements = statements.size()};
    };
}

} // namespace tidemark::contract
