// SPDX-License-Identifier: GPL-3.0-or-later
// An error as a report, in the place where its result would be: what happened, what the server added, what to do, with
// buttons to copy it and to try again. Never a message box. GUI thread only.
#pragma once

#include "base/error.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace tidemark::ui {

class ErrorPanel : public QFrame
{
    Q_OBJECT

public:
    explicit ErrorPanel(QWidget *parent = nullptr);

    void setError(const Error &error);
    // What the button is called that tries again; empty: there is none.
    void setRetryText(const QString &text);

    [[nodiscard]] const Error &error() const { return m_error; }

Q_SIGNALS:
    void retryRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setupViews();
    void applyColors();

    Error m_error;
    QLabel *m_icon;
    QLabel *m_message;
    QLabel *m_detail;
    QLabel *m_hint;
    QLabel *m_facts;
    QPushButton *m_retry;
    QPushButton *m_copy;
};

} // namespace tidemark::ui
