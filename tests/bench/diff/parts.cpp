// SPDX-License-Identifier: GPL-3.0-or-later
// What `tidemark diff` does between two live databases, step by step. Prints the seconds of each.
// usage: diff_parts FROM TO
#include "dialect/comparison.h"
#include "drivers/engines.h"
#include "plan/script.h"
#include "sandbox/sourcepair.h"

#include <QCoreApplication>

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace tidemark;

namespace {

// Every result is wanted: an error ends the program.
template <class T>
T wanted(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", qPrintable(toText(result.error())));
        std::exit(2);
    }
    return std::move(result).value();
}

template <class Work>
auto timed(const char *name, const Work &work)
{
    const auto begin = std::chrono::steady_clock::now();
    auto result = work();
    std::printf("@%s %.6f\n", name, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 3) {
        std::fprintf(stderr, "usage: diff_parts FROM TO\n");
        return 2;
    }
    const dialect::Registry registry = drivers::engines();
    sandbox::ScratchServers servers(registry);
    job::JobContext job;
    pool::Pools pools;
    pool::Targets targets(pools, registry);
    const auto source = [&](const char *text) {
        return sandbox::borrowed(targets, registry, wanted(connect::classifySource(registry, QString::fromUtf8(text))),
                                 {});
    };
    const sandbox::SourceToRead from = source(argv[1]);
    const sandbox::SourceToRead to = source(argv[2]);
    sandbox::SourcePair both =
        timed("read", [&] { return wanted(sandbox::readBoth(job, registry, servers, from, to)); });
    const dialect::Comparison comparison = timed("compare", [&] {
        return wanted(dialect::compareSchemas(registry, std::move(both.from.introspection.schema),
                                              std::move(both.to.introspection.schema)));
    });
    const auto statements = timed("plan", [&] {
        const auto options = dialect::planOptions(*comparison.dialect, both.from.introspection, true);
        return wanted(dialect::planWay(job, *comparison.dialect->planner, comparison.difference, options));
    });
    const QByteArray script = timed("script", [&] { return plan::toScript(statements); });
    std::printf("@changes %zu\n@bytes %lld\n", comparison.difference.changes.size(),
                static_cast<long long>(script.size()));
}
