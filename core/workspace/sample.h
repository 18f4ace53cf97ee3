// SPDX-License-Identifier: GPL-3.0-or-later
// Fills a database from a script: the sample workspace, made on the user's machine when it is first wanted. Any thread.
#pragma once

#include "dialect/registry.h"

namespace tidemark::workspace {

// Runs every statement of a script over one new connection. Errors: those of connecting; those of a statement, with its
// place in the script; Sql for a script that does not split.
[[nodiscard]] Result<void> runScript(job::JobContext &job, const dialect::Dialect &dialect,
                                     const dialect::Target &target, const QByteArray &script);

// The path of the sample file in a folder. Made from the script under another name and renamed when it is whole; a file
// that is already there is kept, with what a person changed in it. Errors: Io, those of runScript.
[[nodiscard]] Result<QString> ensureSampleFile(job::JobContext &job, const dialect::Dialect &dialect,
                                               const QString &folder, const QByteArray &script);

} // namespace tidemark::workspace
