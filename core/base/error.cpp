// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include "base/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tidemark {

using namespace Qt::StringLiterals;

QString errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage: return u"usage"_s;
    case ErrorKind::Config: return u"config"_s;
    case ErrorKind::Connection: return u"connection"_s;
    case ErrorKind::Auth: return u"auth"_s;
    case ErrorKind::Sql: return u"sql"_s;
    case ErrorKind::Constraint: return u"constraint"_s;
    case ErrorKind::Locked: return u"locked"_s;
    case ErrorKind::Conflict: return u"conflict"_s;
    case ErrorKind::Unsupported: return u"unsupported"_s;
    case ErrorKind::Cancelled: return u"cancelled"_s;
    case ErrorKind::Timeout: return u"timeout"_s;
    case ErrorKind::Io: return u"io"_s;
    case ErrorKind::Internal: return u"internal"_s;
    }
    std::unreachable();
}

static QString placeText(const TextPosition &at)
{
    const QString line = QString::number(at.line);
    const QString column = QString::number(at.column);
    return at.file.isEmpty() ? tr("line %1, column %2").arg(line, column) : u"%1:%2:%3"_s.arg(at.file, line, column);
}

// Lines that belong under each other, such as an excerpt with its mark: nothing may stand before the first.
static bool isLaidOut(const QString &detail)
{
    return detail.startsWith(u' ') && detail.contains(u'\n');
}

QString toText(const Error &error)
{
    QStringList lines{error.message};
    if (!error.sqlState.isEmpty())
        lines[0] += u" (SQLSTATE %1)"_s.arg(error.sqlState);
    if (error.position)
        lines << tr("at: %1").arg(placeText(*error.position));
    if (!error.detail.isEmpty())
        lines << (isLaidOut(error.detail) ? tr("detail:") + u'\n' + error.detail : tr("detail: %1").arg(error.detail));
    for (const QString &step : error.trail)
        lines << tr("while %1").arg(step);
    if (!error.hint.isEmpty())
        lines << tr("hint: %1").arg(error.hint);
    return lines.join(u'\n');
}

static QJsonObject toObject(const TextPosition &at)
{
    QJsonObject object{{u"line"_s, at.line}, {u"column"_s, at.column}, {u"offset"_s, at.offset}};
    if (!at.file.isEmpty())
        object[u"file"_s] = at.file;
    return object;
}

QByteArray toJson(const Error &error)
{
    QJsonObject object{{u"kind"_s, errorKindName(error.kind)}, {u"message"_s, error.message}};
    const std::pair<QString, QString> optional[] = {{u"detail"_s, error.detail},
                                                    {u"hint"_s, error.hint},
                                                    {u"sqlState"_s, error.sqlState},
                                                    {u"statement"_s, error.statement},
                                                    {u"object"_s, error.object}};
    for (const auto &[key, value] : optional) {
        if (!value.isEmpty())
            object[key] = value;
    }
    if (error.position)
        object[u"position"_s] = toObject(*error.position);
    if (!error.trail.isEmpty())
        object[u"trail"_s] = QJsonArray::fromStringList(error.trail);
    return QJsonDocument(QJsonObject{{u"error"_s, object}}).toJson(QJsonDocument::Compact);
}

} // namespace tidemark
