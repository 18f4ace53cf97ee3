// SPDX-License-Identifier: GPL-3.0-or-later
// The first parameter of everything that takes long: carries the wish to stop and tells how far the work is.
// Copyable and cheap; may be used from any thread. The progress sink is called on the thread that does the work.
#pragma once

#include "base/error.h"

#include <functional>
#include <stop_token>

namespace tidemark::job {

struct Progress
{
    QString what;     // "Reading indexes"
    qint64 done = 0;  // units of the job's own
    qint64 total = 0; // 0: not known
};

class JobContext
{
public:
    using ProgressSink = std::function<void(const Progress &)>;

    JobContext() = default;
    explicit JobContext(std::stop_token stop, ProgressSink sink = {})
        : m_stop(std::move(stop))
        , m_sink(std::move(sink))
    {
    }

    [[nodiscard]] const std::stop_token &stopToken() const { return m_stop; }
    [[nodiscard]] bool stopRequested() const { return m_stop.stop_requested(); }

    // A Cancelled error once a stop was asked for; to be called between units of work.
    [[nodiscard]] Result<void> check() const;

    void report(const Progress &progress) const
    {
        if (m_sink)
            m_sink(progress);
    }

private:
    std::stop_token m_stop;
    ProgressSink m_sink;
};

// The error that a stopped job returns.
[[nodiscard]] Error cancelledError();

} // namespace tidemark::job
