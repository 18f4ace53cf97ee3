// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/healthverb.h"

#include "app/cli/probetargets.h"
#include "app/cli/texttable.h"
#include "base/jsonwriter.h"
#include "base/text.h"
#include "connect/opener.h"
#include "pool/durations.h"
#include "pool/health.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

namespace {

// What came of one target.
struct Probe
{
    QString name;
    std::optional<sql::ServerInfo> server = {};
    pool::HealthState health = {};

    [[nodiscard]] bool isHealthy() const { return health.verdict == pool::HealthVerdict::Healthy; }
};

} // namespace

QString HealthVerb::name() const
{
    return u"health"_s;
}

QString HealthVerb::summary() const
{
    return tr("ask whether databases answer, for probes");
}

QString HealthVerb::description() const
{
    return tr(
        "NAME is the URL of a database, or the name of a connection that is saved in the desktop; without one, all "
        "of those are checked. Each is connected to and asked for SELECT 1, several at the same time. Nobody is "
        "asked for a password. The exit code is 0 when all are healthy, 1 when one is not, 2 when something cannot "
        "even be tried.");
}

Usage HealthVerb::usage() const
{
    return {
        .words = u"[NAME…]"_s,
        .atLeast = 0,
        .atMost = 1000,
        .options = {{.name = u"timeout"_s,
                     .valueName = u"SECONDS"_s,
                     .help = tr("How long connecting may take (10), and the answer (1, or this if it is less).")},
                    {.name = u"quiet"_s, .shortName = u"q"_s, .help = tr("Print nothing but errors in the request.")}}};
}

static Result<pool::HealthLimits> limitsOf(const Arguments &arguments)
{
    pool::HealthLimits limits{.failures = 1};
    if (!arguments.has(u"timeout"_s))
        return limits;
    const QString text = arguments.value(u"timeout"_s);
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (!isNumber || !(seconds >= 0.01 && seconds <= 3600))
        return fail(ErrorKind::Usage, tr("--timeout cannot be \"%1\"").arg(printable(text, 40)),
                    tr("It is a number of seconds from 0.01 to 3600."));
    limits.borrow = std::chrono::milliseconds(qint64(seconds * 1000));
    limits.answer = std::min(limits.answer, limits.borrow);
    return limits;
}

// ---- Asking

// A file is opened as it is and never made; what is asked of a server changes nothing anyway, and poolers refuse the
// parameter that would say so.
static dialect::Target careful(const dialect::Registry &registry, dialect::Target target,
                               const pool::HealthLimits &limits)
{
    const dialect::Dialect *dialect = registry.find(target.engine);
    target.readOnly = target.readOnly || (dialect && dialect->fileBased);
    target.connectTimeout = limits.borrow;
    return target;
}

// A probe proves that the server lets one in: with a pool of its own, however many probes go to one target, and a
// connection that was never lent before.
static Probe ask(const Workbench &bench, const ProbeTarget &asked, const pool::HealthLimits &limits)
{
    Probe probe{.name = asked.name};
    pool::HealthCheck check(limits);
    const connect::Opener opener(bench.registry, careful(bench.registry, asked.target, limits));
    pool::Pool pool(
        asked.name, [&opener](job::JobContext &job) { return opener.open(job); },
        {.size = 1, .maxOverflow = 0, .timeout = 2 * limits.borrow, .retryConnect = false, .brief = true},
        std::make_shared<SystemClock>());
    const pool::Creator creator = [&](job::JobContext &job) -> Result<connect::Session> {
        pool::Lease lease = TRY(pool.acquire(job, u"health"_s));
        probe.server = lease->server();
        return connect::Session{.dialect = &lease.dialect(), .connection = lease.detach()};
    };
    job::JobContext job(bench.job.stopToken());
    [[maybe_unused]] const auto latency = check.check(job, creator);
    probe.health = check.state();
    return probe;
}

// As many at a time as servers can be waited for without a thread each.
static constexpr size_t mostAtOnce = 32;

static std::vector<Probe> askAll(const Workbench &bench, const std::vector<ProbeTarget> &targets,
                                 const pool::HealthLimits &limits)
{
    std::vector<Probe> probes(targets.size());
    std::atomic<size_t> next = 0;
    const auto work = [&] {
        for (size_t i = next++; i < targets.size(); i = next++)
            probes[i] = ask(bench, targets[i], limits);
    };
    {
        std::vector<std::jthread> threads;
        for (size_t i = 1; i < std::min(targets.size(), mostAtOnce); ++i)
            threads.emplace_back(work);
        work();
    }
    return probes;
}

// ---- Printing

static QString reason(const Error &error)
{
    return printable(error.hint.isEmpty() ? error.message + u'.' : error.message + u". "_s + error.hint, 500);
}

static QString tableText(const std::vector<Probe> &probes, const StreamTraits &traits)
{
    TextTable table({{.title = {}}, {.title = {}}, {.title = {}, .right = true}, {.title = {}, .wraps = true}});
    for (const Probe &probe : probes) {
        const QString verdict = probe.isHealthy() ? tr("healthy") : tr("unhealthy");
        const QString latency =
            probe.isHealthy() && probe.health.latency ? pool::durationText(*probe.health.latency) : QString();
        const QString server = probe.server ? probe.server->product + u' ' + probe.server->versionText : QString();
        const QString rest = probe.health.lastError ? reason(*probe.health.lastError) : printable(server);
        table.addRow({verdict, printable(probe.name, 100), latency, rest});
    }
    return table.toText(traits.width);
}

static void writeServer(JsonWriter &json, const sql::ServerInfo &server)
{
    const std::pair<std::string_view, QString> fields[] = {{"product", server.product},
                                                           {"version", server.versionText},
                                                           {"address", server.address},
                                                           {"database", server.database},
                                                           {"user", server.user}};
    for (const auto &[key, text] : fields) {
        json.key(key);
        json.value(text);
    }
}

static void writeError(JsonWriter &json, const Error &error)
{
    json.key("error");
    json.beginObject();
    const std::pair<std::string_view, QString> fields[] = {{"kind", errorKindName(error.kind)},
                                                           {"message", error.message},
                                                           {"detail", error.detail},
                                                           {"hint", error.hint},
                                                           {"sqlState", error.sqlState}};
    for (const auto &[key, text] : fields) {
        if (text.isEmpty())
            continue;
        json.key(key);
        json.value(text);
    }
    json.endObject();
}

// One object a line.
static Result<void> writeJson(const JsonWriter::Sink &sink, const Probe &probe)
{
    JsonWriter json(sink);
    json.beginObject();
    json.key("name");
    json.value(probe.name);
    json.key("healthy");
    json.value(probe.isHealthy());
    if (probe.isHealthy() && probe.health.latency) {
        json.key("latency_seconds");
        json.decimal(std::chrono::duration<double>(*probe.health.latency).count());
    }
    if (probe.server)
        writeServer(json, *probe.server);
    if (probe.health.lastError)
        writeError(json, *probe.health.lastError);
    json.endObject();
    TRY(json.finish());
    return sink("\n");
}

static Result<void> print(const Workbench &bench, const Arguments &arguments, const std::vector<Probe> &probes)
{
    if (arguments.has(u"quiet"_s))
        return {};
    const JsonWriter::Sink sink = [&](const QByteArray &bytes) { return bench.streams.out.write(bytes); };
    if (!arguments.has(u"json"_s))
        return sink(tableText(probes, bench.streams.outTraits).toUtf8());
    for (const Probe &probe : probes)
        TRY(writeJson(sink, probe));
    return {};
}

Result<ExitCode> HealthVerb::run(const Workbench &bench, const Arguments &arguments) const
{
    const pool::HealthLimits limits = TRY(limitsOf(arguments));
    const std::vector<ProbeTarget> targets = TRY(probeTargets(bench, arguments.words));
    const std::vector<Probe> probes = askAll(bench, targets, limits);
    TRY(bench.job.check());
    TRY(print(bench, arguments, probes));
    return std::ranges::all_of(probes, &Probe::isHealthy) ? ExitCode::Done : ExitCode::No;
}

} // namespace tidemark::cli
