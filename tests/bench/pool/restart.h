// SPDX-License-Identifier: GPL-3.0-or-later
// A program that keeps a pool busy while its server restarts.
#pragma once

#include "sandbox/cluster.h"

#include <string>
#include <vector>

namespace tidemark::bench {

struct Restarted
{
    double failures = 0;
    double secondsAfterReturn = 0; // until the last thread that had failed succeeded again; 0: none failed
};

/// Runs the program, restarts the server under it, and prints and returns what became of its requests.
[[nodiscard]] Result<Restarted> restartUnder(sandbox::Cluster &cluster, const char *name,
                                             const std::vector<std::string> &command);

} // namespace tidemark::bench
