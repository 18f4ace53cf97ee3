// SPDX-License-Identifier: GPL-3.0-or-later
// How the objects of a comparison look: a box, and the name in the colour of the state, which stands behind it. GUI
// thread only.
#pragma once

#include "ui/pages/compare/boxdelegate.h"

namespace tidemark::ui {

class CompareDelegate : public BoxDelegate
{
    Q_OBJECT

public:
    using BoxDelegate::BoxDelegate;

protected:
    [[nodiscard]] bool hasBox(const QModelIndex &) const override { return true; }
    [[nodiscard]] bool isMuted(const QModelIndex &index) const override;
    void describe(const QModelIndex &index, CellPaint &cell) const override;
};

} // namespace tidemark::ui
