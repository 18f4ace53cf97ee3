// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/clusterfiles.h"

#include "base/text.h"

#include <QFile>

#include <sys/ipc.h>
#include <sys/shm.h>
#include <unistd.h>

namespace tidemark::sandbox {

using namespace Qt::StringLiterals;

static Failure cannot(const QString &what, const QFile &file)
{
    return fail(ErrorKind::Io, what.arg(file.fileName(), file.errorString()),
                tr("Check your rights there and the free space."));
}

static Result<void> write(const QString &path, const QByteArray &text, QIODevice::OpenMode mode)
{
    QFile file(path);
    if (!file.open(mode) || file.write(text) != text.size() || !file.flush())
        return cannot(tr("Cannot write %1: %2"), file);
    return {};
}

Result<void> ClusterFiles::append(const QString &name, const QByteArray &text) const
{
    return write(path(name), text, QIODevice::Append);
}

Result<void> ClusterFiles::replace(const QString &name, const QByteArray &text) const
{
    return write(path(name), text, QIODevice::WriteOnly | QIODevice::Truncate);
}

Result<void> ClusterFiles::copy(const QString &source, const QString &name) const
{
    QFile from(source);
    if (!from.open(QIODevice::ReadOnly))
        return cannot(tr("Cannot read %1: %2"), from);
    QFile to(path(name));
    const auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
    const QByteArray text = from.readAll();
    if (!to.open(QIODevice::WriteOnly | QIODevice::Truncate, ownerOnly) || to.write(text) != text.size() || !to.flush())
        return cannot(tr("Cannot write %1: %2"), to);
    const bool given =
        !m_account || chown(QFile::encodeName(to.fileName()).constData(), m_account->user, m_account->group) == 0;
    return given ? Result<void>() : cannot(tr("Cannot hand %1 to the server: %2"), to);
}

QMap<QString, QString> baseSettings(const QString &socketFolder)
{
    return {
        {u"unix_socket_directories"_s, socketFolder},
        {u"listen_addresses"_s, QString()},
        {u"fsync"_s, u"off"_s},
        {u"synchronous_commit"_s, u"off"_s},
        {u"full_page_writes"_s, u"off"_s},
        {u"shared_buffers"_s, u"32MB"_s},
        {u"max_connections"_s, u"40"_s},
        {u"max_wal_size"_s, u"256MB"_s},
        {u"jit"_s, u"off"_s},
        {u"dynamic_shared_memory_type"_s, u"mmap"_s}, // files in the data folder: nothing is left of a killed server
        {u"logging_collector"_s, u"off"_s},
        {u"log_destination"_s, u"stderr"_s}};
}

QByteArray settingsText(const QMap<QString, QString> &settings)
{
    QString text;
    for (auto at = settings.begin(); at != settings.end(); ++at) {
        QString value = at.value();
        text += u"\n%1 = '%2'"_s.arg(at.key(), value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"''"_s));
    }
    return (text + u'\n').toUtf8();
}

QByteArray accessText(const QStringList &rulesBefore)
{
    const QStringList ours{u"local all all trust"_s, u"local replication all trust"_s,
                           u"host all all 127.0.0.1/32 scram-sha-256"_s};
    return (rulesBefore + ours).join(u'\n').toUtf8() + '\n';
}

static QByteArrayList postmasterLines(const QString &dataFolder)
{
    QFile file(dataFolder + u"/postmaster.pid"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QByteArrayList();
}

bool isReady(const QString &dataFolder, pid_t pid)
{
    const QByteArrayList lines = postmasterLines(dataFolder);
    return lines.value(0).trimmed().toLongLong() == pid && lines.value(7).trimmed() == "ready";
}

void releaseSharedMemory(const QString &dataFolder)
{
    const QByteArrayList keyAndId = postmasterLines(dataFolder).value(6).simplified().split(' ');
    const int id = keyAndId.value(1, "-1").toInt();
    shmid_ds state = {};
    if (id < 0 || shmctl(id, IPC_STAT, &state) != 0)
        return;
    if (quint32(state.shm_perm.__key) == quint32(keyAndId[0].toLongLong()) && state.shm_nattch == 0)
        shmctl(id, IPC_RMID, nullptr);
}

QString lastLines(const QString &path, int count)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    constexpr qint64 enough = 16 * 1024;
    file.seek(std::max<qint64>(0, file.size() - enough));
    const QStringList lines = QString::fromUtf8(file.readAll()).trimmed().split(u'\n');
    return lines.mid(std::max<qsizetype>(0, lines.size() - count)).join(u'\n');
}

} // namespace tidemark::sandbox
