// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/introspect/process.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <sstream>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tidemark::bench {

static std::string readAll(int descriptor)
{
    std::string all;
    std::array<char, 65536> part{};
    for (ssize_t got = 0; (got = ::read(descriptor, part.data(), part.size())) > 0;)
        all.append(part.data(), size_t(got));
    return all;
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

static pid_t start(const std::vector<std::string> &command, int output)
{
    std::vector<char *> words;
    for (const std::string &word : command)
        words.push_back(const_cast<char *>(word.c_str()));
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    pid_t pid = 0;
    const int failed = posix_spawnp(&pid, words.front(), &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? pid : -1;
}

std::optional<Measured> measure(const std::vector<std::string> &command)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return {};
    const auto begin = std::chrono::steady_clock::now();
    const pid_t pid = start(command, ends[1]);
    ::close(ends[1]);
    const std::string output = readAll(ends[0]);
    ::close(ends[0]);
    int status = 0;
    rusage usage{};
    if (pid < 0 || ::wait4(pid, &status, 0, &usage) != pid || status != 0) {
        std::fprintf(stderr, "cannot run, or failed: %s\n", command.front().c_str());
        return {};
    }
    const auto end = std::chrono::steady_clock::now();
    return Measured{.seconds = std::chrono::duration<double>(end - begin).count(),
                    .cpuSeconds = secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime),
                    .megabytes = double(usage.ru_maxrss) / 1024,
                    .values = valuesIn(output)};
}

} // namespace tidemark::bench
