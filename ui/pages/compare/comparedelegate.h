// SPDX-License-Identifier: GPL-3.0-or-later
// How the objects of a comparison look: in the colour of their state, and with its name. GUI thread only.
#pragma once

#include "ui/common/celldelegate.h"

namespace tidemark::ui {

class CompareDelegate : public CellDelegate
{
    Q_OBJECT

public:
    explicit CompareDelegate(QObject *parent = nullptr);

protected:
    void describe(const QModelIndex &index, CellPaint &cell) const override;
};

} // namespace tidemark::ui
