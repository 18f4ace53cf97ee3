// SPDX-License-Identifier: GPL-3.0-or-later
// How sheets and rows look. GUI thread only.
#pragma once

#include "ui/common/celldelegate.h"

namespace tidemark::ui {

// Over SheetModel.
class SheetDelegate : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void describe(const QModelIndex &index, CellPaint &cell) const override;
};

// Over RowsModel: NULL is a slanted word, '' is muted, numbers stand to the right.
class RowsDelegate : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void describe(const QModelIndex &index, CellPaint &cell) const override;
};

} // namespace tidemark::ui
