// SPDX-License-Identifier: GPL-3.0-or-later
// Two texts side by side, line against line, scrolled together, with a way from change to change. GUI thread only.
#pragma once

#include "ui/common/diffpane.h"

#include <QWidget>

class QLabel;
class QScrollBar;
class QToolButton;

namespace tidemark::ui {

class DiffView : public QWidget
{
    Q_OBJECT

public:
    explicit DiffView(Syntax *syntax, QWidget *parent = nullptr);

    // What the sides are called.
    void setNames(const QString &left, const QString &right);
    // Highlighted by the definition of that name; goes to the first change.
    void setRows(std::vector<DiffRow> rows, const QString &definition);
    // To the next or previous change, around the end.
    void step(int by);

    [[nodiscard]] const std::vector<DiffRow> &rows() const { return m_rows; }
    [[nodiscard]] DiffPane *left() { return m_left; }
    [[nodiscard]] DiffPane *right() { return m_right; }

private:
    void setupViews();
    void scrollTogether(QScrollBar *a, QScrollBar *b);
    [[nodiscard]] QToolButton *stepButton(const QString &text, Qt::Key key, int by);
    void showRow(int row);
    void showPlace();

    std::vector<DiffRow> m_rows;
    std::vector<int> m_starts; // of the changes
    DiffPane *m_left;
    DiffPane *m_right;
    QLabel *m_leftName;
    QLabel *m_rightName;
    QLabel *m_place; // "change 2 of 5"
    QToolButton *m_previous;
    QToolButton *m_next;
};

} // namespace tidemark::ui
