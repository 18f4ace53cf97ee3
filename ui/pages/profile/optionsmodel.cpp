// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/profile/optionsmodel.h"

namespace tidemark::ui {

void OptionsModel::setOptions(const QMap<QString, QString> &options)
{
    beginResetModel();
    m_options.clear();
    for (const auto &[name, value] : options.asKeyValueRange())
        m_options.push_back({name, value});
    endResetModel();
}

QMap<QString, QString> OptionsModel::options() const
{
    QMap<QString, QString> options;
    for (const Option &option : m_options) {
        if (!option.name.isEmpty())
            options.insert(option.name, option.value);
    }
    return options;
}

void OptionsModel::removeAt(int row)
{
    if (row < 0 || row >= int(m_options.size()))
        return;
    beginRemoveRows({}, row, row);
    m_options.erase(m_options.begin() + row);
    endRemoveRows();
}

int OptionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_options.size()) + 1;
}

int OptionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant OptionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    const auto row = size_t(index.row());
    const Option option = row < m_options.size() ? m_options[row] : Option{};
    return index.column() == 0 ? option.name : option.value;
}

QVariant OptionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Option") : tr("Value");
}

Qt::ItemFlags OptionsModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? QAbstractTableModel::flags(index) | Qt::ItemIsEditable : Qt::NoItemFlags;
}

bool OptionsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const auto row = size_t(index.row());
    const QString text = value.toString();
    if (row == m_options.size()) {
        if (text.isEmpty())
            return false;
        // The empty row becomes this option, and a new empty one follows.
        beginInsertRows({}, int(row) + 1, int(row) + 1);
        m_options.emplace_back();
        endInsertRows();
    }
    (index.column() == 0 ? m_options[row].name : m_options[row].value) = text;
    Q_EMIT dataChanged(index, index);
    return true;
}

} // namespace tidemark::ui
