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

// Profiles that need a conversation with other services are for the AWS command line, which can be asked.
static Failure unreadableProfile(const QString &name)
{
    return fail(
        ErrorKind::Unsupported,
        tr("The AWS profile \"%1\" signs in with a role or a browser, which is not done here").arg(printable(name)),
        tr("Give the profile this line: credential_process = aws configure export-credentials --profile NAME. Or "
           "run this with the variables of that command."));
}

static Result<std::optional<AwsKeys>> keysOfProfile(const job::JobContext &job, const QString &name)
{
    constexpr std::chrono::seconds limit(30);
    const AwsSection profile = awsProfile(name);
    AwsKeys keys{.id = profile.value(u"aws_access_key_id"_s),
                 .secret = Secret(profile.value(u"aws_secret_access_key"_s)),
                 .token = Secret(profile.value(u"aws_session_token"_s))};
    const bool needsMore = profile.contains(u"role_arn"_s) || profile.contains(u"sso_account_id"_s);
    const QString process = profile.value(u"credential_process"_s);
    if (!process.isEmpty()) {
        const QStringList command = QProcess::splitCommand(process);
        return awsKeysOf(TRY(commandOutput(job, command, limit)),
                         tr("the command %1").arg(printable(command.value(0))));
    }
    if (needsMore)
        return unreadableProfile(name);
    if (keys.id.isEmpty() || keys.secret.isEmpty())
        return std::nullopt;
    return keys;
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
    if (auto keys = TRY(keysOfProfile(job, name)))
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
