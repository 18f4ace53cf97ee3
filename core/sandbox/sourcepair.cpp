// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sourcepair.h"

#include "base/text.h"
#include "schema/snapshot.h"

#include <thread>

namespace tidemark::sandbox {

namespace {

// What the threads of both readers share.
class Reading
{
public:
    Reading(job::JobContext &job, const dialect::Registry &registry, ScratchServers &servers, SourceOptions options)
        : m_job(job)
        , m_registry(registry)
        , m_servers(servers)
        , m_options(std::move(options))
        , m_onStop(job.stopToken(), [this] { m_stop.request_stop(); })
    {
        if (const connect::PasswordPrompt asked = m_options.prompt)
            m_options.prompt = [this, asked](job::JobContext &who, const QString &question) {
                const std::scoped_lock lock(m_outside);
                return asked(who, question);
            };
    }

    Result<SourceContent> read(const SourceToRead &what)
    {
        job::JobContext job(m_stop.get_token(), [this](const job::Progress &step) {
            const std::scoped_lock lock(m_outside);
            m_job.report(step);
        });
        auto content = readSource(job, m_registry, m_servers, what, m_options);
        if (content)
            return content;
        m_stop.request_stop();
        return Failure(
            std::move(content).error().during(tr("reading %1").arg(printable(connect::describe(what.source)))));
    }

private:
    job::JobContext &m_job;
    const dialect::Registry &m_registry;
    ScratchServers &m_servers;
    SourceOptions m_options;
    std::stop_source m_stop;
    std::mutex m_outside; // held while somebody outside is called: prompts and progress
    std::stop_callback<std::function<void()>> m_onStop;
};

} // namespace

// The dialect that a source has without being asked for; empty for a script that does not tell.
static Result<QString> dialectOf(const dialect::Registry &registry, const connect::Source &source)
{
    if (const auto *target = std::get_if<dialect::Target>(&source))
        return target->engine;
    if (const auto *snapshot = std::get_if<connect::SnapshotFile>(&source))
        return TRY(schema::loadSnapshot(snapshot->path)).engine;
    const auto dialect = dialectOfScript(registry, std::get<connect::SqlFiles>(source).path, {});
    if (!dialect && dialect.error().kind != ErrorKind::Usage)
        return Failure(dialect.error());
    return dialect ? (*dialect)->id : QString();
}

static bool isScript(const connect::Source &source)
{
    return std::holds_alternative<connect::SqlFiles>(source);
}

// Empty when nobody tells, or when each tells for itself.
static Result<QString> dialectOfBoth(const dialect::Registry &registry, const connect::Source &from,
                                     const connect::Source &to)
{
    if (!isScript(from) && !isScript(to))
        return QString();
    const QString left = TRY(dialectOf(registry, from));
    const QString right = TRY(dialectOf(registry, to));
    if (left.isEmpty() || right.isEmpty())
        return left.isEmpty() ? right : left;
    return QString();
}

Result<SourcePair> readBoth(job::JobContext &job, const dialect::Registry &registry, ScratchServers &servers,
                            const SourceToRead &from, const SourceToRead &to, const SourceOptions &options)
{
    SourceOptions how = options;
    if (how.dialect.isEmpty())
        how.dialect = TRY(dialectOfBoth(registry, from.source, to.source));
    Reading reading(job, registry, servers, how);
    Result<SourceContent> second;
    std::jthread other([&] { second = reading.read(to); });
    Result<SourceContent> first = reading.read(from);
    other.join();
    // of two failures the one that stopped the other
    if (!first && (second || first.error().kind != ErrorKind::Cancelled || job.stopRequested()))
        return Failure(std::move(first).error());
    if (!second)
        return Failure(std::move(second).error());
    return SourcePair{.from = std::move(*first), .to = std::move(*second)};
}

} // namespace tidemark::sandbox
