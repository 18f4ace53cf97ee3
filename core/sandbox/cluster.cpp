// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/cluster.h"

#include "base/text.h"
#include "sandbox/clusterfiles.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QProcessEnvironment>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <clocale>

namespace tidemark::sandbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr auto serverLog = "server.log"_L1;
static constexpr auto initLog = "initdb.log"_L1;

// PostgreSQL refuses to run as root; whoever is root (a container, mostly) can lend it a lesser account.
static std::optional<job::Account> lesserAccount()
{
    if (geteuid() != 0)
        return {};
    for (const char *name : {"postgres", "nobody"}) {
        if (const passwd *entry = getpwnam(name))
            return job::Account{entry->pw_uid, entry->pw_gid};
    }
    return {};
}

// C.UTF-8 knows the letters beyond ASCII; both sort by code point.
static QString localeName()
{
    const locale_t locale = newlocale(LC_ALL_MASK, "C.UTF-8", nullptr);
    if (!locale)
        return u"C"_s;
    freelocale(locale);
    return u"C.UTF-8"_s;
}

static quint16 freePort()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *any = reinterpret_cast<sockaddr *>(&address);
    const bool found = socket >= 0 && bind(socket, any, size) == 0 && getsockname(socket, any, &size) == 0;
    if (socket >= 0)
        close(socket);
    return found ? ntohs(address.sin_port) : quint16(0);
}

static Failure stepFailed(ErrorKind kind, const QString &message, const QString &output)
{
    Error error;
    error.kind = kind;
    error.message = message;
    error.detail = output;
    error.hint = tr("The detail is what the program said last.");
    return Failure(std::move(error));
}

Cluster::Cluster(ClusterOptions options, Binaries binaries, ScratchFolder folder)
    : m_options(std::move(options))
    , m_binaries(std::move(binaries))
    , m_folder(std::move(folder))
    , m_account(lesserAccount())
{
}

Cluster::~Cluster()
{
    resume();
    if (m_server) {
        // "immediate": ends at once, yet gives its shared memory back
        m_server->signal(SIGQUIT);
        m_server->waitForExit({}, 5s);
    }
    kill();
}

Result<std::unique_ptr<Cluster>> Cluster::start(job::JobContext &job, const ClusterOptions &options)
{
    TRY(job.check());
    Binaries binaries = TRY(findBinaries(options.binaries));
    ScratchFolder::sweep();
    std::unique_ptr<Cluster> cluster(new Cluster(options, std::move(binaries), TRY(ScratchFolder::create())));
    TRY(cluster->initialise(job));
    TRY(cluster->configure());
    TRY(options.tcp ? cluster->startOnFreePort(job) : cluster->startServer(job));
    return cluster;
}

job::Command Cluster::command(const QString &program, const QStringList &arguments, const QString &outputFile,
                              int deathSignal) const
{
    job::Command command{.program = program,
                         .arguments = arguments,
                         .environment = {u"LC_ALL=C"_s, u"TZ=UTC"_s, u"PATH=/usr/bin:/bin"_s},
                         .folder = m_folder.path(),
                         .outputFile = m_folder.filePath(outputFile),
                         .deathSignal = deathSignal,
                         .account = m_account};
    // binaries that were unpacked somewhere may need it to find their libraries
    if (const QString libraries = qEnvironmentVariable("LD_LIBRARY_PATH"); !libraries.isEmpty())
        command.environment << u"LD_LIBRARY_PATH="_s + libraries;
    return command;
}

// A folder with a server alone is helped out by the machine's own, which reads from older servers, too.
static Result<QString> copyProgram(const Binaries &binaries)
{
    const QString program = binaries.program(u"pg_basebackup"_s);
    return QFile::exists(program) ? program : TRY(findBinaries()).program(u"pg_basebackup"_s);
}

static QString connectionText(const Primary &primary)
{
    const auto quoted = [](QString value) {
        return u"'%1'"_s.arg(value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s));
    };
    const dialect::Target &from = primary.target;
    return u"host=%1 port=%2 user=%3 application_name=%4"_s.arg(quoted(from.host), quoted(from.port), quoted(from.user),
                                                                quoted(primary.slot));
}

static QStringList copyArguments(const Primary &primary, const QString &folder)
{
    return {u"--pgdata"_s, folder,       u"--dbname"_s,          connectionText(primary), u"--create-slot"_s,
            u"--slot"_s,   primary.slot, u"--checkpoint=fast"_s, u"--no-sync"_s};
}

Result<void> Cluster::initialise(job::JobContext &job)
{
    job.report({tr("Making a scratch database server")});
    if (m_account && chown(QFile::encodeName(m_folder.path()).constData(), m_account->user, m_account->group) != 0)
        return fail(ErrorKind::Io, tr("Cannot hand %1 to the account that runs the server").arg(m_folder.path()));
    if (m_options.standbyOf)
        return runOnce(job, TRY(copyProgram(m_binaries)), copyArguments(*m_options.standbyOf, dataFolder()));
    return runOnce(job, m_binaries.program(u"initdb"_s),
                   {u"--pgdata"_s, dataFolder(), u"--username"_s, m_options.superuser, u"--auth"_s, u"trust"_s,
                    u"--encoding"_s, u"UTF8"_s, u"--locale"_s, localeName(), u"--no-sync"_s});
}

Result<void> Cluster::runOnce(job::JobContext &job, const QString &program, const QStringList &arguments)
{
    const auto child = TRY(job::ChildProcess::start(command(program, arguments, initLog, SIGTERM)));
    if (!child->waitForExit(job.stopToken(), m_options.timeout)) {
        TRY(job.check());
        return stepFailed(ErrorKind::Timeout, tr("%1 took too long").arg(QFileInfo(program).fileName()),
                          lastLines(m_folder.filePath(initLog)));
    }
    if (!child->succeeded())
        return stepFailed(ErrorKind::Io, tr("%1 failed").arg(QFileInfo(program).fileName()),
                          lastLines(m_folder.filePath(initLog)));
    return {};
}

Result<void> Cluster::configure()
{
    const ClusterFiles files(dataFolder(), m_account);
    QMap<QString, QString> settings = baseSettings(m_folder.path());
    if (m_options.tcp)
        settings[u"listen_addresses"_s] = u"127.0.0.1"_s;
    const std::tuple<QString, QString, QString> copies[] = {
        {u"ssl_cert_file"_s, m_options.certificate, u"server.crt"_s},
        {u"ssl_key_file"_s, m_options.certificateKey, u"server.key"_s},
        {u"ssl_ca_file"_s, m_options.certificateAuthority, u"root.crt"_s}};
    for (const auto &[setting, source, name] : copies) {
        if (source.isEmpty())
            continue;
        TRY(files.copy(source, name));
        settings[setting] = name;
        settings[u"ssl"_s] = u"on"_s;
    }
    if (const auto &primary = m_options.standbyOf) {
        settings[u"primary_conninfo"_s] = connectionText(*primary);
        settings[u"primary_slot_name"_s] = primary->slot;
        TRY(files.append(u"standby.signal"_s, {}));
    }
    settings.insert(m_options.settings);
    TRY(files.append(u"postgresql.conf"_s, settingsText(settings)));
    return files.replace(u"pg_hba.conf"_s, accessText(m_options.accessRules));
}

// A port that was free may be taken when the server asks for it; another one is then tried.
Result<void> Cluster::startOnFreePort(job::JobContext &job)
{
    Result<void> outcome;
    for (int attempt = 0; attempt < 5; ++attempt) {
        m_port = freePort();
        outcome = startServer(job);
        if (outcome || !outcome.error().detail.contains("could not bind"_L1))
            break;
    }
    return outcome;
}

Result<void> Cluster::startServer(job::JobContext &job)
{
    job.report({tr("Starting a scratch database server")});
    // left by a server that was killed; it would be taken for the new one's
    QFile::remove(dataFolder() + u"/postmaster.pid"_s);
    const QStringList arguments{u"-D"_s, dataFolder(), u"-p"_s, QString::number(m_port)};
    m_server = TRY(job::ChildProcess::start(command(m_binaries.program(u"postgres"_s), arguments, serverLog, SIGQUIT)));
    return waitUntilReady(job);
}

Result<void> Cluster::waitUntilReady(job::JobContext &job)
{
    const QDeadlineTimer deadline(m_options.timeout);
    while (!isReady(dataFolder(), m_server->pid())) {
        if (m_server->waitForExit(job.stopToken(), 2ms))
            return stepFailed(ErrorKind::Io, tr("The scratch server did not start"), log());
        if (job.stopRequested() || deadline.hasExpired())
            kill();
        TRY(job.check());
        if (deadline.hasExpired())
            return stepFailed(ErrorKind::Timeout, tr("The scratch server took too long to start"), log());
    }
    return {};
}

Result<void> Cluster::stop(job::JobContext &job)
{
    if (!isRunning())
        return {};
    resume();
    m_server->signal(SIGINT); // "fast": sessions are ended, the data are written
    if (!m_server->waitForExit(job.stopToken(), m_options.timeout)) {
        TRY(job.check());
        return stepFailed(ErrorKind::Timeout, tr("The scratch server took too long to stop"), log());
    }
    return {};
}

Result<void> Cluster::restart(job::JobContext &job)
{
    TRY(stop(job));
    return startServer(job);
}

void Cluster::kill()
{
    if (m_server) {
        m_server->signal(SIGKILL);
        m_server->waitForExit({}, m_options.timeout);
    }
    endProcessesIn(m_folder.path()); // a stopped initdb and its children, too
    releaseSharedMemory(dataFolder());
}

void Cluster::pause()
{
    signalAll(SIGSTOP);
}

void Cluster::resume()
{
    signalAll(SIGCONT);
}

// Every process of a server works in its data folder.
void Cluster::signalAll(int number) const
{
    for (const pid_t pid : processesIn(dataFolder()))
        ::kill(pid, number);
}

dialect::Target Cluster::target(const QString &database) const
{
    return {.engine = engine(),
            .host = socketFolder(),
            .port = QString::number(m_port),
            .database = database,
            .user = m_options.superuser,
            .password = {},
            .options = {}};
}

dialect::Target Cluster::tcpTarget(const QString &database) const
{
    dialect::Target target = this->target(database);
    target.host = u"127.0.0.1"_s;
    return target;
}

QString Cluster::log() const
{
    return lastLines(m_folder.filePath(serverLog));
}

} // namespace tidemark::sandbox
