// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/sqlview.h"

#include "ui/common/celldelegate.h"

#include <QPainter>
#include <QTextBlock>

namespace tidemark::ui {

class SqlView::Gutter : public QWidget
{
public:
    explicit Gutter(SqlView *view)
        : QWidget(view)
        , m_view(view)
    {
        setAccessibleName(SqlView::tr("Line numbers"));
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_view->paintGutter(event); }

private:
    SqlView *m_view;
};

SqlView::SqlView(Syntax *syntax, const QString &definition, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_syntax(syntax)
    , m_definition(definition)
    , m_gutter(new Gutter(this))
{
    setAccessibleName(tr("SQL text"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(NoFrame);
    setLineWrapMode(NoWrap);
    setFont(codeFont(font()));
    setTabStopDistance(fontMetrics().horizontalAdvance(u' ') * 4);
    document()->setDocumentMargin(10);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &, int) { m_gutter->update(); });
    connect(this, &QPlainTextEdit::blockCountChanged, this, &SqlView::placeGutter);
    placeGutter();
}

void SqlView::setSql(const QString &text)
{
    setPlainText(text.endsWith(u'\n') ? text.chopped(1) : text);
}

void SqlView::setDefinition(const QString &definition)
{
    if (definition == m_definition)
        return;
    m_definition = definition;
    m_highlighted.reset();
    clear();
    if (isVisible())
        applyScheme();
}

bool SqlView::findNext(const QString &text, bool backwards)
{
    if (text.isEmpty())
        return true;
    const QTextDocument::FindFlags flags = backwards ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (find(text, flags))
        return true;
    const QTextCursor before = textCursor();
    QTextCursor start = before;
    start.movePosition(backwards ? QTextCursor::End : QTextCursor::Start);
    setTextCursor(start);
    if (find(text, flags))
        return true;
    setTextCursor(before);
    return false;
}

int SqlView::gutterWidth() const
{
    const auto digits = QString::number(std::max(10, blockCount())).size();
    return fontMetrics().horizontalAdvance(u'9') * int(digits) + 20;
}

void SqlView::placeGutter()
{
    setViewportMargins(gutterWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), inside.top(), gutterWidth(), inside.height());
}

void SqlView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void SqlView::paintGutter(QPaintEvent *event)
{
    QPainter painter(m_gutter);
    painter.fillRect(event->rect(), color(Token::Base, palette()));
    painter.setPen(color(Token::TextMuted, palette()));
    painter.setFont(font());
    const int right = m_gutter->width() - 10;
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        if (place.top() > event->rect().bottom())
            break;
        painter.drawText(QRectF(0, place.top(), right, fontMetrics().height()), Qt::AlignRight,
                         QString::number(block.blockNumber() + 1));
    }
}

void SqlView::applyScheme()
{
    const Scheme scheme = schemeOf(palette());
    if (m_highlighted == scheme)
        return;
    m_highlighted = scheme;
    m_syntax->highlight(document(), m_definition, scheme);
}

void SqlView::showEvent(QShowEvent *event)
{
    QPlainTextEdit::showEvent(event);
    applyScheme();
}

void SqlView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighted)
        applyScheme();
    if (event->type() == QEvent::FontChange)
        placeGutter();
}

} // namespace tidemark::ui
