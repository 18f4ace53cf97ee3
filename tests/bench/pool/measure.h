// SPDX-License-Identifier: GPL-3.0-or-later
// Threads that do one thing over and over: how often a second, how long each took, and what failed when. The same loop
// for our pool and for the plain one, so that only the pools differ.
#pragma once

#include <functional>

namespace tidemark::bench {

struct Load
{
    int threads = 1;
    double seconds = 1;
    bool samplesAll = true; // false: the time of every 16th, where a clock would cost more than the work
    bool mayFail = false;   // otherwise a failure ends the program
};

/// One use of a pool by one thread; false when it failed. Made once a thread.
using Use = std::function<bool()>;

/// Runs it and prints "@rate" (a second, the median of five windows), "@p50", "@p99", "@longest" (µs), and of failures
/// "@failures", "@first" and "@last" (seconds since 1970) and "@recovered" (when the last thread succeeded again).
void measureLoad(const Load &load, const std::function<Use()> &makeUse);

} // namespace tidemark::bench
