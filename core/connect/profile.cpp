// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/profile.h"

#include <QUuid>

#include <algorithm>
#include <array>

namespace tidemark::connect {

using namespace Qt::StringLiterals;

Profile newProfile()
{
    Profile profile;
    profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return profile;
}

Profile duplicate(const Profile &profile, const QString &name)
{
    Profile copy = profile;
    copy.id = newProfile().id;
    copy.name = name;
    return copy;
}

dialect::PasswordOrigin originOf(const Profile &profile)
{
    switch (profile.passwordSource) {
    case PasswordSource::Driver:
    case PasswordSource::Ask:
    case PasswordSource::Keychain: return {};
    case PasswordSource::File:
        return {.kind = passwordSourceName(PasswordSource::File), .settings = {{u"file"_s, profile.passwordFile}}};
    default:
        return {.kind = passwordSourceName(profile.passwordSource),
                .settings = profile.passwordSettings,
                .command = profile.passwordCommand};
    }
}

void setOrigin(Profile &profile, const dialect::PasswordOrigin &origin)
{
    for (int i = int(PasswordSource::File); i <= int(lastPasswordSource); ++i) {
        if (passwordSourceName(PasswordSource(i)) == origin.kind)
            profile.passwordSource = PasswordSource(i);
    }
    const bool isFile = profile.passwordSource == PasswordSource::File;
    profile.passwordFile = isFile ? origin.settings.value(u"file"_s) : QString();
    profile.passwordSettings = isFile ? QMap<QString, QString>() : origin.settings;
    profile.passwordCommand = origin.command;
}

dialect::Target toTarget(const Profile &profile)
{
    dialect::Target target;
    target.engine = profile.engine;
    target.host = profile.host;
    target.port = profile.port;
    target.database = profile.database;
    target.user = profile.user;
    target.options = profile.options;
    target.passwordOrigin = originOf(profile);
    target.sshHost = profile.sshHost;
    target.readOnly = profile.readOnly;
    return target;
}

QString environmentName(Environment environment)
{
    switch (environment) {
    case Environment::Development: return u"development"_s;
    case Environment::Test: return u"test"_s;
    case Environment::Production: return u"production"_s;
    }
    std::unreachable();
}

QString passwordSourceName(PasswordSource source)
{
    switch (source) {
    case PasswordSource::Driver: return u"driver"_s;
    case PasswordSource::Ask: return u"ask"_s;
    case PasswordSource::Keychain: return u"keychain"_s;
    case PasswordSource::File: return u"file"_s;
    case PasswordSource::Environment: return u"environment"_s;
    case PasswordSource::Command: return u"command"_s;
    case PasswordSource::AwsSecretsManager: return u"awsSecretsManager"_s;
    case PasswordSource::RdsIam: return u"rdsIam"_s;
    case PasswordSource::Vault: return u"vault"_s;
    }
    std::unreachable();
}

bool isSecretOption(const QString &name)
{
    static constexpr std::array parts{"password", "passwd", "passphrase", "secret", "token", "scram_"};
    static constexpr std::array whole{"key", "hexkey", "textkey", "pwd"};
    return std::ranges::any_of(
               parts, [&](auto *part) { return name.contains(QLatin1StringView(part), Qt::CaseInsensitive); }) ||
           std::ranges::any_of(
               whole, [&](auto *word) { return name.compare(QLatin1StringView(word), Qt::CaseInsensitive) == 0; });
}

} // namespace tidemark::connect
