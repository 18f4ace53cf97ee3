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

    // Gives every column a width: by its wish in characters, or by a sample of what stands in it.
    void sizeColumns(const std::vector<int> &widthsInCharacters);
    void sizeColumnsBySample();

    // The selection as lines of tab-separated texts, with or without a line of headers.
    [[nodiscard]] QString selectionAsText(bool withHeaders) const;

Q_SIGNALS:
    void goTo(const QModelIndex &index);
    void filterRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void copy(bool withHeaders);
    void applyRowHeight();
};

} // namespace tidemark::ui
