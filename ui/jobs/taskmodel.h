// SPDX-License-Identifier: GPL-3.0-or-later
// The list of running and finished jobs that the Tasks dock shows: newest first, finished ones kept up to a limit.
// GUI thread only. Fed by JobRunner; everybody else reads.
#pragma once

#include "base/clock.h"
#include "job/jobcontext.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace tidemark::ui {

using JobId = quint64;

enum class TaskState { Waiting, Running, Stopping, Done, Failed, Cancelled };

struct Task
{
    JobId id = 0;
    QString title;
    TaskState state = TaskState::Waiting;
    bool quiet = false;
    job::Progress progress;
    Clock::Duration started{};
    Clock::Duration ended{};
    QDateTime startedUtc;
    std::optional<Error> error;
};

class TaskModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Title, State, Started, Duration, ColumnCount };
    enum Role { IdRole = Qt::UserRole, StateRole, ErrorTextRole };

    static constexpr size_t finishedLimit = 200;

    explicit TaskModel(std::shared_ptr<const Clock> clock, QObject *parent = nullptr);

    void add(JobId id, const QString &title, bool quiet);
    void setRunning(JobId id);
    void setStopping(JobId id);
    void setProgress(JobId id, const job::Progress &progress);
    void setFinished(JobId id, const Error *error);
    void clearFinished();

    [[nodiscard]] const Task *find(JobId id) const;
    [[nodiscard]] const Task &at(int row) const { return m_tasks[size_t(row)]; }
    [[nodiscard]] int activeCount() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    // A job began, moved on or ended.
    void activityChanged();

private:
    [[nodiscard]] int rowOf(JobId id) const;
    [[nodiscard]] QString stateText(const Task &task) const;
    [[nodiscard]] QString durationText(const Task &task) const;
    void changed(int row);
    void removeRow(int row);
    void dropOldest();

    std::shared_ptr<const Clock> m_clock;
    std::vector<Task> m_tasks;
};

[[nodiscard]] bool isActive(TaskState state);

} // namespace tidemark::ui
