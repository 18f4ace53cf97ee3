// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/timelimit.h"

#include "base/text.h"

namespace tidemark::sandbox {

TimeLimit::TimeLimit(const job::JobContext &parent, std::chrono::milliseconds limit)
    : m_limit(limit)
    , m_parent(parent.stopToken())
    , m_job(m_source.get_token(), [parent](const job::Progress &progress) { parent.report(progress); })
    , m_onParent(m_parent, [source = m_source]() mutable { source.request_stop(); })
{
    if (limit.count() <= 0)
        return;
    m_watch = std::jthread([source = m_source, limit](const std::stop_token &dismissed) mutable {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any woken;
        woken.wait_for(lock, dismissed, limit, [] { return false; });
        if (!dismissed.stop_requested())
            source.request_stop();
    });
}

bool TimeLimit::isOver() const
{
    return m_source.stop_requested() && !m_parent.stop_requested();
}

Error TimeLimit::explained(Error error) const
{
    if (error.kind != ErrorKind::Cancelled || !isOver())
        return error;
    error.kind = ErrorKind::Timeout;
    error.message = tr("The script was stopped: it ran for longer than %1 s").arg(double(m_limit.count()) / 1000);
    error.hint = tr("Look at the statement, or allow more with --time-limit.");
    return error;
}

} // namespace tidemark::sandbox
