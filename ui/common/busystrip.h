// SPDX-License-Identifier: GPL-3.0-or-later
// A line at the top of what is being loaded: a moving bar, what is done, and a way to stop it. Shows itself only when
// the work takes longer than a blink. GUI thread only.
#pragma once

#include "ui/jobs/taskmodel.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace tidemark::ui {

class BusyStrip : public QWidget
{
    Q_OBJECT

public:
    explicit BusyStrip(QWidget *parent = nullptr);

    void start(const QString &what);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }
    void setCancellable(bool cancellable);

Q_SIGNALS:
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_text;
    QToolButton *m_cancel;
    QTimer m_delay;
    QTimer m_motion;
    int m_phase = 0;
    bool m_running = false;
};

} // namespace tidemark::ui
