// SPDX-License-Identifier: GPL-3.0-or-later
// The one place where a target becomes a connection, for the command line and the desktop alike. The session belongs to
// whoever opened it and is used by one thread at a time.
#pragma once

#include "connect/credentials.h"
#include "dialect/registry.h"

namespace tidemark::connect {

struct Session
{
    const dialect::Dialect *dialect = nullptr; // of the registry, which must outlive the session
    std::unique_ptr<sql::Connection> connection = {};
    dialect::ConnectTimings timings = {};
};

// Connects. When the server wants a password and the target has none, the prompt (if any) is asked once and the
// connection tried again. Passwords never appear in the error, whatever the server says. Errors: those of
// Connector::open, and Unsupported for an engine that this build does not have.
[[nodiscard]] Result<Session> open(job::JobContext &job, const dialect::Registry &registry, dialect::Target target,
                                   const PasswordPrompt &prompt = {});

} // namespace tidemark::connect
