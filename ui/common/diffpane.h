// SPDX-License-Identifier: GPL-3.0-or-later
// One side of two texts that are compared: lines of the other side that have no partner here are gaps, what differs
// stands on a ground of its colour and has a sign beside its number. GUI thread only.
#pragma once

#include "ui/common/syntax.h"
#include "ui/models/compare/textdiff.h"

#include <QPlainTextEdit>

namespace tidemark::ui {

class DiffPane : public QPlainTextEdit
{
    Q_OBJECT

public:
    enum class Side { Left, Right };

    DiffPane(Side side, Syntax *syntax, QWidget *parent = nullptr);

    // The rows must outlive the next call.
    void setRows(const std::vector<DiffRow> &rows, const QString &definition);
    // Scrolls a row to the upper third and puts the cursor there.
    void showRow(int row);
    [[nodiscard]] int currentRow() const { return textCursor().blockNumber(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    // Gaps are no part of the text.
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    class Gutter;
    void paintGutter(QPaintEvent *event);
    void paintGround(QPainter &painter, const QTextBlock &block, const QRectF &place);
    void placeGutter();
    void applyScheme();
    [[nodiscard]] int gutterWidth() const;
    [[nodiscard]] const DiffSide &sideOf(const DiffRow &row) const;
    [[nodiscard]] const DiffRow *rowOf(const QTextBlock &block) const;

    Side m_side;
    Syntax *m_syntax;
    Gutter *m_gutter;
    const std::vector<DiffRow> *m_rows = nullptr;
    QString m_definition;
    QString m_highlighted; // definition and scheme that the text is shown in
    int m_lines = 0;
};

} // namespace tidemark::ui
