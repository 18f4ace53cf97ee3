// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/server/sessionbar.h"

#include "base/text.h"
#include "ui/common/icons.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/question.h"
#include "ui/common/sqlview.h"
#include "watch/blocking.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

SessionBar::SessionBar(Syntax *syntax, const QString &definition, QWidget *parent)
    : QWidget(parent)
    , m_name(new QLabel(this))
    , m_said(new MutedLabel(this))
    , m_statement(new SqlView(syntax, definition, this))
    , m_cancel(new QPushButton(tr("&Cancel statement…"), this))
    , m_end(new QPushButton(tr("&End session…"), this))
{
    setAccessibleName(tr("The session of the row"));
    setupViews();
    connect(m_cancel, &QPushButton::clicked, this, [this] { ask(dialect::Signal::Cancel); });
    connect(m_end, &QPushButton::clicked, this, [this] { ask(dialect::Signal::Terminate); });
    setSession({}, {});
}

void SessionBar::setupViews()
{
    m_name->setTextFormat(Qt::PlainText);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_name->setAccessibleName(tr("Chosen session"));
    m_said->setTextFormat(Qt::PlainText);
    m_said->setAccessibleName(tr("Outcome"));
    m_statement->setAccessibleName(tr("Statement of the session"));
    m_statement->setFrameShape(QFrame::NoFrame);
    m_cancel->setAccessibleName(tr("Cancel statement"));
    m_cancel->setToolTip(tr("Asks the server to stop what the session runs; the session stays"));
    m_end->setAccessibleName(tr("End session"));
    m_end->setToolTip(tr("Closes the session; its transaction is rolled back"));
    m_cancel->setIcon(icon(u"stop"_s));
    m_end->setIcon(icon(u"disconnect"_s));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 6, 8, 6);
    row->addWidget(m_name, 1);
    row->addWidget(m_said);
    row->addWidget(m_cancel);
    row->addWidget(m_end);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_statement, 1);
    const int line = fontMetrics().lineSpacing();
    setMinimumHeight(line * 5);
}

void SessionBar::setSession(const std::optional<watch::Session> &session, const QDateTime &now)
{
    const QString statement = session ? session->query : QString();
    if (!m_session || m_session->query != statement)
        m_statement->setSql(statement);
    // what became of a session stays there when it is gone
    if (session && watch::sessionKey(*session) != m_saidOf)
        m_said->clear();
    m_saidOf = session ? watch::sessionKey(*session) : m_saidOf;
    m_session = session;
    m_name->setText(session ? tr("%1 is %2").arg(watch::sessionName(*session), watch::activityText(*session, now))
                            : tr("Choose a session to see its statement."));
    m_cancel->setEnabled(session && session->state == watch::SessionState::Active);
    m_end->setEnabled(session.has_value());
}

void SessionBar::say(const QString &text)
{
    m_said->setText(text);
}

void SessionBar::ask(dialect::Signal what)
{
    if (m_session)
        confirmSignal(window(), *m_session, what,
                      [this, session = *m_session, what] { Q_EMIT signalRequested(session, what); });
}

// ---- The question

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(SignalDialog)
};

} // namespace

QDialog *confirmSignal(QWidget *window, const watch::Session &session, dialect::Signal what,
                       const std::function<void()> &send)
{
    const bool ends = what == dialect::Signal::Terminate;
    const QString name = watch::sessionName(session);
    return ui::ask(
        window,
        {.title = ends ? Texts::tr("End a session") : Texts::tr("Cancel a statement"),
         .text = ends ? Texts::tr("End %1?").arg(name) : Texts::tr("Stop what %1 runs?").arg(name),
         .meaning = ends ? Texts::tr("Its connection is closed and its transaction rolled back. The application behind "
                                     "it sees an error.")
                         : Texts::tr("Its statement ends with an error; the session and its connection stay."),
         .detail = printable(session.query.simplified(), 400),
         .verb = ends ? Texts::tr("&End session") : Texts::tr("&Stop statement")},
        send);
}

} // namespace tidemark::ui
