// SPDX-License-Identifier: GPL-3.0-or-later
// The options of verbs that read sources, and the reading by them. One object a run; it keeps the scratch server that
// scripts are replayed on for the next source. Used by one thread.
#pragma once

#include "app/cli/verb.h"
#include "sandbox/sourcepair.h"

namespace tidemark::cli {

// --dialect, --sandbox-url, --create-missing, --time-limit, --password-file, --no-password.
[[nodiscard]] std::vector<Option> sourceOptions();

class SourceReading
{
public:
    // Errors: Usage for options that contradict each other or cannot be read, those of readPasswordFile.
    [[nodiscard]] static Result<std::unique_ptr<SourceReading>> prepare(const Workbench &bench,
                                                                        const Arguments &arguments);

    // Reads a SOURCE, shows the progress, and tells on standard error what of a script was left out.
    [[nodiscard]] Result<dialect::Introspection> read(const QString &source, const dialect::IntrospectOptions &options);

    // The same for two sources at the same time.
    struct Pair
    {
        dialect::Introspection from;
        dialect::Introspection to;
        bool fromIsLive = false; // a database, and no file that describes one
        bool toIsLive = false;
    };
    [[nodiscard]] Result<Pair> readBoth(const QString &from, const QString &to,
                                        const dialect::IntrospectOptions &options);

    // Where scripts are replayed, for other scratch databases beside theirs.
    [[nodiscard]] sandbox::ScratchServers &servers() { return m_servers; }

private:
    SourceReading(const Workbench &bench, const Arguments &arguments, sandbox::ScratchOptions scratch);

    // What a word names, with who lends the connection to it; `label` is for the list of leases.
    [[nodiscard]] Result<sandbox::SourceToRead> classify(const QString &source, const QString &label) const;
    // Calls work(job, options) with what shows the progress and asks for passwords.
    template <class Work>
    [[nodiscard]] auto shown(const dialect::IntrospectOptions &options, Work work);
    [[nodiscard]] Result<void> tellNotes(const std::vector<sandbox::ScriptNote> &notes) const;

    const Workbench &m_bench;
    const Arguments &m_arguments;
    connect::PasswordPrompt m_prompt; // null: nobody is asked
    sandbox::SourceOptions m_options;
    Secret m_password; // of databases
    sandbox::ScratchServers m_servers;
};

// A warning on standard error, as a line for people or for programs (--json).
[[nodiscard]] Result<void> warn(const Workbench &bench, const Arguments &arguments, const QString &text);

// Warns of what the role at hand could not read.
[[nodiscard]] Result<void> warnOfOmissions(const Workbench &bench, const dialect::Introspection &found,
                                           const Arguments &arguments);

} // namespace tidemark::cli
