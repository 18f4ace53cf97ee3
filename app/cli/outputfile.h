// SPDX-License-Identifier: GPL-3.0-or-later
// Where a verb prints to: standard output, or the file of --output. Used by one thread.
#pragma once

#include "app/cli/verb.h"
#include "base/jsonwriter.h"

namespace tidemark::cli {

[[nodiscard]] Option outputOption();

// What becomes of output once the job was stopped.
enum class AfterStop {
    Cancel,
    Write, // it tells what was done until then
};

// Has `print` write to where the arguments say. A file is replaced only when all is written. Errors: Io, Cancelled,
// those of `print`.
[[nodiscard]] Result<void>
writeOutput(const Workbench &bench, const Arguments &arguments,
            const std::function<Result<void>(const JsonWriter::Sink &sink, const StreamTraits &traits)> &print,
            AfterStop afterStop = AfterStop::Cancel);

} // namespace tidemark::cli
