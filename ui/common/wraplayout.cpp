// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/wraplayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace tidemark::ui {

WrapLayout::WrapLayout(QWidget *parent)
    : QLayout(parent)
{
}

WrapLayout::~WrapLayout()
{
    qDeleteAll(m_items);
}

void WrapLayout::addItem(QLayoutItem *item)
{
    m_items.push_back(item);
}

QLayoutItem *WrapLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)] : nullptr;
}

QLayoutItem *WrapLayout::takeAt(int index)
{
    QLayoutItem *item = itemAt(index);
    if (item)
        m_items.erase(m_items.begin() + index);
    return item;
}

std::vector<WrapLayout::Row> WrapLayout::rowsFor(int width) const
{
    std::vector<Row> rows;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize wish = item->sizeHint().expandedTo(item->minimumSize());
        if (rows.empty() || rows.back().width + gap() + wish.width() > width)
            rows.push_back({.items = {item}, .width = wish.width(), .height = wish.height()});
        else {
            Row &row = rows.back();
            row.items.push_back(item);
            row.width += gap() + wish.width();
            row.height = std::max(row.height, wish.height());
        }
    }
    return rows;
}

void WrapLayout::place(const Row &row, const QRect &rect) const
{
    const auto expands = [](QLayoutItem *item) { return item->expandingDirections().testFlag(Qt::Horizontal); };
    auto sharers = int(std::ranges::count_if(row.items, expands));
    int rest = std::max(0, rect.width() - row.width);
    int x = rect.left();
    for (QLayoutItem *item : row.items) {
        int width = std::min(item->sizeHint().expandedTo(item->minimumSize()).width(), rect.width());
        if (expands(item)) {
            const int share = rest / sharers--;
            rest -= share;
            width += share;
        }
        const QRect place(x, rect.top(), width, row.height);
        const QWidget *parent = parentWidget();
        item->setGeometry(QStyle::visualRect(parent ? parent->layoutDirection() : Qt::LeftToRight, rect, place));
        x += width + gap();
    }
}

int WrapLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    const std::vector<Row> rows = rowsFor(width - margins.left() - margins.right());
    int height = margins.top() + margins.bottom();
    for (const Row &row : rows)
        height += row.height;
    return height + gap() * std::max(0, int(rows.size()) - 1);
}

QSize WrapLayout::sizeHint() const
{
    const std::vector<Row> rows = rowsFor(QLAYOUTSIZE_MAX);
    const QSize size = rows.empty() ? QSize() : QSize(rows.front().width, rows.front().height);
    return size.grownBy(contentsMargins());
}

QSize WrapLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void WrapLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const QRect inner = rect.marginsRemoved(contentsMargins());
    int y = inner.top();
    for (const Row &row : rowsFor(inner.width())) {
        place(row, QRect(inner.left(), y, inner.width(), row.height));
        y += row.height + gap();
    }
}

} // namespace tidemark::ui
