// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusstrip.h"

#include "ui/common/icons.h"
#include "ui/common/mutedlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

StatusStrip::StatusStrip(JobRunner *jobs, QWidget *parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_connection(new MutedLabel(this))
    , m_messages(new QToolButton(this))
    , m_tasks(new QToolButton(this))
    , m_cancel(new QToolButton(this))
{
    setAccessibleName(tr("Status"));
    m_connection->setAccessibleName(tr("Connection"));
    m_connection->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_messages->setIcon(icon(u"message"_s));
    m_tasks->setIcon(icon(u"tasks"_s));
    m_cancel->setIcon(icon(u"stop"_s));
    m_cancel->setToolTip(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel what is running"));
    m_messages->setToolTip(tr("Messages"));
    m_messages->setAccessibleName(tr("Messages"));
    m_tasks->setToolTip(tr("Tasks"));
    m_tasks->setAccessibleName(tr("Tasks"));
    for (QToolButton *button : {m_messages, m_tasks, m_cancel}) {
        button->setAutoRaise(true);
        button->setIconSize({14, 14});
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->hide();
    }
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 2, 6, 2);
    layout->setSpacing(4);
    layout->addWidget(m_connection, 1);
    layout->addWidget(m_tasks);
    layout->addWidget(m_cancel);
    layout->addWidget(m_messages);
    setFixedHeight(std::max(26, fontMetrics().height() + 8));

    m_said.setSingleShot(true);
    m_said.setInterval(6s);
    m_delay.setSingleShot(true);
    m_delay.setInterval(150ms);
    connect(&m_said, &QTimer::timeout, this, [this] { m_connection->setText(m_connectionText); });
    connect(&m_delay, &QTimer::timeout, this, &StatusStrip::updateTasks);
    connect(m_jobs->tasks(), &TaskModel::activityChanged, this,
            [this] { m_jobs->tasks()->activeCount() > 0 && !m_tasks->isVisible() ? m_delay.start() : updateTasks(); });
    connect(m_jobs->tasks(), &QAbstractItemModel::dataChanged, this, [this] {
        if (m_tasks->isVisible())
            updateTasks();
    });
    connect(m_tasks, &QToolButton::clicked, this, &StatusStrip::tasksRequested);
    connect(m_messages, &QToolButton::clicked, this, &StatusStrip::messagesRequested);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        for (int row = 0; row < m_jobs->tasks()->rowCount(); ++row)
            m_jobs->cancel(m_jobs->tasks()->at(row).id);
    });
}

void StatusStrip::setConnection(const QString &text)
{
    m_connectionText = text;
    if (!m_said.isActive())
        m_connection->setText(text);
}

void StatusStrip::say(const QString &text)
{
    m_connection->setText(text);
    m_said.start();
}

void StatusStrip::setUnreadMessages(int count)
{
    m_messages->setVisible(count > 0);
    m_messages->setText(tr("%n message(s)", nullptr, count));
}

void StatusStrip::updateTasks()
{
    const TaskModel &tasks = *m_jobs->tasks();
    const int active = tasks.activeCount();
    m_tasks->setVisible(active > 0);
    m_cancel->setVisible(active > 0);
    for (int row = 0; active > 0 && row < tasks.rowCount(); ++row) {
        if (!isActive(tasks.at(row).state))
            continue;
        const QString state = tasks.index(row, TaskModel::State).data().toString();
        const QString more = active > 1 ? tr(" and %n more", nullptr, active - 1) : QString();
        m_tasks->setText(u"%1 · %2"_s.arg(tasks.at(row).title, state) + more);
        break;
    }
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(0, 0, width(), 1, color(Token::Border, palette()));
}

} // namespace tidemark::ui
