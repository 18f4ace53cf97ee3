// SPDX-License-Identifier: GPL-3.0-or-later
// A place that gives a password whenever it is asked. Sources may be asked by several threads at once; a stop of the
// job ends the wait. No error of theirs holds a secret, nor what a program or a service wrote that may hold one.
#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "connect/credentials.h"
#include "dialect/target.h"

#include <memory>

namespace tidemark::connect {

struct FetchedSecret
{
    Secret password;
    std::optional<QString> user = {};                  // it belongs to the password, and counts over the target's
    std::optional<std::chrono::seconds> lifetime = {}; // from the fetch on; after it the secret is worth nothing
};

class SecretSource
{
public:
    virtual ~SecretSource() = default;
    SecretSource() = default;
    SecretSource(const SecretSource &) = delete;
    SecretSource &operator=(const SecretSource &) = delete;

    // Errors: Auth when there is no secret or we may not have it, Config, Connection, Timeout, Io, Cancelled.
    [[nodiscard]] virtual Result<FetchedSecret> fetch(job::JobContext &job) = 0;

    // What was fetched last was refused: the next fetch must not give the same lease again.
    virtual void forget() {}

    // Whether asking again may give another secret than the one that was refused.
    [[nodiscard]] virtual bool renews() const { return true; }

    // Whether what it gives may be kept for a while. What lies on this machine costs nothing to read again.
    [[nodiscard]] virtual bool keeps() const { return true; }

    // For people: "the environment variable DB_PASSWORD".
    [[nodiscard]] virtual QString describe() const = 0;
};

[[nodiscard]] std::shared_ptr<SecretSource> givenSecret(const Secret &password);
[[nodiscard]] std::shared_ptr<SecretSource> promptedSecret(PasswordPrompt prompt, const QString &question);

// Nothing: libpq reads PGPASSWORD, .pgpass and service files anew for every connection.
[[nodiscard]] std::shared_ptr<SecretSource> driverSecret();

// The store must outlive the source.
[[nodiscard]] std::shared_ptr<SecretSource> keychainSecret(SecretStore &store, const QString &key);

[[nodiscard]] std::shared_ptr<SecretSource> environmentSecret(const QString &variable);

// The first line, read anew each time: secrets of Docker and Kubernetes are replaced under a running program.
[[nodiscard]] std::shared_ptr<SecretSource> fileSecret(const QString &path);

// The standard output of a program that is run without a shell: one JSON object with "password" (and "username",
// "expires_in" in seconds), or a first line that is the password. What it writes to standard error goes nowhere.
[[nodiscard]] std::shared_ptr<SecretSource> commandSecret(const QStringList &command, std::chrono::milliseconds limit);

struct AwsSettings
{
    QString region;   // empty: of the ARN or the host, AWS_REGION, AWS_DEFAULT_REGION, the configuration file
    QString profile;  // of the shared files; empty: AWS_PROFILE, or "default"
    QString endpoint; // http://host:port; empty: the service's own
};

// AWS Secrets Manager, GetSecretValue of AWSCURRENT: a plain text, or an object of which `field` is the password and
// "username" the user.
[[nodiscard]] std::shared_ptr<SecretSource> awsSecret(const QString &secretId, const QString &field,
                                                      const AwsSettings &settings, const Clock &clock);

// A token for the target's user, host and port, made here from the keys: it is valid for 15 minutes.
[[nodiscard]] std::shared_ptr<SecretSource> rdsToken(const dialect::Target &target, const AwsSettings &settings,
                                                     const Clock &clock);

struct VaultSettings
{
    QString path;      // as in its HTTP interface: secret/data/orders, database/creds/reader, database/static-creds/app
    QString field;     // empty: "password"
    QString address;   // empty: VAULT_ADDR, or https://127.0.0.1:8200
    QString space;     // a namespace; empty: VAULT_NAMESPACE
    QString tokenFile; // empty: VAULT_TOKEN, or ~/.vault-token
};

// A secret of HashiCorp Vault. A lease is renewed for as long as that gives it more time; then another is taken.
[[nodiscard]] std::shared_ptr<SecretSource> vaultSecret(const VaultSettings &settings, const Clock &clock);

} // namespace tidemark::connect
