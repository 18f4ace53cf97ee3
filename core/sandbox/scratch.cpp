// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/scratch.h"

#include "base/text.h"
#include "sandbox/scratchserver.h"

#include <utility>

namespace tidemark::sandbox {

using namespace Qt::StringLiterals;

Scratch::Scratch(Scratch &&) noexcept = default;

// The other one's destructor drops what this one had.
Scratch &Scratch::operator=(Scratch &&other) noexcept
{
    std::swap(m_dialect, other.m_dialect);
    std::swap(m_server, other.m_server);
    std::swap(m_target, other.m_target);
    std::swap(m_connection, other.m_connection);
    return *this;
}

Scratch::~Scratch()
{
    m_connection.reset();
    if (m_server)
        m_server->dropDatabase(m_target.database);
}

bool Scratch::isPrivate() const
{
    return !m_server || m_server->isOwn();
}

Result<void> Scratch::administer(job::JobContext &job, const sql::SqlText &statement)
{
    if (m_server)
        return m_server->administer(job, statement);
    TRY(m_connection->execute(job, statement));
    return {};
}

ScratchServers::ScratchServers(const dialect::Registry &registry, ScratchOptions options)
    : m_registry(registry)
    , m_options(std::move(options))
{
}

ScratchServers::~ScratchServers() = default;

// The engines of which we can start a server ourselves.
static bool hasOwnServer(const dialect::Dialect &dialect)
{
    return dialect.id == Cluster::engine();
}

static Error withAdvice(Error error)
{
    const QString advice = tr("Or name a server on which you may make databases: --sandbox-url.");
    const bool lacksServer = error.kind == ErrorKind::Unsupported || error.kind == ErrorKind::Config;
    if (lacksServer)
        error.hint += u' ' + advice;
    return error;
}

Result<std::shared_ptr<ScratchServer>> ScratchServers::serverFor(job::JobContext &job, const dialect::Dialect &dialect)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto known = m_servers.find(dialect.id); known != m_servers.end() && known->second->isRunning())
        return known->second;
    const bool isNamed = m_options.server && m_registry.find(m_options.server->engine) == &dialect;
    if (!isNamed && !hasOwnServer(dialect))
        return fail(ErrorKind::Unsupported, tr("There is no scratch server for %1").arg(dialect.displayName),
                    tr("Name a server on which you may make databases: --sandbox-url."));
    auto server = isNamed ? ScratchServer::named(job, m_registry, *m_options.server, m_options.prompt)
                          : ScratchServer::own(job, dialect, m_options.cluster, m_options.spares);
    if (!server)
        return Failure(withAdvice(std::move(server).error()));
    return m_servers[dialect.id] = *std::move(server);
}

static dialect::Target inMemory(const dialect::Dialect &dialect)
{
    dialect::Target target;
    target.engine = dialect.id;
    target.database = u":memory:"_s;
    return target;
}

Result<Scratch> ScratchServers::open(job::JobContext &job, const dialect::Dialect &dialect)
{
    if (dialect.fileBased) {
        Scratch scratch(dialect, nullptr, inMemory(dialect));
        scratch.m_connection = TRY(dialect.connector->open(job, scratch.m_target));
        return scratch;
    }
    if (!dialect.scratchSql)
        return fail(ErrorKind::Unsupported, tr("There are no scratch databases for %1").arg(dialect.displayName));
    const std::shared_ptr<ScratchServer> server = TRY(serverFor(job, dialect));
    Scratch scratch(dialect, server, server->target(TRY(server->makeDatabase(job))));
    scratch.m_connection = TRY(server->connect(job, scratch.m_target.database));
    return scratch;
}

} // namespace tidemark::sandbox
