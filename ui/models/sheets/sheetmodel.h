// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet as a Qt model, with a filter over all its texts and sorting by a column. GUI thread only.
#pragma once

#include "ui/models/namefilter.h"
#include "ui/models/sheets/sheet.h"

#include <QAbstractTableModel>

namespace tidemark::ui {

class SheetModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { ToneRole = Qt::UserRole, IconKindRole, HasLinkRole, MatchStartRole, MatchLengthRole, NameRole };

    explicit SheetModel(QObject *parent = nullptr);

    // Replaces the contents; filter and order stay. The model is reset.
    void setSheet(Sheet sheet);
    [[nodiscard]] const Sheet &sheet() const { return m_sheet; }

    void setFilter(const QString &text);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    // Where a cell leads; for a cell without a link, the first link of its row. Empty kind: nowhere.
    [[nodiscard]] schema::ObjectRef linkAt(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const SheetCell &cell(const QModelIndex &index) const;
    void arrange();

    Sheet m_sheet;
    NameFilter m_filter;
    int m_sortColumn = -1; // -1: as made
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    std::vector<quint32> m_rows; // shown rows, in order
};

} // namespace tidemark::ui
