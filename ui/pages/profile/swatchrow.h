// SPDX-License-Identifier: GPL-3.0-or-later
// A row of colours to choose one from, or none. GUI thread only.
#pragma once

#include "ui/common/tokens.h"

#include <QWidget>

class QButtonGroup;

namespace tidemark::ui {

class SwatchRow : public QWidget
{
    Q_OBJECT

public:
    explicit SwatchRow(QWidget *parent = nullptr);

    // "#rrggbb" as profiles store it; empty: none. A colour that is no swatch is kept until another is chosen.
    void setColor(const QString &stored);
    [[nodiscard]] QString color() const;

private:
    void addSwatch(const QString &name, const QString &stored);

    QButtonGroup *m_buttons;
    QString m_foreign;
};

} // namespace tidemark::ui
