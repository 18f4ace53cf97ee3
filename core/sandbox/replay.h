// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a script in a scratch database, as a client that stops at the first error would: every statement in a
// transaction of its own unless the script opens one. Statements travel in batches, so that long scripts are fast. One
// thread.
#pragma once

#include "sandbox/scratch.h"
#include "sandbox/script.h"

namespace tidemark::sandbox {

struct ReplayOptions
{
    // Make roles and the like that statements need, and run statements about roles, also on a server of others; on our
    // own that is done anyway.
    bool mayChangeServer = false;
    std::chrono::milliseconds timeLimit{600'000}; // of the whole script; zero: none
};

struct ReplayReport
{
    size_t statements = 0;         // that ran
    std::vector<ScriptNote> notes; // those of the script, and what was left out or made while it ran
};

// After it nothing of the script's settings is left in the session of the scratch database. Errors: those of the
// server, with file, line, column, the line itself with a caret in the detail, and hints that name the version or the
// package that is missing; Timeout, Cancelled, Connection; Sql for a transaction that the script leaves open. What ran
// before an error stays in the database.
[[nodiscard]] Result<ReplayReport> replay(job::JobContext &job, Scratch &scratch, const Script &script,
                                          const ReplayOptions &options = {});

} // namespace tidemark::sandbox
