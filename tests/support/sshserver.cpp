// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sshserver.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tidemark::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static void write(const QString &path, const QString &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("cannot write %s", qPrintable(path));
}

static quint16 freePort()
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(descriptor, reinterpret_cast<sockaddr *>(&address), size);
    ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size);
    ::close(descriptor);
    return ntohs(address.sin_port);
}

std::unique_ptr<SshServer> SshServer::start()
{
    std::unique_ptr<SshServer> server(new SshServer);
    return server->prepare() && server->listen() ? std::move(server) : nullptr;
}

bool SshServer::prepare()
{
    m_port = freePort();
    for (const QString &name : {u"host"_s, u"user"_s}) {
        const int code = QProcess::execute(u"ssh-keygen"_s,
                                           {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-f"_s, file(name)});
        if (code != 0)
            return false;
    }
    lock(false);
    write(file(u"sshd_config"_s),
          u"Port %1\nListenAddress 127.0.0.1\nHostKey %2\nAuthorizedKeysFile %3\nUsePAM no\nStrictModes no\n"
          u"PasswordAuthentication no\nKbdInteractiveAuthentication no\nPidFile none\nPermitRootLogin yes\n"_s.arg(
              QString::number(m_port), file(u"host"_s), file(u"authorized_keys"_s)));
    QFile key(file(u"host.pub"_s));
    if (!key.open(QIODevice::ReadOnly))
        return false;
    write(file(u"known_hosts"_s), u"[127.0.0.1]:%1 %2"_s.arg(m_port).arg(QString::fromUtf8(key.readAll())));
    write(file(u"ssh_config"_s),
          u"Host bastion\n  HostName 127.0.0.1\n  Port %1\nHost *\n  IdentityFile %2\n"
          u"  IdentitiesOnly yes\n  UserKnownHostsFile %3\n  GlobalKnownHostsFile /dev/null\n"_s.arg(
              QString::number(m_port), file(u"user"_s), file(u"known_hosts"_s)));
    const QString real = QStandardPaths::findExecutable(u"ssh"_s);
    QDir(m_folder.path()).mkpath(u"bin"_s);
    write(file(u"bin/ssh"_s), u"#!/bin/sh\nexec %1 -F %2 \"$@\"\n"_s.arg(real, file(u"ssh_config"_s)));
    QFile::setPermissions(file(u"bin/ssh"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("PATH", (file(u"bin"_s) + u':').toUtf8() + qgetenv("PATH"));
    return !real.isEmpty();
}

void SshServer::lock(bool locked)
{
    QFile::remove(file(u"authorized_keys"_s));
    if (!locked)
        QFile::copy(file(u"user.pub"_s), file(u"authorized_keys"_s));
}

bool SshServer::listen()
{
    QString program = QStandardPaths::findExecutable(u"sshd"_s);
    if (program.isEmpty())
        program = QStandardPaths::findExecutable(u"sshd"_s, {u"/usr/sbin"_s});
    // it insists on this folder when it runs as root
    if (::getuid() == 0)
        QDir().mkpath(u"/run/sshd"_s);
    auto child = job::ChildProcess::start({.program = program,
                                           .arguments = {u"-D"_s, u"-e"_s, u"-f"_s, file(u"sshd_config"_s)},
                                           .environment = {u"PATH=/usr/bin:/bin:/usr/sbin"_s},
                                           .folder = m_folder.path(),
                                           .outputFile = file(u"sshd.log"_s)});
    if (!child) {
        qWarning("%s", qPrintable(child.error().message));
        return false;
    }
    m_server = *std::move(child);
    const auto listening = [this] {
        QFile log(file(u"sshd.log"_s));
        return log.open(QIODevice::ReadOnly) && log.readAll().contains("Server listening");
    };
    while (!listening()) {
        if (m_server->waitForExit({}, 10ms)) {
            QFile log(file(u"sshd.log"_s));
            const bool opened = log.open(QIODevice::ReadOnly);
            qWarning("%s", opened ? log.readAll().constData() : "sshd ended");
            return false;
        }
    }
    return true;
}

// Sessions are processes in sessions of their own, so the clients are ended, which ends those.
void SshServer::stop()
{
    for (const pid_t client : clients())
        ::kill(client, SIGKILL);
    m_server.reset();
    QFile::remove(file(u"sshd.log"_s));
}

QList<pid_t> SshServer::clients() const
{
    QList<pid_t> found;
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile line(u"/proc/"_s + name + u"/cmdline"_s);
        if (name.toInt() > 0 && line.open(QIODevice::ReadOnly) &&
            line.readAll().contains(file(u"ssh_config"_s).toUtf8()))
            found << pid_t(name.toInt());
    }
    return found;
}

} // namespace tidemark::test
