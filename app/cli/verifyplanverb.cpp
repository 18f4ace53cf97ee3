// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verifyplanverb.h"

#include "app/cli/comparisonoptions.h"
#include "app/cli/outputfile.h"
#include "app/cli/sourceoptions.h"
#include "app/cli/texttable.h"
#include "base/text.h"
#include "diff/diff.h"
#include "plan/script.h"
#include "sandbox/roundtrip.h"

#include <iterator>

namespace tidemark::cli {

using namespace Qt::StringLiterals;
using sandbox::Law;
using sandbox::LawStatus;
using sandbox::RoundTripReport;

QString VerifyPlanVerb::name() const
{
    return u"verify-plan"_s;
}

QString VerifyPlanVerb::summary() const
{
    return tr("prove on a scratch copy that a plan leads there and back");
}

QString VerifyPlanVerb::description() const
{
    return tr(
        "Builds the schema of FROM in a scratch database, puts rows into its tables and runs what diff prints, up "
        "and down. What is then there must be TO, and FROM again, as read back and as pg_dump writes it, and "
        "rows in untouched columns must still be there. FROM and TO themselves are only read.");
}

Usage VerifyPlanVerb::usage() const
{
    Usage usage{.words = u"FROM TO"_s,
                .atLeast = 2,
                .atMost = 2,
                .options = {{.name = u"schema"_s,
                             .shortName = u"n"_s,
                             .valueName = u"NAME"_s,
                             .help = tr("Only what lies in this schema."),
                             .repeated = true},
                            strategyOption(),
                            outputOption()}};
    std::ranges::move(comparisonOptions(), std::back_inserter(usage.options));
    std::ranges::move(sourceOptions(), std::back_inserter(usage.options));
    return usage;
}

// ---- The trip

static Result<sandbox::PlannedWay> planned(job::JobContext &job, const dialect::Planner &planner,
                                           const diff::Difference &difference, const plan::Options &options = {})
{
    const auto statements = TRY(dialect::planWay(job, planner, difference, options));
    return sandbox::PlannedWay{.script = plan::toScript(statements), .statements = statements.size()};
}

static sandbox::WayPlanner comparing(const dialect::ComparisonOptions &options)
{
    return [options](job::JobContext &job, const dialect::Dialect &dialect, const dialect::Introspection &before,
                     const dialect::Introspection &after) -> Result<sandbox::PlannedWay> {
        const auto found = TRY(dialect::compareSchemas(dialect, before.schema, after.schema, options));
        return planned(job, *dialect.planner, found.difference);
    };
}

// The plan is that of the difference, whatever the scratch databases look like.
static sandbox::WayPlanner following(const diff::Difference &way, const plan::Options &options)
{
    return [&way, &options](job::JobContext &job, const dialect::Dialect &dialect, const dialect::Introspection &,
                            const dialect::Introspection &) { return planned(job, *dialect.planner, way, options); };
}

// What is given for the way there means nothing once it is gone.
static dialect::ComparisonOptions plain(dialect::ComparisonOptions options)
{
    options.renames.clear();
    options.only.clear();
    options.exclude.clear();
    options.equalRenames = false;
    return options;
}

// ---- What is said

static QString wordFor(LawStatus status)
{
    switch (status) {
    case LawStatus::Held: return tr("holds");
    case LawStatus::Broken: return tr("BROKEN");
    case LawStatus::NotTried: return tr("not tried");
    }
    return {};
}

static QString keyFor(LawStatus status)
{
    switch (status) {
    case LawStatus::Held: return u"held"_s;
    case LawStatus::Broken: return u"broken"_s;
    case LawStatus::NotTried: return u"notTried"_s;
    }
    return {};
}

static QString textOf(const RoundTripReport &report, const StreamTraits &traits)
{
    constexpr int longest = 400;
    TextTable table({{.title = {}}, {.title = {}, .least = 24}, {.title = {}, .wraps = true}});
    for (const Law &law : report.laws)
        table.addRow({wordFor(law.status), law.name, printable(law.detail, longest)});
    QString text = table.toText(traits.width);
    if (report.rowsDidNotFit)
        text += tr("Rows that were made up did not fit TO; it was tried without them.") + u'\n';
    else if (report.rows > 0)
        text += tr("Rows that had to stay: %1").arg(report.rows) + u'\n';
    return text;
}

static Result<void> writeReport(const RoundTripReport &report, const JsonWriter::Sink &sink)
{
    JsonWriter json(sink, JsonWriter::Layout::Indented);
    json.beginObject();
    json.key("holds");
    json.value(report.broken() == nullptr);
    json.key("rows");
    json.value(qint64(report.rows));
    json.key("rowsDidNotFit");
    json.value(report.rowsDidNotFit);
    json.key("laws");
    json.beginArray();
    for (const Law &law : report.laws) {
        json.beginObject();
        json.key("law");
        json.value(law.name);
        json.key("status");
        json.value(keyFor(law.status));
        if (!law.detail.isEmpty()) {
            json.key("detail");
            json.value(law.detail);
        }
        json.endObject();
    }
    json.endArray();
    json.endObject();
    TRY(json.finish());
    return sink("\n");
}

Result<ExitCode> VerifyPlanVerb::run(const Workbench &bench, const Arguments &arguments) const
{
    const dialect::ComparisonOptions options = TRY(comparisonOf(arguments));
    const auto sources = TRY(SourceReading::prepare(bench, arguments));
    const dialect::IntrospectOptions read{.schemas = arguments.values(u"schema"_s)};
    SourceReading::Pair both = TRY(sources->readBoth(arguments.words[0], arguments.words[1], read));
    const dialect::Comparison comparison =
        TRY(dialect::compareSchemas(bench.registry, both.from.schema, std::move(both.to.schema), options));
    const dialect::Dialect &dialect = *comparison.dialect;
    const schema::Schema &from = both.from.schema;
    const schema::Schema &to = *comparison.difference.after;

    plan::Options way;
    TRY(chooseStrategy(arguments, dialect, way));
    const diff::Difference back = diff::swapped(comparison.difference);
    sandbox::RoundTrip trip;
    trip.makeBefore = [&] { return sandbox::builtScratch(bench.job, sources->servers(), dialect, from); };
    trip.makeAfter = [&] { return sandbox::builtScratch(bench.job, sources->servers(), dialect, to); };
    trip.before = &from;
    trip.after = &to;
    trip.up = following(comparison.difference, way);
    trip.down = following(back, way);
    trip.compare = comparing(plain(options));
    const RoundTripReport report = TRY(sandbox::roundTrip(bench.job, dialect, trip));
    TRY(writeOutput(bench, arguments, [&](const JsonWriter::Sink &sink, const StreamTraits &traits) -> Result<void> {
        if (arguments.has(u"json"_s))
            return writeReport(report, sink);
        return sink(textOf(report, traits).toUtf8());
    }));
    return report.broken() ? ExitCode::No : ExitCode::Done;
}

} // namespace tidemark::cli
