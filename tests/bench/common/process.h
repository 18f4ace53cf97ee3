// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program and measures it from outside. One at a time.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tidemark::bench {

struct Measured
{
    double seconds = 0;                   // from before its start to after its end
    double cpuSeconds = 0;                // its own, user and system
    double megabytes = 0;                 // its peak resident memory, as the system accounts for it
    std::map<std::string, double> values; // lines "@name value" of its output
    bool stopped = false;                 // it was still running when the patience was over
};

/// Runs it to its end, or until the patience (zero: none) is over; then it is killed with what it has started. Nothing
/// when it cannot be started or fails; the reason is on standard error.
[[nodiscard]] std::optional<Measured> measure(const std::vector<std::string> &command,
                                              std::chrono::seconds patience = {});

} // namespace tidemark::bench
