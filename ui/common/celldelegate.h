// SPDX-License-Identifier: GPL-3.0-or-later
// Draws one cell of a list, tree or table: icon, text with marked places, a muted remark, a word in a box. What a view
// shows is said by describe(), so that every view draws alike and quickly. GUI thread only.
#pragma once

#include "ui/common/tokens.h"

#include <QFont>
#include <QIcon>
#include <QStyledItemDelegate>

#include <optional>
#include <vector>

namespace tidemark::ui {

struct Span
{
    int start = 0;
    int length = 0;
};

struct CellPaint
{
    QIcon icon = {};
    QString text = {};
    QFont font = {};
    Token ink = Token::Text;
    bool underlined = false;
    Qt::Alignment alignment = Qt::AlignLeft;
    Qt::TextElideMode elide = Qt::ElideRight;
    std::vector<Span> marks = {}; // places of the text, shown on a coloured ground
    QString remark = {};          // muted, behind the text
    bool remarkIsPlace = false;   // an address or path, to be cut as such
    QString key = {};             // muted, at the right end
    QString badge = {};           // in a small box at the right end
    Token badgeFill = Token::Production;
    std::optional<QColor> stripe = {}; // at the left edge
};

class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    // The whole of a text that is cut, where the model has no tool tip of its own.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    void setPadding(int padding) { m_padding = padding; }

protected:
    virtual void describe(const QModelIndex &index, CellPaint &cell) const = 0;

private:
    int m_padding = 8;
};

// The font for code and data, as the desktop has chosen it, at the size of the given one.
[[nodiscard]] QFont codeFont(const QFont &like);

} // namespace tidemark::ui
