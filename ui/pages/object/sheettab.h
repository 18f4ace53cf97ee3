// SPDX-License-Identifier: GPL-3.0-or-later
// A tab with a sheet: the table, a filter that Ctrl+F brings, and words for when there is nothing. GUI thread only.
#pragma once

#include "ui/models/sheets/sheetmodel.h"

#include <QWidget>

class QLabel;
class QStackedLayout;

namespace tidemark::ui {

class FilterField;
class TableView;

class SheetTab : public QWidget
{
    Q_OBJECT

public:
    explicit SheetTab(const QString &name, QWidget *parent = nullptr);

    // Replaces the contents; widths that a person gave stay.
    void setSheet(const Sheet &sheet, const QString &emptyText);
    void setColumnWidths(const QList<int> &widths); // as columnsResized() told them
    void find();

Q_SIGNALS:
    void linkActivated(const tidemark::schema::ObjectRef &ref);
    void columnsResized(const QList<int> &widths);

private:
    void setupViews();
    void connectSignals();
    void hideEmptyColumns(const Sheet &sheet);

    SheetModel m_model;
    TableView *m_table;
    FilterField *m_filter;
    QLabel *m_empty;
    QWidget *m_body;
    QList<int> m_widths; // that a person gave once
    bool m_sized = false;
};

} // namespace tidemark::ui
