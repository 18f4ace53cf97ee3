// SPDX-License-Identifier: GPL-3.0-or-later
// Sources that are read as they are: databases over a connection that is borrowed for it, and snapshots. Nothing is
// written to any database. Any thread.
#pragma once

#include "connect/source.h"
#include "pool/targets.h"

namespace tidemark::sandbox {

// Reads a database and gives the connection back as it was, or has it closed when it broke. Errors: those of the lender
// and of Introspector::introspect; Usage for a schema that is asked for and not there.
[[nodiscard]] Result<dialect::Introspection> readDatabase(job::JobContext &job, const dialect::Target &target,
                                                          const pool::Lender &lender,
                                                          const dialect::IntrospectOptions &options,
                                                          const connect::PasswordPrompt &prompt = {});

// What a snapshot holds: a schema and the name of its engine, but no sizes. Errors: those of loadSnapshot, and Usage
// for a schema that is asked for and not there.
[[nodiscard]] Result<dialect::Introspection> readSnapshot(const job::JobContext &job, const dialect::Registry &registry,
                                                          const connect::SnapshotFile &file,
                                                          const dialect::IntrospectOptions &options);

} // namespace tidemark::sandbox
