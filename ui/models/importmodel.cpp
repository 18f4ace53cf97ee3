// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/importmodel.h"

#include "base/text.h"

#include <QFileInfo>

namespace tidemark::ui {

static bool leadsToSame(const connect::Profile &a, const connect::Profile &b)
{
    return connect::toTarget(a) == connect::toTarget(b);
}

void ImportModel::add(const connect::Import &found, const std::vector<connect::Profile> &known)
{
    if (found.profiles.empty())
        return;
    const int first = int(m_found.size());
    beginInsertRows({}, first, first + int(found.profiles.size()) - 1);
    for (const connect::Profile &profile : found.profiles) {
        const bool isKnown =
            std::ranges::any_of(known, [&](const connect::Profile &other) { return leadsToSame(profile, other); });
        m_found.push_back({profile, QFileInfo(found.path).fileName(), isKnown, !isKnown});
    }
    endInsertRows();
}

std::vector<connect::Profile> ImportModel::chosen() const
{
    std::vector<connect::Profile> profiles;
    for (const Found &found : m_found) {
        if (found.chosen)
            profiles.push_back(found.profile);
    }
    return profiles;
}

int ImportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_found.size());
}

int ImportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ImportModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Found &found = m_found[size_t(index.row())];
    if (role == Qt::CheckStateRole && index.column() == Name)
        return int(found.chosen ? Qt::Checked : Qt::Unchecked);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return found.known ? tr("%1 (already there)").arg(printable(found.profile.name))
                           : printable(found.profile.name);
    case Where: return printable(dialect::describe(connect::toTarget(found.profile)));
    case From: return found.file;
    default: return {};
    }
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Connection");
    case Where: return tr("Leads to");
    case From: return tr("From");
    default: return {};
    }
}

Qt::ItemFlags ImportModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Name ? flags | Qt::ItemIsUserCheckable : flags;
}

bool ImportModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Name)
        return false;
    m_found[size_t(index.row())].chosen = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, {role});
    return true;
}

} // namespace tidemark::ui
