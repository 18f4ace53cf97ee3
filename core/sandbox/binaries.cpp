// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/binaries.h"

#include "base/text.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>

namespace tidemark::sandbox {

using namespace Qt::StringLiterals;

static bool holdsServer(const QString &folder)
{
    return QFileInfo(folder + u"/initdb"_s).isExecutable() && QFileInfo(folder + u"/postgres"_s).isExecutable();
}

static QString folderOfPgConfig()
{
    const QString program = QStandardPaths::findExecutable(u"pg_config"_s);
    if (program.isEmpty())
        return {};
    QProcess process;
    process.start(program, {u"--bindir"_s});
    return process.waitForFinished(5000) ? QString::fromLocal8Bit(process.readAllStandardOutput()).trimmed()
                                         : QString();
}

// "/usr/lib/postgresql/17/bin" of Debian, "/usr/pgsql-17/bin" of the packages for Fedora and its kin.
static QStringList versionedFolders()
{
    std::vector<std::pair<double, QString>> found;
    const std::pair<QString, QString> places[] = {{u"/usr/lib/postgresql"_s, u"*"_s}, {u"/usr"_s, u"pgsql-*"_s}};
    for (const auto &[parent, pattern] : places) {
        for (const QFileInfo &entry : QDir(parent).entryInfoList({pattern}, QDir::Dirs | QDir::NoDotAndDotDot))
            found.emplace_back(entry.fileName().section(u'-', -1).toDouble(), entry.filePath() + u"/bin"_s);
    }
    std::ranges::sort(found, std::greater{});
    QStringList folders;
    for (const auto &[version, folder] : found)
        folders << folder;
    return folders;
}

static Result<Binaries> exactly(const QString &folder)
{
    if (holdsServer(folder))
        return Binaries{QDir(folder).absolutePath()};
    return fail(ErrorKind::Config, tr("There is no PostgreSQL server in %1").arg(folder),
                tr("Name the folder that holds initdb and postgres."));
}

Result<Binaries> findBinaries(const QString &folder)
{
    if (!folder.isEmpty())
        return exactly(folder);
    if (const QString chosen = qEnvironmentVariable("TIDEMARK_PG_BIN"); !chosen.isEmpty())
        return exactly(chosen);
    QStringList folders = versionedFolders();
    folders.prepend(folderOfPgConfig());
    folders += qEnvironmentVariable("PATH").split(u':', Qt::SkipEmptyParts);
    const auto found = std::ranges::find_if(folders, holdsServer);
    if (found != folders.end())
        return Binaries{*found};
    return fail(ErrorKind::Unsupported, tr("There is no PostgreSQL server on this machine"),
                tr("Install one (Debian and Ubuntu: postgresql, Fedora: postgresql-server, Arch: postgresql), or set "
                   "TIDEMARK_PG_BIN to the folder that holds initdb and postgres."));
}

} // namespace tidemark::sandbox
