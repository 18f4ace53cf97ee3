// SPDX-License-Identifier: GPL-3.0-or-later
// What came of testing a connection: who answered and how long each step took, or the error. GUI thread only.
#pragma once

#include "ui/models/profilecheck.h"

#include <QWidget>

class QLabel;

namespace tidemark::ui {

class BusyStrip;
class ErrorPanel;

class CheckPanel : public QWidget
{
    Q_OBJECT

public:
    explicit CheckPanel(QWidget *parent = nullptr);

    void showBusy();
    void showResult(const Result<ProfileReport> &report);
    void clear();
    [[nodiscard]] bool isBusy() const;

Q_SIGNALS:
    void cancelRequested();
    void retryRequested();

private:
    BusyStrip *m_busy;
    QWidget *m_success;
    QLabel *m_mark;
    QLabel *m_server;
    QLabel *m_steps;
    ErrorPanel *m_error;
};

} // namespace tidemark::ui
