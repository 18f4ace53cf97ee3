// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/urlparts.h"

#include "base/text.h"
#include "connect/passwordorigin.h"
#include "connect/tunnel.h"

namespace tidemark::connect {

using namespace Qt::StringLiterals;

Failure UrlReader::fault(qsizetype at, const QString &message, const QString &hint) const
{
    const QByteArray before = QStringView(m_url).left(at).toUtf8();
    Error error;
    error.kind = ErrorKind::Usage;
    error.message = message;
    error.hint = hint;
    error.position = positionOf({before.constData(), size_t(before.size())}, before.size());
    return Failure(std::move(error));
}

Result<QString> UrlReader::decoded(qsizetype begin, qsizetype end) const
{
    auto text = percentDecode(QStringView(m_url).sliced(begin, end - begin));
    if (!text)
        return fault(begin + text.error().at, text.error().message, text.error().hint);
    return *std::move(text);
}

qsizetype UrlReader::findAny(QStringView characters, qsizetype from) const
{
    for (qsizetype i = from; i < m_url.size(); ++i) {
        if (characters.contains(m_url[i]))
            return i;
    }
    return m_url.size();
}

Result<void> UrlReader::readQuery(qsizetype begin)
{
    qsizetype at = begin;
    while (at < m_url.size()) {
        const qsizetype end = findAny(u"&", at);
        const qsizetype equals = std::min(findAny(u"=", at), end);
        if (equals == end)
            return fault(at, tr("A parameter has no value"), tr("Write parameters as name=value, joined by &."));
        if (findAny(u"=", equals + 1) < end)
            return fault(findAny(u"=", equals + 1), tr("A parameter has a second equals sign"),
                         tr("Write an equals sign within a value as %3D."));
        const QString name = TRY(decoded(at, equals));
        const QString value = TRY(decoded(equals + 1, end));
        TRY(setParameter(name, value, at));
        at = end + 1;
    }
    return {};
}

static const QString passwordParameter = u"tidemark_password"_s;
static const QString sshParameter = u"tidemark_ssh"_s;

Result<bool> UrlReader::takeOwn(dialect::Target &target, const QString &name, const QString &value, qsizetype at) const
{
    const auto placed = [&](const Error &error) { return fault(at, error.message, error.hint); };
    if (name == passwordParameter) {
        auto origin = parseOrigin(value);
        if (!origin)
            return placed(origin.error());
        target.passwordOrigin = *std::move(origin);
    } else if (name == sshParameter) {
        if (const auto host = parseSshHost(value); !host)
            return placed(host.error());
        target.sshHost = value;
    } else {
        return false;
    }
    return true;
}

Result<void> UrlReader::setOption(dialect::Target &target, const QString &name, const QString &value, qsizetype at,
                                  const QStringList &alsoKnown) const
{
    const QStringList known = m_dialect.connector ? m_dialect.connector->optionNames() : QStringList();
    if (!known.contains(name)) {
        const QString meant = didYouMean(name, known + alsoKnown);
        return fault(at, tr("%1 has no parameter \"%2\"").arg(m_dialect.displayName, printable(name, 40)),
                     !meant.isEmpty() || known.isEmpty() ? meant : tr("It knows: %1.").arg(known.join(u", "_s)));
    }
    target.options.insert(name, value);
    return {};
}

} // namespace tidemark::connect
