// SPDX-License-Identifier: GPL-3.0-or-later
// Our pool, as everything in Tidemark uses it.
// usage: bench_pool_ours MODE THREADS SECONDS SIZE: none, query, ping (query with pre_ping), restart, restartping
#include "bench/pool/measure.h"
#include "drivers/engines.h"
#include "pool/pool.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace tidemark;
using namespace Qt::StringLiterals;

static bool failed(const Error &error)
{
    if (qEnvironmentVariableIsSet("TIDEMARK_BENCH_VERBOSE"))
        std::fprintf(stderr, "%s\n", qPrintable(toText(error)));
    return false;
}

static bool useOnce(pool::Pool &pool, job::JobContext &job, const sql::SqlText *query)
{
    auto lease = pool.acquire(job, u"bench"_s);
    if (!lease)
        return failed(lease.error());
    if (!query)
        return true;
    auto done = (*lease)->execute(job, *query);
    return done || failed(done.error());
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 5)
        return 2;
    const std::string_view mode = argv[1];
    const bool restart = mode.starts_with("restart");
    const int size = std::atoi(argv[4]);
    const dialect::Registry registry = drivers::engines();
    const dialect::Target target{.engine = u"postgresql"_s};
    pool::PoolConfig config{.size = size, .maxOverflow = 0, .prePing = mode.ends_with("ping"), .minIdle = size};
    pool::Pool pool(u"bench"_s, [&](job::JobContext &job) { return connect::open(job, registry, target); }, config);
    job::JobContext job;
    if (auto ready = pool.prewarm(job); !ready) {
        std::fprintf(stderr, "%s\n", qPrintable(toText(ready.error())));
        return 1;
    }
    sql::SqlText query("SELECT 1");
    query.keepPrepared = true;
    const sql::SqlText *wanted = mode == "none" ? nullptr : &query;
    bench::measureLoad(
        {.threads = std::atoi(argv[2]),
         .seconds = std::atof(argv[3]),
         .samplesAll = mode != "none",
         .mayFail = restart},
        [&]() -> bench::Use { return [&, own = job::JobContext()]() mutable { return useOnce(pool, own, wanted); }; });
    const pool::PoolStatus status = pool.status();
    std::printf("@waited %.1f\n@creations %llu\n", double(status.wait.longest().count()) / 1e3,
                static_cast<unsigned long long>(status.counters.creations));
    return 0;
}
