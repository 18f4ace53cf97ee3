// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/treedelegate.h"

#include "ui/common/icons.h"
#include "ui/models/objecttreemodel.h"

#include <QGuiApplication>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using connect::Environment;

TreeDelegate::TreeDelegate(QObject *parent)
    : CellDelegate(parent)
{
    setPadding(3);
}

QString environmentWord(int environment)
{
    switch (Environment(environment)) {
    case Environment::Development: return TreeDelegate::tr("DEVELOPMENT");
    case Environment::Test: return TreeDelegate::tr("TEST");
    case Environment::Production: return TreeDelegate::tr("PRODUCTION");
    }
    return {};
}

void TreeDelegate::describe(const QModelIndex &index, CellPaint &cell) const
{
    cell.text = index.data(Qt::DisplayRole).toString();
    cell.remark = index.data(ObjectTreeModel::DetailRole).toString();
    if (const int start = index.data(ObjectTreeModel::MatchStartRole).toInt(); start >= 0)
        cell.marks.push_back({start, index.data(ObjectTreeModel::MatchLengthRole).toInt()});
    switch (NodeKind(index.data(ObjectTreeModel::NodeKindRole).toInt())) {
    case NodeKind::Folder: cell.icon = icon(u"folder"_s); break;
    case NodeKind::Source: describeSource(index, cell); break;
    case NodeKind::Database: cell.icon = icon(u"database"_s); break;
    case NodeKind::Schema: cell.icon = icon(u"schema"_s); break;
    case NodeKind::Group: cell.ink = Token::TextMuted; break;
    case NodeKind::Object:
        cell.icon = kindIcon(index.data(ObjectTreeModel::ObjectKindRole).toString());
        if (index.data(ObjectTreeModel::SystemRole).toBool())
            cell.ink = Token::TextMuted;
        break;
    case NodeKind::Note:
        cell.ink = Token::TextMuted;
        cell.font.setItalic(true);
        break;
    }
}

void TreeDelegate::describeSource(const QModelIndex &index, CellPaint &cell) const
{
    const auto state = LinkState(index.data(ObjectTreeModel::StateRole).toInt());
    const auto environment = Environment(index.data(ObjectTreeModel::EnvironmentRole).toInt());
    const bool file = index.data(ObjectTreeModel::FileRole).toBool();
    cell.remarkIsPlace = true;
    const Token token = state == LinkState::Open     ? Token::Accent
                        : state == LinkState::Failed ? Token::Removed
                                                     : Token::TextMuted;
    cell.icon = icon(file ? u"file-database"_s : u"server"_s, token);
    cell.font.setWeight(QFont::DemiBold);
    if (state == LinkState::Closed)
        cell.ink = Token::TextMuted;
    else if (state == LinkState::Failed)
        cell.ink = Token::Removed;
    cell.stripe =
        profileColor(index.data(ObjectTreeModel::ColourRole).toString(), schemeOf(QGuiApplication::palette()));
    if (environment != Environment::Development) {
        cell.badge = environmentWord(int(environment));
        cell.badgeFill = environment == Environment::Production ? Token::Production : Token::Test;
    }
}

} // namespace tidemark::ui
