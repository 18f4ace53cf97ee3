// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/serieskey.h"

#include <QPainter>

#include <algorithm>

namespace tidemark::ui {

static constexpr int spot = 9;
static constexpr int margin = 6;

SeriesKey::SeriesKey(const QString &name, Token color, QWidget *parent)
    : QAbstractButton(parent)
    , m_name(name)
    , m_color(color)
{
    setCheckable(true);
    setChecked(true);
    setText(name);
    setAccessibleName(name);
    setToolTip(tr("Show or hide %1").arg(name));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SeriesKey::setValue(const QString &value)
{
    if (value == m_value)
        return;
    m_value = value;
    setAccessibleDescription(value);
    if (const int width = fontMetrics().horizontalAdvance(value); width > m_widest) {
        m_widest = width;
        updateGeometry();
    }
    update();
}

QSize SeriesKey::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(m_name) + (m_value.isEmpty() ? 0 : 6 + m_widest);
    return {margin * 3 + spot + text, std::max(22, fontMetrics().height() + 6)};
}

void SeriesKey::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Hover, palette()));
        painter.drawRoundedRect(rect(), 4, 4);
    }
    if (hasFocus()) {
        painter.setPen(QPen(color(Token::Accent, palette()), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
    const QColor ink = color(m_color, palette());
    painter.setPen(QPen(ink, 1.5));
    painter.setBrush(isChecked() ? QBrush(ink) : QBrush(Qt::NoBrush));
    painter.drawEllipse(QRectF(margin, (height() - spot) / 2.0, spot, spot));
    const QRect rest = rect().adjusted(margin * 2 + spot, 0, -margin, 0);
    painter.setPen(color(isChecked() ? Token::TextMuted : Token::TextDisabled, palette()));
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, m_name);
    painter.setPen(color(isChecked() ? Token::Text : Token::TextDisabled, palette()));
    const int name = fontMetrics().horizontalAdvance(m_name) + 6;
    painter.drawText(rest.adjusted(name, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_value);
}

} // namespace tidemark::ui
