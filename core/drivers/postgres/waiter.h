// SPDX-License-Identifier: GPL-3.0-or-later
// Waits for a socket, a deadline or the wish to stop, whichever comes first. The stop may be asked for on any thread;
// everything else belongs to the thread that waits.
#pragma once

#include "job/jobcontext.h"

#include <chrono>
#include <functional>
#include <optional>

namespace tidemark::postgres {

class Waiter
{
public:
    using Deadline = std::optional<std::chrono::steady_clock::time_point>;

    enum class Outcome { Ready, Stopped, TimedOut };

    explicit Waiter(const job::JobContext &job);
    Waiter(const Waiter &) = delete;
    Waiter &operator=(const Waiter &) = delete;
    ~Waiter();

    // Waits until the descriptor is readable (or writable). A stop is reported once; later waits ignore it, so that the
    // end of what was stopped can be awaited.
    [[nodiscard]] Outcome wait(int descriptor, bool read, bool write, Deadline deadline = {});

    [[nodiscard]] bool stopReported() const { return m_stopReported; }

private:
    [[nodiscard]] Outcome poll(int descriptor, short events, Deadline deadline);

    int m_wake = -1;
    bool m_stopReported = false;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace tidemark::postgres
