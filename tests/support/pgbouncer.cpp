// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pgbouncer.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>
#include <QtCore/QStandardPaths>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace tidemark::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static quint16 freePort()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *any = reinterpret_cast<sockaddr *>(&address);
    const bool found = socket >= 0 && ::bind(socket, any, size) == 0 && ::getsockname(socket, any, &size) == 0;
    ::close(socket);
    return found ? ntohs(address.sin_port) : quint16(0);
}

// Whether somebody listens on a unix socket.
static bool accepts(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (size_t(name.size()) >= sizeof address.sun_path)
        return false;
    memcpy(address.sun_path, name.constData(), size_t(name.size()));
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool accepted = ::connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    ::close(socket);
    return accepted;
}

static QString programPath()
{
    const QString found = QStandardPaths::findExecutable(u"pgbouncer"_s);
    return found.isEmpty() ? QStandardPaths::findExecutable(u"pgbouncer"_s, {u"/usr/sbin"_s}) : found;
}

Bouncer::Bouncer(sandbox::ScratchFolder folder)
    : m_folder(std::move(folder))
    , m_port(freePort())
{
}

Bouncer::~Bouncer()
{
    if (!m_program)
        return;
    m_program->signal(SIGTERM); // at once
    m_program->waitForExit({}, 5s);
}

static bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

bool Bouncer::writeFiles(const sandbox::Cluster &behind, const BouncerOptions &options) const
{
    const QString server = u"host=%1 port=%2"_s.arg(behind.socketFolder()).arg(behind.port());
    QMap<QString, QString> databases = options.databases;
    for (QString &line : databases)
        line = server + u' ' + line;
    databases.insert(u"*"_s, server);
    QMap<QString, QString> settings{{u"listen_addr"_s, u"127.0.0.1"_s},
                                    {u"listen_port"_s, QString::number(m_port)},
                                    {u"unix_socket_dir"_s, m_folder.path()},
                                    {u"auth_type"_s, options.passwords.isEmpty() ? u"trust"_s : u"scram-sha-256"_s},
                                    {u"auth_file"_s, m_folder.filePath(u"users.txt"_s)},
                                    {u"admin_users"_s, u"postgres"_s},
                                    {u"pool_mode"_s, u"transaction"_s},
                                    {u"logfile"_s, m_folder.filePath(u"bouncer.log"_s)}};
    settings.insert(options.settings);
    QByteArray text = "[databases]\n";
    for (auto line = databases.cbegin(); line != databases.cend(); ++line)
        text += (line.key() + u" = "_s + line.value() + u'\n').toUtf8();
    text += "[pgbouncer]\n";
    for (auto line = settings.cbegin(); line != settings.cend(); ++line)
        text += (line.key() + u" = "_s + line.value() + u'\n').toUtf8();
    QByteArray users = options.passwords.isEmpty() ? "\"postgres\" \"\"\n" : "";
    for (auto user = options.passwords.cbegin(); user != options.passwords.cend(); ++user)
        users += u"\"%1\" \"%2\"\n"_s.arg(user.key(), user.value()).toUtf8();
    return write(m_folder.filePath(u"bouncer.ini"_s), text) && write(m_folder.filePath(u"users.txt"_s), users);
}

bool Bouncer::startProgram()
{
    auto program = job::ChildProcess::start({.program = programPath(),
                                             .arguments = {u"-q"_s, m_folder.filePath(u"bouncer.ini"_s)},
                                             .environment = {u"LC_ALL=C"_s, u"PATH=/usr/bin:/bin"_s},
                                             .folder = m_folder.path(),
                                             .outputFile = m_folder.filePath(u"output.log"_s)});
    if (!program)
        return false;
    m_program = *std::move(program);
    const QString socket = m_folder.filePath(u".s.PGSQL.%1"_s.arg(m_port));
    for (const QDeadlineTimer deadline(20s); !deadline.hasExpired();) {
        if (accepts(socket))
            return true;
        if (m_program->waitForExit({}, 2ms))
            return false;
    }
    return false;
}

std::unique_ptr<Bouncer> Bouncer::start(const sandbox::Cluster &behind, const BouncerOptions &options)
{
    auto folder = sandbox::ScratchFolder::create();
    if (!folder || programPath().isEmpty()) {
        qWarning("there is no PgBouncer on this machine: the package pgbouncer has it");
        return {};
    }
    std::unique_ptr<Bouncer> bouncer(new Bouncer(*std::move(folder)));
    if (!bouncer->writeFiles(behind, options) || !bouncer->startProgram()) {
        qWarning("PgBouncer did not start: %s", bouncer->log().constData());
        return {};
    }
    return bouncer;
}

dialect::Target Bouncer::target(const QString &database, const QString &user) const
{
    return {.engine = sandbox::Cluster::engine(),
            .host = m_folder.path(),
            .port = QString::number(m_port),
            .database = database,
            .user = user,
            .password = {},
            .options = {}};
}

dialect::Target Bouncer::tcpTarget(const QString &database, const QString &user) const
{
    dialect::Target target = this->target(database, user);
    target.host = u"127.0.0.1"_s;
    return target;
}

QByteArray Bouncer::log() const
{
    QByteArray text;
    for (const QString &name : {u"bouncer.log"_s, u"output.log"_s}) {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            text += file.readAll();
    }
    return text;
}

} // namespace tidemark::test
