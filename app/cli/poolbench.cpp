// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/poolbench.h"

#include "app/cli/outputfile.h"
#include "app/cli/poolsettings.h"
#include "app/cli/serverlink.h"
#include "app/cli/texttable.h"
#include "base/text.h"
#include "pool/askedpassword.h"
#include "pool/exercise.h"

#include <algorithm>
#include <iterator>
#include <source_location>

namespace tidemark::cli {

using namespace Qt::StringLiterals;
using namespace std::chrono;
using pool::ExerciseReport;
using pool::Histogram;

static constexpr int mostThreads = 10'000;

std::vector<Option> poolBenchOptions()
{
    std::vector<Option> options{
        {.name = u"threads"_s, .valueName = u"N"_s, .help = tr("bench: how many borrow at the same time (8).")},
        {.name = u"seconds"_s, .valueName = u"S"_s, .help = tr("bench: for how long (5).")},
        {.name = u"query"_s,
         .valueName = u"SQL"_s,
         .help = tr("bench: what each use runs (SELECT 1); an empty text only borrows and returns.")}};
    std::ranges::move(poolSettingOptions(), std::back_inserter(options));
    return options;
}

// ---- What was asked for

static Result<pool::ExerciseOptions> exerciseOf(const Arguments &arguments)
{
    pool::ExerciseOptions options;
    options.threads = TRY(countOf(arguments, u"threads"_s, options.threads, 1, mostThreads));
    options.duration = TRY(timeOf(arguments, u"seconds"_s, options.duration, 0.001));
    options.query = sql::SqlText(arguments.value(u"query"_s, u"SELECT 1"_s).toUtf8());
    options.query.keepPrepared = true;
    return options;
}

// ---- What is said

static double microsecondsOf(nanoseconds time)
{
    return duration<double, std::micro>(time).count();
}

static QString timeText(nanoseconds time)
{
    const double us = microsecondsOf(time);
    if (us < 1000)
        return tr("%1 µs").arg(us, 0, 'f', us < 10 ? 1 : 0);
    return us < 1e6 ? tr("%1 ms").arg(us / 1e3, 0, 'f', us < 1e4 ? 1 : 0) : tr("%1 s").arg(us / 1e6, 0, 'f', 1);
}

static QStringList timesRow(const QString &name, const Histogram &times)
{
    QStringList row{name};
    for (const double share : {0.5, 0.9, 0.99})
        row << timeText(times.percentile(share));
    return row << timeText(times.longest());
}

// Borrowers wait for a server that lets nobody in, so that these failures need not be theirs.
static QString connectText(const pool::PoolStatus &status)
{
    if (status.counters.failures == 0 || !status.lastFailure)
        return {};
    return tr("Connecting failed %1 times, at last: %2")
               .arg(status.counters.failures)
               .arg(printable(status.lastFailure->message, 400)) +
           u'\n';
}

// That the end finds some at work is usual; not that they had been for longer than any other.
static QString cutOffText(const ExerciseReport &report)
{
    const nanoseconds longest = report.cutOff.longest();
    if (longest <= report.checkout.longest() + report.query.longest())
        return {};
    return tr("%1 uses were cut off by the end, after up to %2").arg(report.cutOff.total()).arg(timeText(longest)) +
           u'\n';
}

static QString stopText(const ExerciseReport &report)
{
    return report.wasStopped ? tr("Stopped before its time was over") + u'\n' : QString();
}

static QString textOf(const ExerciseReport &report, const StreamTraits &traits)
{
    QString text = tr("%1 uses in %2 s, %3 a second; errors: %4")
                       .arg(report.uses)
                       .arg(duration<double>(report.elapsed).count(), 0, 'f', 1)
                       .arg(report.rate(), 0, 'f', 0)
                       .arg(report.errors) +
                   u'\n';
    TextTable table({{.title = {}},
                     {.title = tr("p50"), .right = true},
                     {.title = tr("p90"), .right = true},
                     {.title = tr("p99"), .right = true},
                     {.title = tr("longest"), .right = true}});
    table.addRow(timesRow(tr("checkout"), report.checkout));
    if (report.query.total() > 0)
        table.addRow(timesRow(tr("query"), report.query));
    table.addRow(timesRow(tr("connecting"), report.status.creation));
    text += table.toText(traits.width);
    text += statusText(report.status.now) + u'\n';
    if (report.firstError)
        text += tr("The first error: %1").arg(printable(report.firstError->message, 400)) + u'\n';
    return text + connectText(report.status) + cutOffText(report) + stopText(report);
}

static void writeTimes(JsonWriter &json, std::string_view name, const Histogram &times)
{
    json.key(name);
    json.beginObject();
    json.key("count");
    json.value(qint64(times.total()));
    for (const auto &[key, share] : {std::pair("p50", 0.5), std::pair("p90", 0.9), std::pair("p99", 0.99)}) {
        json.key(key);
        json.decimal(microsecondsOf(times.percentile(share)));
    }
    json.key("max");
    json.decimal(microsecondsOf(times.longest()));
    json.endObject();
}

static void writeCount(JsonWriter &json, std::string_view name, quint64 count)
{
    json.key(name);
    json.value(qint64(count));
}

// Times are in microseconds.
static Result<void> writeReport(const ExerciseReport &report, const JsonWriter::Sink &sink)
{
    const pool::PoolCounters &counters = report.status.counters;
    JsonWriter json(sink, JsonWriter::Layout::Indented);
    json.beginObject();
    json.key("seconds");
    json.decimal(duration<double>(report.elapsed).count());
    writeCount(json, "uses", report.uses);
    json.key("perSecond");
    json.decimal(report.rate());
    writeCount(json, "errors", report.errors);
    if (report.firstError) {
        json.key("firstError");
        json.value(report.firstError->message);
    }
    writeTimes(json, "checkoutMicroseconds", report.checkout);
    writeTimes(json, "queryMicroseconds", report.query);
    writeTimes(json, "connectMicroseconds", report.status.creation);
    writeCount(json, "cutOff", report.cutOff.total());
    json.key("cutOffMicroseconds");
    json.decimal(microsecondsOf(report.cutOff.longest()));
    json.key("stopped");
    json.value(report.wasStopped);
    writeCount(json, "timeouts", counters.timeouts);
    writeCount(json, "creations", counters.creations);
    writeCount(json, "failures", counters.failures);
    if (report.status.lastFailure) {
        json.key("lastFailure");
        json.value(report.status.lastFailure->message);
    }
    writeCount(json, "invalidations", counters.invalidations);
    json.endObject();
    TRY(json.finish());
    return sink("\n");
}

Result<ExitCode> runPoolBench(const Workbench &bench, const Arguments &arguments)
{
    const pool::PoolConfig config = TRY(poolConfigOf(arguments));
    const pool::ExerciseOptions options = TRY(exerciseOf(arguments));
    const dialect::Target target = TRY(targetOf(bench, arguments, arguments.words[1]));
    const connect::Opener opener(bench.registry, target);
    pool::AskedPassword password;
    pool::Pool pool(
        dialect::describe(target), [&](job::JobContext &job) { return password.open(job, opener); }, config);
    if (bench.prompt && !arguments.has(u"no-password"_s)) {
        // a person is asked once, before the time runs
        const auto ask = [&](job::JobContext &job, const Error &) {
            return bench.prompt(job, connect::passwordQuestion(target));
        };
        TRY(password.acquire(bench.job, pool, ask, u"first"_s, std::source_location::current())).giveBack();
    }
    const ExerciseReport report = TRY(pool::exercise(bench.job, pool, options));
    TRY(writeOutput(
        bench, arguments,
        [&](const JsonWriter::Sink &sink, const StreamTraits &traits) -> Result<void> {
            if (arguments.has(u"json"_s))
                return writeReport(report, sink);
            return sink(textOf(report, traits).toUtf8());
        },
        AfterStop::Write));
    if (report.wasStopped)
        return ExitCode::Partly;
    return report.errors > 0 ? ExitCode::No : ExitCode::Done;
}

} // namespace tidemark::cli
