// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/opener.h"

#include "base/text.h"
#include "connect/passwordorigin.h"
#include "dialect/redaction.h"

#include <QRandomGenerator>

namespace tidemark::connect {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

static const QString addressOption = u"hostaddr"_s;

static const Clock &systemClock()
{
    static const SystemClock clock;
    return clock;
}

static milliseconds oneToTwoSeconds()
{
    return milliseconds(QRandomGenerator::global()->bounded(1000, 2001));
}

static Result<std::shared_ptr<SecretSource>> sourceOf(const dialect::Target &target, const OpenerParts &parts)
{
    if (parts.source || target.passwordOrigin.kind.isEmpty())
        return parts.source;
    return makeSource(target, *parts.clock);
}

static OpenerParts completed(OpenerParts parts)
{
    if (!parts.clock)
        parts.clock = &systemClock();
    if (!parts.cache)
        parts.cache = std::make_shared<SecretCache>(*parts.clock);
    if (!parts.tunnels)
        parts.tunnels = std::make_shared<Tunnels>();
    if (!parts.pause)
        parts.pause = &oneToTwoSeconds;
    return parts;
}

Opener::Opener(const dialect::Registry &registry, dialect::Target target, OpenerParts parts)
    : m_registry(registry)
    , m_target(std::move(target))
    , m_parts(completed(std::move(parts)))
    , m_source(sourceOf(m_target, m_parts))
{
}

Result<Session> Opener::open(job::JobContext &job, const Secret &password, const PasswordPrompt &prompt) const
{
    const dialect::Dialect &dialect = *TRY(m_registry.require(m_target.engine));
    dialect::Target target = m_target;
    if (!password.isEmpty())
        target.password = password;
    if (!target.password.isEmpty())
        return openAsked(job, dialect, std::move(target), prompt);
    if (TRY(m_source))
        return openFetched(job, dialect);
    return openAsked(job, dialect, std::move(target), prompt);
}

// The driver itself gave up, or the source did, before the server refused anything.
bool lacksPassword(const Error &error)
{
    return error.kind == ErrorKind::Auth && error.sqlState.isEmpty();
}

Result<Session> Opener::openAsked(job::JobContext &job, const dialect::Dialect &dialect, dialect::Target target,
                                  const PasswordPrompt &prompt) const
{
    auto session = openOnce(job, dialect, target);
    if (session || !prompt || !lacksPassword(session.error()))
        return session;
    target.password = TRY(prompt(job, passwordQuestion(m_target)));
    return openOnce(job, dialect, target);
}

// ---- Fetched passwords

static bool isRefusal(const Error &error)
{
    return error.sqlState == "28P01"_L1 || error.sqlState == "28000"_L1;
}

static Result<void> wait(const job::JobContext &job, milliseconds time)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, job.stopToken(), time, [] { return false; });
    return job.check();
}

static Error withProblem(Error error, const SecretSource &source, const std::optional<Error> &problem)
{
    if (problem)
        error.detail += (error.detail.isEmpty() ? QString() : u"\n"_s) +
                        tr("A newer password could not be fetched: %1").arg(problem->message);
    return std::move(error).during(tr("with the password of %1").arg(source.describe()));
}

// Openers that share a cache share the secrets of one server and user.
static QString cacheName(dialect::Target target)
{
    target.database.clear();
    return target.engine + u' ' + describe(target) + u' ' + formatOrigin(target.passwordOrigin);
}

Result<void> Opener::prefetch(job::JobContext &job) const
{
    const std::shared_ptr<SecretSource> source = TRY(m_source);
    if (source && m_target.password.isEmpty())
        TRY(m_parts.cache->get(job, cacheName(m_target), *source));
    return {};
}

Result<Session> Opener::openFetched(job::JobContext &job, const dialect::Dialect &dialect) const
{
    constexpr int attempts = 2;
    SecretSource &source = **m_source;
    const QString name = cacheName(m_target);
    Error refusal;
    quint64 refused = 0;
    for (int i = 0; i < attempts; ++i) {
        const SecretCache::Entry entry = TRY(m_parts.cache->get(job, name, source));
        if (entry.problem && entry.version == refused)
            return Failure(withProblem(std::move(refusal), source, entry.problem));
        dialect::Target target = m_target;
        target.password = entry.secret.password;
        target.user = entry.secret.user.value_or(m_target.user);
        auto session = openOnce(job, dialect, target);
        if (session)
            m_parts.cache->accept(name, entry.version);
        if (session || !isRefusal(session.error()))
            return session;
        refusal = std::move(session).error();
        refused = entry.version;
        if (!m_parts.cache->refuse(name, entry.version, source) || i + 1 == attempts)
            return Failure(withProblem(std::move(refusal), source, entry.problem));
        TRY(wait(job, m_parts.pause()));
    }
    std::unreachable();
}

// ---- One connection

static Error withoutPassword(Error error, const Secret &password)
{
    for (QString *text : {&error.message, &error.detail, &error.hint, &error.statement, &error.object})
        *text = password.redactFrom(*text);
    for (QString &step : error.trail)
        step = password.redactFrom(step);
    return error;
}

// The near end of the tunnel in place of the host, whose name stays for the check of its certificate.
static Result<std::shared_ptr<Tunnel>> takeTunnel(const job::JobContext &job, const dialect::Dialect &dialect,
                                                  Tunnels &tunnels, dialect::Target &target)
{
    if (target.sshHost.isEmpty())
        return nullptr;
    if (dialect.fileBased || target.host.contains(u',') || target.host.startsWith(u'/') ||
        target.options.contains(addressOption))
        return fail(ErrorKind::Usage, tr("An SSH tunnel leads to one host"),
                    tr("Give one host name or address as the SSH host sees it, or none for the SSH host itself."));
    if (target.host.isEmpty())
        target.host = u"localhost"_s;
    const FarEnd end{.host = target.host, .port = target.port.isEmpty() ? dialect.defaultPort : target.port};
    auto tunnel = TRY(tunnels.get(job, target.sshHost, end, target.connectTimeout));
    target.port = QString::number(tunnel->port());
    if (dialect.connector->optionNames().contains(addressOption))
        target.options[addressOption] = u"127.0.0.1"_s;
    else
        target.host = u"127.0.0.1"_s;
    return tunnel;
}

Result<Session> Opener::openOnce(job::JobContext &job, const dialect::Dialect &dialect,
                                 const dialect::Target &target) const
{
    dialect::Target near = target;
    const std::shared_ptr<Tunnel> tunnel = TRY(takeTunnel(job, dialect, *m_parts.tunnels, near));
    Session session{.dialect = &dialect};
    auto connection = dialect.connector->open(job, near, &session.timings);
    if (!connection) {
        Error error = withoutPassword(std::move(connection).error(), dialect::passwordToHide(target));
        if (tunnel && error.hint.isEmpty())
            error.hint = tr("Check the host and the port as %1 sees them, and that the server is running there.")
                             .arg(printable(target.sshHost));
        if (tunnel)
            error = std::move(error).during(tr("through SSH to %1").arg(printable(target.sshHost)));
        return Failure(std::move(error));
    }
    session.connection = *std::move(connection);
    session.connection->keepWith(tunnel);
    return session;
}

} // namespace tidemark::connect
