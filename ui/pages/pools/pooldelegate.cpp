// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pools/pooldelegate.h"

#include "ui/common/tokens.h"
#include "ui/models/server/statemodel.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static constexpr int padding = 12;
static constexpr int barHeight = 3;

static Token inkOf(watch::Tone tone)
{
    switch (tone) {
    case watch::Tone::Bad: return Token::ErrorText;
    case watch::Tone::Warning: return Token::WarningText;
    default: return Token::TextMuted;
    }
}

namespace {

class RowPainter
{
public:
    RowPainter(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
        : m_painter(painter)
        , m_palette(option.palette)
        , m_model(*static_cast<const StateModel *>(index.model()))
        , m_index(index)
        , m_rest(option.rect.adjusted(padding, 6, -padding, -5))
        , m_strong(option.font)
        , m_plain(option.font)
    {
        m_strong.setWeight(QFont::DemiBold);
    }

    void paint()
    {
        const int line = QFontMetrics(m_strong).height();
        QRect name(m_rest.left(), m_rest.top(), m_rest.width(), line);
        const QRect state(m_rest.left(), m_rest.top() + line + 2, m_rest.width(), line);
        drawAlerts(name);
        drawText(name, m_strong, Token::Text, cell("pool").text, Qt::ElideMiddle);
        drawText(state, m_plain, inkOf(cell("state").tone), cell("state").text, Qt::ElideRight);
        drawBar();
    }

private:
    [[nodiscard]] const watch::Cell &cell(const char *column) const
    {
        static const watch::Cell none;
        const watch::Cell *found = m_model.cellOf(m_index, column);
        return found ? *found : none;
    }

    void drawText(const QRect &rect, const QFont &font, Token ink, const QString &text, Qt::TextElideMode elide)
    {
        m_painter.setFont(font);
        m_painter.setPen(color(ink, m_palette));
        m_painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           QFontMetrics(font).elidedText(text, elide, rect.width()));
    }

    // A number in a box at the right end of the name.
    void drawAlerts(QRect &name)
    {
        const watch::Cell &alerts = cell("alerts");
        if (alerts.text.isEmpty())
            return;
        const bool bad = alerts.tone == watch::Tone::Bad;
        const QFontMetrics metrics(m_strong);
        QRect box(0, name.top(), std::max(name.height(), metrics.horizontalAdvance(alerts.text) + 12), name.height());
        box.moveRight(name.right());
        m_painter.setPen(color(bad ? Token::ErrorBorder : Token::WarningBorder, m_palette));
        m_painter.setBrush(color(bad ? Token::ErrorFill : Token::WarningFill, m_palette));
        m_painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 4, 4);
        m_painter.setFont(m_strong);
        m_painter.setPen(color(bad ? Token::ErrorText : Token::WarningText, m_palette));
        m_painter.drawText(box, Qt::AlignCenter, alerts.text);
        name.setRight(box.left() - 8);
    }

    void drawBar()
    {
        const auto *use = std::get_if<double>(&cell("use").value);
        if (!use)
            return;
        QRectF bar(m_rest.left(), m_rest.bottom() - barHeight + 1, m_rest.width(), barHeight);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color(Token::Border, m_palette));
        m_painter.drawRoundedRect(bar, 1.5, 1.5);
        bar.setWidth(bar.width() * std::clamp(*use, 0.0, 1.0));
        const watch::Tone tone = cell("state").tone;
        m_painter.setBrush(color(tone == watch::Tone::Muted ? Token::Accent : inkOf(tone), m_palette));
        m_painter.drawRoundedRect(bar, 1.5, 1.5);
    }

    QPainter &m_painter;
    const QPalette &m_palette;
    const StateModel &m_model;
    QModelIndex m_index;
    QRect m_rest;
    QFont m_strong;
    QFont m_plain;
};

} // namespace

void PoolDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    RowPainter(*painter, option, index).paint();
    painter->restore();
}

QSize PoolDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {120, 2 * option.fontMetrics.height() + 24};
}

bool PoolDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    const auto *model = static_cast<const StateModel *>(index.model());
    const watch::Cell *name = index.isValid() ? model->cellOf(index, "pool") : nullptr;
    if (event->type() != QEvent::ToolTip || !name)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString state = model->cellOf(index, "state")->text;
    QToolTip::showText(event->globalPos(), u"<b>%1</b><br>%2"_s.arg(name->text.toHtmlEscaped(), state.toHtmlEscaped()),
                       view);
    return true;
}

} // namespace tidemark::ui
