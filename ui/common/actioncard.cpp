// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/actioncard.h"

#include <QPainter>

namespace tidemark::ui {

static constexpr int cardWidth = 208;
static constexpr int cardHeight = 128;
static constexpr int rowHeight = 30;

ActionCard::ActionCard(Shape shape, const QIcon &icon, const QString &title, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_shape(shape)
    , m_title(title)
    , m_text(text)
{
    setIcon(icon);
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(text);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(shape == Shape::Card ? QSizePolicy::Fixed : QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ActionCard::sizeHint() const
{
    const int line = fontMetrics().height();
    return m_shape == Shape::Card ? QSize(std::max(cardWidth, line * 11), std::max(cardHeight, line * 6))
                                  : QSize(200, std::max(rowHeight, line + 12));
}

void ActionCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    m_shape == Shape::Card ? paintCard(painter) : paintRow(painter);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color(Token::Accent, palette()), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 7, 7);
    }
}

void ActionCard::paintCard(QPainter &painter)
{
    const bool hot = underMouse() || isDown();
    painter.setPen(color(hot ? Token::Accent : Token::Border, palette()));
    painter.setBrush(color(hot ? Token::Hover : Token::Raised, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
    const QRect inside = rect().adjusted(16, 16, -16, -12);
    icon().paint(&painter, QRect(inside.topLeft(), QSize(24, 24)));

    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    const int line = QFontMetrics(strong).height();
    QRect place = inside.adjusted(0, 34, 0, 0);
    painter.setFont(strong);
    painter.setPen(color(Token::Text, palette()));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignTop, m_title);
    place.setTop(place.top() + line + 4);
    painter.setFont(font());
    painter.setPen(color(Token::TextMuted, palette()));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_text);
}

void ActionCard::paintRow(QPainter &painter)
{
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Hover, palette()));
        painter.drawRoundedRect(rect(), 5, 5);
    }
    QRect place = rect().adjusted(8, 0, -8, 0);
    icon().paint(&painter, QRect(place.left(), place.center().y() - 8, 16, 16));
    place.setLeft(place.left() + 26);
    painter.setPen(color(Token::Accent, palette()));
    const QString title = fontMetrics().elidedText(m_title, Qt::ElideRight, place.width() / 2);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, title);
    place.setLeft(place.left() + fontMetrics().horizontalAdvance(title) + 12);
    painter.setPen(color(Token::TextMuted, palette()));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_text, Qt::ElideMiddle, place.width()));
}

} // namespace tidemark::ui
