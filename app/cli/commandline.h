// SPDX-License-Identifier: GPL-3.0-or-later
// From words to an exit code: finds the verb, reads its options, runs it and reports its error. The same for the
// program and for tests.
#pragma once

#include "app/cli/verb.h"

#include <memory>

namespace tidemark::cli {

using Verbs = std::vector<std::unique_ptr<Verb>>;

// Every verb of this build, in the order of the help.
[[nodiscard]] const Verbs &allVerbs();

// The verb of that name, or an error with what was probably meant.
[[nodiscard]] Result<const Verb *> findVerb(const QString &name);

// The options that every verb has: --json, --help.
[[nodiscard]] std::vector<Option> commonOptions();

// Runs the words after the program's name. Everything is written to the streams of the bench, which are flushed.
[[nodiscard]] ExitCode runCommandLine(const Workbench &bench, const QStringList &words);

} // namespace tidemark::cli
