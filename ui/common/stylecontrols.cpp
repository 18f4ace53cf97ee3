// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons, fields, boxes and frames.
#include "ui/common/style.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QWidget>

namespace tidemark::ui {

static constexpr qreal radius = 5;

namespace {

struct Look
{
    QColor fill;
    QColor line;
};

class Saved
{
public:
    explicit Saved(QPainter &painter)
        : m_painter(painter)
    {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
    }
    ~Saved() { m_painter.restore(); }
    Saved(const Saved &) = delete;
    Saved &operator=(const Saved &) = delete;

private:
    QPainter &m_painter;
};

void drawBox(QPainter &painter, const QRect &rect, const Look &look, qreal corner = radius)
{
    const Saved saved(painter);
    painter.setPen(look.line.isValid() ? QPen(look.line, 1) : QPen(Qt::NoPen));
    painter.setBrush(look.fill.isValid() ? QBrush(look.fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
}

void drawFocusRing(QPainter &painter, const QRect &rect, const QPalette &palette, qreal corner = radius)
{
    const Saved saved(painter);
    painter.setPen(QPen(color(Token::Accent, palette), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), corner, corner);
}

Look buttonLook(const QStyleOption &option, bool primary)
{
    const auto shade = [&](Token token) { return color(token, option.palette); };
    const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hover = option.state & QStyle::State_MouseOver;
    if (!(option.state & QStyle::State_Enabled))
        return {shade(Token::Window), shade(Token::Border)};
    if (primary) {
        const QColor fill = shade(Token::AccentFill);
        return {down ? fill.darker(118) : hover ? fill.darker(108) : fill, {}};
    }
    return {shade(down ? Token::Pressed : hover ? Token::Hover : Token::Raised), shade(Token::BorderStrong)};
}

void drawPushButton(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const bool flat = button && (button->features & QStyleOptionButton::Flat);
    const bool primary = widget && widget->property(primaryProperty).toBool();
    const bool touched = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken | QStyle::State_On);
    if (!flat)
        drawBox(painter, option.rect, buttonLook(option, primary));
    else if (touched)
        drawBox(painter, option.rect, {buttonLook(option, false).fill, {}});
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_Enabled)
        drawFocusRing(painter, option.rect, option.palette);
}

void drawToolButton(const QStyleOption &option, QPainter &painter)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
    if (enabled && (down || option.state & QStyle::State_MouseOver))
        drawBox(painter, option.rect, {color(down ? Token::Pressed : Token::Hover, option.palette), {}});
    if (option.state & QStyle::State_HasFocus)
        drawFocusRing(painter, option.rect, option.palette);
}

void drawField(const QStyleOption &option, QPainter &painter)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool hover = option.state & QStyle::State_MouseOver;
    drawBox(painter, option.rect,
            {color(enabled ? Token::Base : Token::Window, option.palette),
             color(hover && enabled ? Token::TextMuted : Token::BorderStrong, option.palette)});
    if (option.state & QStyle::State_HasFocus)
        drawFocusRing(painter, option.rect, option.palette);
}

void drawCheckMark(QPainter &painter, const QRectF &box, const QColor &ink)
{
    QPainterPath path;
    path.moveTo(box.left() + box.width() * 0.24, box.top() + box.height() * 0.52);
    path.lineTo(box.left() + box.width() * 0.43, box.top() + box.height() * 0.71);
    path.lineTo(box.left() + box.width() * 0.77, box.top() + box.height() * 0.31);
    painter.setPen(QPen(ink, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
}

void drawIndicator(const QStyleOption &option, QPainter &painter, bool round)
{
    const bool on = option.state & QStyle::State_On;
    const bool partly = option.state & QStyle::State_NoChange;
    const bool enabled = option.state & QStyle::State_Enabled;
    const int side = std::min({option.rect.width(), option.rect.height(), 16});
    QRect box(0, 0, side, side);
    box.moveCenter(option.rect.center());
    const qreal corner = round ? side / 2.0 : 3.5;
    const bool filled = (on || partly) && enabled;
    drawBox(painter, box,
            {color(filled ? Token::AccentFill : Token::Base, option.palette),
             filled ? QColor() : color(Token::BorderStrong, option.palette)},
            corner);
    const Saved saved(painter);
    const QColor ink = color(enabled ? Token::OnAccent : Token::TextDisabled, option.palette);
    if (on && round) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(QRectF(box).center(), side / 5.0, side / 5.0);
    } else if (on) {
        drawCheckMark(painter, QRectF(box), ink);
    } else if (partly) {
        painter.setPen(QPen(ink, 1.7));
        painter.drawLine(box.center() - QPoint(3, 0), box.center() + QPoint(4, 0));
    }
    if (option.state & QStyle::State_HasFocus)
        drawFocusRing(painter, box.adjusted(-2, -2, 2, 2), option.palette, corner + 1);
}

void drawFrame(const QStyleOption &option, QPainter &painter)
{
    painter.setPen(color(Token::Border, option.palette));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
}

} // namespace

bool drawFieldPrimitive(QStyle::PrimitiveElement element, const QStyleOption &option, QPainter &painter,
                        const QWidget *widget)
{
    switch (element) {
    case QStyle::PE_PanelButtonCommand: drawPushButton(option, painter, widget); return true;
    case QStyle::PE_FrameDefaultButton: return true;
    case QStyle::PE_PanelButtonTool: drawToolButton(option, painter); return true;
    case QStyle::PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(&option);
        if (frame && frame->lineWidth > 0)
            drawField(option, painter);
        return true;
    }
    case QStyle::PE_FrameLineEdit: drawField(option, painter); return true;
    case QStyle::PE_IndicatorCheckBox: drawIndicator(option, painter, false); return true;
    case QStyle::PE_IndicatorRadioButton: drawIndicator(option, painter, true); return true;
    case QStyle::PE_FrameFocusRect: drawFocusRing(painter, option.rect, option.palette, 3); return true;
    case QStyle::PE_Frame:
    case QStyle::PE_FrameMenu:
    case QStyle::PE_FrameWindow: drawFrame(option, painter); return true;
    case QStyle::PE_PanelMenu: painter.fillRect(option.rect, color(Token::Raised, option.palette)); return true;
    case QStyle::PE_PanelTipLabel:
        drawBox(painter, option.rect,
                {color(Token::Raised, option.palette), color(Token::BorderStrong, option.palette)}, 0);
        return true;
    case QStyle::PE_PanelMenuBar:
    case QStyle::PE_PanelStatusBar:
    case QStyle::PE_FrameStatusBarItem: return true;
    default: return false;
    }
}

void drawChevron(QPainter &painter, const QRect &rect, const QColor &ink, Qt::ArrowType direction)
{
    const Saved saved(painter);
    const QPointF at = QRectF(rect).center();
    const qreal w = 3.2;
    const qreal h = 1.7;
    QPainterPath path;
    switch (direction) {
    case Qt::RightArrow:
        path.moveTo(at.x() - h, at.y() - w);
        path.lineTo(at.x() + h, at.y());
        path.lineTo(at.x() - h, at.y() + w);
        break;
    case Qt::LeftArrow:
        path.moveTo(at.x() + h, at.y() - w);
        path.lineTo(at.x() - h, at.y());
        path.lineTo(at.x() + h, at.y() + w);
        break;
    case Qt::UpArrow:
        path.moveTo(at.x() - w, at.y() + h);
        path.lineTo(at.x(), at.y() - h);
        path.lineTo(at.x() + w, at.y() + h);
        break;
    default:
        path.moveTo(at.x() - w, at.y() - h);
        path.lineTo(at.x(), at.y() + h);
        path.lineTo(at.x() + w, at.y() - h);
        break;
    }
    painter.setPen(QPen(ink, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
}

void drawComboBox(const QStyleOptionComboBox &option, QPainter &painter, const QRect &arrow)
{
    if (option.frame)
        drawField(option, painter);
    const bool enabled = option.state & QStyle::State_Enabled;
    drawChevron(painter, arrow, color(enabled ? Token::TextMuted : Token::TextDisabled, option.palette), Qt::DownArrow);
}

} // namespace tidemark::ui
