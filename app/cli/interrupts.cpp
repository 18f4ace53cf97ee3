// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupts.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace tidemark::cli {

static constexpr std::array caughtSignals{SIGINT, SIGTERM, SIGHUP};

// A handler may do next to nothing: it wakes the listener through this pipe.
static std::array<int, 2> wakePipe{-1, -1};

// The signal that asked for the stop.
static volatile std::sig_atomic_t caught = 0;

static constexpr char stopByte = 's';
static constexpr char endByte = 'e';

static void wake(char byte)
{
    const int code = errno;
    [[maybe_unused]] const auto written = ::write(wakePipe[1], &byte, 1);
    errno = code;
}

static void catchOnce(int number)
{
    struct sigaction before = {};
    if (::sigaction(number, nullptr, &before) != 0 || before.sa_handler == SIG_IGN)
        return;
    struct sigaction action = {};
    action.sa_handler = [](int signal) {
        caught = signal;
        wake(stopByte);
    };
    // the second one finds the default action, and ends us
    action.sa_flags = SA_RESTART | int(SA_RESETHAND);
    ::sigaction(number, &action, nullptr);
}

static void listen(std::stop_source stop)
{
    char byte = 0;
    while (byte != endByte) {
        const ssize_t count = ::read(wakePipe[0], &byte, 1);
        if (count == 0 || (count < 0 && errno != EINTR))
            return;
        if (count == 1 && byte == stopByte)
            stop.request_stop();
    }
}

Interrupts::Interrupts()
{
    if (::pipe2(wakePipe.data(), O_CLOEXEC) != 0)
        return; // then a signal simply ends the process
    m_listener = std::thread(&listen, m_stop);
    for (const int number : caughtSignals)
        catchOnce(number);
}

void Interrupts::endIfCaught()
{
    // its default action is back since it was caught
    if (caught != 0)
        ::raise(caught);
}

Interrupts::~Interrupts()
{
    if (!m_listener.joinable())
        return;
    wake(endByte);
    m_listener.join();
}

} // namespace tidemark::cli
