// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/celldelegate.h"

#include "ui/common/elide.h"

#include <QAbstractItemView>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static constexpr int iconSide = 16;
static constexpr int gap = 6;
static constexpr int rowHeight = 25;

QFont codeFont(const QFont &like)
{
    static const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    QFont font = fixed;
    font.setPointSizeF(like.pointSizeF() > 0 ? like.pointSizeF() : fixed.pointSizeF());
    return font;
}

namespace {

// Lays one cell out from left to right and draws as it goes.
class CellPainter
{
public:
    CellPainter(QPainter &painter, const QStyleOptionViewItem &option, const CellPaint &cell, int padding)
        : m_painter(painter)
        , m_option(option)
        , m_cell(cell)
        , m_rest(option.rect.adjusted(padding, 0, -padding, 0))
        , m_metrics(cell.font)
    {
    }

    void paint()
    {
        drawStripe();
        drawBadge();
        drawKey();
        drawIcon();
        drawText();
        drawRemark();
    }

private:
    [[nodiscard]] QColor shade(Token token) const { return color(token, m_option.palette); }

    void drawStripe()
    {
        if (m_cell.stripe)
            m_painter.fillRect(QRect(m_option.rect.left(), m_option.rect.top() + 4, 3, m_option.rect.height() - 8),
                               *m_cell.stripe);
    }

    void drawBadge()
    {
        if (m_cell.badge.isEmpty())
            return;
        QFont font = m_cell.font;
        font.setPointSizeF(font.pointSizeF() * 0.8);
        font.setBold(true);
        const QFontMetrics metrics(font);
        const QSize size(metrics.horizontalAdvance(m_cell.badge) + 10, metrics.height() + 2);
        QRect box(QPoint(m_rest.right() - size.width() + 1, 0), size);
        box.moveCenter(QPoint(box.center().x(), m_option.rect.center().y()));
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(shade(m_cell.badgeFill));
        m_painter.drawRoundedRect(box, 3, 3);
        m_painter.setFont(font);
        m_painter.setPen(shade(Token::OnEnvironment));
        m_painter.drawText(box, Qt::AlignCenter, m_cell.badge);
        m_rest.setRight(box.left() - gap);
    }

    void drawKey()
    {
        if (m_cell.key.isEmpty())
            return;
        const int width = m_metrics.horizontalAdvance(m_cell.key);
        m_painter.setFont(m_cell.font);
        m_painter.setPen(shade(Token::TextMuted));
        m_painter.drawText(m_rest, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_cell.key);
        m_rest.setRight(m_rest.right() - width - 2 * gap);
    }

    void drawIcon()
    {
        if (m_cell.icon.isNull())
            return;
        const QRect box(m_rest.left(), m_option.rect.center().y() - iconSide / 2 + 1, iconSide, iconSide);
        m_cell.icon.paint(&m_painter, box, Qt::AlignCenter,
                          m_option.state & QStyle::State_Enabled ? QIcon::Normal : QIcon::Disabled);
        m_rest.setLeft(box.right() + 1 + gap);
    }

    void drawText()
    {
        QFont font = m_cell.font;
        font.setUnderline(m_cell.underlined && m_option.state & QStyle::State_MouseOver);
        m_painter.setFont(font);
        const QString text = m_metrics.elidedText(m_cell.text, m_cell.elide, m_rest.width());
        const int width = m_metrics.horizontalAdvance(text);
        const bool right = m_cell.alignment & Qt::AlignRight;
        const int left = right ? std::max(m_rest.left(), m_rest.right() - width + 1) : m_rest.left();
        for (const Span &mark : m_cell.marks)
            drawMark(text, mark, left);
        m_painter.setPen(shade(m_option.state & QStyle::State_Enabled ? m_cell.ink : Token::TextDisabled));
        m_painter.drawText(QRect(left, m_rest.top(), m_rest.right() - left + 1, m_rest.height()),
                           Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
        m_rest.setLeft(left + width + gap + 2);
    }

    void drawMark(const QString &text, const Span &mark, int left)
    {
        if (mark.start < 0 || mark.start >= text.size())
            return;
        const int from = m_metrics.horizontalAdvance(text.left(mark.start));
        const int to = m_metrics.horizontalAdvance(text.left(mark.start + mark.length));
        const int height = m_metrics.height();
        m_painter.fillRect(QRect(left + from, m_rest.center().y() - height / 2, to - from, height),
                           shade(Token::Match));
    }

    [[nodiscard]] QString remarkFor(const QFontMetrics &metrics) const
    {
        const bool cut = metrics.horizontalAdvance(m_cell.remark) > m_rest.width();
        // "~1…" would be another number, and two letters are no name and no place.
        if (cut && m_rest.width() < 8 * metrics.averageCharWidth())
            return {};
        return m_cell.remarkIsPlace ? elidedPlace(m_cell.remark, metrics, m_rest.width())
                                    : metrics.elidedText(m_cell.remark, Qt::ElideRight, m_rest.width());
    }

    void drawRemark()
    {
        if (m_cell.remark.isEmpty())
            return;
        QFont font = m_cell.font;
        font.setWeight(QFont::Normal);
        m_painter.setFont(font);
        m_painter.setPen(shade(Token::TextMuted));
        m_painter.drawText(m_rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           remarkFor(QFontMetrics(font)));
    }

    QPainter &m_painter;
    const QStyleOptionViewItem &m_option;
    const CellPaint &m_cell;
    QRect m_rest;
    QFontMetrics m_metrics;
};

} // namespace

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QStyle *style = option.widget ? option.widget->style() : nullptr;
    if (style)
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    CellPaint cell;
    cell.font = option.font;
    describe(index, cell);
    painter->save();
    CellPainter(*painter, option, cell, m_padding).paint();
    painter->restore();
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool cells = view && view->selectionBehavior() == QAbstractItemView::SelectItems;
    if (style && cells && option.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    CellPaint cell;
    cell.font = option.font;
    describe(index, cell);
    const QFontMetrics metrics(cell.font);
    int width = 2 * m_padding + metrics.horizontalAdvance(cell.text) + (cell.icon.isNull() ? 0 : iconSide + gap);
    if (!cell.remark.isEmpty())
        width += gap + 2 + metrics.horizontalAdvance(cell.remark);
    return {width, std::max(rowHeight, metrics.height() + 8)};
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    const bool has = index.data(Qt::ToolTipRole).isValid();
    if (event->type() != QEvent::ToolTip || has || sizeHint(option, index).width() <= option.rect.width())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    // a name must not be taken for markup
    const QString text = index.data(Qt::DisplayRole).toString().toHtmlEscaped();
    QToolTip::showText(event->globalPos(), u"<qt>"_s + text + u"</qt>"_s, view);
    return true;
}

} // namespace tidemark::ui
