// SPDX-License-Identifier: GPL-3.0-or-later
// What the program wants to have said without interrupting anybody: newest first, up to a limit. GUI thread only.
#pragma once

#include "base/clock.h"
#include "base/error.h"

#include <QAbstractTableModel>

#include <deque>
#include <memory>

namespace tidemark::ui {

class MessageModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Source, Text, ColumnCount };
    enum Role { IsErrorRole = Qt::UserRole };
    static constexpr size_t limit = 500;

    explicit MessageModel(std::shared_ptr<const Clock> clock, QObject *parent = nullptr);

    void add(const QString &source, const QString &text);
    void addError(const QString &source, const Error &error);
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Message
    {
        QDateTime time; // UTC
        QString source;
        QString text;
        QString whole;
        bool isError = false;
    };
    void push(Message message);

    std::shared_ptr<const Clock> m_clock;
    std::deque<Message> m_messages;
};

} // namespace tidemark::ui
