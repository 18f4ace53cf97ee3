// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the session of a row: its whole statement, and buttons that cancel it or end the session, each
// after a question that names it. GUI thread only; owned by its parent.
#pragma once

#include "dialect/serverwatch.h"
#include "ui/common/syntax.h"

#include <QWidget>

#include <functional>

class QDialog;
class QLabel;
class QPushButton;

namespace tidemark::ui {

class SqlView;

class SessionBar : public QWidget
{
    Q_OBJECT

public:
    SessionBar(Syntax *syntax, const QString &definition, QWidget *parent = nullptr);

    // Nothing without a session: a row that went away.
    void setSession(const std::optional<watch::Session> &session, const QDateTime &now);
    // What became of a request.
    void say(const QString &text);

    [[nodiscard]] QPushButton *cancelButton() { return m_cancel; }
    [[nodiscard]] QPushButton *endButton() { return m_end; }

Q_SIGNALS:
    void signalRequested(const tidemark::watch::Session &session, tidemark::dialect::Signal what);

private:
    void setupViews();
    void ask(dialect::Signal what);

    std::optional<watch::Session> m_session;
    QString m_saidOf; // the session that was shown last
    QLabel *m_name;
    QLabel *m_said;
    SqlView *m_statement;
    QPushButton *m_cancel;
    QPushButton *m_end;
};

// Asks before a session is cancelled or ended; Cancel is the default. Returns the dialog, which deletes itself.
QDialog *confirmSignal(QWidget *window, const watch::Session &session, dialect::Signal what,
                       const std::function<void()> &send);

} // namespace tidemark::ui
