// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/poolstatus.h"

#include "app/cli/kindlist.h"
#include "app/cli/poolsource.h"
#include "app/cli/statetable.h"
#include "app/cli/texttable.h"
#include "base/text.h"
#include "pool/durations.h"
#include "pool/foreign/readingjson.h"
#include "watch/json.h"

#include <QDateTime>

#include <algorithm>
#include <condition_variable>
#include <iterator>
#include <map>
#include <mutex>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

namespace {

// A pool, and what is wrong with it.
struct Watched
{
    pool::PoolReading reading;
    std::vector<pool::Alert> alerts;
};

// All that was read at one moment.
struct Page
{
    std::vector<Watched> pools;
    std::vector<watch::Table> links; // of clients and servers, as they were asked for
};

// What a source told at one moment.
struct Told
{
    std::vector<pool::PoolReading> readings;
    std::vector<watch::Table> links;
};

// What earlier readings told, so that alerts know since when.
class Histories
{
public:
    [[nodiscard]] std::vector<Watched> add(std::vector<pool::PoolReading> readings)
    {
        std::vector<Watched> all;
        for (pool::PoolReading &reading : readings) {
            std::vector<pool::PoolReading> &history = m_byPool[{reading.source, reading.pool}];
            std::vector<pool::Alert> alerts = pool::alerts(reading, history, {}, {});
            if (history.size() >= longest)
                history.erase(history.begin());
            history.push_back(reading);
            all.push_back({.reading = std::move(reading), .alerts = std::move(alerts)});
        }
        return all;
    }

private:
    static constexpr size_t longest = 600;
    std::map<std::pair<QString, QString>, std::vector<pool::PoolReading>> m_byPool;
};

} // namespace

// ---- Printing

static QString cell(std::optional<qint64> number)
{
    return number ? QString::number(*number) : QString();
}

static QString cell(std::optional<pool::PoolReading::Duration> time)
{
    return time ? pool::durationText(*time) : QString();
}

static QString shareText(const pool::PoolReading &reading, double share)
{
    const auto wait = std::ranges::find(reading.waits, share, &pool::WaitShare::share);
    return wait == reading.waits.end() ? QString() : pool::durationText(wait->time);
}

static QString stateText(const pool::PoolReading &reading)
{
    return reading.suspended ? tr("paused") : QString();
}

static TextTable tableOf(const std::vector<Watched> &pools)
{
    TextTable table({{.title = tr("Pool")},
                     {.title = tr("Out"), .right = true},
                     {.title = tr("In"), .right = true},
                     {.title = tr("Limit"), .right = true},
                     {.title = tr("Overflow"), .right = true},
                     {.title = tr("Waiting"), .right = true},
                     {.title = tr("Longest wait"), .right = true},
                     {.title = tr("Mean wait"), .right = true},
                     {.title = tr("p99"), .right = true},
                     {.title = tr("Checkouts"), .right = true},
                     {.title = tr("Timeouts"), .right = true},
                     {.title = tr("State")}});
    for (const auto &[reading, alerts] : pools)
        table.addRow({printable(reading.pool, 80), cell(reading.checkedOut), cell(reading.checkedIn),
                      cell(reading.limit), cell(reading.overflow), cell(reading.waiting), cell(reading.longestWait),
                      cell(reading.meanWait), shareText(reading, 0.99), cell(reading.checkouts), cell(reading.timeouts),
                      stateText(reading)});
    return table;
}

static QString severityText(pool::AlertSeverity severity)
{
    switch (severity) {
    case pool::AlertSeverity::Error: return tr("error");
    case pool::AlertSeverity::Warning: return tr("warning");
    case pool::AlertSeverity::Info:
    case pool::AlertSeverity::Off: break;
    }
    return tr("note");
}

static QString alertLines(const std::vector<Watched> &pools, const StreamTraits &traits)
{
    QString text;
    for (const auto &[reading, alerts] : pools) {
        for (const pool::Alert &alert : alerts) {
            const QString line =
                tr("%1: %2: %3.").arg(severityText(alert.severity), printable(reading.pool, 80), alert.text);
            text += wrapText(line, traits.width) + wrapText(alert.advice, traits.width, u"    "_s);
        }
    }
    return text;
}

static QString linksText(const std::vector<watch::Table> &links, const StreamTraits &traits)
{
    QString text;
    for (const watch::Table &table : links)
        text += u'\n' + heading(table.title, traits) + tableText(table, traits);
    return text;
}

// Sources in turn, each with its table.
static QString poolsText(const std::vector<Watched> &pools, const StreamTraits &traits)
{
    if (pools.empty())
        return tr("There are no pools yet: PgBouncer makes one when somebody first connects through it.") + u'\n';
    QString text;
    for (size_t begin = 0; begin < pools.size();) {
        size_t end = begin;
        while (end < pools.size() && pools[end].reading.source == pools[begin].reading.source)
            ++end;
        const std::vector<Watched> group(pools.begin() + qptrdiff(begin), pools.begin() + qptrdiff(end));
        text += (text.isEmpty() ? QString() : u"\n"_s) + printable(pools[begin].reading.source, 80) + u'\n' +
                tableOf(group).toText(traits.width);
        begin = end;
    }
    const QString alerts = alertLines(pools, traits);
    return alerts.isEmpty() ? text : text + u'\n' + alerts;
}

static Result<void> writeJson(const JsonWriter::Sink &sink, const Page &page)
{
    const std::vector<Watched> &pools = page.pools;
    JsonWriter json(sink);
    json.beginObject();
    json.key("pools");
    json.beginArray();
    for (const Watched &one : pools)
        pool::writeReading(json, one.reading);
    json.endArray();
    json.key("alerts");
    json.beginArray();
    for (const Watched &one : pools) {
        for (const pool::Alert &alert : one.alerts)
            pool::writeAlert(json, alert, one.reading.pool);
    }
    json.endArray();
    for (const watch::Table &table : page.links)
        watch::writeTable(json, table);
    json.endObject();
    TRY(json.finish());
    return sink("\n");
}

static ExitCode codeOf(const std::vector<Watched> &pools)
{
    const bool grave = std::ranges::any_of(pools, [](const Watched &one) {
        return std::ranges::contains(one.alerts, pool::AlertSeverity::Error, &pool::Alert::severity);
    });
    return grave ? ExitCode::No : ExitCode::Done;
}

static Result<void> print(const Workbench &bench, const Arguments &arguments, const Page &page)
{
    const JsonWriter::Sink sink = [&](const QByteArray &bytes) { return bench.streams.out.write(bytes); };
    if (arguments.has(u"json"_s))
        return writeJson(sink, page);
    const StreamTraits &traits = bench.streams.outTraits;
    return sink((poolsText(page.pools, traits) + linksText(page.links, traits)).toUtf8());
}

// ---- Reading

static Result<void> requireConsole(const Arguments &arguments, const PoolSource &source)
{
    for (const QString &option : {u"clients"_s, u"servers"_s}) {
        if (arguments.has(option) && !source.isConsole())
            return fail(ErrorKind::Usage, tr("--%1 is for the console of a PgBouncer").arg(option),
                        tr("Metrics do not say who is connected."));
    }
    return {};
}

static Result<Told> read(const Workbench &bench, const Arguments &arguments, PoolSource &source)
{
    Told told{.readings = TRY(source.read(bench)), .links = {}};
    if (arguments.has(u"clients"_s))
        told.links.push_back(TRY(source.readLinks(bench, pool::LinkSide::Clients)));
    if (arguments.has(u"servers"_s))
        told.links.push_back(TRY(source.readLinks(bench, pool::LinkSide::Servers)));
    return told;
}

// ---- Watching

static Result<std::chrono::milliseconds> intervalOf(const Arguments &arguments)
{
    const QString text = arguments.value(u"watch"_s);
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (!isNumber || !(seconds >= 0.1 && seconds <= 86400))
        return fail(ErrorKind::Usage, tr("--watch cannot be \"%1\"").arg(printable(text, 40)),
                    tr("It is a number of seconds from 0.1 to 86400."));
    return std::chrono::milliseconds(qint64(seconds * 1000));
}

// False once the job is to stop.
static bool pause(const job::JobContext &job, std::chrono::milliseconds time)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, job.stopToken(), time, [] { return false; });
    return !job.stopRequested();
}

static Result<void> tell(const Workbench &bench, const Arguments &arguments, const Error &error)
{
    if (arguments.has(u"json"_s))
        return bench.streams.err.write(toJson(error) + '\n');
    return bench.streams.err.write(u"tidemark: %1\n"_s.arg(withoutControls(toText(error))).toUtf8());
}

// A source that fails now and then is asked again the next time.
static Result<ExitCode> watch(const Workbench &bench, const Arguments &arguments, PoolSource &source, Told first)
{
    const std::chrono::milliseconds interval = TRY(intervalOf(arguments));
    Histories histories;
    Result<Told> next = std::move(first);
    for (ExitCode code = ExitCode::Done;;) {
        if (next) {
            const Page page{.pools = histories.add(std::move(next->readings)), .links = std::move(next->links)};
            code = codeOf(page.pools);
            if (!arguments.has(u"json"_s))
                TRY(bench.streams.out.write(QDateTime::currentDateTime().toString(Qt::ISODate).toUtf8() + '\n'));
            TRY(print(bench, arguments, page));
            if (!arguments.has(u"json"_s))
                TRY(bench.streams.out.write("\n"));
            TRY(bench.streams.out.flush());
        } else if (!bench.job.stopRequested()) {
            TRY(tell(bench, arguments, next.error()));
            code = ExitCode::Error;
        }
        if (!pause(bench.job, interval))
            return code;
        next = read(bench, arguments, source);
    }
}

static Result<ExitCode> run(const Workbench &bench, const Arguments &arguments)
{
    if (arguments.has(u"watch"_s))
        TRY(intervalOf(arguments));
    PoolSource source = TRY(PoolSource::of(bench, arguments, arguments.words.at(1)));
    TRY(requireConsole(arguments, source));
    Told told = TRY(read(bench, arguments, source));
    if (arguments.has(u"watch"_s))
        return watch(bench, arguments, source, std::move(told));
    const Page page{.pools = Histories().add(std::move(told.readings)), .links = std::move(told.links)};
    TRY(print(bench, arguments, page));
    return codeOf(page.pools);
}

PoolCommand poolStatusCommand()
{
    std::vector<Option> options{
        {.name = u"clients"_s, .help = tr("status: the connections of clients to a PgBouncer, too.")},
        {.name = u"servers"_s, .help = tr("status: the connections of a PgBouncer to its servers, too.")},
        {.name = u"watch"_s, .valueName = u"SECONDS"_s, .help = tr("status: print again this often, until Ctrl+C.")}};
    std::ranges::move(poolSourceOptions(), std::back_inserter(options));
    return {.name = u"status"_s,
            .words = u"SOURCE"_s,
            .help = tr("the pools of a PgBouncer, whose console SOURCE is (postgresql://HOST:6432/pgbouncer), or those "
                       "that an application offers as metrics (http://HOST/metrics): %1. Below them stands what needs "
                       "attention, and what to do. The exit code is 1 when that is an error, such as clients that have "
                       "waited for long.")
                        .arg(pool::knownPools().join(u", "_s)),
            .options = std::move(options),
            .run = &run};
}

} // namespace tidemark::cli
