// SPDX-License-Identifier: GPL-3.0-or-later
// A table of a server's state as a Qt model that follows it in place: rows that stay keep their selection, and the view
// its place. With a filter over all texts and an order by a column. It has the roles of SheetModel, so that the same
// delegate draws it. GUI thread only.
#pragma once

#include "ui/models/namefilter.h"
#include "watch/table.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace tidemark::ui {

class StateModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit StateModel(QObject *parent = nullptr);

    // Columns without a title are for programs and are left out. Called by whoever hears of a change of rows, it waits
    // until that change is over.
    void setTable(watch::Table table);
    [[nodiscard]] const watch::Table &table() const { return m_table; }

    void setFilter(const QString &text);
    // By value, -1: as it came. What is not known comes last.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    // The column that should have room before the others; -1: none.
    [[nodiscard]] int wideColumn() const;
    // How much of the table's width that may be, in percent.
    [[nodiscard]] int roomOf(int column) const;
    // What the row is called for as long as it is the same thing; empty for no row.
    [[nodiscard]] QString keyAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const QString &key) const;
    // The cell of a column by its key, whatever is shown; null when there is none.
    [[nodiscard]] const watch::Cell *cellOf(const QModelIndex &row, const char *columnKey) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] std::vector<watch::TableRow> arranged() const;
    void follow(std::vector<watch::TableRow> rows);
    void removeOthers(const std::vector<watch::TableRow> &rows);
    void appendNew(const std::vector<watch::TableRow> &rows);
    void reorder(const std::vector<watch::TableRow> &rows);
    void takeCells(std::vector<watch::TableRow> rows);
    [[nodiscard]] const watch::Cell &cell(const QModelIndex &index) const;

    watch::Table m_table;               // all, as it came
    std::optional<watch::Table> m_next; // came while rows were changed
    bool m_follows = false;
    std::vector<size_t> m_columns;
    std::vector<watch::TableRow> m_rows; // shown, in order
    NameFilter m_filter;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace tidemark::ui
