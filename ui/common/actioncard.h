// SPDX-License-Identifier: GPL-3.0-or-later
// A large button with an icon, a title and a line that says what it does; and the same as one low row. GUI thread only.
#pragma once

#include "ui/common/tokens.h"

#include <QAbstractButton>
#include <QIcon>

namespace tidemark::ui {

class ActionCard : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Shape { Card, Row };

    ActionCard(Shape shape, const QIcon &icon, const QString &title, const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintCard(QPainter &painter);
    void paintRow(QPainter &painter);

    Shape m_shape;
    QString m_title;
    QString m_text;
};

} // namespace tidemark::ui
