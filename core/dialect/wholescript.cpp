// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/wholescript.h"

#include "base/text.h"
#include "diff/diff.h"
#include "diff/neutral.h"
#include "diff/parts.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace tidemark::dialect {

using schema::ObjectRef;
using schema::Schema;

// What the objects of these schemas need of what lies in no schema, in any depth.
static std::set<ObjectRef> neededOutside(const Schema &schema, const QStringList &names)
{
    std::set<ObjectRef> needed;
    for (bool grown = true; grown;) {
        grown = false;
        for (const schema::Dependency &dependency : schema.dependencies) {
            const bool wanted = names.contains(dependency.object.name.schema) || needed.contains(dependency.object);
            if (wanted && dependency.on.name.schema.isEmpty())
                grown = needed.insert(dependency.on).second || grown;
        }
    }
    return needed;
}

static Schema reduced(const Schema &schema, const QStringList &names)
{
    const std::set<ObjectRef> needed = neededOutside(schema, names);
    Schema part = schema::onlySchemas(schema, names);
    std::erase_if(part.objects, [&](const schema::EngineObject &object) {
        return object.name.schema.isEmpty() && !needed.contains(schema::refOf(object));
    });
    std::erase_if(part.defaultPrivileges, [](const auto &defaults) { return defaults.schema.isEmpty(); });
    std::erase_if(part.systemGrants, [](const auto &grants) { return grants.object.name.schema.isEmpty(); });
    return part;
}

Result<std::vector<plan::Statement>> planWhole(job::JobContext &job, const Dialect &dialect, const Schema &schema,
                                               const WholeOptions &options)
{
    if (!dialect.planner)
        return fail(ErrorKind::Unsupported, tr("%1 cannot be printed as one script yet").arg(dialect.displayName),
                    tr("Name one object with --object, or use --format json."));
    const Planner &planner = *dialect.planner;
    Schema before = planner.emptyDatabase(schema);
    Schema after = schema;
    if (!options.schemas.isEmpty()) {
        before = schema::onlySchemas(before, options.schemas);
        after = reduced(schema, options.schemas);
    }
    diff::adoptOwners(before, after);
    if (!options.owners)
        diff::ignoreOwners(before, after);
    if (!options.privileges)
        diff::ignorePrivileges(before, after);
    diff::Options compared;
    compared.databaseAttributes = planner.databaseAttributes();
    const diff::Difference difference = diff::compare(std::make_shared<const Schema>(std::move(before)),
                                                      std::make_shared<const Schema>(std::move(after)), compared);
    std::vector<plan::Statement> made = TRY(planner.plan(job, difference, {}));
    if (made.empty())
        return made;
    // what is made behind them would be granted what they say
    std::ranges::stable_partition(made, [](const plan::Statement &statement) {
        return statement.object.kind != diff::identityOf(schema::DefaultPrivileges()).kind;
    });
    std::vector<plan::Statement> statements = planner.preamble(*difference.after);
    std::ranges::move(made, std::back_inserter(statements));
    return statements;
}

} // namespace tidemark::dialect
