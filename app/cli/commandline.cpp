// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/diffverb.h"
#include "app/cli/healthverb.h"
#include "app/cli/helptext.h"
#include "app/cli/helpverb.h"
#include "app/cli/inspectverb.h"
#include "app/cli/lintverb.h"
#include "app/cli/poolverb.h"
#include "app/cli/serververb.h"
#include "app/cli/texttable.h"
#include "app/cli/verifyplanverb.h"
#include "base/text.h"
#include "base/version.h"

namespace tidemark::cli {

using namespace Qt::StringLiterals;

const Verbs &allVerbs()
{
    static const Verbs verbs = [] {
        Verbs all;
        all.push_back(std::make_unique<InspectVerb>());
        all.push_back(std::make_unique<DiffVerb>());
        all.push_back(std::make_unique<LintVerb>());
        all.push_back(std::make_unique<VerifyPlanVerb>());
        all.push_back(std::make_unique<ServerVerb>());
        all.push_back(std::make_unique<HealthVerb>());
        all.push_back(std::make_unique<PoolVerb>());
        all.push_back(std::make_unique<HelpVerb>());
        return all;
    }();
    return verbs;
}

Result<const Verb *> findVerb(const QString &name)
{
    QStringList names;
    for (const auto &verb : allVerbs()) {
        if (verb->name() == name)
            return verb.get();
        names << verb->name();
    }
    const QString meant = didYouMean(name, names);
    return fail(ErrorKind::Usage, tr("There is no verb \"%1\"").arg(printable(name, 40)),
                meant.isEmpty() ? tr("This version has: %1.").arg(names.join(u", "_s)) : meant);
}

std::vector<Option> commonOptions()
{
    return {{.name = u"json"_s, .help = tr("Write for programs: results as JSON, an error as one JSON object.")},
            {.name = u"help"_s, .shortName = u"h"_s, .help = tr("Say what the verb does, and end.")}};
}

// ---- What comes before the verb

namespace {

struct Request
{
    QString verb; // empty: none was given
    QStringList words;
    bool version = false;
    bool help = false;
};

} // namespace

// Only flags may stand before the verb; they belong to it, too.
static Result<Request> readRequest(const QStringList &words)
{
    Request request;
    qsizetype at = 0;
    while (at < words.size() && words[at].startsWith(u'-'))
        ++at;
    Usage early{.options = commonOptions()};
    early.options.push_back({.name = u"version"_s, .shortName = u"V"_s, .help = tr("Print the version, and end.")});
    const Arguments flags = TRY(readArguments(early, words.first(at)));
    request.version = flags.has(u"version"_s);
    request.help = flags.has(u"help"_s);
    request.verb = words.value(at);
    request.words = words.sliced(std::min(at + 1, words.size()));
    for (const QString &flag : {u"json"_s, u"help"_s}) {
        if (flags.has(flag))
            request.words.prepend(u"--"_s + flag);
    }
    return request;
}

static Result<ExitCode> printed(const Workbench &bench, const QString &text)
{
    TRY(bench.streams.out.write(text.toUtf8()));
    return ExitCode::Done;
}

static Result<ExitCode> runVerb(const Workbench &bench, const Request &request)
{
    const Verb *verb = TRY(findVerb(request.verb));
    Usage usage = verb->usage();
    const std::vector<Option> common = commonOptions();
    usage.options.insert(usage.options.end(), common.begin(), common.end());
    auto arguments = readArguments(usage, request.words);
    if (!arguments) {
        Error error = std::move(arguments).error();
        if (error.hint.isEmpty())
            error.hint = tr("Type tidemark help %1.").arg(verb->name());
        return Failure(error);
    }
    if (arguments->has(u"help"_s))
        return printed(bench, verbHelp(*verb));
    return verb->run(bench, *arguments);
}

static Result<ExitCode> run(const Workbench &bench, const QStringList &words)
{
    const Request request = TRY(readRequest(words));
    if (request.version)
        return printed(bench, u"tidemark %1\n%2\n"_s.arg(base::version(), base::buildInfo()));
    if (!request.verb.isEmpty())
        return runVerb(bench, request);
    if (request.help)
        return printed(bench, generalHelp());
    return fail(ErrorKind::Usage, tr("A verb is missing"), tr("Type tidemark help."));
}

// ---- Errors

static bool wantsJson(const QStringList &words)
{
    const qsizetype end = words.indexOf(u"--"_s);
    return words.first(end < 0 ? words.size() : end).contains(u"--json"_s);
}

static QByteArray errorText(const Error &error, const StreamTraits &traits)
{
    // a server's words may hold anything, such as the keys of this terminal
    const QString words = traits.isTerminal ? withoutControls(toText(error)) : toText(error);
    const QByteArray label = tr("error: %1").arg(words).toUtf8();
    const QByteArray text = traits.colour ? "\x1b[31m" + label + "\x1b[0m" : label;
    return "tidemark: " + text + '\n';
}

static void report(const Workbench &bench, const Error &error, bool asJson)
{
    const QByteArray text = asJson ? toJson(error) + '\n' : errorText(error, bench.streams.errTraits);
    // when even this stream is closed, the exit code is all that is left to say it
    [[maybe_unused]] const auto written = bench.streams.err.write(text);
    [[maybe_unused]] const auto flushed = bench.streams.err.flush();
}

// Nobody waits but for the server, and that only as long as connecting may take: a person reads at once why there is no
// connection.
static pool::PoolConfig poolConfig()
{
    return {.size = 1, .maxOverflow = -1, .timeout = std::chrono::hours(24), .retryConnect = false, .brief = true};
}

static Result<ExitCode> runPooled(const Workbench &bench, const QStringList &words)
{
    pool::Pools pools(std::make_shared<SystemClock>()); // who borrows once needs none that is made to be read often
    pool::Targets targets(pools, bench.registry, poolConfig());
    Workbench equipped = bench;
    equipped.targets = &targets;
    return run(equipped, words);
}

ExitCode runCommandLine(const Workbench &bench, const QStringList &words)
{
    Result<ExitCode> outcome = runPooled(bench, words);
    if (const auto flushed = bench.streams.out.flush(); outcome && !flushed)
        outcome = Failure(flushed.error());
    if (outcome)
        return *outcome;
    if (!isClosedPipe(outcome.error()))
        report(bench, outcome.error(), wantsJson(words));
    return ExitCode::Error;
}

} // namespace tidemark::cli
