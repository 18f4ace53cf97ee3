// SPDX-License-Identifier: GPL-3.0-or-later
// The line at the bottom: what is connected on the left, what is being done on the right with a way to stop it. GUI
// thread only.
#pragma once

#include "ui/jobs/jobrunner.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace tidemark::ui {

class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(JobRunner *jobs, QWidget *parent = nullptr);

    void setConnection(const QString &text);
    // Says something for a few seconds.
    void say(const QString &text);
    void setUnreadMessages(int count);

Q_SIGNALS:
    void tasksRequested();
    void messagesRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void updateTasks();

    JobRunner *m_jobs;
    QString m_connectionText;
    QLabel *m_connection;
    QToolButton *m_messages;
    QToolButton *m_tasks;
    QToolButton *m_cancel;
    QTimer m_said;
    QTimer m_delay; // short tasks do not flicker
};

} // namespace tidemark::ui
