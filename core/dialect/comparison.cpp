// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/comparison.h"

#include "base/text.h"
#include "dialect/renaming.h"
#include "diff/diff.h"
#include "diff/neutral.h"
#include "diff/setaside.h"

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

static Result<void> select(Comparison &comparison, const ComparisonOptions &options)
{
    if (options.only.empty() && options.exclude.empty())
        return {};
    const diff::Choice chosen = TRY(diff::chosenBy(comparison.difference, options.only, options.exclude));
    diff::Selection selection = diff::choose(comparison.difference, chosen);
    comparison.difference = std::move(selection.difference);
    comparison.cameAlong = std::move(selection.cameAlong);
    return {};
}

static Result<std::vector<diff::Rename>> givenRenames(const Dialect &dialect, const ComparisonOptions &options,
                                                      const schema::Schema &from, const schema::Schema &to)
{
    std::vector<diff::Rename> renames;
    for (const diff::NamedRename &named : options.renames) {
        if (!named.schema.isEmpty() && !dialect.hasSchemas)
            return fail(ErrorKind::Unsupported,
                        tr("--rename %1: %2 has no schemas that something could move to")
                            .arg(printable(named.text), dialect.displayName),
                        tr("Write the new name alone."));
        renames.push_back(TRY(diff::resolved(named, from, to)));
    }
    return renames;
}

// What is not to be compared is taken from both.
static void neutralise(schema::Schema &from, schema::Schema &to, const ComparisonOptions &options)
{
    if (!options.owners)
        diff::ignoreOwners(from, to);
    if (!options.privileges)
        diff::ignorePrivileges(from, to);
}

// What steps aside comes back as the comparison is wanted, too.
static std::shared_ptr<const diff::Renaming> neutralised(const diff::Renaming &renaming,
                                                         const ComparisonOptions &options)
{
    schema::Schema origin = *renaming.origin;
    schema::Schema cleared = *renaming.cleared;
    neutralise(origin, cleared, options);
    diff::Renaming result = renaming;
    result.origin = std::make_shared<const schema::Schema>(std::move(origin));
    result.cleared = std::make_shared<const schema::Schema>(std::move(cleared));
    return std::make_shared<const diff::Renaming>(std::move(result));
}

// A part of what is renamed lies, before, in what has the old name.
static void nameAsBefore(std::vector<diff::Proposal> &proposals, const std::vector<diff::Rename> &renames)
{
    for (diff::Proposal &proposal : proposals) {
        schema::QualifiedName &owner = proposal.rename.from.name;
        const auto renamed = std::ranges::find_if(renames, [&](const diff::Rename &rename) {
            return !diff::isNamedPart(rename.from.kind) && !diff::isRoutine(rename.from.kind) &&
                   diff::renamedRef(rename).name == owner;
        });
        if (diff::isNamedPart(proposal.rename.from.kind) && renamed != renames.end())
            owner = renamed->from.name;
    }
}

// Whether the schemas are compared as they are, unless equal things are found under two names: then one pass is enough.
static bool isPlain(const schema::Schema &from, const schema::Schema &to, const ComparisonOptions &options)
{
    return options.renames.empty() && options.owners && options.privileges && !diff::isOwnerToAdopt(from, to);
}

Result<Comparison> compareSchemas(const Registry &registry, schema::Schema from, schema::Schema to,
                                  const ComparisonOptions &options)
{
    if (from.engine != to.engine)
        return twoEngines(registry, from.engine, to.engine);
    const Dialect *dialect = TRY(registry.require(from.engine));
    return compareSchemas(*dialect, std::move(from), std::move(to), options);
}

Result<Comparison> compareSchemas(const Dialect &dialect, schema::Schema from, schema::Schema to,
                                  const ComparisonOptions &options)
{
    if (!dialect.planner)
        return fail(ErrorKind::Unsupported, tr("This version does not compare %1 schemas").arg(dialect.displayName));
    const diff::Options compared{.columnOrder = options.columnOrder,
                                 .databaseAttributes = dialect.planner->databaseAttributes()};
    const auto before = std::make_shared<schema::Schema>(std::move(from));
    const auto after = std::make_shared<schema::Schema>(std::move(to));
    std::vector<diff::Rename> given = TRY(givenRenames(dialect, options, *before, *after));
    Comparison comparison{.dialect = &dialect, .difference = {}, .cameAlong = {}, .renames = {}, .proposals = {}};
    const QStringList kinds = dialect.planner->renamedKinds();
    bool isDone = isPlain(*before, *after, options);
    if (isDone) {
        comparison.difference = diff::compare(before, after, compared);
        isDone = !options.equalRenames || diff::equalRenames(comparison.difference, kinds).empty();
    }
    RenamedSchema renamed;
    if (!isDone) {
        renamed = TRY(applyRenames(dialect, *before, *after, std::move(given), options.equalRenames));
        if (renamed.schema)
            *before = *renamed.schema;
        neutralise(*before, *after, options);
        diff::adoptOwners(*before, *after);
        comparison.difference = diff::compare(before, after, compared);
        comparison.renames = std::move(renamed.renames);
    }
    if (renamed.renaming)
        comparison.difference.renaming = neutralised(*renamed.renaming, options);
    TRY(select(comparison, options));
    comparison.proposals = diff::propose(comparison.difference, kinds, dialect.planner->movedKinds());
    nameAsBefore(comparison.proposals, comparison.renames);
    if (options.swapped)
        comparison.difference = diff::swapped(comparison.difference);
    return comparison;
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
