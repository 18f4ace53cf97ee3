// SPDX-License-Identifier: GPL-3.0-or-later
// The dock at the bottom, closed by default: messages, and the list of running and finished tasks. GUI thread only.
#pragma once

#include "ui/jobs/jobrunner.h"
#include "ui/models/messagemodel.h"

#include <QWidget>

class QTabWidget;
class QToolButton;

namespace tidemark::ui {

class TableView;

class Dock : public QWidget
{
    Q_OBJECT

public:
    Dock(JobRunner *jobs, MessageModel *messages, QWidget *parent = nullptr);

    void showMessages();
    void showTasks();
    void focusList();

Q_SIGNALS:
    void closeRequested();

private:
    void setupViews();
    void connectSignals();
    void cancelSelected();
    void updateButtons();

    JobRunner *m_jobs;
    MessageModel *m_messages;
    QTabWidget *m_tabs;
    TableView *m_messageView;
    TableView *m_taskView;
    QToolButton *m_cancel;
    QToolButton *m_clear;
    QToolButton *m_close;
};

} // namespace tidemark::ui
