// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/case.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tidemark::contract {

using namespace Qt::StringLiterals;

static Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, u"cannot read %1: %2"_s.arg(path, file.errorString()));
    return file.readAll();
}

Result<Case> readCase(const QString &folder, const QString &name)
{
    Case found{.name = name};
    QJsonParseError parsing;
    const QByteArray text = TRY(contentOf(folder + u"/meta.json"_s));
    const QJsonObject meta = QJsonDocument::fromJson(text, &parsing).object();
    if (parsing.error != QJsonParseError::NoError)
        return fail(ErrorKind::Config, u"meta.json: %1"_s.arg(parsing.errorString()));
    found.dialect = meta.value("dialect"_L1).toString();
    for (const QJsonValue role : meta.value("roles"_L1).toArray())
        found.roles << role.toString();
    found.before = TRY(contentOf(folder + u"/before.sql"_s));
    found.after = TRY(contentOf(folder + u"/after.sql"_s));
    if (QFileInfo::exists(folder + u"/seed.sql"_s))
        found.seed = TRY(contentOf(folder + u"/seed.sql"_s));
    return found;
}

QStringList findCases(const QString &folder)
{
    QStringList names;
    QDirIterator all(folder, {u"after.sql"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = QFileInfo(all.next()).path();
        if (QFileInfo::exists(path + u"/before.sql"_s) && QFileInfo::exists(path + u"/meta.json"_s))
            names << QDir(folder).relativeFilePath(path);
    }
    names.sort();
    return names;
}

} // namespace tidemark::contract
