// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/messagemodel.h"

#include "base/text.h"

#include <QLocale>

namespace tidemark::ui {

MessageModel::MessageModel(std::shared_ptr<const Clock> clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(std::move(clock))
{
}

void MessageModel::add(const QString &source, const QString &text)
{
    push({m_clock->utc(), source, text, text, false});
}

void MessageModel::addError(const QString &source, const Error &error)
{
    QString line = error.message;
    if (!error.hint.isEmpty())
        line += QStringLiteral(" · ") + error.hint;
    push({m_clock->utc(), source, line, toText(error), true});
}

void MessageModel::push(Message message)
{
    beginInsertRows({}, 0, 0);
    m_messages.push_front(std::move(message));
    endInsertRows();
    if (m_messages.size() <= limit)
        return;
    const int last = int(m_messages.size()) - 1;
    beginRemoveRows({}, last, last);
    m_messages.pop_back();
    endRemoveRows();
}

void MessageModel::clear()
{
    beginResetModel();
    m_messages.clear();
    endResetModel();
}

int MessageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_messages.size());
}

int MessageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MessageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Message &message = m_messages[size_t(index.row())];
    if (role == IsErrorRole)
        return message.isError;
    if (role == Qt::ToolTipRole && index.column() == Text)
        return message.whole;
    if (role == Qt::EditRole && index.column() == Text)
        return message.whole;
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    switch (index.column()) {
    case Time: return QLocale().toString(message.time.toLocalTime().time(), QStringLiteral("HH:mm:ss"));
    case Source: return printable(message.source);
    case Text: return printable(message.text, 1000);
    default: return {};
    }
}

QVariant MessageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case Source: return tr("From");
    case Text: return tr("Message");
    default: return {};
    }
}

} // namespace tidemark::ui
