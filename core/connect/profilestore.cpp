// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/profilestore.h"

#include "base/text.h"
#include "connect/profilejson.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace tidemark::connect {

using namespace Qt::StringLiterals;

static constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

static QString profilesPath(const QString &folder)
{
    return folder + u"/profiles.json"_s;
}

static QByteArray revisionOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_256);
}

QString configFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/tidemark"_s;
}

// The bytes of the file, or nothing when there is none.
static Result<std::optional<QByteArray>> readIfThere(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, tr("Cannot read %1: %2").arg(path, file.errorString()),
                    tr("Check that you may read it."));
    QByteArray bytes = file.readAll();
    if (file.error() != QFile::NoError)
        return fail(ErrorKind::Io, tr("Cannot read %1: %2").arg(path, file.errorString()));
    return bytes;
}

static Result<QString> moveAside(const QString &path)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    const QString base = path + u".damaged-"_s + stamp;
    QString target = base;
    for (int i = 2; QFile::exists(target); ++i)
        target = base + u'-' + QString::number(i);
    QFile file(path);
    if (!file.rename(target))
        return fail(ErrorKind::Io, tr("%1 is damaged and cannot be moved aside: %2").arg(path, file.errorString()),
                    tr("Move or mend the file by hand; until then no profiles are read or saved."));
    return target;
}

Result<ProfileFile> loadProfiles(const QString &folder)
{
    const QString path = profilesPath(folder);
    const std::optional<QByteArray> bytes = TRY(readIfThere(path));
    if (!bytes)
        return ProfileFile{};
    auto file = parseProfiles(*bytes);
    if (file) {
        file->revision = revisionOf(*bytes);
        return *std::move(file);
    }
    const ProfilesFault &fault = file.error();
    if (fault.newer) {
        return fail(ErrorKind::Config, tr("%1 cannot be used: %2").arg(path, fault.reason),
                    tr("Use a newer Tidemark. The file was not touched."));
    }
    const QString movedTo = TRY(moveAside(path));
    ProfileFile empty;
    empty.damaged = DamagedFile{.movedTo = movedTo, .reason = fault.reason, .position = fault.position};
    return empty;
}

static Result<void> makeFolder(const QString &folder)
{
    constexpr auto wanted = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (QDir().mkpath(folder) && QFile::setPermissions(folder, wanted))
        return {};
    return fail(ErrorKind::Io, tr("Cannot make the folder %1 for you alone").arg(folder),
                tr("Check your rights there and the free space."));
}

Result<void> saveProfiles(ProfileFile &file, const QString &folder)
{
    TRY(makeFolder(folder));
    const QString path = profilesPath(folder);
    const std::optional<QByteArray> present = TRY(readIfThere(path));
    if ((present ? revisionOf(*present) : QByteArray()) != file.revision)
        return fail(ErrorKind::Conflict, tr("%1 was changed by another program since it was read").arg(path),
                    tr("Read it again, then repeat the change."));

    const QByteArray bytes = writeProfiles(file);
    QSaveFile save(path);
    const bool written = save.open(QIODevice::WriteOnly) && save.setPermissions(ownerOnly) &&
                         save.write(bytes) == bytes.size() && save.commit();
    if (!written)
        return fail(ErrorKind::Io, tr("Cannot write %1: %2").arg(path, save.errorString()),
                    tr("Check the folder, your rights there and the free space."));
    file.revision = revisionOf(bytes);
    return {};
}

const Profile *findProfile(const ProfileFile &file, const QString &id)
{
    const auto at = std::ranges::find(file.profiles, id, &Profile::id);
    return at != file.profiles.end() ? &*at : nullptr;
}

} // namespace tidemark::connect
