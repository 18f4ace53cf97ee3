// SPDX-License-Identifier: GPL-3.0-or-later
// With TIDEMARK_STARTUP_TRACE set, prints to the error stream when each step of the start was reached, in milliseconds
// since the program was executed, and the first exposed frame last. Otherwise does nothing. Main thread only.
#pragma once

#include <QObject>

class QWidget;

namespace tidemark::desktop {

class StartupTrace : public QObject
{
public:
    StartupTrace();

    void mark(const char *step) const;
    // Marks the first frame of a window.
    void watch(QWidget &window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_enabled;
    qint64 m_executed = 0; // CLOCK_BOOTTIME, nanoseconds
};

} // namespace tidemark::desktop
