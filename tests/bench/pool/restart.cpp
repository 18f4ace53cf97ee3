// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/pool/restart.h"

#include "bench/common/contest.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>

namespace tidemark::bench {

using namespace Qt::StringLiterals;

// Long enough for a Java program to be at its full speed.
static constexpr auto untilBusy = std::chrono::milliseconds(3500);

static double epoch()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

Result<Restarted> restartUnder(sandbox::Cluster &cluster, const char *name, const std::vector<std::string> &command)
{
    std::optional<Measured> measured;
    std::jthread running([&] { measured = measure(command); });
    std::this_thread::sleep_for(untilBusy);
    job::JobContext job;
    const double begin = epoch();
    TRY(cluster.restart(job));
    const double back = epoch();
    running.join();
    if (!measured)
        return fail(ErrorKind::Internal, u"a program failed"_s);
    const auto figure = [&](const char *what) { return value(what)(*measured); };
    const double after = figure("failures") > 0 ? figure("recovered") - back : 0;
    std::printf("  %-24s %8.0f requests failed; the server was away for %.2f s, all were well %+.3f s after it\n", name,
                figure("failures"), back - begin, after);
    std::fflush(stdout);
    return Restarted{.failures = figure("failures"), .secondsAfterReturn = std::max(0.0, after)};
}

} // namespace tidemark::bench
