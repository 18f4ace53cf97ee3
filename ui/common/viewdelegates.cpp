// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/viewdelegates.h"

#include "ui/common/icons.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/sheets/sheetmodel.h"

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static Token inkOf(Tone tone)
{
    switch (tone) {
    case Tone::Plain:
    case Tone::Strong:
    case Tone::Code: return Token::Text;
    case Tone::Muted: return Token::TextMuted;
    case Tone::Added: return Token::Added;
    case Tone::Changed: return Token::Changed;
    case Tone::Removed: return Token::Removed;
    case Tone::Blocked: return Token::Blocked;
    }
    return Token::Text;
}

void SheetDelegate::describe(const QModelIndex &index, CellPaint &cell) const
{
    const Tone tone = Tone(index.data(SheetModel::ToneRole).toInt());
    cell.text = index.data(Qt::DisplayRole).toString();
    cell.alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    cell.ink = inkOf(tone);
    if (index.data(SheetModel::NameRole).toBool())
        cell.elide = Qt::ElideMiddle;
    if (tone == Tone::Code)
        cell.font = codeFont(cell.font);
    else if (tone == Tone::Strong)
        cell.font.setWeight(QFont::DemiBold);
    if (index.data(SheetModel::HasLinkRole).toBool() && !cell.text.isEmpty()) {
        cell.ink = Token::Accent;
        cell.underlined = true;
    }
    const QString kind = index.data(SheetModel::IconKindRole).toString();
    if (kind == u"role")
        cell.icon = icon(u"role"_s, Token::KindOther);
    else if (!kind.isEmpty())
        cell.icon = kindIcon(kind);
    if (const int start = index.data(SheetModel::MatchStartRole).toInt(); start >= 0)
        cell.marks.push_back({start, index.data(SheetModel::MatchLengthRole).toInt()});
}

void RowsDelegate::describe(const QModelIndex &index, CellPaint &cell) const
{
    cell.text = index.data(Qt::DisplayRole).toString();
    cell.alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    cell.font = codeFont(cell.font);
    switch (CellLook(index.data(RowsModel::LookRole).toInt())) {
    case CellLook::Text:
    case CellLook::Number: break;
    case CellLook::Null:
        cell.ink = Token::NullValue;
        cell.font.setItalic(true);
        break;
    case CellLook::Empty:
    case CellLook::Binary: cell.ink = Token::NullValue; break;
    }
}

} // namespace tidemark::ui
