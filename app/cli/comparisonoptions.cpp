// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/comparisonoptions.h"

#include "base/text.h"

#include <algorithm>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

std::vector<Option> comparisonOptions()
{
    return {{.name = u"rename"_s,
             .valueName = u"KIND:OLD=NEW"_s,
             .help = tr("An object of FROM is one of TO under another name or in another schema: table:old=new, "
                        "table:app.t=sales.t, column:table.old=new."),
             .repeated = true},
            {.name = u"no-auto-rename"_s,
             .help = tr("Make indexes and constraints anew that differ in nothing but their name.")},
            {.name = u"only"_s,
             .valueName = u"KIND:PATTERN"_s,
             .help = tr("Only these changes, with what they cannot do without: table:app.*, index:*_idx."),
             .repeated = true},
            {.name = u"exclude"_s,
             .valueName = u"KIND:PATTERN"_s,
             .help = tr("Not these changes, unless others need them."),
             .repeated = true},
            {.name = u"no-owner"_s, .help = tr("Leave owners alone.")},
            {.name = u"no-privileges"_s, .help = tr("Leave grants and default privileges alone.")},
            {.name = u"column-order"_s, .help = tr("The order of columns is a difference, too.")}};
}

static Result<std::vector<diff::Pattern>> patternsOf(const Arguments &arguments, const QString &option)
{
    std::vector<diff::Pattern> patterns;
    for (const QString &text : arguments.values(option))
        patterns.push_back(TRY(diff::parsePattern(text)));
    return patterns;
}

static Result<std::vector<diff::NamedRename>> renamesOf(const Arguments &arguments)
{
    std::vector<diff::NamedRename> renames;
    for (const QString &text : arguments.values(u"rename"_s))
        renames.push_back(TRY(diff::parseRename(text)));
    return renames;
}

Result<dialect::ComparisonOptions> comparisonOf(const Arguments &arguments)
{
    return dialect::ComparisonOptions{.owners = !arguments.has(u"no-owner"_s),
                                      .privileges = !arguments.has(u"no-privileges"_s),
                                      .columnOrder = arguments.has(u"column-order"_s),
                                      .renames = TRY(renamesOf(arguments)),
                                      .equalRenames = !arguments.has(u"no-auto-rename"_s),
                                      .only = TRY(patternsOf(arguments, u"only"_s)),
                                      .exclude = TRY(patternsOf(arguments, u"exclude"_s))};
}

Option strategyOption()
{
    return {.name = u"strategy"_s,
            .valueName = u"STRATEGY"_s,
            .help = tr("The shortest way (direct); steps that make nobody wait for long (online; the default when "
                       "the plan is for a PostgreSQL server); the same, and what would write a table anew done "
                       "beside it (expand-contract)."),
            .choices = plan::strategyNames()};
}

Result<void> chooseStrategy(const Arguments &arguments, const dialect::Dialect &dialect, plan::Options &options)
{
    const QString strategy = arguments.value(u"strategy"_s);
    if (strategy.isEmpty())
        return {};
    options.strategy = plan::strategyOf(strategy).value_or(plan::Strategy::Direct);
    if (!std::ranges::contains(dialect.planner->strategies(), options.strategy))
        return fail(ErrorKind::Unsupported, tr("%1 has no strategy %2").arg(dialect.displayName, strategy),
                    tr("Leave out --strategy."));
    return {};
}

} // namespace tidemark::cli
