// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for a password, without blocking anything but the connection that needs it. GUI thread only.
#pragma once

#include "ui/models/passwords.h"

#include <QPointer>

class QWidget;

namespace tidemark::ui {

class DialogPasswordAsker : public PasswordAsker
{
    Q_OBJECT

public:
    // Dialogs belong to the window that is given here; without one the question counts as cancelled.
    explicit DialogPasswordAsker(QObject *parent = nullptr)
        : PasswordAsker(parent)
    {
    }
    void setWindow(QWidget *window) { m_window = window; }

    void ask(const QString &question, bool canRemember, const Answer<GivenPassword> &answer) override;

private:
    QPointer<QWidget> m_window;
};

} // namespace tidemark::ui
