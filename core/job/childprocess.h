// SPDX-License-Identifier: GPL-3.0-or-later
// A program that we start and that never outlives us: the kernel signals it when this process ends, however it ends.
// Used by one thread at a time (whichever that is); a guardian thread of its own starts the program and waits for it,
// because the kernel ties the death signal to the thread that started the child. The destructor kills what still runs.
#pragma once

#include "base/error.h"

#include <QStringList>

#include <sys/types.h>

#include <chrono>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <optional>
#include <thread>

namespace tidemark::job {

// The user a child runs as, when that is not our own.
struct Account
{
    uid_t user = 0;
    gid_t group = 0;
};

struct Command
{
    QString program; // absolute path
    QStringList arguments;
    QStringList environment; // NAME=value; nothing is inherited
    QString folder;          // to run in
    QString outputFile;      // gets standard output and error, appended
    int output = -1;         // a descriptor that gets standard output alone; error is then dropped
    int deathSignal = SIGKILL;
    std::optional<Account> account = {};
};

class ChildProcess
{
public:
    // Starts the program in a session of its own, so that keys of our terminal do not reach it. Errors: Io.
    [[nodiscard]] static Result<std::unique_ptr<ChildProcess>> start(const Command &command);

    ChildProcess(const ChildProcess &) = delete;
    ChildProcess &operator=(const ChildProcess &) = delete;
    ~ChildProcess();

    [[nodiscard]] pid_t pid() const { return m_pid; }
    [[nodiscard]] bool isRunning() const;

    // Whether it ended by itself with exit code 0.
    [[nodiscard]] bool succeeded() const;

    // Sends a signal, if it still runs.
    void signal(int number);

    // The same to everything that it started and that stayed in its session.
    void signalAll(int number);

    // Waits until it ended (true), a stop is asked for or the time is over (false).
    bool waitForExit(std::stop_token stop, std::chrono::milliseconds limit);

private:
    ChildProcess() = default;
    void guard(const Command &command);
    void waitForEnd(pid_t pid);

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    pid_t m_pid = 0;                 // 0: not started yet
    std::optional<int> m_startError; // errno, 0 when it runs
    std::optional<int> m_status;     // as waitpid gives it, once it ended
    std::jthread m_guardian;
};

} // namespace tidemark::job
