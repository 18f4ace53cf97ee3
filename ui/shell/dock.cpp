// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dock.h"

#include "ui/common/celldelegate.h"
#include "ui/common/icons.h"
#include "ui/common/tableview.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

namespace {

class TaskDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void describe(const QModelIndex &index, CellPaint &cell) const override
    {
        cell.text = index.data().toString();
        cell.ink = index.column() == TaskModel::Title ? Token::Text : Token::TextMuted;
        if (index.column() != TaskModel::Title)
            return;
        switch (TaskState(index.data(TaskModel::StateRole).toInt())) {
        case TaskState::Waiting:
        case TaskState::Running:
        case TaskState::Stopping: cell.icon = icon(u"refresh"_s, Token::Accent); break;
        case TaskState::Done: cell.icon = icon(u"success"_s, Token::SuccessText); break;
        case TaskState::Failed: cell.icon = icon(u"error"_s, Token::Removed); break;
        case TaskState::Cancelled: cell.icon = icon(u"stop"_s, Token::TextMuted); break;
        }
    }
};

class MessageDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void describe(const QModelIndex &index, CellPaint &cell) const override
    {
        const bool error = index.data(MessageModel::IsErrorRole).toBool();
        cell.text = index.data().toString();
        cell.ink = index.column() == MessageModel::Text ? (error ? Token::Removed : Token::Text) : Token::TextMuted;
        if (index.column() == MessageModel::Text)
            cell.icon = error ? icon(u"error"_s, Token::Removed) : icon(u"info"_s, Token::TextMuted);
    }
};

QToolButton *cornerButton(QWidget *parent, const QString &iconName, const QString &text)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setText(text);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    return button;
}

} // namespace

Dock::Dock(JobRunner *jobs, MessageModel *messages, QWidget *parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_messages(messages)
    , m_tabs(new QTabWidget(this))
    , m_messageView(new TableView(tr("Messages"), this))
    , m_taskView(new TableView(tr("Tasks"), this))
    , m_cancel(cornerButton(this, u"stop"_s, tr("Cancel the task")))
    , m_clear(cornerButton(this, u"delete"_s, tr("Clear the list")))
    , m_close(cornerButton(this, u"close"_s, tr("Close the dock")))
{
    setAccessibleName(tr("Dock"));
    setupViews();
    connectSignals();
    updateButtons();
}

void Dock::setupViews()
{
    m_messageView->setModel(m_messages);
    m_messageView->setItemDelegate(new MessageDelegate(m_messageView));
    m_messageView->sizeColumns({10, 24, 60});
    m_taskView->setModel(m_jobs->tasks());
    m_taskView->setItemDelegate(new TaskDelegate(m_taskView));
    m_taskView->sizeColumns({50, 60, 14, 10});
    m_tabs->setAccessibleName(tr("Dock"));
    m_tabs->tabBar()->setAccessibleName(tr("Dock"));
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->addTab(m_messageView, tr("Messages"));
    m_tabs->addTab(m_taskView, tr("Tasks"));

    auto *corner = new QWidget(m_tabs);
    corner->setAccessibleName(tr("Buttons of the dock"));
    auto *buttons = new QHBoxLayout(corner);
    buttons->setContentsMargins(0, 2, 6, 2);
    buttons->setSpacing(2);
    for (QToolButton *button : {m_cancel, m_clear, m_close})
        buttons->addWidget(button);
    m_tabs->setCornerWidget(corner);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
}

void Dock::connectSignals()
{
    connect(m_close, &QToolButton::clicked, this, &Dock::closeRequested);
    connect(m_cancel, &QToolButton::clicked, this, &Dock::cancelSelected);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        if (m_tabs->currentWidget() == m_messageView)
            m_messages->clear();
        else
            m_jobs->tasks()->clearFinished();
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &Dock::updateButtons);
    connect(m_jobs->tasks(), &TaskModel::activityChanged, this, &Dock::updateButtons);
}

void Dock::updateButtons()
{
    const bool tasks = m_tabs->currentWidget() == m_taskView;
    m_cancel->setVisible(tasks);
    m_cancel->setEnabled(m_jobs->tasks()->activeCount() > 0);
}

void Dock::cancelSelected()
{
    const QModelIndexList rows = m_taskView->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        m_jobs->cancel(row.data(TaskModel::IdRole).toULongLong());
    if (!rows.isEmpty())
        return;
    for (int row = 0; row < m_jobs->tasks()->rowCount(); ++row)
        m_jobs->cancel(m_jobs->tasks()->at(row).id);
}

void Dock::showMessages()
{
    m_tabs->setCurrentWidget(m_messageView);
}

void Dock::focusList()
{
    m_tabs->currentWidget()->setFocus(Qt::TabFocusReason);
}

void Dock::showTasks()
{
    m_tabs->setCurrentWidget(m_taskView);
}

} // namespace tidemark::ui
