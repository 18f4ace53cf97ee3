// SPDX-License-Identifier: GPL-3.0-or-later
// Measures pools of ten connections in turn, on a server of its own.
// Exit: 0 as fast and steady as promised, 1 not, 2 could not be measured.
#include "bench/common/contest.h"
#include "bench/common/server.h"
#include "bench/pool/restart.h"

#include <QDir>

#include <cstdio>
#include <cstdlib>

using namespace tidemark;
using namespace Qt::StringLiterals;
using bench::Contestant;
using bench::judge, bench::ratio, bench::value;

namespace {

constexpr const char *poolSize = "10";
constexpr const char *seconds = "1";
constexpr const char *jars =
    "/usr/share/java/HikariCP.jar:/usr/share/java/postgresql.jar:/usr/share/java/slf4j-api.jar:"
    "/usr/share/java/slf4j-nop.jar";

// The driver of Java knows no unix sockets, so HikariCP goes over TCP; the others take what is there, and ours both.
struct Programs
{
    std::string socket; // "PGHOST=…"
    std::string ours;
    std::string plain;
    std::string hikari;
    std::string sqlalchemy;

    [[nodiscard]] Contestant contestant(const char *name, std::vector<std::string> program, const char *mode,
                                        const std::string &threads, int rounds) const
    {
        program.insert(program.begin(), {"env", socket});
        program.insert(program.end(), {mode, threads, seconds, poolSize});
        return {.name = name, .command = std::move(program), .rounds = rounds};
    }
    [[nodiscard]] Contestant overTcp(const char *name, std::vector<std::string> program, const char *mode,
                                     const std::string &threads, int rounds) const
    {
        program.insert(program.end(), {mode, threads, seconds, poolSize});
        return {.name = name, .command = std::move(program), .rounds = rounds};
    }
    [[nodiscard]] std::vector<std::string> java() const { return {"java", "-cp", jars, hikari}; }
};

double rateRatio(const Contestant &a, const Contestant &b)
{
    return ratio(a, b, value("rate"), value("rate"));
}

void printRates(const std::vector<Contestant> &all)
{
    for (const Contestant &one : all)
        std::printf("  %-38s %12.0f a second\n", one.name.c_str(), median(one, value("rate")));
}

bool bareUses(const Programs &programs, const std::string &threads, int rounds, bool &good)
{
    std::printf("\ncheckout and return, %s thread(s)\n", threads.c_str());
    std::vector<Contestant> all = {
        programs.contestant("tidemark", {programs.ours}, "none", threads, rounds),
        programs.contestant("a mutex and a condition variable", {programs.plain}, "none", threads, rounds),
        programs.overTcp("HikariCP", programs.java(), "none", threads, rounds),
        programs.contestant("SQLAlchemy", {"python3", programs.sqlalchemy}, "none", threads, 1)};
    if (!runInTurn(all, rounds))
        return false;
    printRates(all);
    std::printf("  the longest wait of ours: %.1f ms\n", median(all[0], value("waited")) / 1e3);
    good = judge("checkouts: tidemark / HikariCP", rateRatio(all[0], all[2]), 1.5, false) && good;
    return true;
}

bool queries(const Programs &programs, const std::string &threads, int rounds, bool &good)
{
    std::printf("\nSELECT 1, %s thread(s)\n", threads.c_str());
    std::vector<Contestant> all = {
        programs.contestant("tidemark", {programs.ours}, "query", threads, rounds),
        programs.contestant("tidemark, pre_ping", {programs.ours}, "queryping", threads, rounds),
        programs.contestant("a mutex and a condition variable", {programs.plain}, "query", threads, rounds),
        programs.overTcp("HikariCP (TCP)", programs.java(), "query", threads, rounds),
        programs.contestant("SQLAlchemy", {"python3", programs.sqlalchemy}, "query", threads, 1),
        programs.overTcp("tidemark (TCP)", {programs.ours}, "query", threads, rounds)};
    if (!runInTurn(all, rounds))
        return false;
    printRates(all);
    good = judge("queries: tidemark / a bare pool", rateRatio(all[0], all[2]), 0.90, false) && good;
    good = judge("queries: tidemark with pre_ping / without", rateRatio(all[1], all[0]), 0.95, false) && good;
    std::printf("  %-55s %.2f\n", "(tidemark over TCP / HikariCP over TCP)", rateRatio(all[5], all[3]));
    good = judge("queries: tidemark / HikariCP", rateRatio(all[0], all[3]), 1.5, false) && good;
    good = judge("queries: tidemark / SQLAlchemy", rateRatio(all[0], all[4]), 4, false) && good;
    return true;
}

Result<bool> overRestarts(const Programs &programs, sandbox::Cluster &cluster)
{
    std::printf("\na restart of the server under 8 threads\n");
    const auto words = [](std::vector<std::string> program, const char *mode) {
        program.insert(program.end(), {mode, "8", "6", poolSize});
        return program;
    };
    const bench::Restarted ours = TRY(bench::restartUnder(cluster, "tidemark", words({programs.ours}, "restart")));
    TRY(bench::restartUnder(cluster, "tidemark, pre_ping", words({programs.ours}, "restartping")));
    TRY(bench::restartUnder(cluster, "HikariCP", words(programs.java(), "restart")));
    TRY(bench::restartUnder(cluster, "SQLAlchemy", words({"python3", programs.sqlalchemy}, "restart")));
    TRY(bench::restartUnder(cluster, "SQLAlchemy, pre_ping", words({"python3", programs.sqlalchemy}, "restartping")));
    const bool few = judge("failed requests of tidemark, at most", ours.failures, 8);
    return judge("seconds after the server's return, at most", ours.secondsAfterReturn, 0.1) && few;
}

Result<bool> run(Programs programs, const std::vector<std::string> &threads, int rounds)
{
    const auto cluster = TRY(bench::startServer(bench::Reach::Tcp));
    programs.socket = "PGHOST=" + cluster->socketFolder().toStdString();
    bool good = true;
    for (const std::string &count : threads) {
        if (!bareUses(programs, count, rounds, good) || !queries(programs, count, rounds, good))
            return fail(ErrorKind::Internal, u"a program failed"_s);
    }
    return TRY(overRestarts(programs, *cluster)) && good;
}

} // namespace

int main(int argc, char **argv)
{
    const char *built = std::getenv("TIDEMARK_BENCH_DIR");
    if (!built || argc < 2)
        return 2;
    const std::string folder = std::string(built) + "/pool";
    const std::string sources = argv[1];
    std::vector<std::string> threads(argv + 2, argv + argc);
    if (threads.empty())
        threads = {"1", "8", "32"};
    const Programs programs{.socket = {},
                            .ours = folder + "/bench_pool_ours",
                            .plain = folder + "/bench_pool_plain",
                            .hikari = sources + "/PoolPeer.java",
                            .sqlalchemy = sources + "/peer.py"};
    const auto good = run(programs, threads, bench::roundsWanted());
    if (!good)
        return bench::notMeasured(good.error());
    return *good ? 0 : 1;
}
