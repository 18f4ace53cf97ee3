// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/alarm.h"

namespace tidemark::pool {

quint64 Alarms::set(Time when, std::stop_source source)
{
    const std::lock_guard lock(m_mutex);
    if (!m_thread)
        m_thread = std::make_unique<std::jthread>([this](const std::stop_token &stop) { watch(stop); });
    const quint64 alarm = ++m_last;
    m_set.emplace(std::pair(when, alarm), std::move(source));
    m_times.emplace(alarm, when);
    m_changed.notify_one();
    return alarm;
}

void Alarms::clear(quint64 alarm)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_times.find(alarm);
    if (found == m_times.end())
        return;
    m_set.erase({found->second, alarm});
    m_times.erase(found);
}

void Alarms::watch(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        if (m_set.empty()) {
            m_changed.wait(lock, stop, [this] { return !m_set.empty(); });
            continue;
        }
        const auto [when, alarm] = m_set.begin()->first;
        if (std::chrono::steady_clock::now() < when) {
            m_changed.wait_until(lock, stop, when,
                                 [this, when] { return m_set.empty() || m_set.begin()->first.first < when; });
            continue;
        }
        std::stop_source due = m_set.begin()->second;
        m_set.erase(m_set.begin());
        m_times.erase(alarm);
        // who is stopped may have a word with its own locks
        lock.unlock();
        due.request_stop();
        lock.lock();
    }
}

} // namespace tidemark::pool
