// SPDX-License-Identifier: GPL-3.0-or-later
// How a pool looks in the list of the Pools page: its name, its state in words below, how much of it is out as a bar,
// and how many alerts it has. GUI thread only.
#pragma once

#include <QStyledItemDelegate>

namespace tidemark::ui {

// Over a StateModel with the columns of poolsTable().
class PoolDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // Name and state, which may be cut.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
};

} // namespace tidemark::ui
