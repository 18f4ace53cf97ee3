// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/server/tablepanel.h"

#include "ui/common/emptynote.h"
#include "ui/common/tableview.h"
#include "ui/common/viewdelegates.h"

#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

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
    connect(m_view->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            [this](int section, Qt::SortOrder order) { m_model.sort(section, order); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TablePanel::currentChanged);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &TablePanel::currentChanged);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &TablePanel::currentChanged);
}

void TablePanel::setTable(const watch::Table &table)
{
    m_model.setTable(table);
    showWhatThereIs();
    if (m_model.rowCount() > 0)
        showColumns();
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
    if (changed)
        m_view->fitColumns();
}

void TablePanel::setFilter(const QString &text)
{
    m_model.setFilter(text);
    showWhatThereIs();
}

void TablePanel::showWhatThereIs()
{
    const bool none = m_model.rowCount() == 0;
    m_empty->setText(m_model.table().rows.empty() ? m_model.table().emptyText
                                                  : tr("Nothing has what the filter says."));
    m_view->setVisible(!none);
    m_empty->setVisible(none);
}

QString TablePanel::currentKey() const
{
    return m_model.keyAt(m_view->currentIndex());
}

const watch::Cell *TablePanel::currentCell(const char *columnKey) const
{
    return m_model.cellOf(m_view->currentIndex(), columnKey);
}

} // namespace tidemark::ui
