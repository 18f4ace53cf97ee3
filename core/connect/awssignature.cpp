// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/awssignature.h"

#include "connect/percent.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QUrl>

#include <algorithm>

namespace tidemark::connect {

using namespace Qt::StringLiterals;

static const QByteArray algorithm = "AWS4-HMAC-SHA256"_ba;

static QByteArray hash(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

static QByteArray mac(const QByteArray &key, const QByteArray &text)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
}

static QByteArray stamp(const AwsScope &scope)
{
    return scope.time.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s).toLatin1();
}

static QByteArray scopeText(const AwsScope &scope)
{
    return stamp(scope).left(8) + '/' + scope.region.toUtf8() + '/' + scope.service.toUtf8() + "/aws4_request";
}

static QByteArray signature(const QByteArray &canonical, const AwsKeys &keys, const AwsScope &scope)
{
    const QByteArray text = algorithm + '\n' + stamp(scope) + '\n' + scopeText(scope) + '\n' + hash(canonical);
    QByteArray key = "AWS4" + QByteArray::fromStdString(keys.secret.reveal());
    for (const QByteArray &part :
         {stamp(scope).left(8), scope.region.toUtf8(), scope.service.toUtf8(), "aws4_request"_ba})
        key = mac(key, part);
    return mac(key, text).toHex();
}

static QByteArray sortedQuery(const QUrl &url)
{
    QList<QByteArray> parts = url.query(QUrl::FullyEncoded).toUtf8().split('&');
    parts.removeAll(QByteArray());
    for (QByteArray &part : parts) {
        if (!part.contains('='))
            part += '=';
    }
    std::ranges::sort(parts);
    return parts.join('&');
}

static QByteArray hostOf(const QUrl &url)
{
    const QString port = url.port() >= 0 ? u':' + QString::number(url.port()) : QString();
    return (url.host(QUrl::FullyEncoded) + port).toUtf8();
}

void signAws(http::Request &request, const AwsKeys &keys, const AwsScope &scope)
{
    const QUrl url(request.url);
    request.headers.push_back({"Host", hostOf(url)});
    request.headers.push_back({"X-Amz-Date", stamp(scope)});
    if (!keys.token.isEmpty())
        request.headers.push_back({"X-Amz-Security-Token", QByteArray::fromStdString(keys.token.reveal())});
    QMap<QByteArray, QByteArray> signedHeaders;
    for (const http::Header &header : request.headers)
        signedHeaders[header.name.toLower()] = header.value.simplified();
    const QByteArray names = signedHeaders.keys().join(';');
    const QByteArray path = url.path(QUrl::FullyEncoded).toUtf8();
    QByteArray canonical = request.method + '\n' + (path.isEmpty() ? "/"_ba : path) + '\n' + sortedQuery(url) + '\n';
    for (const auto &[name, value] : signedHeaders.asKeyValueRange())
        canonical += name + ':' + value + '\n';
    canonical += '\n' + names + '\n' + hash(request.body);
    request.headers.push_back({"Authorization", algorithm + " Credential=" + keys.id.toUtf8() + '/' + scopeText(scope) +
                                                    ", SignedHeaders=" + names +
                                                    ", Signature=" + signature(canonical, keys, scope)});
}

Secret presignedQuery(const QString &host, const QString &path, QMap<QString, QString> parameters,
                      std::chrono::seconds validity, const AwsKeys &keys, const AwsScope &scope)
{
    parameters[u"X-Amz-Algorithm"_s] = QString::fromLatin1(algorithm);
    parameters[u"X-Amz-Credential"_s] = keys.id + u'/' + QString::fromUtf8(scopeText(scope));
    parameters[u"X-Amz-Date"_s] = QString::fromLatin1(stamp(scope));
    parameters[u"X-Amz-Expires"_s] = QString::number(validity.count());
    parameters[u"X-Amz-SignedHeaders"_s] = u"host"_s;
    if (!keys.token.isEmpty())
        parameters[u"X-Amz-Security-Token"_s] = QString::fromStdString(keys.token.reveal());
    QList<QByteArray> parts;
    for (const auto &[name, value] : parameters.asKeyValueRange())
        parts << (percentEncode(name) + u'=' + percentEncode(value)).toUtf8();
    std::ranges::sort(parts);
    const QByteArray query = parts.join('&');
    const QByteArray canonical =
        "GET\n" + path.toUtf8() + '\n' + query + "\nhost:" + host.toUtf8() + "\n\nhost\n" + hash({});
    return Secret(query + "&X-Amz-Signature=" + signature(canonical, keys, scope));
}

} // namespace tidemark::connect
