// SPDX-License-Identifier: GPL-3.0-or-later
// How controls look: Fusion's geometry with flat surfaces, thin lines and a focus that is always seen, drawn from the
// colour tokens. GUI thread only; owned by the application.
#pragma once

#include "ui/common/tokens.h"

#include <QProxyStyle>
#include <QStyleOption>

namespace tidemark::ui {

class Style : public QProxyStyle
{
    Q_OBJECT

public:
    Style();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *result) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
};

// A button with this property set to true stands out as the one that does the thing.
inline constexpr const char *primaryProperty = "tidemarkPrimary";

// The pieces, one function each; a function returns false for what it leaves to Fusion.
[[nodiscard]] bool drawFieldPrimitive(QStyle::PrimitiveElement element, const QStyleOption &option, QPainter &painter,
                                      const QWidget *widget);
[[nodiscard]] bool drawViewPrimitive(QStyle::PrimitiveElement element, const QStyleOption &option, QPainter &painter,
                                     const QWidget *widget);
[[nodiscard]] bool drawViewControl(QStyle::ControlElement element, const QStyleOption &option, QPainter &painter,
                                   const QWidget *widget);
void drawScrollBar(const QStyleOptionSlider &option, QPainter &painter, const QRect &slider);
void drawComboBox(const QStyleOptionComboBox &option, QPainter &painter, const QRect &arrow);
void drawChevron(QPainter &painter, const QRect &rect, const QColor &ink, Qt::ArrowType direction);

} // namespace tidemark::ui
