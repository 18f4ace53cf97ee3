// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/scratchfolder.h"

#include "base/text.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>

namespace tidemark::sandbox {

using namespace Qt::StringLiterals;

static constexpr auto lockName = "owner.lock"_L1;

// When a process began, in the kernel's ticks since it booted; 0 when there is no such process. A number may be given
// to a new process, but never with the same beginning. Source: proc_pid_stat(5), field 22.
static qint64 beginningOf(qint64 pid)
{
    QFile stat(u"/proc/%1/stat"_s.arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = stat.readAll();
    // the second field is the program's name in parentheses, with whatever that contains
    return text.mid(text.lastIndexOf(')') + 2).split(' ').value(19).toLongLong();
}

// Sockets live in the folder, and the path of a socket may have 107 bytes.
static QString diskFolder()
{
    const QString folder = QDir::tempPath();
    return QFile::encodeName(folder).size() <= 50 ? folder : u"/tmp"_s;
}

// Kept in memory, and much faster at what a database is: some hundred small files.
static constexpr auto memoryFolder = "/dev/shm"_L1;

// Memory that is short is left alone, and whoever names a folder means it.
static QString parentFolder()
{
    constexpr quint64 enough = 2ULL << 30;
    struct statvfs space = {};
    const QByteArray path = QFile::encodeName(QString(memoryFolder));
    const bool isRoomy = statvfs(path.constData(), &space) == 0 && quint64(space.f_bavail) * space.f_frsize >= enough &&
                         access(path.constData(), W_OK | X_OK) == 0;
    return isRoomy && qEnvironmentVariableIsEmpty("TMPDIR") ? memoryFolder : diskFolder();
}

static void removeAll(const QString &folder)
{
    std::error_code ignored; // what cannot be removed now is swept later
    std::filesystem::remove_all(std::filesystem::path(QFile::encodeName(folder).toStdString()), ignored);
}

static int openLocked(const QString &path, int flags)
{
    const int lock = open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
    if (lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0)
        return lock;
    if (lock >= 0)
        close(lock);
    return -1;
}

Result<ScratchFolder> ScratchFolder::create()
{
    const QString prefix =
        u"%1/tidemark-%2-%3-"_s.arg(parentFolder(), QString::number(getpid()), QString::number(beginningOf(getpid())));
    QByteArray path = QFile::encodeName(prefix + u"XXXXXX"_s);
    const bool made = mkdtemp(path.data()) != nullptr;
    const int lock = made ? openLocked(QFile::decodeName(path) + u'/' + lockName, O_CREAT) : -1;
    if (lock < 0)
        return fail(ErrorKind::Io,
                    tr("Cannot make a folder in %1: %2").arg(parentFolder(), QString::fromLocal8Bit(strerror(errno))),
                    tr("Check the free space and your rights there, or set TMPDIR to another folder."));
    return ScratchFolder(QFile::decodeName(path), lock);
}

ScratchFolder::~ScratchFolder()
{
    if (m_path.isEmpty())
        return;
    removeAll(m_path);
    close(m_lock);
}

// Whether a folder with one of our names has lost its owner. Both signs count: the lock also tells owners that live in
// another process namespace, the process also tells owners that have not yet made their lock.
static bool isAbandoned(const QString &folder, qint64 pid, qint64 beginning)
{
    struct stat info = {};
    if (lstat(QFile::encodeName(folder).constData(), &info) != 0 || !S_ISDIR(info.st_mode))
        return false;
    if (geteuid() != 0 && info.st_uid != geteuid())
        return false;
    if (beginningOf(pid) == beginning)
        return false;
    const QString lockFile = folder + u'/' + lockName;
    if (!QFile::exists(lockFile))
        return true;
    const int lock = openLocked(lockFile, 0);
    if (lock >= 0)
        close(lock);
    return lock >= 0;
}

static void sweepIn(const QDir &parent)
{
    static const QRegularExpression ours(u"^tidemark-(\\d+)-(\\d+)-[A-Za-z0-9]{6}$"_s);
    for (const QString &name : parent.entryList({u"tidemark-*"_s}, QDir::Dirs | QDir::Hidden | QDir::NoSymLinks)) {
        const QRegularExpressionMatch match = ours.match(name);
        const QString folder = parent.filePath(name);
        if (!match.hasMatch() || !isAbandoned(folder, match.captured(1).toLongLong(), match.captured(2).toLongLong()))
            continue;
        endProcessesIn(folder);
        removeAll(folder);
    }
}

void ScratchFolder::sweep()
{
    sweepIn(QDir(diskFolder()));
    sweepIn(QDir(QString(memoryFolder)));
}

std::vector<pid_t> processesIn(const QString &folder)
{
    std::vector<pid_t> found;
    const QByteArray inside = QFile::encodeName(folder);
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        bool isProcess = false;
        const pid_t pid = name.toInt(&isProcess);
        char target[4096];
        const QByteArray link = "/proc/" + name.toLatin1() + "/cwd";
        const ssize_t size = isProcess ? readlink(link.constData(), target, sizeof target) : -1;
        if (size < 0)
            continue;
        const QByteArrayView cwd(target, size);
        if (cwd.startsWith(inside) && (cwd.size() == inside.size() || cwd[inside.size()] == '/'))
            found.push_back(pid);
    }
    return found;
}

void endProcessesIn(const QString &folder)
{
    for (int attempt = 0; attempt < 1000; ++attempt) {
        const std::vector<pid_t> left = processesIn(folder);
        if (left.empty())
            return;
        for (const pid_t pid : left)
            ::kill(pid, SIGKILL);
        usleep(1000);
    }
}

} // namespace tidemark::sandbox
