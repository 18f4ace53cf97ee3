// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/foreign/endpoint.h"

#include "base/text.h"
#include "connect/url.h"
#include "http/client.h"

#include <QUrl>

namespace tidemark::pool {

using namespace Qt::StringLiterals;

bool isEndpoint(const QString &url)
{
    return url.startsWith("http://"_L1, Qt::CaseInsensitive) || url.startsWith("https://"_L1, Qt::CaseInsensitive);
}

// A user and a password travel in a header, where nobody quotes them.
static http::Request requestFor(const QString &text, const EndpointLimits &limits)
{
    QUrl url(text, QUrl::StrictMode);
    http::Request request{
        .headers = {{"Accept", "text/plain;version=0.0.4, application/openmetrics-text;q=0.5, */*;q=0.1"}},
        .timeout = limits.timeout,
        .longest = limits.longest};
    if (!url.userInfo().isEmpty()) {
        const QByteArray credentials =
            url.userName(QUrl::FullyDecoded).toUtf8() + ':' + url.password(QUrl::FullyDecoded).toUtf8();
        request.headers.push_back({"Authorization", "Basic " + credentials.toBase64()});
    }
    request.url = url.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded);
    return request;
}

// What cannot be read may hold a password anywhere.
static Result<void> requireAddress(const QString &text)
{
    if (const QUrl url(text, QUrl::StrictMode); url.isValid() && !url.host().isEmpty())
        return {};
    return fail(
        ErrorKind::Usage, tr("This is no address: %1").arg(printable(connect::redactUrl(text))),
        tr("Write it as https://host:port/path. A port is at most 65535; in a user or a password write @ as %40, : "
           "as %3A, a space as %20 and a percent sign as %25."));
}

// Without what may be secret in it. Empty: it was not said.
static QString aimOf(const http::Response &response, const QString &from)
{
    const QString aim = QString::fromUtf8(response.header("Location"));
    return aim.isEmpty() ? QString() : http::describeUrl(QUrl(from).resolved(QUrl(aim)).toString());
}

static QString hintFor(int status)
{
    if (status >= 500)
        return tr("The service itself failed, or what stands before it. Its log says why.");
    return tr("The path is often /metrics or /actuator/prometheus.");
}

static Result<void> requireMetrics(const http::Response &response, const http::Request &request)
{
    const int status = response.status;
    const QString where = http::describeUrl(request.url);
    if (status == 200)
        return {};
    if (status == 401 || status == 403)
        return fail(ErrorKind::Auth, tr("%1 wants other credentials (HTTP %2)").arg(where).arg(status),
                    tr("Give them in the URL: https://USER:PASSWORD@HOST/metrics."));
    if (const QString aim = aimOf(response, request.url); status >= 300 && status < 400 && !aim.isEmpty())
        return fail(ErrorKind::Connection, tr("%1 sends us to %2 (HTTP %3)").arg(where, aim).arg(status),
                    tr("Give that address, if you trust it: what you sign in with is sent to no other by itself."));
    return fail(ErrorKind::Connection, tr("%1 offers no metrics (HTTP %2)").arg(where).arg(status), hintFor(status));
}

Result<Exposition> fetchMetrics(const job::JobContext &job, const QString &url, const MetricFilter &filter,
                                const EndpointLimits &limits)
{
    TRY(requireAddress(url));
    const http::Request request = requestFor(url, limits);
    const QString where = http::describeUrl(request.url);
    const http::Response response = TRY(http::perform(job, request));
    TRY(requireMetrics(response, request));
    auto metrics = readExposition({response.body.constData(), size_t(response.body.size())}, filter, limits.text);
    if (!metrics)
        return Failure(std::move(metrics).error().during(tr("reading the metrics of %1").arg(where)));
    return metrics;
}

} // namespace tidemark::pool
