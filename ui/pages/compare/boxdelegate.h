// SPDX-License-Identifier: GPL-3.0-or-later
// A check box in front of a cell. A click on it, or the space bar, asks the model for the other state; what cannot be
// left out by itself has a muted box. GUI thread only.
#pragma once

#include "ui/common/celldelegate.h"

namespace tidemark::ui {

class BoxDelegate : public CellDelegate
{
    Q_OBJECT

public:
    explicit BoxDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

protected:
    // Whether the cell has room for a box, with one in it or not.
    [[nodiscard]] virtual bool hasBox(const QModelIndex &index) const = 0;
    [[nodiscard]] virtual bool isMuted(const QModelIndex &) const { return false; }
};

} // namespace tidemark::ui
