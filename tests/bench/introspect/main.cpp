// SPDX-License-Identifier: GPL-3.0-or-later
// Measures reading a whole schema, in turn with others that do, on a server of its own.
// Exit: 0 as fast and small as wanted, 1 not, 2 could not be measured.
#include "bench/introspect/process.h"
#include "bench/introspect/sampledatabase.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace tidemark;
using namespace Qt::StringLiterals;
using bench::Measured;

namespace {

struct Contestant
{
    std::string name;
    std::vector<std::string> command;
    int rounds; // at most
    std::vector<Measured> runs = {};
};

using Figure = std::function<double(const Measured &)>;

// A figure of all runs of a contestant, sorted.
std::vector<double> sorted(const Contestant &contestant, const Figure &figure)
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

// One contestant against another in the same round, which a slow minute of the machine touches least: the median.
double ratio(const Contestant &a, const Contestant &b, const Figure &ofA = &Measured::seconds,
             const Figure &ofB = &Measured::seconds)
{
    std::vector<double> ratios;
    for (size_t round = 0; round < std::min(a.runs.size(), b.runs.size()); ++round)
        ratios.push_back(ofA(a.runs[round]) / ofB(b.runs[round]));
    std::ranges::sort(ratios);
    return ratios[ratios.size() / 2];
}

Figure value(const std::string &name)
{
    return [name](const Measured &run) { return run.values.at(name); };
}

void printHead(int tables, int rounds)
{
    std::printf("\n%d tables, %d rounds in turn, whole processes\n", tables, rounds);
    std::printf("  %-34s %9s %9s %9s %8s %8s\n", "", "median s", "min", "max", "cpu s", "peak MB");
}

void print(const Contestant &contestant)
{
    const std::vector<double> times = sorted(contestant, &Measured::seconds);
    std::printf("  %-34s %9.3f %9.3f %9.3f %8.3f %8.1f\n", contestant.name.c_str(), times[times.size() / 2],
                times.front(), times.back(), median(contestant, &Measured::cpuSeconds),
                median(contestant, &Measured::megabytes));
}

// One figure against what is wanted; true when it is reached.
bool judge(const char *what, double figure, double limit, bool atMost = true)
{
    const bool good = atMost ? figure <= limit : figure >= limit;
    std::printf("  %-52s %8.3f  %s %-7g %s\n", what, figure, atMost ? "at most " : "at least", limit,
                good ? "good" : "NOT REACHED");
    return good;
}

enum Place : size_t { Tidemark, Ours, Plain, Names, Refresh, Dump, Reflect };

std::vector<Contestant> contestantsFor(const std::string &folder, const std::string &reflect,
                                       const std::string &database, int tables, int rounds)
{
    const std::string url = "postgresql:///" + database;
    return {
        {.name = "tidemark inspect --format summary",
         .command = {"tidemark", "inspect", "--no-password", "--format", "summary", url},
         .rounds = rounds},
        {.name = "tidemark, introspection alone",
         .command = {folder + "/introspect_ours", "whole", url},
         .rounds = rounds},
        {.name = "plain libpq", .command = {folder + "/introspect_plain", "dbname=" + database}, .rounds = rounds},
        {.name = "tidemark, names alone", .command = {folder + "/introspect_ours", "names", url}, .rounds = rounds},
        {.name = "tidemark, whole and refreshed",
         .command = {folder + "/introspect_ours", "refresh", url},
         .rounds = rounds},
        {.name = "pg_dump --schema-only",
         .command = {"pg_dump", "--schema-only", "--file=/dev/null", database},
         .rounds = rounds},
        // it takes minutes where others take a second
        {.name = "SQLAlchemy reflect()",
         .command = {"python3", reflect, database},
         .rounds = tables > 2000 ? 1 : std::min(rounds, 3)},
    };
}

// The figures are promised for databases of a size where they matter.
constexpr int manyTables = 10'000;

bool judgeAll(const std::vector<Contestant> &all, int tables)
{
    const auto ofCall = [&](Place place, const char *name) {
        return ratio(all[place], all[Ours], value(name), value("seconds"));
    };
    std::printf("\n");
    bool good = judge("tidemark inspect / plain libpq", ratio(all[Tidemark], all[Plain]), 1.10);
    good = judge("introspection alone / plain libpq", ratio(all[Ours], all[Plain]), 1.10) && good;
    good = judge("introspection alone / pg_dump", ratio(all[Ours], all[Dump]), 0.45) && good;
    if (tables >= manyTables)
        good = judge("reflect() / introspection alone", ratio(all[Reflect], all[Ours]), 8, false) && good;
    good = judge("names alone / whole, the calls", ofCall(Names, "seconds"), 0.10) && good;
    good = judge("refresh, nothing written since / whole, the calls", ofCall(Refresh, "quiet"), 0.15) && good;
    good = judge("refresh, something else written / whole, the calls", ofCall(Refresh, "moved"), 0.15) && good;
    good = judge("peak memory of tidemark inspect, MB", median(all[Tidemark], &Measured::megabytes), 120) && good;
    return judge("peak memory of introspection alone, MB", median(all[Ours], &Measured::megabytes), 120) && good;
}

// In turn, so that a slow minute of the machine hits all alike.
bool runAll(std::vector<Contestant> &all, int rounds)
{
    for (int round = 0; round < rounds; ++round) {
        for (Contestant &contestant : all) {
            if (round >= contestant.rounds)
                continue;
            const auto run = bench::measure(contestant.command);
            if (!run)
                return false;
            contestant.runs.push_back(*run);
        }
    }
    return true;
}

std::vector<int> sizesFrom(int argc, char **argv)
{
    std::vector<int> sizes;
    for (int i = 2; i < argc; ++i)
        sizes.push_back(std::atoi(argv[i]));
    return sizes.empty() ? std::vector{1000, 10'000} : sizes;
}

bool failed(const Error &error)
{
    std::fprintf(stderr, "%s\n", qPrintable(toText(error)));
    return false;
}

int roundsWanted()
{
    const char *text = std::getenv("TIDEMARK_BENCH_ROUNDS");
    return text ? std::max(1, std::atoi(text)) : 5;
}

// Programs find the server through libpq's own variables.
void pointAt(const sandbox::Cluster &cluster)
{
    qputenv("PGHOST", cluster.socketFolder().toUtf8());
    qputenv("PGPORT", QByteArray::number(cluster.port()));
    qputenv("PGUSER", "postgres");
}

} // namespace

int main(int argc, char **argv)
{
    const char *folder = std::getenv("TIDEMARK_BENCH_DIR");
    const std::vector<int> sizes = sizesFrom(argc, argv);
    if (argc < 2 || !folder || std::ranges::min(sizes) < 1) {
        std::fprintf(stderr, "usage: ./dev bench introspect [TABLES…]\n");
        return 2;
    }
    job::JobContext job;
    const auto cluster = sandbox::Cluster::start(job, {.settings = {{u"shared_buffers"_s, u"512MB"_s},
                                                                    {u"autovacuum"_s, u"off"_s},
                                                                    {u"max_locks_per_transaction"_s, u"1024"_s}}});
    if (!cluster)
        return failed(cluster.error()) ? 0 : 2;
    pointAt(**cluster);
    const int rounds = roundsWanted();
    bool good = true;
    for (const int tables : sizes) {
        const QString name = u"tables_%1"_s.arg(tables);
        if (const auto made = bench::makeSampleDatabase(**cluster, name, tables); !made)
            return failed(made.error()) ? 0 : 2;
        auto all = contestantsFor(std::string(folder) + "/introspect", argv[1], name.toStdString(), tables, rounds);
        if (!runAll(all, rounds))
            return 2;
        printHead(tables, rounds);
        std::ranges::for_each(all, print);
        good = judgeAll(all, tables) && good;
    }
    return good ? 0 : 1;
}
