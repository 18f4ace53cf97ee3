// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark pool bench URL: a pool under load, as its borrowers see it.
#pragma once

#include "app/cli/verb.h"

namespace tidemark::cli {

[[nodiscard]] std::vector<Option> poolBenchOptions();
[[nodiscard]] Result<ExitCode> runPoolBench(const Workbench &bench, const Arguments &arguments);

} // namespace tidemark::cli
