// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/diffpane.h"

#include "ui/common/celldelegate.h"

#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

class DiffPane::Gutter : public QWidget
{
public:
    explicit Gutter(DiffPane *pane)
        : QWidget(pane)
        , m_pane(pane)
    {
        setAccessibleName(DiffPane::tr("Line numbers"));
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_pane->paintGutter(event); }

private:
    DiffPane *m_pane;
};

DiffPane::DiffPane(Side side, Syntax *syntax, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_side(side)
    , m_syntax(syntax)
    , m_gutter(new Gutter(this))
{
    setAccessibleName(side == Side::Left ? tr("Definition on the left") : tr("Definition on the right"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(NoFrame);
    setLineWrapMode(NoWrap);
    setFont(codeFont(font()));
    setTabStopDistance(fontMetrics().horizontalAdvance(u' ') * 4);
    document()->setDocumentMargin(6);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &, int) { m_gutter->update(); });
    placeGutter();
}

const DiffSide &DiffPane::sideOf(const DiffRow &row) const
{
    return m_side == Side::Left ? row.left : row.right;
}

void DiffPane::setRows(const std::vector<DiffRow> &rows, const QString &definition)
{
    QString text;
    m_lines = 0;
    for (const DiffRow &row : rows) {
        const DiffSide &side = sideOf(row);
        text += side.text + u'\n';
        m_lines = std::max(m_lines, side.line + 1);
    }
    text.chop(1);
    m_rows = &rows;
    if (definition != m_definition)
        m_highlighted.clear();
    m_definition = definition;
    setPlainText(text);
    placeGutter();
    if (isVisible())
        applyScheme();
}

void DiffPane::showRow(int row)
{
    QTextCursor cursor(document()->findBlockByNumber(row));
    setTextCursor(cursor);
    verticalScrollBar()->setValue(row - viewport()->height() / std::max(1, fontMetrics().height()) / 3);
    horizontalScrollBar()->setValue(0);
}

QMimeData *DiffPane::createMimeDataFromSelection() const
{
    const QTextCursor cursor = textCursor();
    const int end = cursor.selectionEnd();
    QStringList lines;
    for (QTextBlock block = document()->findBlock(cursor.selectionStart()); block.isValid() && block.position() <= end;
         block = block.next()) {
        if (const DiffRow *row = rowOf(block); row && sideOf(*row).line >= 0) {
            const int from = std::max(0, cursor.selectionStart() - block.position());
            lines << block.text().mid(from, end - block.position() - from);
        }
    }
    auto *mime = new QMimeData;
    mime->setText(lines.join(u'\n'));
    return mime;
}

// ---- Painting

const DiffRow *DiffPane::rowOf(const QTextBlock &block) const
{
    const auto at = size_t(block.blockNumber());
    return m_rows && at < m_rows->size() ? &(*m_rows)[at] : nullptr;
}

// What differs is the old text on the left and the new one on the right.
void DiffPane::paintGround(QPainter &painter, const QTextBlock &block, const QRectF &place)
{
    const DiffRow *row = rowOf(block);
    if (!row || row->state == DiffState::Equal)
        return;
    const bool left = m_side == Side::Left;
    const QRectF whole(0, place.top(), viewport()->width(), place.height());
    const DiffSide &side = sideOf(*row);
    if (side.line < 0)
        return painter.fillRect(whole, color(Token::Window, palette()));
    painter.fillRect(whole, color(left ? Token::RemovedFill : Token::AddedFill, palette()));
    const QTextLine line = block.layout()->lineAt(0);
    for (const DiffSpan &mark : side.marks) {
        const double from = place.left() + line.cursorToX(mark.start);
        const double to = place.left() + line.cursorToX(mark.start + mark.length);
        painter.fillRect(QRectF(from, place.top(), to - from, place.height()),
                         color(left ? Token::RemovedMark : Token::AddedMark, palette()));
    }
}

void DiffPane::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
            const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
            if (place.top() > event->rect().bottom())
                break;
            paintGround(painter, block, place);
        }
    }
    QPlainTextEdit::paintEvent(event);
}

// Colour is not the only sign.
static QString signOf(DiffState state, bool left)
{
    switch (state) {
    case DiffState::Equal: return {};
    case DiffState::Added: return u"+"_s;
    case DiffState::Removed: return u"−"_s;
    case DiffState::Changed: return left ? u"−"_s : u"+"_s;
    }
    return {};
}

void DiffPane::paintGutter(QPaintEvent *event)
{
    QPainter painter(m_gutter);
    painter.fillRect(event->rect(), color(Token::Base, palette()));
    painter.setFont(font());
    const bool left = m_side == Side::Left;
    const int signWidth = fontMetrics().horizontalAdvance(u'+') + 8;
    const int right = m_gutter->width() - signWidth;
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        if (place.top() > event->rect().bottom())
            break;
        const DiffRow *row = rowOf(block);
        if (!row || sideOf(*row).line < 0)
            continue;
        painter.setPen(color(Token::TextMuted, palette()));
        const double height = fontMetrics().height(); // the last block has the margin of the document below it
        painter.drawText(QRectF(0, place.top(), right, height), Qt::AlignRight, QString::number(sideOf(*row).line + 1));
        painter.setPen(color(left ? Token::Removed : Token::Added, palette()));
        painter.drawText(QRectF(right, place.top(), signWidth, height), Qt::AlignCenter, signOf(row->state, left));
    }
}

int DiffPane::gutterWidth() const
{
    const auto digits = QString::number(std::max(10, m_lines)).size();
    return fontMetrics().horizontalAdvance(u'9') * int(digits) + fontMetrics().horizontalAdvance(u'+') + 20;
}

void DiffPane::placeGutter()
{
    setViewportMargins(gutterWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), inside.top(), gutterWidth(), inside.height());
}

void DiffPane::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void DiffPane::applyScheme()
{
    const Scheme scheme = schemeOf(palette());
    const QString wanted = m_definition + (scheme == Scheme::Dark ? u" dark"_s : u" light"_s);
    if (wanted == m_highlighted || m_definition.isEmpty())
        return;
    m_highlighted = wanted;
    m_syntax->highlight(document(), m_definition, scheme);
}

void DiffPane::showEvent(QShowEvent *event)
{
    QPlainTextEdit::showEvent(event);
    applyScheme();
}

void DiffPane::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_highlighted.isEmpty())
        applyScheme();
    if (event->type() == QEvent::FontChange)
        placeGutter();
}

} // namespace tidemark::ui
