// SPDX-License-Identifier: GPL-3.0-or-later
// Sources: AWS Secrets Manager API Reference, GetSecretValue; Amazon RDS User Guide, "Connecting to your DB instance
// using IAM authentication".
#include "connect/secretsource.h"

#include "base/text.h"
#include "connect/awssignature.h"
#include "connect/secretjson.h"

#include <QJsonDocument>

namespace tidemark::connect {

using namespace Qt::StringLiterals;

static QString regionOfPlaces(const AwsSettings &settings)
{
    for (const char *variable : {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
        if (const QString region = qEnvironmentVariable(variable); !region.isEmpty())
            return region;
    }
    return awsProfile(awsProfileName(settings.profile)).value(u"region"_s);
}

// The first that is said: by hand, by a name that holds it, by the environment and the files.
static Result<QString> regionOf(const AwsSettings &settings, const QString &named)
{
    for (const QString &region : {settings.region, named, regionOfPlaces(settings)}) {
        if (region.isEmpty())
            continue;
        // it becomes a part of a host's name
        const bool isName = std::ranges::all_of(
            region, [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-'; });
        if (isName)
            return region;
        return fail(ErrorKind::Config, tr("\"%1\" is no region of AWS").arg(printable(region, 40)),
                    tr("It looks like eu-central-1."));
    }
    return fail(ErrorKind::Config, tr("The region of AWS is not known"),
                tr("Give it with the connection, as AWS_REGION, or in ~/.aws/config."));
}

namespace {

class AwsSource final : public SecretSource
{
public:
    AwsSource(QString secretId, QString field, AwsSettings settings, const Clock &clock)
        : m_secretId(std::move(secretId))
        , m_field(field.isEmpty() ? u"password"_s : std::move(field))
        , m_settings(std::move(settings))
        , m_clock(clock)
    {
    }

    Result<FetchedSecret> fetch(job::JobContext &job) override
    {
        const QString region = TRY(regionOf(m_settings, regionOfArn()));
        const AwsKeys keys = TRY(findAwsKeys(job, m_settings.profile));
        http::Request request = makeRequest(region);
        signAws(request, keys, {.region = region, .service = u"secretsmanager"_s, .time = m_clock.utc()});
        auto response = TRY(http::perform(job, request));
        if (response.status != 200)
            return refusal(response);
        return secretIn(response.body);
    }

    QString describe() const override { return tr("the secret %1 of AWS").arg(printable(m_secretId)); }

private:
    // arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME
    [[nodiscard]] QString regionOfArn() const
    {
        return m_secretId.startsWith("arn:"_L1) ? m_secretId.section(u':', 3, 3) : QString();
    }

    [[nodiscard]] QString address(const QString &region) const
    {
        for (const QString &given : {m_settings.endpoint, qEnvironmentVariable("AWS_ENDPOINT_URL_SECRETS_MANAGER")}) {
            if (!given.isEmpty())
                return given;
        }
        const QString domain = region.startsWith("cn-"_L1) ? u"amazonaws.com.cn"_s : u"amazonaws.com"_s;
        return u"https://secretsmanager.%1.%2/"_s.arg(region, domain);
    }

    [[nodiscard]] http::Request makeRequest(const QString &region) const
    {
        const QJsonObject wanted{{u"SecretId"_s, m_secretId}, {u"VersionStage"_s, u"AWSCURRENT"_s}};
        return {.method = "POST",
                .url = address(region),
                .headers = {{"Content-Type", "application/x-amz-json-1.1"},
                            {"X-Amz-Target", "secretsmanager.GetSecretValue"}},
                .body = QJsonDocument(wanted).toJson(QJsonDocument::Compact)};
    }

    // The name of the exception says enough; its message may quote what was sent.
    [[nodiscard]] Failure refusal(const http::Response &response) const
    {
        const QJsonObject object = QJsonDocument::fromJson(response.body).object();
        const QString name = printable(object.value("__type"_L1).toString().section(u'#', -1), 60);
        const QString what = name.isEmpty() ? tr("status %1").arg(response.status) : name;
        const ErrorKind kind = response.status >= 500 ? ErrorKind::Connection : ErrorKind::Auth;
        return fail(kind, tr("AWS does not give %1: %2").arg(describe(), what), hintFor(name));
    }

    [[nodiscard]] static QString hintFor(const QString &name)
    {
        if (name.startsWith("ResourceNotFound"_L1))
            return tr("Check the name of the secret, the region and the account.");
        if (name.startsWith("AccessDenied"_L1))
            return tr("The role needs secretsmanager:GetSecretValue for it, and kms:Decrypt for a key of your own.");
        if (name.contains("Signature"_L1) || name.contains("Token"_L1))
            return tr("Check the access keys and the clock of this machine.");
        return tr("Try it with: aws secretsmanager get-secret-value --secret-id NAME");
    }

    [[nodiscard]] Result<FetchedSecret> secretIn(QByteArray &body) const
    {
        QJsonObject object = QJsonDocument::fromJson(body).object();
        wipe(body);
        const QString text = object.value("SecretString"_L1).toString();
        if (text.isEmpty())
            return fail(ErrorKind::Auth, tr("There is no text in %1").arg(describe()),
                        tr("Store the password as SecretString, as text or as a JSON object."));
        return secretOf(text.toUtf8(), m_field, describe());
    }

    QString m_secretId;
    QString m_field;
    AwsSettings m_settings;
    const Clock &m_clock;
};

class RdsSource final : public SecretSource
{
public:
    RdsSource(dialect::Target target, AwsSettings settings, const Clock &clock)
        : m_target(std::move(target))
        , m_settings(std::move(settings))
        , m_clock(clock)
    {
    }

    Result<FetchedSecret> fetch(job::JobContext &job) override
    {
        constexpr std::chrono::seconds validity(900);
        if (m_target.host.isEmpty() || m_target.user.isEmpty() || m_target.host.contains(u','))
            return fail(ErrorKind::Config, tr("A token of RDS is made for one host and one user"),
                        tr("Write both into the connection: postgresql://user@host:port/database."));
        const QString region = TRY(regionOf(m_settings, regionOfHost()));
        const AwsKeys keys = TRY(findAwsKeys(job, m_settings.profile));
        const QString host = m_target.host + u':' + (m_target.port.isEmpty() ? u"5432"_s : m_target.port);
        const Secret query =
            presignedQuery(host, u"/"_s, {{u"Action"_s, u"connect"_s}, {u"DBUser"_s, m_target.user}}, validity, keys,
                           {.region = region, .service = u"rds-db"_s, .time = m_clock.utc()});
        return FetchedSecret{.password = Secret(host.toUtf8() + "/?" + QByteArray::fromStdString(query.reveal())),
                             .lifetime = validity};
    }

    QString describe() const override { return tr("a token of RDS for %1").arg(printable(m_target.user)); }

private:
    // NAME.ID.REGION.rds.amazonaws.com
    [[nodiscard]] QString regionOfHost() const
    {
        const QStringList parts = m_target.host.split(u'.');
        const qsizetype at = parts.indexOf(u"rds"_s);
        return at > 1 && m_target.host.contains(".rds.amazonaws."_L1) ? parts[at - 1] : QString();
    }

    dialect::Target m_target;
    AwsSettings m_settings;
    const Clock &m_clock;
};

} // namespace

std::shared_ptr<SecretSource> awsSecret(const QString &secretId, const QString &field, const AwsSettings &settings,
                                        const Clock &clock)
{
    return std::make_shared<AwsSource>(secretId, field, settings, clock);
}

std::shared_ptr<SecretSource> rdsToken(const dialect::Target &target, const AwsSettings &settings, const Clock &clock)
{
    return std::make_shared<RdsSource>(target, settings, clock);
}

} // namespace tidemark::connect
