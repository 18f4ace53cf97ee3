// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/jsonfile.h"

#include "base/text.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

namespace tidemark::workspace {

using namespace Qt::StringLiterals;

static Result<QString> keepAside(const QString &path)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s);
    QString target = path + u".damaged-"_s + stamp;
    QFile file(path);
    if (!file.rename(target))
        return fail(ErrorKind::Io, tr("%1 is damaged and cannot be moved aside: %2").arg(path, file.errorString()),
                    tr("Move the file away by hand; until then nothing is saved there."));
    return target;
}

Result<JsonFile> readJsonFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return JsonFile{};
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, tr("Cannot read %1: %2").arg(path, file.errorString()),
                    tr("Check that you may read it."));
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    file.close();
    if (document.isObject())
        return JsonFile{.object = document.object(), .movedTo = {}};
    return JsonFile{.object = {}, .movedTo = TRY(keepAside(path))};
}

Result<void> writeJsonFile(const QString &path, const QJsonObject &object)
{
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
    const QString folder = QFileInfo(path).path();
    const bool hadFolder = QFileInfo::exists(folder);
    if (!QDir().mkpath(folder) || (!hadFolder && !QFile::setPermissions(folder, ownerOnly | QFile::ExeOwner)))
        return fail(ErrorKind::Io, tr("Cannot make the folder %1").arg(folder),
                    tr("Check your rights and the free space."));
    const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Indented);
    QSaveFile save(path);
    const bool written = save.open(QIODevice::WriteOnly) && save.setPermissions(ownerOnly) &&
                         save.write(bytes) == bytes.size() && save.commit();
    if (!written)
        return fail(ErrorKind::Io, tr("Cannot write %1: %2").arg(path, save.errorString()),
                    tr("Check your rights there and the free space."));
    return {};
}

QString stateFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) + u"/tidemark"_s;
}

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/tidemark"_s;
}

} // namespace tidemark::workspace
