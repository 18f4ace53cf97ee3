// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/waiter.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>

namespace tidemark::postgres {

using namespace std::chrono;

Waiter::Waiter(const job::JobContext &job)
{
    // most jobs of programs cannot be stopped, and a descriptor costs two calls of the system
    if (!job.stopToken().stop_possible())
        return;
    m_wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    m_onStop.emplace(job.stopToken(), [wake = m_wake] {
        const uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(wake, &one, sizeof one);
    });
}

Waiter::~Waiter()
{
    m_onStop.reset();
    if (m_wake >= 0)
        ::close(m_wake);
}

static int millisecondsUntil(const Waiter::Deadline &deadline)
{
    if (!deadline)
        return -1;
    const auto left = ceil<milliseconds>(*deadline - steady_clock::now());
    return int(std::max<milliseconds::rep>(left.count(), 0));
}

Waiter::Outcome Waiter::poll(int descriptor, short events, Deadline deadline)
{
    for (;;) {
        pollfd watched[] = {{descriptor, events, 0}, {m_stopReported ? -1 : m_wake, POLLIN, 0}};
        const int count = ::poll(watched, 2, millisecondsUntil(deadline));
        if (count < 0 && errno == EINTR)
            continue;
        if (watched[1].revents != 0) {
            m_stopReported = true;
            return Outcome::Stopped;
        }
        return count == 0 ? Outcome::TimedOut : Outcome::Ready;
    }
}

Waiter::Outcome Waiter::wait(int descriptor, bool read, bool write, Deadline deadline)
{
    const int events = (read ? POLLIN : 0) | (write ? POLLOUT : 0);
    return poll(descriptor, short(events), deadline);
}

} // namespace tidemark::postgres
