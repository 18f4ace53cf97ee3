// SPDX-License-Identifier: GPL-3.0-or-later
// Measures reading a whole schema, in turn with others that do, on a server of its own.
// Exit: 0 as fast and small as wanted, 1 not, 2 could not be measured.
#include "bench/common/contest.h"
#include "bench/common/sampledatabase.h"
#include "bench/common/server.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace tidemark;
using namespace Qt::StringLiterals;
using bench::Contestant, bench::Measured;
using bench::judge, bench::median, bench::ratio, bench::value;

namespace {

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

std::vector<int> sizesFrom(int argc, char **argv)
{
    std::vector<int> sizes;
    for (int i = 2; i < argc; ++i)
        sizes.push_back(std::atoi(argv[i]));
    return sizes.empty() ? std::vector{1000, 10'000} : sizes;
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
    const auto cluster = bench::startServer();
    if (!cluster)
        return bench::notMeasured(cluster.error());
    const int rounds = bench::roundsWanted();
    bool good = true;
    for (const int tables : sizes) {
        const QString name = u"tables_%1"_s.arg(tables);
        if (const auto made = bench::makeSampleDatabase(**cluster, name, tables); !made)
            return bench::notMeasured(made.error());
        auto all = contestantsFor(std::string(folder) + "/introspect", argv[1], name.toStdString(), tables, rounds);
        if (!bench::runInTurn(all, rounds))
            return 2;
        std::printf("\n%d tables, %d rounds in turn, whole processes\n", tables, rounds);
        bench::print(all);
        good = judgeAll(all, tables) && good;
    }
    return good ? 0 : 1;
}
