// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a source is, read to the end: databases and snapshots as plainsource.h does it, scripts by way of a scratch
// database. Any thread.
#pragma once

#include "sandbox/plainsource.h"
#include "sandbox/replay.h"

namespace tidemark::sandbox {

struct SourceOptions
{
    dialect::IntrospectOptions introspect = {};
    QString dialect = {}; // of scripts; empty: as the script itself tells
    ReplayOptions replay = {};
    connect::PasswordPrompt prompt = {};
};

// A source, and who lends the connection to it when it is a database.
struct SourceToRead
{
    connect::Source source;
    pool::Lender lender = {};
};

// A source whose connection comes from the pool of its target. A file that is only looked at is neither made nor
// changed by its journal.
[[nodiscard]] SourceToRead borrowed(pool::Targets &targets, const dialect::Registry &registry, connect::Source source,
                                    const pool::Visitor &visitor);

struct SourceContent
{
    dialect::Introspection introspection;
    std::vector<ScriptNote> notes = {}; // of a script: what was left out
};

// Errors: those of readDatabase, readSnapshot, readScript, ScratchServers::open and replay, and Usage for a script that
// does not tell what it is for.
[[nodiscard]] Result<SourceContent> readSource(job::JobContext &job, const dialect::Registry &registry,
                                               ScratchServers &servers, const SourceToRead &what,
                                               const SourceOptions &options = {});

// The dialect of a script: the one that is named, or the only one whose signs the text bears. Cost: reads the beginning
// of a file. Errors: Usage, Unsupported, Io.
[[nodiscard]] Result<const dialect::Dialect *> dialectOfScript(const dialect::Registry &registry, const QString &path,
                                                               const QString &named);

// The schema of a script, replayed in a scratch database of its own.
[[nodiscard]] Result<SourceContent> readScriptSource(job::JobContext &job, ScratchServers &servers,
                                                     const dialect::Dialect &dialect, const Script &script,
                                                     const SourceOptions &options = {});

} // namespace tidemark::sandbox
