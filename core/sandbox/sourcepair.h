// SPDX-License-Identifier: GPL-3.0-or-later
// Two sources that are to be compared, read at the same time. Any thread; it makes one more while it works.
#pragma once

#include "sandbox/sourcereader.h"

namespace tidemark::sandbox {

struct SourcePair
{
    SourceContent from;
    SourceContent to;
};

// Reads both. Scripts that do not tell their dialect are of the other source's. Prompts never overlap, and progress may
// be reported by either thread, one at a time. When one fails the other is stopped. Errors: those of readSource, with
// the source in the trail.
[[nodiscard]] Result<SourcePair> readBoth(job::JobContext &job, const dialect::Registry &registry,
                                          ScratchServers &servers, const SourceToRead &from, const SourceToRead &to,
                                          const SourceOptions &options = {});

} // namespace tidemark::sandbox
