// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets in the keychain of the desktop, behind an interface so that tests and programs without one need none.
#pragma once

#include "base/secret.h"
#include "job/jobcontext.h"

#include <memory>
#include <optional>

namespace tidemark::connect {

class SecretStore
{
public:
    virtual ~SecretStore() = default;
    SecretStore() = default;
    SecretStore(const SecretStore &) = delete;
    SecretStore &operator=(const SecretStore &) = delete;

    // Keys are ids of profiles. Calls may wait for a person to unlock the keychain; a stop ends the wait. Errors:
    // Unsupported when no keychain answers, Auth when the person refuses, Io, Cancelled.
    [[nodiscard]] virtual Result<std::optional<Secret>> read(job::JobContext &job, const QString &key) = 0;
    [[nodiscard]] virtual Result<void> write(job::JobContext &job, const QString &key, const Secret &secret) = 0;
    // Removing what is not there is no error.
    [[nodiscard]] virtual Result<void> remove(job::JobContext &job, const QString &key) = 0;
};

// The keychain of the desktop session (Secret Service or KWallet, through QtKeychain, whose queue belongs to one thread
// for the life of the program): GUI thread only. Each call runs an event loop of its own until the keychain answers.
[[nodiscard]] std::unique_ptr<SecretStore> systemKeychain();

} // namespace tidemark::connect
