// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sourceoptions.h"

#include "app/cli/progressline.h"
#include "base/text.h"
#include "connect/url.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

std::vector<Option> sourceOptions()
{
    return {{.name = u"dialect"_s,
             .valueName = u"NAME"_s,
             .help = tr("What engine SQL files are for, such as postgresql or sqlite; without it they must tell.")},
            {.name = u"sandbox-url"_s,
             .valueName = u"URL"_s,
             .help = tr("Replay SQL files in a scratch database on this server instead of one that is started here.")},
            {.name = u"create-missing"_s,
             .help = tr("On the server of --sandbox-url, make the roles that SQL files need or create.")},
            {.name = u"time-limit"_s,
             .valueName = u"SECONDS"_s,
             .help = tr("How long SQL files may run (600); 0 is without limit.")},
            {.name = u"password-file"_s,
             .valueName = u"FILE"_s,
             .help = tr("The first line of this file is the password.")},
            {.name = u"no-password"_s, .help = tr("Never ask for a password.")}};
}

static Result<std::chrono::milliseconds> timeLimitOf(const Arguments &arguments)
{
    const QString text = arguments.value(u"time-limit"_s, u"600"_s);
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    constexpr double aYear = 366.0 * 24 * 3600;
    if (!isNumber || !(seconds >= 0 && seconds <= aYear))
        return fail(ErrorKind::Usage, tr("--time-limit cannot be \"%1\"").arg(printable(text)),
                    tr("It is a number of seconds, such as 600."));
    return std::chrono::milliseconds(qint64(seconds * 1000));
}

static Result<sandbox::ScratchOptions> scratchOptionsOf(const Workbench &bench, const Arguments &arguments)
{
    sandbox::ScratchOptions options;
    if (!arguments.has(u"sandbox-url"_s))
        return options;
    options.server = TRY(connect::parseUrl(bench.registry, arguments.value(u"sandbox-url"_s)));
    const dialect::Dialect &dialect = *TRY(bench.registry.require(options.server->engine));
    if (!dialect.scratchSql)
        return fail(ErrorKind::Usage, tr("--sandbox-url does not name a server"),
                    tr("%1 needs none: its scratch databases are in memory.").arg(dialect.displayName));
    return options;
}

Result<std::unique_ptr<SourceReading>> SourceReading::prepare(const Workbench &bench, const Arguments &arguments)
{
    if (arguments.has(u"password-file"_s) && arguments.has(u"no-password"_s))
        return fail(ErrorKind::Usage, tr("--password-file and --no-password contradict each other"),
                    tr("Leave out one of them."));
    if (arguments.has(u"dialect"_s))
        TRY(bench.registry.require(arguments.value(u"dialect"_s)));
    const auto limit = TRY(timeLimitOf(arguments));
    std::unique_ptr<SourceReading> reading(
        new SourceReading(bench, arguments, TRY(scratchOptionsOf(bench, arguments))));
    reading->m_options.replay.timeLimit = limit;
    if (arguments.has(u"password-file"_s))
        reading->m_password = TRY(connect::readPasswordFile(bench.job, arguments.value(u"password-file"_s)));
    return reading;
}

SourceReading::SourceReading(const Workbench &bench, const Arguments &arguments, sandbox::ScratchOptions scratch)
    : m_bench(bench)
    , m_arguments(arguments)
    , m_prompt(arguments.has(u"no-password"_s) ? connect::PasswordPrompt() : bench.prompt)
    , m_servers(bench.registry, [&] {
        scratch.prompt = m_prompt;
        return std::move(scratch);
    }())
{
    m_options.dialect = arguments.value(u"dialect"_s);
    m_options.replay.mayChangeServer = arguments.has(u"create-missing"_s);
}

Result<sandbox::SourceToRead> SourceReading::classify(const QString &source, const QString &label) const
{
    connect::Source what = TRY(connect::classifySource(m_bench.registry, source));
    auto *target = std::get_if<dialect::Target>(&what);
    if (target && !m_password.isEmpty())
        target->password = m_password;
    return sandbox::borrowed(*m_bench.targets, m_bench.registry, std::move(what), {.label = label});
}

template <class Work>
auto SourceReading::shown(const dialect::IntrospectOptions &options, Work work)
{
    const SystemClock clock;
    ProgressLine progress(m_bench.streams.err, m_bench.streams.errTraits, clock);
    job::JobContext job(m_bench.job.stopToken(), [&](const job::Progress &step) { progress.show(step); });
    sandbox::SourceOptions how = m_options;
    how.introspect = options;
    // the question stands on a line of its own
    const connect::PasswordPrompt asking = [&](job::JobContext &who, const QString &question) {
        progress.clear();
        return m_prompt(who, question);
    };
    if (m_prompt)
        how.prompt = asking;
    return work(job, how);
}

Result<dialect::Introspection> SourceReading::read(const QString &source, const dialect::IntrospectOptions &options)
{
    const sandbox::SourceToRead what = TRY(classify(source, u"source"_s));
    sandbox::SourceContent content = TRY(shown(options, [&](job::JobContext &job, const sandbox::SourceOptions &how) {
        return sandbox::readSource(job, m_bench.registry, m_servers, what, how);
    }));
    TRY(tellNotes(content.notes));
    return std::move(content.introspection);
}

Result<SourceReading::Pair> SourceReading::readBoth(const QString &from, const QString &to,
                                                    const dialect::IntrospectOptions &options)
{
    const sandbox::SourceToRead left = TRY(classify(from, u"from"_s));
    const sandbox::SourceToRead right = TRY(classify(to, u"to"_s));
    sandbox::SourcePair both = TRY(shown(options, [&](job::JobContext &job, const sandbox::SourceOptions &how) {
        return sandbox::readBoth(job, m_bench.registry, m_servers, left, right, how);
    }));
    TRY(tellNotes(both.from.notes));
    TRY(tellNotes(both.to.notes));
    const auto isLive = [](const sandbox::SourceToRead &what) {
        return std::holds_alternative<dialect::Target>(what.source);
    };
    return Pair{.from = std::move(both.from.introspection),
                .to = std::move(both.to.introspection),
                .fromIsLive = isLive(left),
                .toIsLive = isLive(right)};
}

Result<void> SourceReading::tellNotes(const std::vector<sandbox::ScriptNote> &notes) const
{
    // the rest of many would hide what matters
    static constexpr size_t enough = 20;
    for (size_t i = 0; i < notes.size() && i < enough; ++i)
        TRY(warn(m_bench, m_arguments,
                 u"%1:%2: %3"_s.arg(printable(notes[i].position.file), QString::number(notes[i].position.line),
                                    printable(notes[i].text))));
    if (notes.size() > enough)
        TRY(warn(m_bench, m_arguments, tr("and %1 more of this kind").arg(notes.size() - enough)));
    return {};
}

Result<void> warn(const Workbench &bench, const Arguments &arguments, const QString &text)
{
    const QByteArray object = QJsonDocument(QJsonObject{{u"warning"_s, text}}).toJson(QJsonDocument::Compact);
    return bench.streams.err.write(
        arguments.has(u"json"_s) ? object + '\n' : "tidemark: " + tr("warning: %1").arg(text).toUtf8() + '\n');
}

Result<void> warnOfOmissions(const Workbench &bench, const dialect::Introspection &found, const Arguments &arguments)
{
    for (const dialect::Omission &omission : found.omissions) {
        TRY(warn(bench, arguments, tr("could not read %1").arg(schema::toText(omission))));
    }
    return {};
}

} // namespace tidemark::cli
