// SPDX-License-Identifier: GPL-3.0-or-later
// How the navigator's nodes look. GUI thread only.
#pragma once

#include "ui/common/celldelegate.h"

namespace tidemark::ui {

class TreeDelegate : public CellDelegate
{
    Q_OBJECT

public:
    explicit TreeDelegate(QObject *parent = nullptr);

protected:
    void describe(const QModelIndex &index, CellPaint &cell) const override;

private:
    void describeSource(const QModelIndex &index, CellPaint &cell) const;
};

// The word of an environment, in capitals as it stands in the band and in badges.
[[nodiscard]] QString environmentWord(int environment);

} // namespace tidemark::ui
