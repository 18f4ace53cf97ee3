// SPDX-License-Identifier: GPL-3.0-or-later
// Programs that do the same work, run in turn and compared round by round, so that a slow minute of the machine touches
// all alike. One thread.
#pragma once

#include "bench/common/process.h"

#include <functional>

namespace tidemark::bench {

struct Contestant
{
    std::string name;
    std::vector<std::string> command;
    int rounds;                         // at most
    std::chrono::seconds patience = {}; // after which it is stopped, and not started again; zero: it may take its time
    std::vector<Measured> runs = {};

    [[nodiscard]] bool wasStopped() const { return !runs.empty() && runs.back().stopped; }
};

using Figure = std::function<double(const Measured &)>;

/// What the program printed as "@name figure".
[[nodiscard]] Figure value(const std::string &name);

/// A figure of all runs of a contestant: the middle one. It must have run.
[[nodiscard]] double median(const Contestant &contestant, const Figure &figure);

/// One contestant against another in the same round: the median.
[[nodiscard]] double ratio(const Contestant &a, const Contestant &b, const Figure &ofA = &Measured::seconds,
                           const Figure &ofB = &Measured::seconds);

/// TIDEMARK_BENCH_ROUNDS, or 5.
[[nodiscard]] int roundsWanted();

/// False when one could not be run or failed; the reason is on standard error.
[[nodiscard]] bool runInTurn(std::vector<Contestant> &all, int rounds);

/// A table of times and memory.
void print(const std::vector<Contestant> &all);

/// Prints one figure against what is promised; true when it is reached.
bool judge(const char *what, double figure, double limit, bool atMost = true);

} // namespace tidemark::bench
