// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords that people keep. What a driver finds by itself (PGPASSWORD, .pgpass, service files) is left to it, and
// what can be fetched anew for every connection to secretsource.h; here are the others: the keychain, a person.
// Functions may be called from any thread.
#pragma once

#include "connect/keychain.h"
#include "connect/profile.h"

#include <functional>

namespace tidemark::connect {

// Asks a person; called on the thread that connects. Returns Cancelled when the person does not answer.
using PasswordPrompt = std::function<Result<Secret>(job::JobContext &job, const QString &question)>;

// What a caller can offer; what is missing is not used.
struct Credentials
{
    PasswordPrompt prompt = {};
    SecretStore *keychain = nullptr; // must outlive the call
};

// The first line of a file (at most 4 KiB), without its line end. Pipes and /dev/stdin are fine. Errors: Io, Config
// when there is no such line, Cancelled.
[[nodiscard]] Result<Secret> readPasswordFile(const job::JobContext &job, const QString &path);

// The password that a person or the keychain yields before connecting; empty for the driver's and for those that are
// fetched when connecting. Errors: Auth with a hint when there is none or nobody to ask, those of the keychain,
// Cancelled.
[[nodiscard]] Result<Secret> findPassword(job::JobContext &job, const Profile &profile, const Credentials &credentials);

// "Password for alice@db1:5432/orders" as a question, without a colon.
[[nodiscard]] QString passwordQuestion(const dialect::Target &target);

} // namespace tidemark::connect
