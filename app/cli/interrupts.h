// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+C as a wish to stop: the first SIGINT, SIGTERM or SIGHUP asks the running job to stop, the second ends the
// process as if nobody had caught it. What a stopped run leaves ends by that signal, too, so that a shell's loop or a
// make stops with it. One at a time, made before other threads start.
#pragma once

#include <stop_token>
#include <thread>

namespace tidemark::cli {

class Interrupts
{
public:
    // Signals that were ignored when the process started (nohup, background jobs) stay ignored.
    Interrupts();
    Interrupts(const Interrupts &) = delete;
    Interrupts &operator=(const Interrupts &) = delete;
    ~Interrupts();

    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }

    // Ends the process by the signal that was caught; returns when there was none.
    static void endIfCaught();

private:
    std::stop_source m_stop;
    std::thread m_listener;
};

} // namespace tidemark::cli
