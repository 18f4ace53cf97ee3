// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/scratchserver.h"

#include "base/text.h"

#include <QDateTime>
#include <QRandomGenerator>

namespace tidemark::sandbox {

using namespace Qt::StringLiterals;

static constexpr auto prefix = "tidemark_scratch_"_L1;
// Of our own server: nobody's name, so that what a script leaves to whoever runs it can be told from what it says.
static const QString owner = u"tidemark_scratch"_s;
static constexpr qint64 leftoverAge = 3600; // seconds: younger ones may be about to be used

Result<std::shared_ptr<ScratchServer>> ScratchServer::own(job::JobContext &job, const dialect::Dialect &dialect,
                                                          const ClusterOptions &options, int spares)
{
    ClusterOptions full = options;
    full.settings = dialect.scratchSql->serverSettings();
    full.settings.insert(options.settings);
    full.superuser = owner;
    std::shared_ptr<ScratchServer> server(new ScratchServer(dialect));
    server->m_cluster = TRY(Cluster::start(job, full));
    server->m_target = server->m_cluster->target(dialect.scratchSql->maintenanceDatabase());
    TRY(server->openAdmin(job));
    for (const sql::SqlText &statement : dialect.scratchSql->serverSetup())
        TRY(server->m_admin->execute(job, statement));
    server->m_wantedSpares = size_t(std::max(spares, 0));
    server->m_tidier = std::jthread([self = server.get()](const std::stop_token &stop) { self->tidy(stop); });
    return server;
}

Result<std::shared_ptr<ScratchServer>> ScratchServer::named(job::JobContext &job, const dialect::Registry &registry,
                                                            const dialect::Target &target,
                                                            const connect::PasswordPrompt &prompt)
{
    const dialect::Dialect &dialect = *TRY(registry.require(target.engine));
    std::shared_ptr<ScratchServer> server(new ScratchServer(dialect));
    server->m_target = target;
    server->m_target.readOnly = false;
    if (target.database.isEmpty())
        server->m_target.database = dialect.scratchSql->maintenanceDatabase();
    // a password that a person gave once is good for every further connection
    const connect::PasswordPrompt remembering = [&](job::JobContext &asking,
                                                    const QString &question) -> Result<Secret> {
        server->m_target.password = TRY(prompt(asking, question));
        return server->m_target.password;
    };
    static const SystemClock clock;
    server->m_registry = &registry;
    server->m_parts = {.cache = std::make_shared<connect::SecretCache>(clock),
                       .tunnels = std::make_shared<connect::Tunnels>()};
    const connect::Opener opener(registry, server->m_target, server->m_parts);
    auto session = TRY(opener.open(job, {}, prompt ? remembering : connect::PasswordPrompt()));
    server->m_admin = std::move(session.connection);
    server->removeLeftovers(job);
    return server;
}

ScratchServer::~ScratchServer()
{
    m_tidier.request_stop();
    if (m_tidier.joinable())
        m_tidier.join();
}

Result<void> ScratchServer::openAdmin(job::JobContext &job)
{
    m_admin = TRY(connect(job, m_target.database));
    return {};
}

// What cannot be removed now (no right, somebody else was faster) is no reason to fail.
void ScratchServer::removeLeftovers(job::JobContext &job)
{
    const auto found = sql::fetch(job, *m_admin, m_dialect.scratchSql->unused(prefix));
    if (!found)
        return;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    for (size_t row = 0; row < found->rowCount(); ++row) {
        const QString name = found->text(row, 0);
        const qint64 made = name.mid(prefix.size()).section(u'_', 0, 0).toLongLong();
        if (made > 0 && now - made > leftoverAge)
            dropDatabase(name);
    }
}

QString ScratchServer::freshName()
{
    const std::scoped_lock lock(m_mutex);
    const QString unique =
        isOwn() ? QString::number(++m_made) : QString::number(QRandomGenerator::system()->generate64(), 36);
    return u"%1%2_%3"_s.arg(prefix, QString::number(QDateTime::currentSecsSinceEpoch()), unique);
}

Result<QString> ScratchServer::makeDatabase(job::JobContext &job)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_spares.empty()) {
            const QString name = m_spares.front();
            m_spares.pop_front();
            m_wake.notify_all();
            return name;
        }
    }
    const QString name = freshName();
    const std::scoped_lock lock(m_adminMutex);
    auto made = m_admin->execute(job, m_dialect.scratchSql->create(name, m_admin->server()));
    if (!made)
        return Failure(std::move(made).error().during(tr("making a scratch database")));
    return name;
}

void ScratchServer::dropDatabase(const QString &name)
{
    if (isOwn()) {
        const std::scoped_lock lock(m_mutex);
        m_dropped.push_back(name);
        m_wake.notify_all();
        return;
    }
    // a job of its own: the caller's may be stopped already
    job::JobContext job;
    [[maybe_unused]] const auto outcome = administer(job, m_dialect.scratchSql->drop(name, m_admin->server()));
}

Result<std::unique_ptr<sql::Connection>> ScratchServer::connect(job::JobContext &job, const QString &database) const
{
    if (!m_registry)
        return m_dialect.connector->open(job, target(database));
    return std::move(TRY(connect::Opener(*m_registry, target(database), m_parts).open(job)).connection);
}

dialect::Target ScratchServer::target(const QString &database) const
{
    dialect::Target target = m_target;
    target.database = database;
    return target;
}

Result<void> ScratchServer::administer(job::JobContext &job, const sql::SqlText &statement)
{
    const std::scoped_lock lock(m_adminMutex);
    TRY(m_admin->execute(job, statement));
    return {};
}

bool ScratchServer::hasWork() const
{
    return !m_dropped.empty() || m_spares.size() < m_wantedSpares;
}

// Runs in a thread and with a connection of its own. Whatever fails here fails again where it matters.
void ScratchServer::tidy(const std::stop_token &stop)
{
    job::JobContext job(stop);
    auto connection = connect(job, m_dialect.scratchSql->maintenanceDatabase());
    while (connection && (*connection)->isUsable()) {
        QString dropped;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return hasWork(); }))
                return;
            // a database that waits is worth more than the room of one that is gone
            if (m_spares.size() >= m_wantedSpares) {
                dropped = m_dropped.front();
                m_dropped.pop_front();
            }
        }
        const dialect::ScratchSql &words = *m_dialect.scratchSql;
        if (!dropped.isEmpty()) {
            if (!(*connection)->execute(job, words.drop(dropped, (*connection)->server())))
                continue;
        } else {
            const QString name = freshName();
            if (!(*connection)->execute(job, words.create(name, (*connection)->server())))
                return;
            const std::scoped_lock lock(m_mutex);
            m_spares.push_back(name);
        }
    }
}

} // namespace tidemark::sandbox
