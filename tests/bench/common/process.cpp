// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/common/process.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <sstream>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tidemark::bench {

using Clock = std::chrono::steady_clock;

struct Output
{
    std::string text;
    bool isWhole = true; // false: there was more when the time was over
};

// Until whoever writes there has closed it.
static Output readAll(int descriptor, std::optional<Clock::time_point> end)
{
    Output output;
    std::array<char, 65536> part{};
    for (;;) {
        pollfd ready{.fd = descriptor, .events = POLLIN, .revents = 0};
        using std::chrono::ceil, std::chrono::milliseconds;
        const auto left = end ? std::max<long>(0, ceil<milliseconds>(*end - Clock::now()).count()) : -1;
        if (::poll(&ready, 1, int(left)) == 0) {
            output.isWhole = false;
            return output;
        }
        const ssize_t got = ::read(descriptor, part.data(), part.size());
        if (got <= 0)
            return output;
        output.text.append(part.data(), size_t(got));
    }
}

static std::map<std::string, double> valuesIn(const std::string &output)
{
    std::map<std::string, double> values;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string name;
        double value = 0;
        if (words >> name >> value && name.starts_with('@'))
            values[name.substr(1)] = value;
    }
    return values;
}

static double secondsOf(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

static pid_t start(const std::vector<std::string> &command, int output, bool ownGroup)
{
    std::vector<char *> words;
    for (const std::string &word : command)
        words.push_back(const_cast<char *>(word.c_str()));
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    // a group of its own, so that it can be killed with what it has started
    if (ownGroup)
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    pid_t pid = 0;
    const int failed = posix_spawnp(&pid, words.front(), &actions, &attributes, words.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? pid : -1;
}

std::optional<Measured> measure(const std::vector<std::string> &command, std::chrono::seconds patience)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return {};
    const bool isLimited = patience.count() > 0;
    const auto begin = Clock::now();
    const pid_t pid = start(command, ends[1], isLimited);
    ::close(ends[1]);
    const Output output = readAll(ends[0], isLimited ? std::optional(begin + patience) : std::nullopt);
    ::close(ends[0]);
    if (!output.isWhole && pid > 0)
        ::kill(-pid, SIGKILL);
    int status = 0;
    rusage usage{};
    if (pid < 0 || ::wait4(pid, &status, 0, &usage) != pid || (status != 0 && output.isWhole)) {
        std::fprintf(stderr, "cannot run, or failed: %s\n", command.front().c_str());
        return {};
    }
    return Measured{.seconds = std::chrono::duration<double>(Clock::now() - begin).count(),
                    .cpuSeconds = secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime),
                    .megabytes = double(usage.ru_maxrss) / 1024,
                    .values = valuesIn(output.text),
                    .stopped = !output.isWhole};
}

} // namespace tidemark::bench
