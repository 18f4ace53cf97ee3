// SPDX-License-Identifier: GPL-3.0-or-later
// The table that pages use for sheets and rows: one row height, columns sized once from a sample (never from all rows),
// copying to the clipboard, Enter and double click as "go there". GUI thread only.
#pragma once

#include <QTableView>

namespace tidemark::ui {

class TableView : public QTableView
{
    Q_OBJECT

public:
    explicit TableView(const QString &accessibleName, QWidget *parent = nullptr);

    // Cells rather than rows are selected, and a grid is drawn: for data.
    void setCellMode();
    // A click on a column's header sorts up, then down, then not at all; whoever fills the model does it.
    void setSortable();

    // Gives every column a width: by its wish in characters, or by a sample of what stands in it.
    void sizeColumns(const std::vector<int> &widthsInCharacters);
    void sizeColumnsBySample();
    // Gives every column what its sample needs, and less to the widest ones where there is not room for all; again
    // whenever there is another width, until a person gives a column a width of its own.
    void fitColumns();
    // Whether the preferred column has come to need more than it wanted when columns were last fitted.
    [[nodiscard]] bool preferredGrew() const;
    // When columns are fitted, this one gives up room last: as much as it needs, up to so many percent of the table's
    // width or what the others leave; -1: none.
    void setPreferredColumn(int column, int percent)
    {
        m_preferred = column;
        m_preferredPercent = percent;
    }
    // Widths that a person once gave; an empty list leaves the columns to fitColumns().
    void setColumnWidths(const QList<int> &widths);

    // The selection as lines of tab-separated texts, with or without a line of headers.
    [[nodiscard]] QString selectionAsText(bool withHeaders) const;

Q_SIGNALS:
    void goTo(const QModelIndex &index);
    void filterRequested();
    void columnsResized(const QList<int> &widths); // by a person

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QList<int> columnWidths() const;
    [[nodiscard]] int sampledWidth(int column) const;
    void shareWidth();
    void copy(bool withHeaders);
    void applyRowHeight();

    int m_preferred = -1;
    int m_preferredPercent = 0;
    bool m_fits = false;        // columns follow the width of the table
    QList<int> m_wanted;        // what each column would take
    QList<int> m_pressedWidths; // when a person took hold of the header
};

} // namespace tidemark::ui
