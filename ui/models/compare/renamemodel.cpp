// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compare/renamemodel.h"

#include "base/text.h"
#include "ui/models/kindtitles.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

void RenameModel::setOffers(std::vector<RenameOffer> offers)
{
    if (offers == m_offers)
        return;
    beginResetModel();
    m_offers = std::move(offers);
    endResetModel();
}

int RenameModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_offers.size());
}

int RenameModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QString nameText(const diff::Rename &rename)
{
    return RenameModel::tr("%1 %2 → %3", "kind, old name, new name")
        .arg(kindTitle(rename.from.kind), printable(rename.from.toString()), printable(diff::newName(rename)));
}

static QString scoreText(const RenameOffer &offer)
{
    return offer.score > 0 ? RenameModel::tr("%1 %").arg(QLocale().toString(int(std::lround(offer.score * 100))))
                           : QString();
}

static QString whyText(const RenameOffer &offer)
{
    switch (offer.state) {
    case RenameState::Proposed: return offer.reasons.join(u", "_s);
    case RenameState::Taken: return RenameModel::tr("taken");
    case RenameState::Automatic: return RenameModel::tr("taken by itself: nothing but the name differs");
    }
    return {};
}

static QString hintText(const RenameOffer &offer)
{
    return offer.state == RenameState::Proposed
               ? RenameModel::tr(
                     "Check it if it is the same object under a new name: what is in it stays. Else the old "
                     "one is dropped and the new one is made empty.")
               : RenameModel::tr("Uncheck it to drop the old one and make the new one.");
}

QVariant RenameModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RenameOffer &offer = m_offers[size_t(index.row())];
    if (role == KindRole && index.column() == NameColumn)
        return offer.rename.from.kind;
    if (role == Qt::CheckStateRole && index.column() == NameColumn)
        return offer.state == RenameState::Proposed ? Qt::Unchecked : Qt::Checked;
    if (role == Qt::ToolTipRole)
        return QString(nameText(offer.rename) + u'\n' + hintText(offer));
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    switch (index.column()) {
    case NameColumn: return nameText(offer.rename);
    case ScoreColumn: return scoreText(offer);
    case WhyColumn: return whyText(offer);
    default: return {};
    }
}

bool RenameModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const RenameOffer offer = m_offers[size_t(index.row())];
    const bool take = value.value<Qt::CheckState>() == Qt::Checked;
    if (take == (offer.state != RenameState::Proposed))
        return false;
    if (take)
        Q_EMIT takeRequested(offer);
    else
        Q_EMIT giveBackRequested(offer);
    return true;
}

QVariant RenameModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Rename");
    case ScoreColumn: return tr("Alike");
    case WhyColumn: return tr("Why");
    default: return {};
    }
}

Qt::ItemFlags RenameModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == NameColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

QString renameSummary(const std::vector<RenameOffer> &offers)
{
    const auto proposed = int(std::ranges::count(offers, RenameState::Proposed, &RenameOffer::state));
    const int taken = int(offers.size()) - proposed;
    QStringList parts;
    if (proposed > 0)
        parts << RenameModel::tr("%n possible rename(s)", nullptr, proposed);
    if (taken > 0)
        parts << RenameModel::tr("%n rename(s) taken", nullptr, taken);
    return parts.join(u", "_s);
}

} // namespace tidemark::ui
