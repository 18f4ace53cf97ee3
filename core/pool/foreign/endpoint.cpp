// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/foreign/endpoint.h"

#include "base/text.h"
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

static Result<void> requireMetrics(int status, const QString &where)
{
    if (status == 200)
        return {};
    if (status == 401 || status == 403)
        return fail(ErrorKind::Auth, tr("%1 wants other credentials (HTTP %2)").arg(where).arg(status),
                    tr("Give them in the URL: https://USER:PASSWORD@HOST/metrics."));
    if (status >= 300 && status < 400)
        return fail(ErrorKind::Connection, tr("%1 sends us elsewhere (HTTP %2)").arg(where).arg(status),
                    tr("Give the address that it leads to."));
    return fail(ErrorKind::Connection, tr("%1 offers no metrics (HTTP %2)").arg(where).arg(status),
                status == 404 ? tr("The path is often /metrics or /actuator/prometheus.") : QString());
}

Result<Exposition> fetchMetrics(const job::JobContext &job, const QString &url, const MetricFilter &filter,
                                const EndpointLimits &limits)
{
    const http::Request request = requestFor(url, limits);
    const QString where = http::describeUrl(request.url);
    const http::Response response = TRY(http::perform(job, request));
    TRY(requireMetrics(response.status, where));
    auto metrics = readExposition({response.body.constData(), size_t(response.body.size())}, filter, limits.text);
    if (!metrics)
        return Failure(std::move(metrics).error().during(tr("reading the metrics of %1").arg(where)));
    return metrics;
}

} // namespace tidemark::pool
