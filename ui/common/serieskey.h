// SPDX-License-Identifier: GPL-3.0-or-later
// The key of a series in a chart: a spot of its colour, its name and newest value. Checked while the series is shown;
// the spot is hollow while it is not. GUI thread only; owned by its parent.
#pragma once

#include "ui/common/tokens.h"

#include <QAbstractButton>

namespace tidemark::ui {

class SeriesKey : public QAbstractButton
{
    Q_OBJECT

public:
    SeriesKey(const QString &name, Token color, QWidget *parent = nullptr);

    void setValue(const QString &value);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_value;
    Token m_color;
    int m_widest = 0; // so far: a value that changes moves nothing
};

} // namespace tidemark::ui
