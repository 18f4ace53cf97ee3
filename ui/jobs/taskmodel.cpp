// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/taskmodel.h"

#include "base/text.h"

#include <QLocale>

namespace tidemark::ui {

bool isActive(TaskState state)
{
    return state == TaskState::Waiting || state == TaskState::Running || state == TaskState::Stopping;
}

TaskModel::TaskModel(std::shared_ptr<const Clock> clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(std::move(clock))
{
}

void TaskModel::add(JobId id, const QString &title, bool quiet)
{
    beginInsertRows({}, 0, 0);
    m_tasks.insert(m_tasks.begin(), Task{.id = id, .title = title, .quiet = quiet});
    m_tasks.front().started = m_clock->now();
    m_tasks.front().startedUtc = m_clock->utc();
    endInsertRows();
    dropOldest();
    Q_EMIT activityChanged();
}

void TaskModel::setRunning(JobId id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    Task &task = m_tasks[size_t(row)];
    task.state = TaskState::Running;
    task.started = m_clock->now();
    task.startedUtc = m_clock->utc();
    changed(row);
}

void TaskModel::setStopping(JobId id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_tasks[size_t(row)].state = TaskState::Stopping;
    changed(row);
}

void TaskModel::setProgress(JobId id, const job::Progress &progress)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_tasks[size_t(row)].progress = progress;
    changed(row);
}

void TaskModel::setFinished(JobId id, const Error *error)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    Task &task = m_tasks[size_t(row)];
    task.ended = m_clock->now();
    if (error)
        task.error = *error;
    const bool cancelled = error && error->kind == ErrorKind::Cancelled;
    task.state = !error ? TaskState::Done : cancelled ? TaskState::Cancelled : TaskState::Failed;
    if (task.quiet && task.state != TaskState::Failed)
        removeRow(row);
    else
        changed(row);
    Q_EMIT activityChanged();
}

void TaskModel::clearFinished()
{
    for (int row = int(m_tasks.size()) - 1; row >= 0; --row) {
        if (!isActive(m_tasks[size_t(row)].state))
            removeRow(row);
    }
}

const Task *TaskModel::find(JobId id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_tasks[size_t(row)];
}

int TaskModel::activeCount() const
{
    return int(std::ranges::count_if(m_tasks, isActive, &Task::state));
}

int TaskModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_tasks.size());
}

int TaskModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

// By the locale, with seconds and without the time zone.
static QString timeText(QTime time)
{
    const QLocale locale;
    return locale.toString(time, locale.timeFormat(QLocale::LongFormat).remove(u't').trimmed());
}

QVariant TaskModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Task &task = at(index.row());
    switch (role) {
    case IdRole: return task.id;
    case StateRole: return int(task.state);
    case ErrorTextRole: return task.error ? toText(*task.error) : QString();
    case Qt::ToolTipRole: return task.error ? QVariant(toText(*task.error)) : QVariant();
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case Title: return task.title;
    case State: return stateText(task);
    case Started: return timeText(task.startedUtc.toLocalTime().time());
    case Duration: return durationText(task);
    default: return {};
    }
}

QVariant TaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title: return tr("Task");
    case State: return tr("State");
    case Started: return tr("Started");
    case Duration: return tr("Time");
    default: return {};
    }
}

int TaskModel::rowOf(JobId id) const
{
    const auto at = std::ranges::find(m_tasks, id, &Task::id);
    return at == m_tasks.end() ? -1 : int(at - m_tasks.begin());
}

static QString progressText(const job::Progress &progress)
{
    if (progress.total <= 0)
        return progress.what;
    const QString share = QLocale().toString(progress.done * 100 / progress.total) + QLocale().percent();
    return progress.what.isEmpty() ? share : progress.what + QStringLiteral(" · ") + share;
}

QString TaskModel::stateText(const Task &task) const
{
    switch (task.state) {
    case TaskState::Waiting: return tr("Waiting");
    case TaskState::Running:
        return task.progress.what.isEmpty() && task.progress.total <= 0 ? tr("Running") : progressText(task.progress);
    case TaskState::Stopping: return tr("Stopping");
    case TaskState::Done: return tr("Done");
    case TaskState::Failed: return task.error ? tr("Failed: %1").arg(printable(task.error->message)) : tr("Failed");
    case TaskState::Cancelled: return tr("Cancelled");
    }
    return {};
}

QString TaskModel::durationText(const Task &task) const
{
    const auto end = isActive(task.state) ? m_clock->now() : task.ended;
    const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(end - task.started).count();
    return elapsed < 1000 ? tr("%1 ms").arg(QLocale().toString(elapsed))
                          : tr("%1 s").arg(QLocale().toString(double(elapsed) / 1000.0, 'f', 1));
}

void TaskModel::changed(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void TaskModel::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    m_tasks.erase(m_tasks.begin() + row);
    endRemoveRows();
}

void TaskModel::dropOldest()
{
    for (int row = int(m_tasks.size()) - 1; row >= 0 && m_tasks.size() > finishedLimit; --row) {
        if (!isActive(m_tasks[size_t(row)].state))
            removeRow(row);
    }
}

} // namespace tidemark::ui
