// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/url.h"

#include "base/text.h"
#include "connect/passwordorigin.h"
#include "connect/profile.h"
#include "connect/urlparts.h"

#include <QRegularExpression>

namespace tidemark::connect {

using namespace Qt::StringLiterals;

QString schemeOf(const QString &text)
{
    static const QRegularExpression scheme(u"^([A-Za-z][A-Za-z0-9+.-]*):"_s);
    return scheme.match(text).captured(1).toLower();
}

// file: URIs name no engine; they belong to the one whose databases are files.
static const dialect::Dialect *dialectOfFiles(const dialect::Registry &registry)
{
    const auto at = std::ranges::find(registry.all(), true, &dialect::Dialect::fileBased);
    return at != registry.all().end() ? &*at : nullptr;
}

// What other libraries put around the same scheme: postgresql+driver://, jdbc:postgresql://.
static Failure unknownScheme(const dialect::Registry &registry, const QString &scheme, const QString &url, Error error)
{
    if (registry.find(scheme.section(u'+', 0, 0)))
        error.hint = tr("Leave out \"+%1\".").arg(printable(scheme.section(u'+', 1)));
    else if (registry.find(schemeOf(url.sliced(scheme.size() + 1))))
        error.hint = tr("Leave out \"%1:\".").arg(printable(scheme));
    return Failure(std::move(error));
}

Result<dialect::Target> parseUrl(const dialect::Registry &registry, const QString &url)
{
    const QString scheme = schemeOf(url);
    if (scheme.isEmpty())
        return fail(ErrorKind::Usage, tr("This is not a URL: it does not begin with a scheme"),
                    tr("Write one of: %1.").arg(registry.ids().join(u":, "_s) + u':'));
    const dialect::Dialect *dialect = scheme == u"file" ? dialectOfFiles(registry) : nullptr;
    if (!dialect) {
        auto found = registry.require(scheme);
        if (!found)
            return unknownScheme(registry, scheme, url, std::move(found).error());
        dialect = *found;
    }
    const qsizetype begin = scheme.size() + 1;
    return dialect->fileBased ? readFileUrl(url, begin, *dialect) : readServerUrl(url, begin, *dialect);
}

// ---- Printing

static QString hostText(const QString &host)
{
    const bool isIpv6 = host.contains(u':') && !host.startsWith(u'/');
    return isIpv6 ? u'[' + percentEncode(host, ":") + u']' : percentEncode(host);
}

static QString hostsText(const dialect::Target &target)
{
    const QStringList hosts = target.host.split(u',');
    const QStringList ports = target.port.split(u',');
    QStringList parts;
    for (qsizetype i = 0; i < std::max(hosts.size(), ports.size()); ++i) {
        // one port serves every host
        const QString port = ports.size() == 1 ? ports[0] : ports.value(i);
        parts << hostText(hosts.value(i)) + (port.isEmpty() ? QString() : u':' + port);
    }
    return parts.join(u',');
}

static QString queryText(const dialect::Target &target)
{
    QStringList parts;
    for (const auto &[name, value] : target.options.asKeyValueRange()) {
        if (!isSecretOption(name))
            parts << percentEncode(name) + u'=' + percentEncode(value, "/:,");
    }
    if (!target.passwordOrigin.kind.isEmpty())
        parts << u"tidemark_password="_s + percentEncode(formatOrigin(target.passwordOrigin), "/:,;");
    if (!target.sshHost.isEmpty())
        parts << u"tidemark_ssh="_s + percentEncode(target.sshHost, ":@");
    return parts.isEmpty() ? QString() : u'?' + parts.join(u'&');
}

QString formatUrl(const dialect::Dialect &dialect, const dialect::Target &target)
{
    if (dialect.fileBased)
        return dialect.id + u':' + percentEncode(target.database, "/:") + queryText(target);
    const QString user = target.user.isEmpty() ? QString() : percentEncode(target.user) + u'@';
    const QString database = target.database.isEmpty() ? QString() : u'/' + percentEncode(target.database);
    return dialect.id + u"://"_s + user + hostsText(target) + database + queryText(target);
}

// ---- Redaction

static const QString mask = u"<redacted>"_s;

// What stands between the user's name and the last @, wherever a password with unencoded signs may have put the others.
static QString maskUserInfo(const QString &text, qsizetype begin, bool isUrl)
{
    const qsizetype at = text.lastIndexOf(u'@');
    for (qsizetype i = begin; i < at; ++i) {
        const bool isOfName = text[i].isLetterOrNumber() || u"_-."_s.contains(text[i]);
        // a path may hold an @, a path like user:password@host is none
        if (isUrl ? !isOfName : text[i] == u':')
            return text.left(i + 1) + mask + text.mid(at);
    }
    return text;
}

// user:password without @ looks like host:port; a port that is no number is masked with all that follows.
static QString maskFalsePort(const QString &text, qsizetype begin)
{
    static const QRegularExpression hostAndPort(u"\\G(?:\\[[^\\]]*\\]|[^\\[:,/?]*)(?::\\d*)?(?=[,/?]|$),?"_s);
    static const QString ends = u"/?"_s;
    qsizetype at = begin;
    while (at < text.size() && !ends.contains(text[at])) {
        const QRegularExpressionMatch match = hostAndPort.match(text, at);
        if (!match.hasMatch() || match.capturedLength() == 0) {
            const qsizetype host = text[at] == u'[' ? std::max(text.indexOf(u']', at), at) : at;
            return text.left(std::max(text.indexOf(u':', host) + 1, at)) + mask;
        }
        at = match.capturedEnd();
    }
    return text;
}

QString redactUrl(const QString &text)
{
    static const QRegularExpression parameter(u"(\\b\\w*(?:pas|pw|secret|token|key)\\w*\\s*=\\s*).*$"_s,
                                              QRegularExpression::CaseInsensitiveOption |
                                                  QRegularExpression::DotMatchesEverythingOption);
    QString masked = text;
    masked.replace(parameter, u"\\1"_s + mask);
    const QRegularExpressionMatch head = QRegularExpression(u"^[A-Za-z][A-Za-z0-9+.-]*:/+"_s).match(masked);
    const qsizetype begin = head.hasMatch() ? head.capturedEnd() : 0;
    if (text.contains(u'@'))
        return maskUserInfo(masked, begin, head.hasMatch());
    return head.hasMatch() ? maskFalsePort(masked, begin) : masked;
}

} // namespace tidemark::connect
