// SPDX-License-Identifier: GPL-3.0-or-later
// One thing that the command line does: what it is called, what it takes, and its run. Verbs hold no state of a run and
// can be run in-process with streams in memory.
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/streams.h"
#include "connect/credentials.h"
#include "pool/targets.h"

namespace tidemark::cli {

enum class ExitCode {
    Done = 0,   // done, or equal
    No = 1,     // the answer is no
    Error = 2,  // also when it was cancelled; the program then ends by the signal that asked for it
    Partly = 3, // some of it was done
};

// What a verb works with; all of it outlives the run.
struct Workbench
{
    const dialect::Registry &registry;
    Streams streams;
    job::JobContext &job;
    connect::PasswordPrompt prompt = {}; // null: there is nobody to ask
    pool::Targets *targets = nullptr;    // who lends connections; made by runCommandLine for each run
};

class Verb
{
public:
    virtual ~Verb() = default;
    Verb() = default;
    Verb(const Verb &) = delete;
    Verb &operator=(const Verb &) = delete;

    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual QString summary() const = 0;     // half a line: "print a schema"
    [[nodiscard]] virtual QString description() const = 0; // what help says below the usage
    [[nodiscard]] virtual Usage usage() const = 0;         // without the options that every verb has

    // Errors are printed by the caller and become ExitCode::Error.
    [[nodiscard]] virtual Result<ExitCode> run(const Workbench &bench, const Arguments &arguments) const = 0;
};

} // namespace tidemark::cli
