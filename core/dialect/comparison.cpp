// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/comparison.h"

#include "base/text.h"
#include "diff/diff.h"
#include "diff/neutral.h"

#include <algorithm>

namespace tidemark::dialect {

static Failure twoEngines(const Registry &registry, const QString &from, const QString &to)
{
    const auto name = [&](const QString &engine) {
        const Dialect *dialect = registry.find(engine);
        return dialect ? dialect->displayName : printable(engine);
    };
    return fail(ErrorKind::Usage, tr("A %1 schema and a %2 schema cannot be compared").arg(name(from), name(to)),
                tr("Compare two schemas of one engine. Carrying a schema over from one to the other is the work of "
                   "translate."));
}

Result<Comparison> compareSchemas(const Registry &registry, schema::Schema from, schema::Schema to,
                                  const ComparisonOptions &options)
{
    if (from.engine != to.engine)
        return twoEngines(registry, from.engine, to.engine);
    const Dialect *dialect = TRY(registry.require(from.engine));
    if (!dialect->planner)
        return fail(ErrorKind::Unsupported, tr("This version does not compare %1 schemas").arg(dialect->displayName));
    if (!options.owners)
        diff::ignoreOwners(from, to);
    if (!options.privileges)
        diff::ignorePrivileges(from, to);
    if (options.swapped)
        std::swap(from, to);
    diff::adoptOwners(from, to);
    auto before = std::make_shared<const schema::Schema>(std::move(from));
    auto after = std::make_shared<const schema::Schema>(std::move(to));
    const diff::Options compared{.columnOrder = options.columnOrder,
                                 .databaseAttributes = dialect->planner->databaseAttributes()};
    return Comparison{.dialect = dialect, .difference = diff::compare(std::move(before), std::move(after), compared)};
}

plan::Options planOptions(const Dialect &dialect, const Introspection &target, bool live)
{
    plan::Options options;
    if (!live)
        return options;
    const sql::Version &version = target.server.version;
    options.serverVersion = version.major * 10000 + version.minor;
    options.sizes = target.sizes;
    if (std::ranges::contains(dialect.planner->strategies(), plan::Strategy::Online))
        options.strategy = plan::Strategy::Online;
    return options;
}

} // namespace tidemark::dialect
