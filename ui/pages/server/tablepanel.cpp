// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/server/tablepanel.h"

#include "ui/common/emptynote.h"
#include "ui/common/tableview.h"
#include "ui/common/viewdelegates.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tidemark::ui {

TablePanel::TablePanel(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_view(new TableView(name, this))
    , m_empty(emptyNote(this))
{
    setAccessibleName(name);
    setFocusProxy(m_view);
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new SheetDelegate(m_view));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setSortable();
    m_empty->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);
    connectSignals();
}

void TablePanel::connectSignals()
{
    const QItemSelectionModel *selection = m_view->selectionModel();
    connect(m_view->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            [this](int section, Qt::SortOrder order) { follow([&] { m_model.sort(section, order); }); });
    connect(selection, &QItemSelectionModel::selectionChanged, this, &TablePanel::rememberChoice);
    connect(selection, &QItemSelectionModel::currentChanged, this, &TablePanel::rememberChoice);
}

void TablePanel::setTable(const watch::Table &table)
{
    follow([&] { m_model.setTable(table); });
    if (m_model.rowCount() > 0)
        showColumns();
}

// ---- What is chosen, and where it stands

QString TablePanel::chosenKey() const
{
    const QModelIndex current = m_view->currentIndex();
    const bool chosen = current.isValid() && m_view->selectionModel()->isSelected(current);
    return chosen ? m_model.keyAt(current) : QString();
}

// A row that was in sight, and where.
struct TablePanel::Place
{
    QString key;
    int y = 0;
};

// The view makes a neighbour current when a row goes; that is nobody's choice.
template <class Change>
void TablePanel::follow(Change change)
{
    const std::vector<Place> before = places();
    m_follows = true;
    change();
    restoreChoice();
    m_follows = false;
    showWhatThereIs();
    restorePlace(before);
    Q_EMIT currentChanged();
}

void TablePanel::rememberChoice()
{
    if (m_follows)
        return;
    const QModelIndex current = m_view->currentIndex();
    m_current = m_model.keyAt(current);
    m_currentColumn = std::max(0, current.column());
    m_selected.clear();
    for (const QModelIndex &row : m_view->selectionModel()->selectedRows())
        m_selected.insert(m_model.keyAt(row));
    Q_EMIT currentChanged();
}

void TablePanel::restoreChoice()
{
    QItemSelectionModel *selection = m_view->selectionModel();
    if (const QModelIndex row = m_model.indexOf(m_current); row.isValid() && row.row() != m_view->currentIndex().row())
        selection->setCurrentIndex(row.siblingAtColumn(m_currentColumn), QItemSelectionModel::NoUpdate);
    if (selection->selectedRows().size() == m_selected.size())
        return;
    for (const QString &key : std::as_const(m_selected)) {
        if (const QModelIndex row = m_model.indexOf(key); row.isValid())
            selection->select(row, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

// The current row first: people look at it. Nothing where the table begins, which is where what is new is looked for.
std::vector<TablePanel::Place> TablePanel::places() const
{
    std::vector<Place> seen;
    const QScrollBar *bar = m_view->verticalScrollBar();
    if (bar->value() == bar->minimum())
        return seen;
    const int current = m_view->currentIndex().row();
    const int height = m_view->viewport()->height();
    for (int row = m_view->rowAt(0); row >= 0 && row < m_model.rowCount(); ++row) {
        const int y = m_view->rowViewportPosition(row);
        if (y >= height)
            break;
        seen.insert(row == current ? seen.begin() : seen.end(), {m_model.keyAt(m_model.index(row, 0)), y});
    }
    return seen;
}

void TablePanel::restorePlace(const std::vector<Place> &before)
{
    for (const Place &place : before) {
        const QModelIndex row = m_model.indexOf(place.key);
        if (!row.isValid())
            continue;
        m_view->doItemsLayout(); // or it knows the former rows
        const bool byItem = m_view->verticalScrollMode() == QAbstractItemView::ScrollPerItem;
        const int step = byItem ? m_view->rowHeight(row.row()) : 1;
        QScrollBar *bar = m_view->verticalScrollBar();
        bar->setValue(bar->value() + (m_view->rowViewportPosition(row.row()) - place.y) / std::max(1, step));
        return;
    }
}

// A column in which nothing has stood yet says nothing. One that was shown stays: what comes and goes each second would
// move the others.
void TablePanel::showColumns()
{
    bool changed = !m_sized;
    for (int column = 1; column < m_model.columnCount(); ++column) {
        if (m_sized && !m_view->isColumnHidden(column))
            continue;
        bool empty = true;
        for (int row = 0; empty && row < m_model.rowCount(); ++row)
            empty = m_model.index(row, column).data().toString().isEmpty();
        changed = changed || (m_sized && !empty);
        m_view->setColumnHidden(column, empty);
    }
    m_sized = true;
    m_view->setPreferredColumn(m_model.wideColumn(), m_model.roomOf(m_model.wideColumn()));
    if (changed || m_view->preferredGrew())
        m_view->fitColumns();
}

void TablePanel::setFilter(const QString &text)
{
    follow([&] { m_model.setFilter(text); });
}

// The keyboard stays here when there is nothing for a moment.
void TablePanel::showWhatThereIs()
{
    const bool none = m_model.rowCount() == 0;
    m_empty->setText(m_model.table().rows.empty() ? m_model.table().emptyText
                                                  : tr("Nothing has what the filter says."));
    const bool hasFocus = m_view->hasFocus() || m_empty->hasFocus();
    m_empty->setVisible(none);
    if (hasFocus && none)
        m_empty->setFocus(Qt::OtherFocusReason);
    m_view->setVisible(!none);
    if (hasFocus && !none)
        m_view->setFocus(Qt::OtherFocusReason);
}

} // namespace tidemark::ui
