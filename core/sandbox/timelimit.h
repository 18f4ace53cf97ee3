// SPDX-License-Identifier: GPL-3.0-or-later
// A job that is stopped when its time is over, or with the job it is part of. Belongs to the thread that made it.
#pragma once

#include "job/jobcontext.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace tidemark::sandbox {

class TimeLimit
{
public:
    // No limit: zero.
    TimeLimit(const job::JobContext &parent, std::chrono::milliseconds limit);

    [[nodiscard]] job::JobContext &job() { return m_job; }

    // The error of the job as the caller should see it: Timeout when it was the time that stopped it.
    [[nodiscard]] Error explained(Error error) const;

private:
    [[nodiscard]] bool isOver() const;

    std::chrono::milliseconds m_limit;
    std::stop_token m_parent;
    std::stop_source m_source;
    job::JobContext m_job;
    std::stop_callback<std::function<void()>> m_onParent;
    std::jthread m_watch;
};

} // namespace tidemark::sandbox
