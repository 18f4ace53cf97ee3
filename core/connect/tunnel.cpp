// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/tunnel.h"

#include "base/text.h"

#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tidemark::connect {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

// ---- Hosts

// Nothing that ssh, its configuration or a ProxyCommand could read as more than a name.
static bool isName(const QString &text)
{
    static const QString others = u"._-+%:"_s;
    return !text.startsWith(u'-') &&
           std::ranges::all_of(text, [](QChar c) { return c.isLetterOrNumber() || others.contains(c); });
}

Result<SshHost> parseSshHost(const QString &text)
{
    static const QRegularExpression form(
        u"\\A(?:ssh://)?(?:([^@]*)@)?(?:\\[([^\\]]*)\\]|([^@:\\[\\]]*))(?::(\\d{1,5}))?/?\\z"_s);
    const QRegularExpressionMatch match = form.match(text);
    SshHost host{.user = match.captured(1),
                 .host = match.captured(2).isEmpty() ? match.captured(3) : match.captured(2),
                 .port = match.captured(4)};
    const int port = host.port.isEmpty() ? 1 : host.port.toInt();
    const bool fits = match.hasMatch() && !host.host.isEmpty() && isName(host.host) && isName(host.user) && port >= 1 &&
                      port <= 65535;
    if (fits)
        return host;
    return fail(ErrorKind::Usage, tr("\"%1\" is no host for SSH").arg(printable(text, 80)),
                tr("Write user@host:port, or a name of ~/.ssh/config. A password has no place there."));
}

// ---- The near end

static Result<quint16> freePort()
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool found = descriptor >= 0 && ::bind(descriptor, reinterpret_cast<sockaddr *>(&address), size) == 0 &&
                       ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    if (!found)
        return fail(ErrorKind::Io, tr("There is no free port for an SSH tunnel"));
    return ntohs(address.sin_port);
}

// Whether a process of ours listens there: a port that another user took meanwhile is none to send passwords to.
// Columns: proc(5), /proc/net/tcp.
static bool weListenAt(quint16 port)
{
    QFile table(u"/proc/net/tcp"_s);
    if (!table.open(QIODevice::ReadOnly))
        return false;
    const QByteArray end = ':' + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    for (const QByteArray &line : table.readAll().split('\n')) {
        const QList<QByteArray> columns = line.simplified().split(' ');
        if (columns.size() > 7 && columns[1].endsWith(end) && columns[3] == "0A")
            return columns[7].toUInt() == ::getuid();
    }
    return false;
}

// ---- One tunnel

static QStringList arguments(const SshHost &through, const FarEnd &to, quint16 port, milliseconds limit)
{
    const QString far = to.host.contains(u':') ? u'[' + to.host + u']' : to.host;
    QStringList list{u"-N"_s, u"-T"_s};
    for (const QString &option :
         {u"BatchMode=yes"_s, u"ExitOnForwardFailure=yes"_s, u"ControlPath=none"_s, u"ServerAliveInterval=15"_s,
          u"ServerAliveCountMax=3"_s, u"ConnectTimeout=%1"_s.arg(std::max<qint64>(1, limit.count() / 1000))})
        list << u"-o"_s << option;
    list << u"-L"_s << u"127.0.0.1:%1:%2:%3"_s.arg(port).arg(far, to.port);
    if (!through.port.isEmpty())
        list << u"-p"_s << through.port;
    if (!through.user.isEmpty())
        list << u"-l"_s << through.user;
    return list << u"--"_s << through.host;
}

QString Tunnel::said() const
{
    QFile file(m_messages.fileName());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(file.read(16'384)).split(u'\n', Qt::SkipEmptyParts);
    for (QString &line : lines)
        line = printable(line.trimmed());
    return lines.mid(std::max<qsizetype>(0, lines.size() - 4)).join(u'\n');
}

static Failure broken(const SshHost &through, const QString &said)
{
    Error error;
    error.kind = ErrorKind::Connection;
    error.message = tr("There is no SSH tunnel through %1").arg(printable(through.host));
    // the last words say why; what stands before them is warnings and the like
    if (const QString last = said.section(u'\n', -1); !last.isEmpty())
        error.message += u": "_s + last;
    error.detail = said.contains(u'\n') ? said : QString();
    error.hint =
        tr("A tunnel cannot ask for anything: sign in once with ssh %1 in a terminal, so that the host is known and "
           "a key or an agent opens it.")
            .arg(printable(through.host));
    error.breaksConnection = true;
    return Failure(std::move(error));
}

// False when somebody else took the port.
Result<bool> Tunnel::start(const job::JobContext &job, const SshHost &through, const FarEnd &to, milliseconds limit)
{
    const QString program = QStandardPaths::findExecutable(u"ssh"_s);
    if (program.isEmpty())
        return fail(ErrorKind::Unsupported, tr("There is no ssh on this machine"), tr("Install the OpenSSH client."));
    if (!m_messages.open())
        return fail(ErrorKind::Io, tr("Cannot write a temporary file: %1").arg(m_messages.errorString()));
    m_port = TRY(freePort());
    m_ssh = TRY(job::ChildProcess::start({.program = program,
                                          .arguments = arguments(through, to, m_port, limit),
                                          .environment = QProcessEnvironment::systemEnvironment().toStringList(),
                                          .folder = QDir::homePath(),
                                          .outputFile = m_messages.fileName()}));
    const auto deadline = steady_clock::now() + limit;
    while (!weListenAt(m_port)) {
        const bool ended = m_ssh->waitForExit(job.stopToken(), 10ms);
        TRY(job.check());
        if (ended && said().contains("cannot listen"_L1, Qt::CaseInsensitive))
            return false;
        if (ended)
            return broken(through, said());
        if (steady_clock::now() > deadline)
            return fail(ErrorKind::Timeout, tr("%1 did not answer to SSH in time").arg(printable(through.host)),
                        tr("Check the host and the port; a firewall may drop the packets."));
    }
    return true;
}

Result<std::shared_ptr<Tunnel>> Tunnel::open(const job::JobContext &job, const SshHost &through, const FarEnd &to,
                                             milliseconds limit)
{
    constexpr int attempts = 3;
    for (int i = 0; i < attempts; ++i) {
        std::shared_ptr<Tunnel> tunnel(new Tunnel);
        if (TRY(tunnel->start(job, through, to, limit)))
            return tunnel;
    }
    return fail(ErrorKind::Connection, tr("There is no free port for an SSH tunnel"));
}

bool Tunnel::stands() const
{
    return m_ssh->isRunning() && weListenAt(m_port);
}

// With what it started: jump hosts are reached by processes of its own.
Tunnel::~Tunnel()
{
    if (m_ssh)
        m_ssh->signalAll(SIGKILL);
}

// ---- All of them

Result<std::shared_ptr<Tunnel>> Tunnels::get(const job::JobContext &job, const QString &sshHost, const FarEnd &to,
                                             milliseconds limit)
{
    const SshHost through = TRY(parseSshHost(sshHost));
    std::unique_lock lock(m_mutex);
    Place &place = m_places[{sshHost, to}];
    m_changed.wait(lock, job.stopToken(), [&] { return !place.opening; });
    TRY(job.check());
    if (auto tunnel = place.tunnel.lock(); tunnel && tunnel->stands())
        return tunnel;
    place.opening = true;
    lock.unlock();
    auto opened = Tunnel::open(job, through, to, limit);
    lock.lock();
    place.opening = false;
    if (opened)
        place.tunnel = *opened;
    m_changed.notify_all();
    return opened;
}

} // namespace tidemark::connect
