// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/pool/measure.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

namespace tidemark::bench {

using Clock = std::chrono::steady_clock;

namespace {

constexpr size_t ring = 1 << 16;
constexpr int windows = 5;

struct alignas(128) Worker
{
    std::atomic<long> uses{0};
    std::vector<float> times = std::vector<float>(ring);
    size_t timed = 0;
    long failures = 0;
    double first = 0;
    double last = 0;
    double recovered = 0;
};

} // namespace

static double epoch()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

static void note(Worker &me, bool good, bool mayFail)
{
    if (good) {
        if (me.failures > 0 && me.recovered == 0)
            me.recovered = epoch();
        return;
    }
    if (!mayFail) {
        std::fprintf(stderr, "a use failed\n");
        std::exit(1);
    }
    ++me.failures;
    me.last = epoch();
    me.recovered = 0;
    if (me.first == 0)
        me.first = me.last;
}

static void work(Worker &me, const Load &load, const Use &use, const std::atomic<bool> &go)
{
    for (long done = 0; go.load(std::memory_order_relaxed); ++done) {
        if (!load.samplesAll && (done & 15) != 0) {
            note(me, use(), load.mayFail);
        } else {
            const auto begin = Clock::now();
            note(me, use(), load.mayFail);
            me.times[me.timed++ % ring] = std::chrono::duration<float, std::micro>(Clock::now() - begin).count();
        }
        me.uses.store(done + 1, std::memory_order_relaxed);
    }
}

static long total(const std::vector<Worker> &workers)
{
    long uses = 0;
    for (const Worker &worker : workers)
        uses += worker.uses.load(std::memory_order_relaxed);
    return uses;
}

static void printRates(const std::vector<Worker> &workers, double seconds)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    std::vector<double> rates;
    for (int window = 0; window < windows; ++window) {
        const long before = total(workers);
        const auto begin = Clock::now();
        std::this_thread::sleep_for(std::chrono::duration<double>(seconds / windows));
        rates.push_back(double(total(workers) - before) / std::chrono::duration<double>(Clock::now() - begin).count());
    }
    std::ranges::sort(rates);
    std::printf("@rate %.1f\n", rates[windows / 2]);
}

static void printTimes(const std::vector<Worker> &workers)
{
    std::vector<float> times;
    for (const Worker &worker : workers)
        times.insert(times.end(), worker.times.begin(),
                     worker.times.begin() + std::ptrdiff_t(std::min(worker.timed, ring)));
    std::ranges::sort(times);
    if (times.empty())
        return;
    std::printf("@p50 %.2f\n@p99 %.2f\n@longest %.1f\n", times[times.size() / 2], times[times.size() * 99 / 100],
                times.back());
}

static void printFailures(const std::vector<Worker> &workers)
{
    long failures = 0;
    double first = 0;
    double last = 0;
    double recovered = 0;
    for (const Worker &worker : workers) {
        failures += worker.failures;
        if (worker.first > 0 && (first == 0 || worker.first < first))
            first = worker.first;
        last = std::max(last, worker.last);
        recovered = std::max(recovered, worker.failures > 0 && worker.recovered == 0 ? 1e12 : worker.recovered);
    }
    std::printf("@failures %ld\n@first %.3f\n@last %.3f\n@recovered %.3f\n", failures, first, last, recovered);
}

void measureLoad(const Load &load, const std::function<Use()> &makeUse)
{
    std::atomic<bool> go{true};
    std::vector<Worker> workers(size_t(load.threads));
    std::vector<std::jthread> threads;
    for (Worker &worker : workers)
        threads.emplace_back([&] { work(worker, load, makeUse(), go); });
    if (load.mayFail)
        std::this_thread::sleep_for(std::chrono::duration<double>(load.seconds));
    else
        printRates(workers, load.seconds);
    go = false;
    threads.clear();
    printTimes(workers);
    if (load.mayFail)
        printFailures(workers);
}

} // namespace tidemark::bench
