// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static constexpr int scrollBarExtent = 11;
static constexpr int fieldHeight = 28;
static constexpr int comboIndent = 4; // of the text
static constexpr int sortArrow = 12;

Style::Style()
    : QProxyStyle(u"fusion"_s)
{
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    if (drawFieldPrimitive(element, *option, *painter, widget) || drawViewPrimitive(element, *option, *painter, widget))
        return;
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    if (drawViewControl(element, *option, *painter, widget))
        return;
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (button && element == CE_PushButtonLabel && widget && widget->property(primaryProperty).toBool()) {
        QStyleOptionButton primary = *button;
        primary.palette.setColor(QPalette::Active, QPalette::ButtonText, color(Token::OnAccent, option->palette));
        primary.palette.setColor(QPalette::Inactive, QPalette::ButtonText, color(Token::OnAccent, option->palette));
        return QProxyStyle::drawControl(element, &primary, painter, widget);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option); slider && control == CC_ScrollBar)
        return drawScrollBar(*slider, *painter, subControlRect(control, option, SC_ScrollBarSlider, widget));
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option); combo && control == CC_ComboBox)
        return drawComboBox(*combo, *painter, subControlRect(control, option, SC_ComboBoxArrow, widget));
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return scrollBarExtent;
    case PM_SplitterWidth: return 1;
    case PM_DefaultFrameWidth: return widget && widget->inherits("QLineEdit") ? 3 : 1;
    case PM_TabBarTabHSpace: return 24;
    case PM_TabBarTabVSpace: return 14;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_HeaderMargin: return 8;
    case PM_TreeViewIndentation: return 16;
    case PM_MenuPanelWidth: return 1;
    case PM_MenuVMargin: return 4;
    case PM_MenuBarItemSpacing: return 2;
    case PM_ToolBarFrameWidth:
    case PM_MenuBarPanelWidth: return 0;
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_ButtonIconSize: return 16;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *result) const
{
    switch (hint) {
    case SH_ScrollBar_Transient:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup: return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_UnderlineShortcut: return 1;
    case SH_TabBar_Alignment: return Qt::AlignLeft;
    case SH_DialogButtonLayout: return QDialogButtonBox::GnomeLayout; // what is done stands last
    case SH_TabBar_ElideMode: return Qt::ElideMiddle;
    case SH_Table_GridLineColor: return int(option ? color(Token::Border, option->palette).rgba() : 0);
    default: return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton: return {std::max(wanted.width() + 12, 76), std::max(wanted.height(), fieldHeight)};
    case CT_ComboBox: return {wanted.width() + comboIndent + 8, std::max(wanted.height(), fieldHeight)};
    case CT_LineEdit:
    case CT_SpinBox: return {wanted.width(), std::max(wanted.height(), fieldHeight)};
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        const bool separator = item && item->menuItemType == QStyleOptionMenuItem::Separator;
        return separator ? QSize(wanted.width(), 9) : QSize(wanted.width() + 8, std::max(wanted.height(), 26));
    }
    case CT_MenuBarItem: return {wanted.width() + 4, std::max(wanted.height(), 26)};
    case CT_HeaderSection: return {wanted.width() + 6, std::max(wanted.height(), 27)};
    case CT_ItemViewItem: return {wanted.width(), std::max(wanted.height(), 25)};
    default: return wanted;
    }
}

static QRect scrollSlider(const QStyleOptionSlider &option)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int length = horizontal ? option.rect.width() : option.rect.height();
    const int range = option.maximum - option.minimum;
    const qint64 pages = qint64(range) + option.pageStep;
    const int extent =
        pages <= 0 ? length : std::clamp(int(qint64(option.pageStep) * length / pages), std::min(28, length), length);
    const int at = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                   length - extent, option.upsideDown);
    return horizontal ? QRect(option.rect.x() + at, option.rect.y(), extent, option.rect.height())
                      : QRect(option.rect.x(), option.rect.y() + at, option.rect.width(), extent);
}

static QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part)
{
    const QRect whole = option.rect;
    const QRect slider = scrollSlider(option);
    const bool horizontal = option.orientation == Qt::Horizontal;
    switch (part) {
    case QStyle::SC_ScrollBarSlider: return slider;
    case QStyle::SC_ScrollBarGroove: return whole;
    case QStyle::SC_ScrollBarSubPage:
        return horizontal ? QRect(whole.topLeft(), QPoint(slider.left() - 1, whole.bottom()))
                          : QRect(whole.topLeft(), QPoint(whole.right(), slider.top() - 1));
    case QStyle::SC_ScrollBarAddPage:
        return horizontal ? QRect(QPoint(slider.right() + 1, whole.top()), whole.bottomRight())
                          : QRect(QPoint(whole.left(), slider.bottom() + 1), whole.bottomRight());
    default: return {};
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option); slider && control == CC_ScrollBar)
        return scrollBarPart(*slider, part);
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    // The text stands where it stands in a line edit.
    return control == CC_ComboBox && part == SC_ComboBoxEditField ? rect.adjusted(comboIndent, 0, 0, 0) : rect;
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents)
        return QProxyStyle::subElementRect(element, option, widget).adjusted(4, 0, -2, 0);
    if (element == SE_TabWidgetTabContents) // no frame around pages but the line below their tabs
        return QProxyStyle::subElementRect(SE_TabWidgetTabPane, option, widget).adjusted(0, 1, 0, 0);
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (header && header->orientation == Qt::Horizontal && header->sortIndicator != QStyleOptionHeader::None) {
        const QRect arrow(header->rect.right() - sortArrow - 4, header->rect.top(), sortArrow, header->rect.height());
        if (element == SE_HeaderArrow)
            return arrow;
        if (element == SE_HeaderLabel)
            return header->rect.adjusted(8, 0, arrow.left() - header->rect.right() - 2, 0);
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (widget->inherits("QAbstractButton") || widget->inherits("QComboBox") || widget->inherits("QScrollBar") ||
        widget->inherits("QHeaderView") || widget->inherits("QLineEdit"))
        widget->setAttribute(Qt::WA_Hover);
}

} // namespace tidemark::ui
