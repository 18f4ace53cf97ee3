// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcutmodel.h"

namespace tidemark::ui {

ShortcutModel::ShortcutModel(const Actions *actions, const QMap<QString, QString> &chosen, QObject *parent)
    : QAbstractTableModel(parent)
    , m_actions(actions)
    , m_chosen(chosen)
{
    setFilter({});
}

void ShortcutModel::setFilter(const QString &text)
{
    const NameFilter filter(text);
    beginResetModel();
    m_rows.clear();
    for (const Actions::Entry &entry : m_actions->entries()) {
        const QString keys = QKeySequence::listToString(keysOf(entry), QKeySequence::NativeText);
        if (filter.matches(QString(plainText(*entry.action) + u' ' + entry.group + u' ' + keys)))
            m_rows.push_back(&entry);
    }
    endResetModel();
}

QList<QKeySequence> ShortcutModel::keysOf(const Actions::Entry &entry) const
{
    const auto chosen = m_chosen.constFind(entry.id);
    if (chosen == m_chosen.constEnd())
        return entry.defaults;
    return chosen->isEmpty() ? QList<QKeySequence>()
                             : QKeySequence::listFromString(*chosen, QKeySequence::PortableText);
}

void ShortcutModel::choose(const Actions::Entry &entry, const QList<QKeySequence> &keys)
{
    if (keys == entry.defaults)
        m_chosen.remove(entry.id);
    else
        m_chosen.insert(entry.id, QKeySequence::listToString(keys, QKeySequence::PortableText));
}

QString ShortcutModel::setKeys(int row, const QKeySequence &keys)
{
    QString robbed;
    for (const Actions::Entry &other : m_actions->entries()) {
        QList<QKeySequence> left = keysOf(other);
        if (&other != &entry(row) && !keys.isEmpty() && left.removeAll(keys) > 0) {
            choose(other, left);
            robbed = plainText(*other.action);
        }
    }
    choose(entry(row), keys.isEmpty() ? QList<QKeySequence>() : QList{keys});
    Q_EMIT dataChanged(index(0, Keys), index(rowCount() - 1, Keys));
    return robbed;
}

void ShortcutModel::reset(int row)
{
    const QList<QKeySequence> defaults = entry(row).defaults;
    for (const QKeySequence &keys : defaults)
        setKeys(row, keys); // takes them back from whoever has them now
    m_chosen.remove(entry(row).id);
    Q_EMIT dataChanged(index(row, Keys), index(row, Keys));
}

QKeySequence ShortcutModel::keysAt(int row) const
{
    return keysOf(entry(row)).value(0);
}

bool ShortcutModel::isChanged(int row) const
{
    return m_chosen.contains(entry(row).id);
}

int ShortcutModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ShortcutModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ShortcutModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Actions::Entry &at = entry(index.row());
    if (role == ChangedRole)
        return isChanged(index.row());
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Command: return plainText(*at.action);
    case Group: return at.group;
    case Keys: return QKeySequence::listToString(keysOf(at), QKeySequence::NativeText);
    default: return {};
    }
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Command: return tr("Command");
    case Group: return tr("Menu");
    case Keys: return tr("Keys");
    default: return {};
    }
}

} // namespace tidemark::ui
