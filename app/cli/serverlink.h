// SPDX-License-Identifier: GPL-3.0-or-later
// The connection of a verb that asks a server itself, by the URL of its words. Used by one thread.
#pragma once

#include "app/cli/verb.h"
#include "dialect/serverwatch.h"

namespace tidemark::cli {

// --password-file, --no-password.
[[nodiscard]] std::vector<Option> passwordOptions();

// Where a URL leads, with the password of --password-file. Errors: Usage, those of the password file.
[[nodiscard]] Result<dialect::Target> targetOf(const Workbench &bench, const Arguments &arguments, const QString &url);

struct ServerLink
{
    pool::Lease lease;
    const dialect::ServerWatch *watch = nullptr;

    [[nodiscard]] sql::Connection &connection() const { return lease.connection(); }
};

// Connects and prepares to watch. Errors: those of the URL, of the password file and of connecting; Unsupported for
// what has no server.
[[nodiscard]] Result<ServerLink> openServer(const Workbench &bench, const Arguments &arguments, const QString &url);

} // namespace tidemark::cli
