// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of the window and their keys, to be changed one by one; two actions never get the same keys. GUI thread
// only.
#pragma once

#include "ui/models/namefilter.h"
#include "ui/shell/actions.h"

#include <QAbstractTableModel>

namespace tidemark::ui {

class ShortcutModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Command, Group, Keys, ColumnCount };
    enum Role { ChangedRole = Qt::UserRole };

    // Starts from what was chosen before; works on a copy until chosen() is applied.
    ShortcutModel(const Actions *actions, const QMap<QString, QString> &chosen, QObject *parent = nullptr);

    void setFilter(const QString &text);
    // Gives the action of a row new keys (none: an empty sequence). The action that had them loses them; its name is
    // returned.
    QString setKeys(int row, const QKeySequence &keys);
    void reset(int row);
    [[nodiscard]] QKeySequence keysAt(int row) const;
    [[nodiscard]] bool isChanged(int row) const;

    // What differs from the defaults, for the settings.
    [[nodiscard]] const QMap<QString, QString> &chosen() const { return m_chosen; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const Actions::Entry &entry(int row) const { return *m_rows[size_t(row)]; }
    [[nodiscard]] QList<QKeySequence> keysOf(const Actions::Entry &entry) const;
    void choose(const Actions::Entry &entry, const QList<QKeySequence> &keys);

    const Actions *m_actions;
    QMap<QString, QString> m_chosen;
    std::vector<const Actions::Entry *> m_rows;
};

} // namespace tidemark::ui
