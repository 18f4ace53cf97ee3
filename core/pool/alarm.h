// SPDX-License-Identifier: GPL-3.0-or-later
// Stops jobs whose time is over. Each set() and clear() may come from any thread; the thread that watches the time is
// made with the first alarm.
#pragma once

#include <QtTypes>

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace tidemark::pool {

class Alarms
{
public:
    using Time = std::chrono::steady_clock::time_point;

    Alarms() = default;
    Alarms(const Alarms &) = delete;
    Alarms &operator=(const Alarms &) = delete;

    // Asks the source to stop at that time, unless the alarm is cleared before.
    [[nodiscard]] quint64 set(Time when, std::stop_source source);
    void clear(quint64 alarm);

private:
    void watch(const std::stop_token &stop);

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::map<std::pair<Time, quint64>, std::stop_source> m_set;
    std::map<quint64, Time> m_times;
    quint64 m_last = 0;
    std::unique_ptr<std::jthread> m_thread; // the last member, so that it ends first
};

// A job that ends when another one is stopped, or at a time.
class TimedJob
{
public:
    TimedJob(Alarms &alarms, const std::stop_token &outer, Alarms::Time deadline)
        : m_alarms(alarms)
        , m_alarm(alarms.set(deadline, m_source))
        , m_outer(outer, Relay{m_source})
    {
    }
    TimedJob(const TimedJob &) = delete;
    TimedJob &operator=(const TimedJob &) = delete;
    ~TimedJob() { m_alarms.clear(m_alarm); }

    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    struct Relay
    {
        std::stop_source source;
        void operator()() { source.request_stop(); }
    };

    Alarms &m_alarms;
    std::stop_source m_source;
    quint64 m_alarm;
    std::stop_callback<Relay> m_outer;
};

} // namespace tidemark::pool
