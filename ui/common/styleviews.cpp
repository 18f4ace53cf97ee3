// SPDX-License-Identifier: GPL-3.0-or-later
// Lists, trees, tables, tabs, scroll bars and menus.
#include "ui/common/style.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleOption>
#include <QTabBar>

namespace tidemark::ui {

static void drawRowGround(const QStyleOptionViewItem &option, QPainter &painter, const QWidget *widget)
{
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, option.backgroundBrush);
    const bool hovered = option.state & QStyle::State_MouseOver && option.state & QStyle::State_Enabled;
    if (option.state & QStyle::State_Selected) {
        const bool focused =
            widget && (widget->hasFocus() || (widget->parentWidget() && widget->parentWidget()->hasFocus()));
        painter.fillRect(option.rect, color(focused ? Token::Selection : Token::SelectionIdle, option.palette));
    } else if (hovered) {
        painter.fillRect(option.rect, color(Token::Hover, option.palette));
    }
}

static void drawBranch(const QStyleOption &option, QPainter &painter)
{
    if (!(option.state & QStyle::State_Children))
        return;
    const bool open = option.state & QStyle::State_Open;
    const bool hot = option.state & QStyle::State_MouseOver;
    drawChevron(painter, option.rect, color(hot ? Token::Text : Token::TextMuted, option.palette),
                open                                  ? Qt::DownArrow
                : option.direction == Qt::RightToLeft ? Qt::LeftArrow
                                                      : Qt::RightArrow);
}

bool drawViewPrimitive(QStyle::PrimitiveElement element, const QStyleOption &option, QPainter &painter,
                       const QWidget *widget)
{
    switch (element) {
    case QStyle::PE_PanelItemViewRow:
        // Only trees need it, for the part left of the item; items draw their own ground.
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&option);
            item && widget && widget->inherits("QTreeView"))
            drawRowGround(*item, painter, widget);
        return true;
    case QStyle::PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&option))
            drawRowGround(*item, painter, widget);
        return true;
    case QStyle::PE_IndicatorBranch: drawBranch(option, painter); return true;
    case QStyle::PE_FrameTabBarBase:
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                         color(Token::Border, option.palette));
        return true;
    case QStyle::PE_FrameTabWidget:
        painter.fillRect(option.rect, color(Token::Base, option.palette));
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1),
                         color(Token::Border, option.palette));
        return true;
    case QStyle::PE_PanelScrollAreaCorner:
        painter.fillRect(option.rect, color(Token::Base, option.palette));
        return true;
    case QStyle::PE_IndicatorTabTearLeft:
    case QStyle::PE_IndicatorTabTearRight: return true;
    case QStyle::PE_IndicatorHeaderArrow: // up is ascending, whatever toolkits call it
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option))
            drawChevron(painter, option.rect, color(Token::Accent, option.palette),
                        header->sortIndicator == QStyleOptionHeader::SortDown ? Qt::UpArrow : Qt::DownArrow);
        return true;
    case QStyle::PE_IndicatorArrowDown:
        drawChevron(painter, option.rect, color(Token::TextMuted, option.palette), Qt::DownArrow);
        return true;
    case QStyle::PE_IndicatorArrowUp:
        drawChevron(painter, option.rect, color(Token::TextMuted, option.palette), Qt::UpArrow);
        return true;
    case QStyle::PE_IndicatorArrowLeft:
        drawChevron(painter, option.rect, color(Token::TextMuted, option.palette), Qt::LeftArrow);
        return true;
    case QStyle::PE_IndicatorArrowRight:
        drawChevron(painter, option.rect, color(Token::TextMuted, option.palette), Qt::RightArrow);
        return true;
    default: return false;
    }
}

static void drawTabShape(const QStyleOptionTab &option, QPainter &painter)
{
    const bool selected = option.state & QStyle::State_Selected;
    const bool hover = option.state & QStyle::State_MouseOver;
    const QRect rect = option.rect;
    const bool document = option.documentMode;
    if (document && selected)
        painter.fillRect(rect, color(Token::Base, option.palette));
    else if (hover && !selected)
        painter.fillRect(rect.adjusted(0, 0, 0, -1), color(Token::Hover, option.palette));
    if (document)
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), color(Token::Border, option.palette));
    if (selected) {
        const QRect mark = document ? QRect(rect.left(), rect.top(), rect.width(), 2)
                                    : QRect(rect.left() + 8, rect.bottom() - 1, rect.width() - 16, 2);
        painter.fillRect(mark, color(Token::Accent, option.palette));
    }
    if (option.state & QStyle::State_HasFocus) {
        painter.setPen(QPen(color(Token::Accent, option.palette), 1, Qt::DotLine));
        painter.drawRect(rect.adjusted(4, 4, -5, -5));
    }
}

static void drawHeaderSection(const QStyleOptionHeader &option, QPainter &painter)
{
    const bool hover = option.state & QStyle::State_MouseOver && option.state & QStyle::State_Enabled;
    painter.fillRect(option.rect, color(hover ? Token::Hover : Token::Window, option.palette));
    const QRect rect = option.rect;
    painter.setPen(color(Token::Border, option.palette));
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    painter.drawLine(rect.topRight() + QPoint(0, 5), rect.bottomRight() - QPoint(0, 5));
}

static void drawMenuItem(const QStyleOptionMenuItem &option, QPainter &painter)
{
    const bool selected = option.state & QStyle::State_Selected && option.state & QStyle::State_Enabled;
    const bool pressed = option.state & QStyle::State_Sunken;
    painter.fillRect(option.rect, color(Token::Window, option.palette));
    if (selected || pressed) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(pressed ? Token::Pressed : Token::Hover, option.palette));
        painter.drawRoundedRect(option.rect.adjusted(1, 2, -1, -2), 4, 4);
        painter.restore();
    }
    const QPalette::ColorGroup group = option.state & QStyle::State_Enabled ? QPalette::Active : QPalette::Disabled;
    painter.setPen(option.palette.color(group, QPalette::WindowText));
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
}

bool drawViewControl(QStyle::ControlElement element, const QStyleOption &option, QPainter &painter, const QWidget *)
{
    switch (element) {
    case QStyle::CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(&option))
            drawTabShape(*tab, painter);
        return true;
    case QStyle::CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option))
            drawHeaderSection(*header, painter);
        return true;
    case QStyle::CE_HeaderEmptyArea:
        painter.fillRect(option.rect, color(Token::Window, option.palette));
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                         color(Token::Border, option.palette));
        return true;
    case QStyle::CE_Splitter: painter.fillRect(option.rect, color(Token::Border, option.palette)); return true;
    case QStyle::CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(&option))
            drawMenuItem(*item, painter);
        return true;
    case QStyle::CE_MenuBarEmptyArea:
    case QStyle::CE_ToolBar: painter.fillRect(option.rect, color(Token::Window, option.palette)); return true;
    default: return false;
    }
}

void drawScrollBar(const QStyleOptionSlider &option, QPainter &painter, const QRect &slider)
{
    painter.fillRect(option.rect, color(Token::Base, option.palette));
    if (option.maximum <= option.minimum)
        return;
    const bool held = option.state & QStyle::State_Sunken;
    const bool hover = option.state & QStyle::State_MouseOver;
    const bool horizontal = option.orientation == Qt::Horizontal;
    const QRectF bar = horizontal ? QRectF(slider).adjusted(2, 3, -2, -2) : QRectF(slider).adjusted(3, 2, -2, -2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(held || hover ? Token::TextMuted : Token::BorderStrong, option.palette));
    const qreal corner = std::min(bar.width(), bar.height()) / 2;
    painter.drawRoundedRect(bar, corner, corner);
    painter.restore();
}

} // namespace tidemark::ui
