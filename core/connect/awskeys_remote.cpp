// SPDX-License-Identifier: GPL-3.0-or-later
// Sources: AWS SDKs and Tools Reference Guide, "Assume role provider" (web identity), "Container credential provider",
// "IMDS credential provider".
#include "connect/awskeys_remote.h"

#include "base/text.h"
#include "connect/credentials.h"
#include "connect/percent.h"
#include "http/client.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace tidemark::connect {

using namespace Qt::StringLiterals;

static Failure refused(const QString &where, int status)
{
    return fail(ErrorKind::Auth, tr("%1 gives no access keys (status %2)").arg(where).arg(status),
                tr("Look at the role of this machine or workload."));
}

// ---- The token of a workload (Kubernetes)

static QString encoded(const QString &text)
{
    return percentEncode(text);
}

Result<std::optional<AwsKeys>> keysOfWorkload(job::JobContext &job)
{
    const QString file = qEnvironmentVariable("AWS_WEB_IDENTITY_TOKEN_FILE");
    const QString role = qEnvironmentVariable("AWS_ROLE_ARN");
    if (file.isEmpty() || role.isEmpty())
        return std::nullopt;
    const Secret token = TRY(readPasswordFile(job, file));
    const QString address = stsAddress(qEnvironmentVariable("AWS_REGION", qEnvironmentVariable("AWS_DEFAULT_REGION")));
    const QString session = qEnvironmentVariable("AWS_ROLE_SESSION_NAME", u"tidemark"_s);
    const QString form =
        u"Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=%1&RoleSessionName=%2"
        u"&WebIdentityToken=%3"_s.arg(encoded(role), encoded(session), encoded(QString::fromStdString(token.reveal())));
    const auto response = TRY(http::perform(
        job, {.method = "POST",
              .url = address,
              .headers = {{"Accept", "application/json"}, {"Content-Type", "application/x-www-form-urlencoded"}},
              .body = form.toUtf8()}));
    if (response.status != 200)
        return refused(http::describeUrl(address), response.status);
    const QJsonObject keys = QJsonDocument::fromJson(response.body)
                                 .object()
                                 .value("AssumeRoleWithWebIdentityResponse"_L1)
                                 .toObject()
                                 .value("AssumeRoleWithWebIdentityResult"_L1)
                                 .toObject()
                                 .value("Credentials"_L1)
                                 .toObject();
    return awsKeysOf(QJsonDocument(keys).toJson(), http::describeUrl(address));
}

// ---- The endpoint of a container (ECS, EKS)

// Plain HTTP only to this machine and to the addresses that AWS keeps for this.
static bool mayBeAsked(const QUrl &url)
{
    static const QStringList known{u"169.254.170.2"_s, u"169.254.170.23"_s, u"[fd00:ec2::23]"_s,
                                   u"fd00:ec2::23"_s,  u"localhost"_s,      u"::1"_s};
    return url.scheme() == "https"_L1 || known.contains(url.host()) || url.host().startsWith("127."_L1);
}

static Result<Secret> containerToken(job::JobContext &job)
{
    const QString file = qEnvironmentVariable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
    if (!file.isEmpty())
        return readPasswordFile(job, file);
    return Secret(qgetenv("AWS_CONTAINER_AUTHORIZATION_TOKEN"));
}

Result<std::optional<AwsKeys>> keysOfContainer(job::JobContext &job)
{
    const QString relative = qEnvironmentVariable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
    const QString full = qEnvironmentVariable("AWS_CONTAINER_CREDENTIALS_FULL_URI");
    if (relative.isEmpty() && full.isEmpty())
        return std::nullopt;
    http::Request request{.url = relative.isEmpty() ? full : u"http://169.254.170.2"_s + relative, .direct = true};
    const QString where = http::describeUrl(request.url);
    if (!mayBeAsked(QUrl(request.url)))
        return fail(ErrorKind::Config, tr("%1 is not asked for access keys without encryption").arg(where),
                    tr("AWS_CONTAINER_CREDENTIALS_FULL_URI must be https, or an address of this machine."));
    const Secret token = TRY(containerToken(job));
    if (!token.isEmpty())
        request.headers.push_back({"Authorization", QByteArray::fromStdString(token.reveal())});
    const auto response = TRY(http::perform(job, request));
    if (response.status != 200)
        return refused(where, response.status);
    return awsKeysOf(response.body, where);
}

// ---- The metadata of an instance (EC2)

namespace {

class Metadata
{
public:
    explicit Metadata(job::JobContext &job)
        : m_job(job)
        , m_base(qEnvironmentVariable("AWS_EC2_METADATA_SERVICE_ENDPOINT", u"http://169.254.169.254"_s))
    {
        while (m_base.endsWith(u'/'))
            m_base.chop(1);
    }

    // False when nobody is there.
    Result<bool> begin()
    {
        http::Request request = ask(u"/latest/api/token"_s, "PUT");
        request.headers.push_back({"X-aws-ec2-metadata-token-ttl-seconds", "300"});
        const auto response = http::perform(m_job, request);
        if (!response && response.error().kind == ErrorKind::Cancelled)
            return Failure(response.error());
        if (!response)
            return false;
        if (response->status != 200)
            return refused(where(), response->status);
        m_token = response->body.trimmed();
        return true;
    }

    Result<QByteArray> read(const QString &path)
    {
        http::Request request = ask(path, "GET");
        request.headers.push_back({"X-aws-ec2-metadata-token", m_token});
        const auto response = TRY(http::perform(m_job, request));
        if (response.status != 200)
            return refused(where(), response.status);
        return response.body;
    }

    [[nodiscard]] QString where() const { return http::describeUrl(m_base); }

private:
    [[nodiscard]] http::Request ask(const QString &path, const QByteArray &method) const
    {
        return {.method = method, .url = m_base + path, .timeout = std::chrono::seconds(1), .direct = true};
    }

    job::JobContext &m_job;
    QString m_base;
    QByteArray m_token;
};

} // namespace

Result<std::optional<AwsKeys>> keysOfInstance(job::JobContext &job)
{
    if (qEnvironmentVariable("AWS_EC2_METADATA_DISABLED").compare("true"_L1, Qt::CaseInsensitive) == 0)
        return std::nullopt;
    Metadata metadata(job);
    if (!TRY(metadata.begin()))
        return std::nullopt;
    const QString folder = u"/latest/meta-data/iam/security-credentials/"_s;
    const QByteArray role = TRY(metadata.read(folder)).split('\n').first().trimmed();
    return awsKeysOf(TRY(metadata.read(folder + encoded(QString::fromUtf8(role)))), metadata.where());
}

} // namespace tidemark::connect
