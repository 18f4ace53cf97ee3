// SPDX-License-Identifier: GPL-3.0-or-later
// Source: AWS SDKs and Tools Reference Guide, "Assume role provider"; AWS Security Token Service API Reference,
// AssumeRole.
#include "connect/awskeys_remote.h"

#include "base/text.h"
#include "connect/awssignature.h"
#include "connect/percent.h"
#include "http/client.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace tidemark::connect {

using namespace Qt::StringLiterals;

QString stsAddress(const QString &region)
{
    const QString given = qEnvironmentVariable("AWS_ENDPOINT_URL_STS");
    if (!given.isEmpty())
        return given;
    if (region.isEmpty())
        return u"https://sts.amazonaws.com"_s;
    const QString domain = region.startsWith("cn-"_L1) ? u"amazonaws.com.cn"_s : u"amazonaws.com"_s;
    return u"https://sts.%1.%2"_s.arg(region, domain);
}

static QByteArray formOf(const AwsSection &profile)
{
    const QString session = profile.value(u"role_session_name"_s, u"tidemark"_s);
    QString form = u"Action=AssumeRole&Version=2011-06-15&RoleArn=%1&RoleSessionName=%2"_s.arg(
        percentEncode(profile.value(u"role_arn"_s)), percentEncode(session));
    const std::array<std::pair<QString, QString>, 2> more{
        {{u"external_id"_s, u"ExternalId"_s}, {u"duration_seconds"_s, u"DurationSeconds"_s}}};
    for (const auto &[setting, parameter] : more) {
        if (const QString value = profile.value(setting); !value.isEmpty())
            form += u'&' + parameter + u'=' + percentEncode(value);
    }
    return form.toUtf8();
}

// The name of the error says enough; its message may quote what was sent.
static Failure refused(const http::Response &response, const QString &role)
{
    const QJsonObject error = QJsonDocument::fromJson(response.body).object().value("Error"_L1).toObject();
    const QString name = printable(error.value("Code"_L1).toString(), 60);
    return fail(
        response.status >= 500 ? ErrorKind::Connection : ErrorKind::Auth,
        tr("AWS does not hand out the role %1: %2")
            .arg(printable(role, 200), name.isEmpty() ? tr("status %1").arg(response.status) : name),
        tr("Its trust policy must name whose keys these are, and they need sts:AssumeRole for it. Check the clock "
           "of this machine, too."));
}

Result<AwsKeys> keysOfRole(const job::JobContext &job, const AwsSection &profile, const AwsKeys &keys,
                           const Clock &clock)
{
    const QString region =
        qEnvironmentVariable("AWS_REGION", qEnvironmentVariable("AWS_DEFAULT_REGION", profile.value(u"region"_s)));
    const QString address = stsAddress(region);
    http::Request request{
        .method = "POST",
        .url = address,
        .headers = {{"Accept", "application/json"}, {"Content-Type", "application/x-www-form-urlencoded"}},
        .body = formOf(profile)};
    signAws(request, keys,
            {.region = region.isEmpty() ? u"us-east-1"_s : region, .service = u"sts"_s, .time = clock.utc()});
    const auto response = TRY(http::perform(job, request));
    if (response.status != 200)
        return refused(response, profile.value(u"role_arn"_s));
    const QJsonObject result = QJsonDocument::fromJson(response.body)
                                   .object()
                                   .value("AssumeRoleResponse"_L1)
                                   .toObject()
                                   .value("AssumeRoleResult"_L1)
                                   .toObject();
    return awsKeysOf(QJsonDocument(result.value("Credentials"_L1).toObject()).toJson(), http::describeUrl(address));
}

} // namespace tidemark::connect
