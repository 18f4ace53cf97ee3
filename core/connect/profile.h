// SPDX-License-Identifier: GPL-3.0-or-later
// A saved connection: where a database is, how it is to be treated, and where its password comes from, but never the
// password. Plain data, any thread.
#pragma once

#include "dialect/target.h"

#include <QJsonObject>

namespace tidemark::connect {

// How careful everything must be with what lies behind a profile.
enum class Environment : quint8 { Development, Test, Production };

enum class PasswordSource : quint8 {
    Driver,   // nothing is given: the driver finds it itself (PGPASSWORD, .pgpass, a service file) or needs none
    Ask,      // by prompt or dialog, kept only while the program runs
    Keychain, // of the desktop, under the profile's id
    File,     // the first line of `passwordFile`, read for every connection
    // fetched for every connection, as `passwordSettings` say (passwordorigin.h):
    Environment,
    Command,
    AwsSecretsManager,
    RdsIam,
    Vault,
};

inline constexpr auto lastPasswordSource = PasswordSource::Vault;

struct Profile
{
    QString id; // a UUID without braces; names may change, this does not
    QString name;
    QString group;  // empty: none
    QString colour; // "#rrggbb"; empty: the environment's own
    Environment environment = Environment::Development;
    bool readOnly = false;
    QString engine; // id of the dialect
    QString host;
    QString port;
    QString database; // name, or the absolute path of a file
    QString user;
    QMap<QString, QString> options; // the driver's own parameters; secrets among them are not saved (isSecretOption)
    PasswordSource passwordSource = PasswordSource::Driver;
    QString passwordFile;
    QMap<QString, QString> passwordSettings; // of the source, by name; nothing in them is secret
    QStringList passwordCommand;
    QString sshHost;     // user@host:port, or a name of the user's ssh configuration
    QJsonObject pool;    // what its pool has otherwise than usual (pool/poolsettings.h)
    QJsonObject unknown; // fields of other versions of Tidemark, kept when the profile is saved

    bool operator==(const Profile &) const = default;
};

// An empty profile with a new id.
[[nodiscard]] Profile newProfile();

// The same connection under a new id and another name; a password in the keychain stays with the original.
[[nodiscard]] Profile duplicate(const Profile &profile, const QString &name);

// Where a profile's password is fetched when connecting; none for the driver, a person and the keychain.
[[nodiscard]] dialect::PasswordOrigin originOf(const Profile &profile);

// The other way round: an origin's kind as source, its settings in their places.
void setOrigin(Profile &profile, const dialect::PasswordOrigin &origin);

// Where it connects to, without a password: that is the credentials' work.
[[nodiscard]] dialect::Target toTarget(const Profile &profile);

// The stable spellings in files: "development", "test", "production" and "driver", "ask", "keychain", "file",
// "environment", "command", "awsSecretsManager", "rdsIam", "vault".
[[nodiscard]] QString environmentName(Environment environment);
[[nodiscard]] QString passwordSourceName(PasswordSource source);

// Whether an option's value is to be treated like a password, judged by its name ("password", "sslpassword",
// "oauth_client_secret", "key").
[[nodiscard]] bool isSecretOption(const QString &name);

} // namespace tidemark::connect
