// SPDX-License-Identifier: GPL-3.0-or-later
// How a pool treats a server that does not let it in: one borrower at a time tries, at growing intervals, while the
// others wait. For the pool alone, guarded by its mutex.
#pragma once

#include <algorithm>
#include <chrono>

namespace tidemark::pool {

class Outage
{
public:
    using Time = std::chrono::steady_clock::time_point;

    [[nodiscard]] bool isOn() const { return m_failures > 0; }
    [[nodiscard]] bool isProbing() const { return m_probing; }
    [[nodiscard]] Time nextAttempt() const { return m_next; }

    // Whether somebody may try to connect now.
    [[nodiscard]] bool permits(Time now) const { return !isOn() || (!m_probing && now >= m_next); }

    void beginAttempt() { m_probing = isOn(); }

    void failed(Time now)
    {
        if (m_failures++ == 0)
            m_since = now;
        m_probing = false;
        m_next = now + delay(now);
    }

    // The attempt ended without saying anything of the server.
    void abandonAttempt() { m_probing = false; }

    void end() { *this = {}; }

private:
    // Doubled each time, and never more than a twentieth of what the outage has lasted: whatever its length, it costs
    // borrowers a few per cent more. At least 25 ms, at most a second.
    [[nodiscard]] std::chrono::nanoseconds delay(Time now) const
    {
        using namespace std::chrono;
        const nanoseconds doubled = milliseconds(5) * (1 << std::min(m_failures, 10));
        const nanoseconds most = std::clamp<nanoseconds>((now - m_since) / 20, milliseconds(25), seconds(1));
        return std::min(doubled, most);
    }

    int m_failures = 0;
    bool m_probing = false;
    Time m_since{};
    Time m_next{};
};

} // namespace tidemark::pool
