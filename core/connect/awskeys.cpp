// SPDX-License-Identifier: GPL-3.0-or-later
// Sources: AWS SDKs and Tools Reference Guide, "Standardized credential providers"; EC2 User Guide, "Use the Instance
// Metadata Service" (version 2).
#include "connect/awskeys.h"

#include "base/text.h"
#include "connect/awskeys_remote.h"
#include "connect/commandoutput.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <algorithm>
#include <array>

namespace tidemark::connect {

using namespace Qt::StringLiterals;

QMap<QString, AwsSection> parseAwsFile(const QByteArray &text)
{
    QMap<QString, AwsSection> sections;
    QString section;
    for (const QByteArray &raw : text.split('\n')) {
        const QString line = QString::fromUtf8(raw).trimmed();
        const bool isNested = raw.startsWith(' ') || raw.startsWith('\t'); // "s3 =" and its own settings
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';') || isNested)
            continue;
        if (line.startsWith(u'[')) {
            section = line.sliced(1, std::max<qsizetype>(line.indexOf(u']') - 1, 0)).simplified();
            continue;
        }
        if (const qsizetype equals = line.indexOf(u'='); equals > 0)
            sections[section][line.left(equals).trimmed()] = line.mid(equals + 1).trimmed();
    }
    return sections;
}

static QMap<QString, AwsSection> readAwsFile(const char *variable, const QString &name)
{
    const QString named = qEnvironmentVariable(variable);
    QFile file(named.isEmpty() ? QDir::homePath() + u"/.aws/"_s + name : named);
    return file.open(QIODevice::ReadOnly) ? parseAwsFile(file.read(1 << 20)) : QMap<QString, AwsSection>();
}

AwsSection awsProfile(const QString &name)
{
    const auto config = readAwsFile("AWS_CONFIG_FILE", u"config"_s);
    AwsSection profile = config.value(name == "default"_L1 ? name : u"profile "_s + name);
    if (profile.isEmpty() && name == "default"_L1)
        profile = config.value(u"profile default"_s);
    profile.insert(readAwsFile("AWS_SHARED_CREDENTIALS_FILE", u"credentials"_s).value(name));
    return profile;
}

QString awsProfileName(const QString &given)
{
    if (!given.isEmpty())
        return given;
    const QString named = qEnvironmentVariable("AWS_PROFILE");
    return named.isEmpty() ? u"default"_s : named;
}

static std::optional<AwsKeys> keysOfEnvironment()
{
    AwsKeys keys{.id = qEnvironmentVariable("AWS_ACCESS_KEY_ID"),
                 .secret = Secret(qgetenv("AWS_SECRET_ACCESS_KEY")),
                 .token = Secret(qgetenv("AWS_SESSION_TOKEN"))};
    if (keys.id.isEmpty() || keys.secret.isEmpty())
        return {};
    return keys;
}

Result<AwsKeys> awsKeysOf(const QByteArray &json, const QString &where)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const QString token = object.value("Token"_L1).toString();
    AwsKeys keys{.id = object.value("AccessKeyId"_L1).toString(),
                 .secret = Secret(object.value("SecretAccessKey"_L1).toString()),
                 .token = Secret(token.isEmpty() ? object.value("SessionToken"_L1).toString() : token)};
    if (keys.id.isEmpty() || keys.secret.isEmpty())
        return fail(ErrorKind::Auth, tr("No access keys came from %1").arg(where),
                    tr("Its answer must be a JSON object with AccessKeyId and SecretAccessKey."));
    return keys;
}

// Profiles that need a person are for the AWS command line, which can be asked.
static Failure unreadableProfile(const QString &name)
{
    return fail(
        ErrorKind::Unsupported,
        tr("The AWS profile \"%1\" signs in with a browser, a code or a token of its own, which is not done here")
            .arg(printable(name)),
        tr("Give the profile this line: credential_process = aws configure export-credentials --profile %1. Or "
           "run this with the variables of that command.")
            .arg(printable(name)));
}

static std::optional<AwsKeys> keysWritten(const AwsSection &profile)
{
    AwsKeys keys{.id = profile.value(u"aws_access_key_id"_s),
                 .secret = Secret(profile.value(u"aws_secret_access_key"_s)),
                 .token = Secret(profile.value(u"aws_session_token"_s))};
    if (keys.id.isEmpty() || keys.secret.isEmpty())
        return {};
    return keys;
}

static bool needsAPerson(const AwsSection &profile)
{
    constexpr std::array settings{"sso_account_id"_L1, "sso_session"_L1, "sso_start_url"_L1, "mfa_serial"_L1,
                                  "web_identity_token_file"_L1};
    return std::ranges::any_of(settings, [&](QLatin1StringView name) { return profile.contains(name); });
}

static Result<std::optional<AwsKeys>> keysOfProfile(job::JobContext &job, const QString &name,
                                                    const QStringList &before);

// With whose keys a role is asked for. A profile may name itself, whose own keys are then meant.
static Result<AwsKeys> keysBehind(job::JobContext &job, const AwsSection &profile, const QString &name,
                                  const QStringList &before)
{
    const QString other = profile.value(u"source_profile"_s);
    const QString place = profile.value(u"credential_source"_s);
    std::optional<AwsKeys> keys;
    if (place == "Environment"_L1)
        keys = keysOfEnvironment();
    else if (place == "EcsContainer"_L1)
        keys = TRY(keysOfContainer(job));
    else if (place == "Ec2InstanceMetadata"_L1)
        keys = TRY(keysOfInstance(job));
    else if (other == name)
        keys = keysWritten(profile);
    else if (!other.isEmpty() && !before.contains(other))
        keys = TRY(keysOfProfile(job, other, before + QStringList{name}));
    if (keys)
        return *std::move(keys);
    return fail(ErrorKind::Auth,
                tr("The AWS profile \"%1\" takes a role, but has no keys to ask for it").arg(printable(name)),
                tr("source_profile must name another profile that has keys, or credential_source be Environment, "
                   "EcsContainer or Ec2InstanceMetadata."));
}

static Result<std::optional<AwsKeys>> keysOfProfile(job::JobContext &job, const QString &name,
                                                    const QStringList &before)
{
    constexpr std::chrono::seconds limit(30);
    const AwsSection profile = awsProfile(name);
    const QString process = profile.value(u"credential_process"_s);
    if (!process.isEmpty()) {
        const QStringList command = QProcess::splitCommand(process);
        return awsKeysOf(TRY(commandOutput(job, command, limit)),
                         tr("the command %1").arg(printable(command.value(0))));
    }
    if (needsAPerson(profile))
        return unreadableProfile(name);
    if (profile.contains(u"role_arn"_s))
        return keysOfRole(job, profile, TRY(keysBehind(job, profile, name, before)), SystemClock());
    return keysWritten(profile);
}

static Failure noKeys(const QString &profile)
{
    return fail(
        ErrorKind::Auth, tr("There are no access keys for AWS"),
        tr("They were looked for in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the profile \"%1\" of "
           "~/.aws/credentials and ~/.aws/config, the token of a workload, the endpoint of a container, and the "
           "metadata of an EC2 instance.")
            .arg(printable(profile)));
}

Result<AwsKeys> findAwsKeys(job::JobContext &job, const QString &profile)
{
    const QString name = awsProfileName(profile);
    if (auto keys = keysOfEnvironment(); keys && profile.isEmpty())
        return *std::move(keys);
    if (auto keys = TRY(keysOfProfile(job, name, {})))
        return *std::move(keys);
    if (!profile.isEmpty())
        return fail(ErrorKind::Auth, tr("The AWS profile \"%1\" has no access keys").arg(printable(name)),
                    tr("Look into ~/.aws/credentials and ~/.aws/config."));
    for (const auto ask : {&keysOfWorkload, &keysOfContainer, &keysOfInstance}) {
        if (auto keys = TRY(ask(job)))
            return *std::move(keys);
    }
    return noKeys(name);
}

} // namespace tidemark::connect
