// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/diagram/diagramitems.h"

#include "base/text.h"
#include "ui/common/tokens.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionGraphicsItem>
#include <QWidget>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
namespace metrics = report::metrics;

// Smaller than this nobody reads.
static constexpr double readableScale = 0.45;

static QPalette paletteFor(const QWidget *widget)
{
    return widget ? widget->palette() : QApplication::palette();
}

static QFont fontOf(double size, bool bold)
{
    QFont font = QApplication::font();
    font.setPixelSize(int(size));
    font.setBold(bold);
    return font;
}

static Token tokenOf(report::Standing standing, Token otherwise)
{
    switch (standing) {
    case report::Standing::Same: break;
    case report::Standing::Added: return Token::Added;
    case report::Standing::Changed: return Token::Changed;
    case report::Standing::Removed: return Token::Removed;
    }
    return otherwise;
}

static QString signedName(const QString &name, report::Standing standing)
{
    const QString sign = report::signOf(standing);
    return sign.isEmpty() ? name : sign + u' ' + name;
}

BoxItem::BoxItem(const report::Box &box, int at, std::function<void(int)> moved)
    : m_box(box)
    , m_at(at)
    , m_moved(std::move(moved))
{
    setPos(box.place.topLeft());
    setFlags(ItemIsMovable | ItemIsSelectable | ItemSendsGeometryChanges);
    const QString name = printable(box.table.toString());
    setToolTip(box.comment.isEmpty() ? name : name + u'\n' + printable(box.comment));
    setZValue(1);
}

QRectF BoxItem::boundingRect() const
{
    return QRectF(QPointF(), m_box.place.size()).adjusted(-2, -2, 2, 2);
}

QVariant BoxItem::itemChange(GraphicsItemChange change, const QVariant &value)
{
    if (change == ItemPositionHasChanged)
        m_moved(m_at);
    return QGraphicsItem::itemChange(change, value);
}

void BoxItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    const QPalette palette = paletteFor(widget);
    const double scale = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const bool isReadable = scale >= readableScale;
    const QRectF frame(QPointF(), m_box.place.size());
    QPainterPath outline;
    outline.addRoundedRect(frame, 4, 4);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillPath(outline, color(Token::Base, palette));
    painter->save();
    painter->setClipPath(outline);
    painter->fillRect(QRectF(0, 0, frame.width(), isReadable ? metrics::headHeight : frame.height()),
                      color(Token::Raised, palette));
    painter->restore();
    const bool isSelected = option->state.testFlag(QStyle::State_Selected);
    const bool differs = m_box.standing != report::Standing::Same;
    const Token border = isSelected ? Token::Accent : tokenOf(m_box.standing, Token::BorderStrong);
    painter->setPen(QPen(color(border, palette), isSelected || differs ? 2 : 1));
    painter->drawPath(outline);

    painter->setPen(color(tokenOf(m_box.standing, Token::Text), palette));
    if (!isReadable)
        return paintName(*painter, scale);
    const QFont font = fontOf(metrics::fontSize, true);
    painter->setFont(font);
    const QRectF head(metrics::padding, 0, frame.width() - 2 * metrics::padding, metrics::headHeight);
    const QString name = signedName(printable(m_box.table.toString()), m_box.standing);
    painter->drawText(head, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetricsF(font).elidedText(name, Qt::ElideMiddle, head.width()));
    paintRows(*painter, palette);
}

// From afar a box is its name, as large as it can be: broken where its words end.
void BoxItem::paintName(QPainter &painter, double scale) const
{
    constexpr double wanted = 12; // pixels on the screen
    constexpr QChar breakHere(0x200b);
    const QRectF room = QRectF(QPointF(), m_box.place.size()).adjusted(4, 4, -4, -4);
    const QString name = signedName(printable(m_box.table.name), m_box.standing).replace(u'_', u"_"_s + breakHere);
    const int flags = Qt::AlignCenter | Qt::TextWordWrap;
    double size = wanted / scale;
    const auto fits = [&] {
        const QRectF needed = QFontMetricsF(fontOf(size, true)).boundingRect(room, flags, name);
        return needed.width() <= room.width() && needed.height() <= room.height();
    };
    while (size > metrics::fontSize && !fits())
        size *= 0.9;
    painter.setFont(fontOf(size, true));
    painter.drawText(room, flags, name);
}

void BoxItem::paintRows(QPainter &painter, const QPalette &palette) const
{
    const QFont plain = fontOf(metrics::fontSize, false);
    const QFont small = fontOf(metrics::fontSize - 3, true);
    const QFontMetricsF lengths(plain);
    QRectF line(metrics::padding, metrics::headHeight, m_box.place.width() - 2 * metrics::padding, metrics::rowHeight);
    for (const report::DiagramRow &row : m_box.rows) {
        painter.setFont(small);
        painter.setPen(color(Token::Accent, palette));
        if (row.primary || row.foreign)
            painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, row.primary ? u"PK"_s : u"FK"_s);
        painter.setFont(plain);
        const QRectF rest = line.adjusted(metrics::markWidth, 0, 0, 0);
        const double forType = std::min(lengths.horizontalAdvance(printable(row.type)) + 1, rest.width() * 0.55);
        painter.setPen(color(Token::TextMuted, palette));
        painter.drawText(rest, Qt::AlignVCenter | Qt::AlignRight,
                         lengths.elidedText(printable(row.type), Qt::ElideRight, forType));
        painter.setPen(color(tokenOf(row.standing, Token::Text), palette));
        painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                         lengths.elidedText(signedName(printable(row.name), row.standing), Qt::ElideRight,
                                            rest.width() - forType - 6));
        line.translate(0, metrics::rowHeight);
    }
    if (m_box.more > 0) {
        painter.setPen(color(Token::TextMuted, palette));
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight,
                         QCoreApplication::translate("tidemark", "and %n more", nullptr, m_box.more));
    }
}

EdgeItem::EdgeItem(const report::Edge &edge)
    : m_edge(edge)
{
    routed();
}

void EdgeItem::routed()
{
    prepareGeometryChange();
    static constexpr double markRoom = 24;
    m_bounds = QRectF();
    for (const QPointF &point : m_edge.path)
        m_bounds = m_bounds.united(QRectF(point, QSizeF(1, 1)));
    m_bounds.adjust(-markRoom, -markRoom, markRoom, markRoom);
}

void EdgeItem::setStrong(bool strong)
{
    m_strong = strong;
    setZValue(strong ? 0.5 : 0);
    update();
}

void EdgeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem * /*option*/, QWidget *widget)
{
    if (m_edge.path.empty())
        return;
    const QPalette palette = paletteFor(widget);
    painter->setRenderHint(QPainter::Antialiasing);
    const Token ink = m_strong ? Token::Accent : tokenOf(m_edge.standing, Token::TextMuted);
    const bool gone = m_edge.standing == report::Standing::Removed;
    painter->setPen(QPen(color(ink, palette), m_strong ? 2 : 1.4, gone ? Qt::DashLine : Qt::SolidLine));
    QPainterPath path(m_edge.path.front());
    for (size_t i = 1; i + 2 < m_edge.path.size(); i += 3)
        path.cubicTo(m_edge.path[i], m_edge.path[i + 1], m_edge.path[i + 2]);
    painter->drawPath(path);
    painter->setBrush(color(Token::Window, palette));
    for (const report::EndMark &mark : {report::childMark(m_edge), report::parentMark(m_edge)}) {
        for (const auto &line : mark.lines)
            painter->drawLine(line[0], line[1]);
        if (mark.hasCircle)
            painter->drawEllipse(mark.circle, report::circleRadius, report::circleRadius);
    }
    painter->setBrush(Qt::NoBrush);
}

} // namespace tidemark::ui
