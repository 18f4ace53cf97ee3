// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/planner.h"

#include "diff/diff.h"
#include "diff/setaside.h"
#include "schema/snapshot.h"

#include <algorithm>
#include <iterator>
#include <ranges>

namespace tidemark::dialect {

schema::Schema Planner::emptyDatabase(const schema::Schema &like) const
{
    schema::Schema empty;
    empty.engine = like.engine;
    empty.version = like.version;
    return empty;
}

plan::Statement Planner::renameStatement(const diff::RenameStep &step) const
{
    plan::Statement none;
    none.object = step.object;
    return none;
}

static std::vector<plan::Statement> renameStatements(const Planner &planner, const diff::Difference &difference)
{
    std::vector<plan::Statement> statements;
    if (!difference.backwards) {
        for (const diff::RenameStep &step : difference.renaming->steps)
            statements.push_back(planner.renameStatement(step));
        return statements;
    }
    for (const diff::RenameStep &step : difference.renaming->steps | std::views::reverse)
        statements.push_back(planner.renameStatement(diff::inverse(step)));
    return statements;
}

// With the schemas that something moves into.
static std::shared_ptr<const schema::Schema> withSpaces(schema::Schema schema, const diff::Difference &difference)
{
    const schema::Schema &other = *(difference.backwards ? difference.before : difference.after);
    for (const schema::ObjectRef &ref : difference.renaming->spaces) {
        const schema::Namespace *space = schema::findNamespace(other, ref.name.name);
        if (space && !schema::findNamespace(schema, space->name))
            schema.namespaces.push_back(*space);
    }
    schema::sort(schema);
    return std::make_shared<const schema::Schema>(std::move(schema));
}

Result<std::vector<plan::Statement>> planWay(job::JobContext &job, const Planner &planner,
                                             const diff::Difference &difference, const plan::Options &options)
{
    if (!difference.renaming)
        return planner.plan(job, difference, options);
    const diff::Renaming &renaming = *difference.renaming;
    const auto &newNames = difference.backwards ? difference.after : difference.before;
    const auto cleared = withSpaces(diff::without(*newNames, renaming.aside), difference);
    const auto ready = withSpaces(*renaming.cleared, difference);
    const diff::Difference rest = difference.backwards ? diff::compare(difference.before, cleared, difference.options)
                                                       : diff::compare(cleared, difference.after, difference.options);
    const diff::Difference aside = difference.backwards ? diff::compare(ready, renaming.origin, difference.options)
                                                        : diff::compare(renaming.origin, ready, difference.options);
    std::vector<plan::Statement> statements = TRY(planner.plan(job, difference.backwards ? rest : aside, options));
    std::ranges::move(renameStatements(planner, difference), std::back_inserter(statements));
    std::ranges::move(TRY(planner.plan(job, difference.backwards ? aside : rest, options)),
                      std::back_inserter(statements));
    return statements;
}

Result<plan::Plan> makePlan(job::JobContext &job, const Planner &planner, const diff::Difference &difference,
                            const plan::Options &options)
{
    const auto named = [&](const auto &schema, bool hasOldNames) {
        return schema::fingerprint(difference.renaming && hasOldNames ? *difference.renaming->origin : *schema);
    };
    plan::Plan plan{.baseFingerprint = named(difference.before, !difference.backwards),
                    .targetFingerprint = named(difference.after, difference.backwards),
                    .up = {},
                    .down = {}};
    plan.up = TRY(planWay(job, planner, difference, options));
    plan.down = TRY(planWay(job, planner, diff::swapped(difference), options));
    return plan;
}

} // namespace tidemark::dialect
