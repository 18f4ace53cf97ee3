// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a result as a Qt model. Cells are decoded when they are shown, cut to what a screen can use; the whole value
// is there for those who ask. NULL and the empty text are told apart by a role and by a word. GUI thread only.
#pragma once

#include "sql/rowbatch.h"

#include <QAbstractTableModel>

namespace tidemark::ui {

enum class CellLook { Text, Number, Null, Empty, Binary };

class RowsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { LookRole = Qt::UserRole, TypeRole };

    // What is shown of one cell, in characters.
    static constexpr int cellLimit = 300;

    explicit RowsModel(QObject *parent = nullptr);

    void setRows(sql::RowBatch rows);
    void clear() { setRows({}); }

    // As the engine calls it.
    [[nodiscard]] QString columnName(int column) const { return m_rows.columns()[size_t(column)].name; }

    // The whole value as text, without cutting: for the clipboard. NULL gives an empty text.
    [[nodiscard]] QString wholeText(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] CellLook lookOf(const QModelIndex &index) const;
    [[nodiscard]] QString shownText(const QModelIndex &index) const;
    [[nodiscard]] bool isNumeric(size_t column) const { return m_numeric[column]; }
    void findNumericColumns();

    sql::RowBatch m_rows;
    std::vector<bool> m_numeric;
};

} // namespace tidemark::ui
