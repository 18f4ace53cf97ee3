// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/comparedelegate.h"

#include "ui/common/icons.h"
#include "ui/models/compare/comparemodel.h"

namespace tidemark::ui {

using namespace Qt::StringLiterals;

bool CompareDelegate::isMuted(const QModelIndex &index) const
{
    return index.data(CompareModel::AlongRole).toBool();
}

static Token inkOf(ObjectState state)
{
    switch (state) {
    case ObjectState::OnlyLeft: return Token::Removed;
    case ObjectState::OnlyRight: return Token::Added;
    case ObjectState::Different: return Token::Changed;
    case ObjectState::Equal: return Token::Text;
    }
    return Token::Text;
}

void CompareDelegate::describe(const QModelIndex &index, CellPaint &cell) const
{
    cell.text = index.data(Qt::DisplayRole).toString();
    cell.remark = index.data(CompareModel::RemarkRole).toString();
    const int state = index.data(CompareModel::StateRole).toInt();
    if (state < 0) {
        cell.font.setWeight(QFont::DemiBold);
        return;
    }
    cell.icon = kindIcon(index.data(CompareModel::KindRole).toString());
    cell.ink = inkOf(ObjectState(state));
    if (ObjectState(state) != ObjectState::Different && !isMuted(index))
        cell.key = stateText(ObjectState(state)); // so that nobody needs the colour
    if (const int start = index.data(CompareModel::MatchStartRole).toInt(); start >= 0)
        cell.marks.push_back({start, index.data(CompareModel::MatchLengthRole).toInt()});
}

} // namespace tidemark::ui
