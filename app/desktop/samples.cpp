// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/samples.h"

#include "sandbox/cluster.h"
#include "workspace/jsonfile.h"
#include "workspace/sample.h"

#include <QCoreApplication>
#include <QFile>

#include <mutex>

namespace tidemark::desktop {

using namespace Qt::StringLiterals;

static const QString sampleDatabase = u"harbour"_s;

// Starts one scratch server when it is first wanted.
class SampleServers
{
public:
    Result<dialect::Target> start(job::JobContext &job, const dialect::Dialect &dialect, const QByteArray &script)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_cluster || !m_cluster->isRunning()) {
            auto cluster = TRY(sandbox::Cluster::start(job));
            TRY(workspace::runScript(job, dialect, cluster->target(), QByteArrayLiteral("CREATE DATABASE harbour;")));
            TRY(workspace::runScript(job, dialect, cluster->target(sampleDatabase), script));
            m_cluster = std::move(cluster);
        }
        return m_cluster->target(sampleDatabase);
    }

private:
    std::mutex m_mutex;
    std::unique_ptr<sandbox::Cluster> m_cluster;
};

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(Samples)
};

QByteArray scriptOf(const dialect::Dialect &dialect)
{
    QFile file(u":/sample/%1.sql"_s.arg(dialect.id));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

connect::Profile profileOf(const dialect::Dialect &dialect, const dialect::Target &target, const QString &name)
{
    connect::Profile profile;
    profile.id = u"sample-"_s + dialect.id;
    profile.name = name;
    profile.engine = dialect.id;
    profile.host = target.host;
    profile.port = target.port;
    profile.database = target.database;
    profile.user = target.user;
    profile.options = target.options;
    return profile;
}

ui::Sample fileSample(const dialect::Dialect &dialect)
{
    return {.title = Texts::tr("Making the sample workspace"),
            .make = [&dialect](job::JobContext &job) -> Result<connect::Profile> {
                const QString folder = workspace::dataFolder() + u"/sample"_s;
                dialect::Target target;
                target.database = TRY(workspace::ensureSampleFile(job, dialect, folder, scriptOf(dialect)));
                return profileOf(dialect, target, Texts::tr("Harbour sample"));
            }};
}

ui::Sample serverSample(const dialect::Dialect &dialect, const std::shared_ptr<SampleServers> &servers)
{
    return {.title = Texts::tr("Starting a server for the sample workspace"),
            .make = [&dialect, servers](job::JobContext &job) -> Result<connect::Profile> {
                const dialect::Target target = TRY(servers->start(job, dialect, scriptOf(dialect)));
                return profileOf(dialect, target, Texts::tr("Harbour sample on %1").arg(dialect.displayName));
            },
            .optional = true};
}

} // namespace

Samples::Samples(const dialect::Registry &registry)
    : m_registry(registry)
    , m_servers(std::make_shared<SampleServers>())
{
}

Samples::~Samples() = default;

std::vector<ui::Sample> Samples::all() const
{
    std::vector<ui::Sample> samples;
    for (const bool files : {true, false}) {
        for (const dialect::Dialect &dialect : m_registry.all()) {
            if (dialect.fileBased == files && QFile::exists(u":/sample/%1.sql"_s.arg(dialect.id)))
                samples.push_back(files ? fileSample(dialect) : serverSample(dialect, m_servers));
        }
    }
    return samples;
}

} // namespace tidemark::desktop
