// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/searchbutton.h"

#include "ui/common/icons.h"

#include <QAction>
#include <QPainter>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

SearchButton::SearchButton(QAction *action, QWidget *parent)
    : QAbstractButton(parent)
    , m_action(action)
{
    setText(tr("Go to an object"));
    setAccessibleName(text());
    setToolTip(action->toolTip());
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, [this] {
        setToolTip(m_action->toolTip());
        update();
    });
}

QSize SearchButton::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 56, std::max(26, fontMetrics().height() + 10)};
}

void SearchButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hot = underMouse() || hasFocus();
    painter.setPen(QPen(color(hasFocus() ? Token::Accent
                              : hot      ? Token::BorderStrong
                                         : Token::Border,
                              palette()),
                        hasFocus() ? 2 : 1));
    painter.setBrush(color(Token::Base, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    QRect place = rect().adjusted(10, 0, -10, 0);
    ui::icon(u"search"_s).paint(&painter, QRect(place.left(), place.center().y() - 7, 15, 15));
    place.setLeft(place.left() + 23);
    painter.setPen(color(Token::TextMuted, palette()));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, text());
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, m_action->shortcut().toString(QKeySequence::NativeText));
}

} // namespace tidemark::ui
