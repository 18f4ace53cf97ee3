// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/profile/swatchrow.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace tidemark::ui {

static constexpr int side = 24;
static constexpr const char *storedProperty = "tidemarkColour";

namespace {

class SwatchButton final : public QAbstractButton
{
public:
    using QAbstractButton::QAbstractButton;
    QSize sizeHint() const override { return {side, side}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const auto fill = profileColor(property(storedProperty).toString(), schemeOf(palette()));
        const QRectF dot = QRectF(rect()).adjusted(5, 5, -5, -5);
        painter.setPen(fill ? QPen(Qt::NoPen) : QPen(ui::color(Token::BorderStrong, palette())));
        painter.setBrush(fill ? *fill : ui::color(Token::Base, palette()));
        painter.drawEllipse(dot);
        if (!fill)
            painter.drawLine(dot.topRight() + QPointF(-2, 2), dot.bottomLeft() + QPointF(2, -2));
        if (!isChecked() && !hasFocus())
            return;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ui::color(isChecked() ? Token::Text : Token::Accent, palette()), 1.6,
                            hasFocus() ? Qt::DashLine : Qt::SolidLine));
        painter.drawEllipse(QRectF(rect()).adjusted(2, 2, -2, -2));
    }
};

} // namespace

SwatchRow::SwatchRow(QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
{
    setAccessibleName(tr("Colour"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    addSwatch(tr("No colour"), {});
    for (const Swatch &swatch : swatches())
        addSwatch(QCoreApplication::translate("Swatch", swatch.name), QColor::fromRgb(swatch.light).name());
    layout->addStretch();
}

void SwatchRow::addSwatch(const QString &name, const QString &stored)
{
    auto *button = new SwatchButton(this);
    button->setCheckable(true);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::TabFocus);
    button->setProperty(storedProperty, stored);
    m_buttons->addButton(button);
    layout()->addWidget(button);
}

void SwatchRow::setColor(const QString &stored)
{
    m_foreign = stored;
    for (QAbstractButton *button : m_buttons->buttons()) {
        if (button->property(storedProperty).toString() == stored) {
            button->setChecked(true);
            m_foreign.clear();
        }
    }
}

QString SwatchRow::color() const
{
    const QAbstractButton *chosen = m_buttons->checkedButton();
    return chosen ? chosen->property(storedProperty).toString() : m_foreign;
}

} // namespace tidemark::ui
