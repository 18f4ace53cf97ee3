// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/planner.h"

#include "diff/diff.h"
#include "schema/snapshot.h"

namespace tidemark::dialect {

schema::Schema Planner::emptyDatabase(const schema::Schema &like) const
{
    schema::Schema empty;
    empty.engine = like.engine;
    empty.version = like.version;
    return empty;
}

Result<plan::Plan> makePlan(job::JobContext &job, const Planner &planner, const diff::Difference &difference,
                            const plan::Options &options)
{
    plan::Plan plan{.baseFingerprint = schema::fingerprint(*difference.before),
                    .targetFingerprint = schema::fingerprint(*difference.after),
                    .up = {},
                    .down = {}};
    plan.up = TRY(planner.plan(job, difference, options));
    plan.down = TRY(planner.plan(job, diff::swapped(difference), options));
    return plan;
}

} // namespace tidemark::dialect
