// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/secretjson.h"

#include "base/text.h"

#include <QJsonDocument>

namespace tidemark::connect {

using namespace Qt::StringLiterals;

void wipe(QByteArray &bytes)
{
    bytes.fill('\0');
    bytes.clear();
}

static QString textOf(const QJsonValue &value)
{
    return value.isString() || value.isDouble() ? value.toVariant().toString() : QString();
}

static Failure withoutField(const QJsonObject &object, const QString &field, const QString &where)
{
    if (object.contains(field))
        return fail(ErrorKind::Auth, tr("The field \"%1\" of %2 holds no password").arg(printable(field, 60), where),
                    tr("It must be a text that is not empty."));
    if (object.isEmpty())
        return fail(ErrorKind::Auth, tr("There are no fields in what %1 gave").arg(where),
                    tr("Check that it is what was meant, and its address."));
    const QString meant = didYouMean(field, object.keys());
    return fail(ErrorKind::Auth,
                tr("There is no password under the field \"%1\" of %2").arg(printable(field, 60), where),
                !meant.isEmpty() ? meant : tr("Its fields are: %1.").arg(printable(object.keys().join(u", "_s))));
}

Result<FetchedSecret> secretOf(const QJsonObject &object, const QString &field, const QString &where)
{
    const QString password = textOf(object.value(field));
    if (password.isEmpty())
        return withoutField(object, field, where);
    FetchedSecret secret{.password = Secret(password)};
    if (const QString user = textOf(object.value("username"_L1)); !user.isEmpty())
        secret.user = user;
    if (const int seconds = object.value("expires_in"_L1).toInt(); seconds > 0)
        secret.lifetime = std::chrono::seconds(seconds);
    return secret;
}

static Result<FetchedSecret> secretOfLine(const QByteArray &answer, const QString &where)
{
    QByteArray line = answer.left(answer.indexOf('\n') < 0 ? answer.size() : answer.indexOf('\n'));
    while (line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty() || line.contains('\0'))
        return fail(ErrorKind::Auth, tr("No password came from %1").arg(where),
                    tr("Its first line must be the password, or all of it one JSON object."));
    FetchedSecret secret{.password = Secret(line)};
    wipe(line);
    return secret;
}

Result<FetchedSecret> secretOf(QByteArray answer, const QString &field, const QString &where)
{
    QJsonParseError status;
    const QJsonDocument document = QJsonDocument::fromJson(answer, &status);
    const bool isObject = status.error == QJsonParseError::NoError && document.isObject();
    auto secret = isObject ? secretOf(document.object(), field, where) : secretOfLine(answer, where);
    wipe(answer);
    return secret;
}

} // namespace tidemark::connect
