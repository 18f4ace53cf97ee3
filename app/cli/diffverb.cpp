// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/diffverb.h"

#include "app/cli/comparisonoptions.h"
#include "app/cli/difftext.h"
#include "app/cli/outputfile.h"
#include "app/cli/sourceoptions.h"
#include "base/text.h"
#include "dialect/comparison.h"
#include "plan/script.h"

#include <algorithm>
#include <iterator>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

static const QString summaryFormat = u"summary"_s;
static const QString jsonFormat = u"json"_s;
static const QString sqlFormat = u"sql"_s;

QString DiffVerb::name() const
{
    return u"diff"_s;
}

QString DiffVerb::summary() const
{
    return tr("print the SQL that turns one schema into another, and back");
}

QString DiffVerb::description() const
{
    return tr(
        "FROM and TO are sources as of inspect: databases, SQL files or folders, snapshots. The statements come in "
        "an order in which they run, each with what it would do to a busy server; nothing is run. SQL files "
        "that do not tell their dialect are of the other source's.");
}

Usage DiffVerb::usage() const
{
    Usage usage{
        .words = u"FROM TO"_s,
        .atLeast = 2,
        .atMost = 2,
        .options = {
            {.name = u"format"_s,
             .shortName = u"f"_s,
             .valueName = u"FORMAT"_s,
             .help = tr("SQL to run (the default), a list of the changes for people, or JSON with changes and both "
                        "ways."),
             .choices = {summaryFormat, sqlFormat, jsonFormat}},
            {.name = u"down"_s, .help = tr("The way back: from TO to FROM.")},
            {.name = u"schema"_s,
             .shortName = u"n"_s,
             .valueName = u"NAME"_s,
             .help = tr("Only what lies in this schema."),
             .repeated = true},
            strategyOption(),
            {.name = u"exit-code"_s, .help = tr("End with 1 when there are differences.")},
            outputOption(),
        }};
    std::ranges::move(comparisonOptions(), std::back_inserter(usage.options));
    std::ranges::move(sourceOptions(), std::back_inserter(usage.options));
    return usage;
}

// The database that the statements are for is the one that they start from.
static Result<plan::Options> planFor(const dialect::Dialect &dialect, const SourceReading::Pair &read,
                                     const Arguments &arguments)
{
    const bool down = arguments.has(u"down"_s);
    const dialect::Introspection &target = down ? read.to : read.from;
    plan::Options options = dialect::planOptions(dialect, target, down ? read.toIsLive : read.fromIsLive);
    TRY(chooseStrategy(arguments, dialect, options));
    return options;
}

// Only programs are told both ways and the fingerprints, which take longer than all the rest.
static Result<plan::Plan> plannedFor(job::JobContext &job, const dialect::Comparison &comparison,
                                     const plan::Options &options, bool whole)
{
    const dialect::Planner &planner = *comparison.dialect->planner;
    if (whole)
        return dialect::makePlan(job, planner, comparison.difference, options);
    plan::Plan plan;
    plan.up = TRY(dialect::planWay(job, planner, comparison.difference, options));
    return plan;
}

static QString formatOf(const Arguments &arguments)
{
    return arguments.value(u"format"_s, arguments.has(u"json"_s) ? jsonFormat : sqlFormat);
}

Result<ExitCode> DiffVerb::run(const Workbench &bench, const Arguments &arguments) const
{
    dialect::ComparisonOptions options = TRY(comparisonOf(arguments));
    options.swapped = arguments.has(u"down"_s);
    const auto sources = TRY(SourceReading::prepare(bench, arguments));
    const dialect::IntrospectOptions read{.schemas = arguments.values(u"schema"_s)};
    SourceReading::Pair both = TRY(sources->readBoth(arguments.words[0], arguments.words[1], read));
    TRY(warnOfOmissions(bench, both.from, arguments));
    TRY(warnOfOmissions(bench, both.to, arguments));
    const dialect::Comparison comparison =
        TRY(dialect::compareSchemas(bench.registry, std::move(both.from.schema), std::move(both.to.schema), options));
    const plan::Options way = TRY(planFor(*comparison.dialect, both, arguments));
    const QString format = formatOf(arguments);
    const plan::Plan plan = TRY(plannedFor(bench.job, comparison, way, format == jsonFormat));
    TRY(writeOutput(bench, arguments, [&](const JsonWriter::Sink &sink, const StreamTraits &traits) -> Result<void> {
        if (format == jsonFormat)
            return writeDiff(comparison, plan, sink);
        if (format == summaryFormat)
            return sink(diffSummary(comparison, plan.up, traits).toUtf8());
        return sink(plan::toScript(plan.up));
    }));
    // what one side could not read looks as if it were not there
    if (!both.from.omissions.empty() || !both.to.omissions.empty())
        return ExitCode::Partly;
    return arguments.has(u"exit-code"_s) && !comparison.difference.isEmpty() ? ExitCode::No : ExitCode::Done;
}

} // namespace tidemark::cli
