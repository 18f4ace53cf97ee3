// SPDX-License-Identifier: GPL-3.0-or-later
// Access keys that services of AWS hand to what runs on its machines, and for roles. For use by awskeys.cpp only. Any
// thread.
#pragma once

#include "connect/awskeys.h"

namespace tidemark::connect {

// Keys out of the JSON that all of these answer. Error: Auth.
[[nodiscard]] Result<AwsKeys> awsKeysOf(const QByteArray &json, const QString &where);

// Nothing when this program is not such a workload; errors when it is and gets no keys.
[[nodiscard]] Result<std::optional<AwsKeys>> keysOfWorkload(job::JobContext &job);
[[nodiscard]] Result<std::optional<AwsKeys>> keysOfContainer(job::JobContext &job);

// Nothing when nobody answers within a second, too: most machines are no instances.
[[nodiscard]] Result<std::optional<AwsKeys>> keysOfInstance(job::JobContext &job);

// The address of the Security Token Service: that of a region, or without one the first of all.
[[nodiscard]] QString stsAddress(const QString &region);

// What AWS hands out for the role_arn of a profile to the owner of these keys. Errors: Auth, those of HTTP, Cancelled.
[[nodiscard]] Result<AwsKeys> keysOfRole(const job::JobContext &job, const AwsSection &profile, const AwsKeys &keys,
                                         const Clock &clock);

} // namespace tidemark::connect
