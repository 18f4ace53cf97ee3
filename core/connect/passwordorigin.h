// SPDX-License-Identifier: GPL-3.0-or-later
// Where a target's password is fetched, as people write it in URLs and as profiles keep it:
//   env:NAME  file:PATH  command:PROGRAM ARGUMENT…  aws:ID#FIELD;region=…  rds-iam;region=…  vault:PATH#FIELD;address=…
// Pure functions but for makeSource, any thread.
#pragma once

#include "connect/secretsource.h"

namespace tidemark::connect {

// One sort of origin and what can be said about it.
struct OriginKind
{
    QString name;         // in files: "awsSecretsManager"
    QString word;         // in URLs: "aws"
    QString subject;      // the setting that follows the colon; empty: there is none
    QStringList settings; // the others; "field" follows a #
    bool hasCommand = false;
};

[[nodiscard]] const std::vector<OriginKind> &originKinds();
[[nodiscard]] const OriginKind *findOriginKind(const QString &name);

// Reads an origin out of a URL. Errors: Usage with a hint, did-you-mean among words and settings.
[[nodiscard]] Result<dialect::PasswordOrigin> parseOrigin(const QString &text);

// Writes what parseOrigin reads.
[[nodiscard]] QString formatOrigin(const dialect::PasswordOrigin &origin);

// A command as one line and back: words with spaces stand in double quotes, a quote of its own is written three times.
// An empty word is lost.
[[nodiscard]] QString joinCommand(const QStringList &command);
[[nodiscard]] QStringList splitCommand(const QString &line);

// What is missing or unknown. Errors: Config.
[[nodiscard]] Result<void> checkOrigin(const dialect::PasswordOrigin &origin);

// The source of a target's password; the clock must outlive it. Errors: those of checkOrigin.
[[nodiscard]] Result<std::shared_ptr<SecretSource>> makeSource(const dialect::Target &target, const Clock &clock);

} // namespace tidemark::connect
