// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/startuptrace.h"

#include <QEvent>
#include <QFile>
#include <QWidget>
#include <QWindow>

#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace tidemark::desktop {

static qint64 now()
{
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

// Field 22 of /proc/self/stat: when the process began, in clock ticks since boot (proc(5)).
static qint64 processStart()
{
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return now();
    const QByteArray stat = file.readAll();
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return fields.size() > 19 ? fields[19].toLongLong() * (1'000'000'000LL / sysconf(_SC_CLK_TCK)) : now();
}

StartupTrace::StartupTrace()
    : m_enabled(qEnvironmentVariableIsSet("TIDEMARK_STARTUP_TRACE"))
{
    if (!m_enabled)
        return;
    m_executed = processStart();
    mark("main");
}

void StartupTrace::mark(const char *step) const
{
    if (m_enabled)
        std::fprintf(stderr, "%7.1f ms  %s\n", double(now() - m_executed) / 1e6, step);
}

void StartupTrace::watch(QWidget &window)
{
    if (m_enabled && window.windowHandle())
        window.windowHandle()->installEventFilter(this);
}

bool StartupTrace::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Expose && static_cast<QWindow *>(watched)->isExposed()) {
        watched->removeEventFilter(this);
        QMetaObject::invokeMethod(this, [this] { mark("first frame"); }, Qt::QueuedConnection);
    }
    return false;
}

} // namespace tidemark::desktop
