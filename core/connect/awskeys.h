// SPDX-License-Identifier: GPL-3.0-or-later
// Access keys of AWS and where the standard chain finds them: the environment, the shared files, the token of a
// workload, the endpoint of a container, the instance's metadata. Any thread.
#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "job/jobcontext.h"

#include <QMap>

namespace tidemark::connect {

struct AwsKeys
{
    QString id;
    Secret secret;
    Secret token; // of a session; empty for keys of people
};

// One section of a file in the format of ~/.aws/config: name=value lines under [names]. Comments begin with # or ;.
using AwsSection = QMap<QString, QString>;
[[nodiscard]] QMap<QString, AwsSection> parseAwsFile(const QByteArray &text);

// What the shared files say about a profile, those of the credentials file first. Missing files say nothing.
[[nodiscard]] AwsSection awsProfile(const QString &name);

// The profile to use: the one given, AWS_PROFILE, or "default".
[[nodiscard]] QString awsProfileName(const QString &given);

// Asks one place after the other and takes the first that has keys; a profile that is named counts before the
// environment. Errors: Auth when there are none (it lists where they were looked for), Config, those of HTTP,
// Cancelled.
[[nodiscard]] Result<AwsKeys> findAwsKeys(job::JobContext &job, const QString &profile);

} // namespace tidemark::connect
