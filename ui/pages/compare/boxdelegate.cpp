// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/boxdelegate.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

namespace tidemark::ui {

static constexpr int boxSpace = 22;
static constexpr int reach = 4; // a click beside the box is meant for it

BoxDelegate::BoxDelegate(QObject *parent)
    : CellDelegate(parent)
{
    setPadding(3);
}

static const QStyle &styleOf(const QStyleOptionViewItem &option)
{
    return *(option.widget ? option.widget->style() : QApplication::style());
}

static QRect boxOf(const QStyleOptionViewItem &option)
{
    const int side = styleOf(option).pixelMetric(QStyle::PM_IndicatorWidth, &option, option.widget);
    QRect box(0, 0, side, side);
    const QRect &cell = option.rect;
    const bool mirrored = option.direction == Qt::RightToLeft;
    box.moveCenter({mirrored ? cell.right() - boxSpace / 2 : cell.left() + boxSpace / 2, cell.center().y()});
    return box;
}

static QStyle::State stateOf(Qt::CheckState checked)
{
    switch (checked) {
    case Qt::Checked: return QStyle::State_On;
    case Qt::Unchecked: return QStyle::State_Off;
    case Qt::PartiallyChecked: return QStyle::State_NoChange;
    }
    return QStyle::State_Off;
}

void BoxDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!hasBox(index))
        return CellDelegate::paint(painter, option, index);
    const QStyle &style = styleOf(option);
    style.drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    QStyleOptionViewItem rest = option;
    rest.rect.setLeft(rest.rect.left() + boxSpace);
    CellDelegate::paint(painter, rest, index);
    const QVariant checked = index.data(Qt::CheckStateRole);
    if (!checked.isValid())
        return;
    QStyleOptionViewItem box = option;
    box.rect = boxOf(option);
    box.state &= ~(QStyle::State_HasFocus | QStyle::State_On | QStyle::State_Off | QStyle::State_NoChange);
    box.state |= stateOf(checked.value<Qt::CheckState>());
    box.state.setFlag(QStyle::State_Enabled, !isMuted(index));
    style.drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, option.widget);
}

QSize BoxDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = CellDelegate::sizeHint(option, index);
    return hasBox(index) ? size + QSize(boxSpace, 0) : size;
}

static bool isMeant(QEvent *event, const QStyleOptionViewItem &option)
{
    if (event->type() == QEvent::KeyPress)
        return static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
    if (event->type() != QEvent::MouseButtonRelease && event->type() != QEvent::MouseButtonDblClick)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    return mouse->button() == Qt::LeftButton &&
           boxOf(option).adjusted(-reach, -reach, reach, reach).contains(mouse->position().toPoint());
}

bool BoxDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    const QVariant checked = index.data(Qt::CheckStateRole);
    if (!checked.isValid() || !isMeant(event, option))
        return false;
    if (event->type() == QEvent::MouseButtonDblClick)
        return true; // its release comes yet
    const bool on = checked.value<Qt::CheckState>() != Qt::Checked;
    model->setData(index, on ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
    return true;
}

} // namespace tidemark::ui
