// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch.h"

#include <QEvent>
#include <QWidget>

#include <algorithm>

namespace tidemark::bench {

Watch::Watch(int &argc, char **argv)
    : QApplication(argc, argv)
{
}

bool Watch::notify(QObject *receiver, QEvent *event)
{
    if (m_depth++ == 0)
        m_event = threadTime();
    const bool awaited = m_awaited && receiver == m_awaited && event->type() == QEvent::Paint;
    const bool handled = QApplication::notify(receiver, event);
    if (awaited) {
        m_paintedAfter = threadTime() - m_wait;
        m_awaited.clear();
    }
    --m_depth;
    return handled;
}

void Watch::timeToPaint(QWidget *widget)
{
    m_wait = m_event;
    m_awaited = widget;
    m_paintedAfter.reset();
}

double Watch::threadTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

// Whatever was posted, and what that posted; timers that are not due yet are none of it.
void Watch::settle()
{
    for (int round = 0; round < 5; ++round) {
        sendPostedEvents();
        processEvents();
    }
}

double quantile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, size_t(double(values.size()) * share))];
}

} // namespace tidemark::bench
