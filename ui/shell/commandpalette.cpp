// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandpalette.h"

#include "ui/common/chooser.h"
#include "ui/models/quickopen.h"

#include <QListView>

namespace tidemark::ui {

namespace {

class CommandDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void describe(const QModelIndex &index, CellPaint &cell) const override
    {
        cell.icon = index.data(Qt::DecorationRole).value<QIcon>();
        cell.text = index.data(Qt::DisplayRole).toString();
        for (const int place : index.data(CommandModel::PlacesRole).value<QList<int>>())
            cell.marks.push_back({place, 1});
        cell.remark = index.data(CommandModel::GroupRole).toString();
        cell.key = index.data(CommandModel::KeysRole).toString();
    }
};

} // namespace

CommandModel::CommandModel(const Actions *actions, QObject *parent)
    : QAbstractListModel(parent)
    , m_actions(actions)
{
}

void CommandModel::setQuery(const QString &query)
{
    const QString wanted = query.simplified().toCaseFolded();
    beginResetModel();
    m_hits.clear();
    for (const Actions::Entry &entry : m_actions->entries()) {
        const QString text = plainText(*entry.action);
        const QString folded = text.toCaseFolded();
        const int score = wanted.isEmpty() ? 1 : matchScore(wanted, folded, text);
        if (score == 0 || !entry.action->isEnabled() || !entry.action->isVisible())
            continue;
        const std::vector<int> places = wanted.isEmpty() ? std::vector<int>() : matchPlaces(wanted, folded, text);
        m_hits.push_back({entry.action, entry.group, score, {places.begin(), places.end()}});
    }
    std::ranges::stable_sort(m_hits, std::greater(), &Hit::score);
    endResetModel();
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Hit &hit = m_hits[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return plainText(*hit.action);
    case Qt::DecorationRole: return hit.action->icon();
    case KeysRole: return hit.action->shortcut().toString(QKeySequence::NativeText);
    case GroupRole: return hit.group;
    case PlacesRole: return QVariant::fromValue(hit.places);
    default: return {};
    }
}

CommandPalette::CommandPalette(const Actions *actions, QWidget *window)
    : QObject(window)
    , m_model(actions)
    , m_chooser(new Chooser(tr("Commands"), tr("Type a command"), window))
{
    m_chooser->setModel(&m_model, new CommandDelegate(m_chooser));
    m_chooser->setNoResultText(tr("No command is called that."));
    connect(m_chooser, &Chooser::queryChanged, &m_model, &CommandModel::setQuery);
    connect(m_chooser, &Chooser::chosen, this,
            [this](const QModelIndex &index) { m_model.actionAt(index.row())->trigger(); });
}

void CommandPalette::open()
{
    m_chooser->open();
}

} // namespace tidemark::ui
