// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/common/contest.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace tidemark::bench {

Figure value(const std::string &name)
{
    return [name](const Measured &run) { return run.values.at(name); };
}

static std::vector<double> sorted(const Contestant &contestant, const Figure &figure)
{
    std::vector<double> values;
    std::ranges::transform(contestant.runs, std::back_inserter(values), figure);
    std::ranges::sort(values);
    return values;
}

double median(const Contestant &contestant, const Figure &figure)
{
    const std::vector<double> values = sorted(contestant, figure);
    return values[values.size() / 2];
}

double ratio(const Contestant &a, const Contestant &b, const Figure &ofA, const Figure &ofB)
{
    std::vector<double> ratios;
    for (size_t round = 0; round < std::min(a.runs.size(), b.runs.size()); ++round)
        ratios.push_back(ofA(a.runs[round]) / ofB(b.runs[round]));
    std::ranges::sort(ratios);
    return ratios[ratios.size() / 2];
}

int roundsWanted()
{
    const char *text = std::getenv("TIDEMARK_BENCH_ROUNDS");
    return text ? std::max(1, std::atoi(text)) : 5;
}

bool runInTurn(std::vector<Contestant> &all, int rounds)
{
    for (int round = 0; round < rounds; ++round) {
        for (Contestant &contestant : all) {
            if (round >= contestant.rounds || contestant.wasStopped())
                continue;
            const auto run = measure(contestant.command, contestant.patience);
            if (!run)
                return false;
            contestant.runs.push_back(*run);
        }
    }
    return true;
}

static void print(const Contestant &contestant)
{
    const std::vector<double> times = sorted(contestant, &Measured::seconds);
    std::printf("  %-40s ", contestant.name.c_str());
    if (contestant.wasStopped()) {
        std::printf("more than %lld s, stopped\n", static_cast<long long>(contestant.patience.count()));
        return;
    }
    std::printf("%9.3f %9.3f %9.3f %8.3f %8.1f  %zu\n", times[times.size() / 2], times.front(), times.back(),
                median(contestant, &Measured::cpuSeconds), median(contestant, &Measured::megabytes), times.size());
}

void print(const std::vector<Contestant> &all)
{
    std::printf("  %-40s %9s %9s %9s %8s %8s  %s\n", "", "median s", "min", "max", "cpu s", "peak MB", "runs");
    for (const Contestant &contestant : all)
        print(contestant);
}

bool judge(const char *what, double figure, double limit, bool atMost)
{
    const bool good = atMost ? figure <= limit : figure >= limit;
    std::printf("  %-52s %8.3f  %s %-7g %s\n", what, figure, atMost ? "at most " : "at least", limit,
                good ? "good" : "NOT REACHED");
    return good;
}

} // namespace tidemark::bench
