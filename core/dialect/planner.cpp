// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/planner.h"

#include "base/text.h"
#include "diff/diff.h"
#include "schema/snapshot.h"

namespace tidemark::dialect {

using SchemaPointer = std::shared_ptr<const schema::Schema>;

Result<plan::Plan> makePlan(job::JobContext &job, const Planner &planner, const SchemaPointer &before,
                            const SchemaPointer &after, diff::Options compared, const plan::Options &options)
{
    if (before->engine != after->engine)
        return fail(ErrorKind::Usage,
                    tr("A %1 schema and a %2 schema cannot be compared").arg(before->engine, after->engine),
                    tr("Compare schemas of one engine."));
    compared.databaseAttributes = planner.databaseAttributes();
    plan::Plan plan{.baseFingerprint = schema::fingerprint(*before),
                    .targetFingerprint = schema::fingerprint(*after),
                    .up = {},
                    .down = {}};
    plan.up = TRY(planner.plan(job, diff::compare(before, after, compared), options));
    plan.down = TRY(planner.plan(job, diff::compare(after, before, compared), options));
    return plan;
}

} // namespace tidemark::dialect
