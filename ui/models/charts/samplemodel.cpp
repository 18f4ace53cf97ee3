// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/charts/samplemodel.h"

#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

QString plainValueText(double value)
{
    if (std::isnan(value))
        return u"–"_s;
    const bool whole = std::abs(value - std::round(value)) < 0.005 || std::abs(value) >= 1000;
    return QLocale().toString(value, 'f', whole ? 0 : std::abs(value) < 10 ? 2 : 1);
}

SampleModel::SampleModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SampleModel::setSeries(const QStringList &names, int capacity)
{
    beginResetModel();
    m_names = names;
    m_samples = SampleRing(int(names.size()), capacity);
    endResetModel();
}

void SampleModel::append(qint64 msecs, std::span<const double> values)
{
    if (m_samples.size() == m_samples.capacity()) {
        beginRemoveRows({}, m_samples.size() - 1, m_samples.size() - 1);
        m_samples.dropOldest();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_samples.append(msecs, values);
    endInsertRows();
}

void SampleModel::clear()
{
    beginResetModel();
    m_samples.clear();
    endResetModel();
}

QString SampleModel::valueText(double value) const
{
    return m_valueText && !std::isnan(value) ? m_valueText(value) : plainValueText(value);
}

int SampleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_samples.size();
}

int SampleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_names.size()) + 1;
}

QVariant SampleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    const int sample = m_samples.size() - 1 - index.row();
    if (index.column() == 0)
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(m_samples.timeAt(sample)).time(), u"HH:mm:ss"_s);
    return valueText(m_samples.valueAt(sample, index.column() - 1));
}

QVariant SampleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return section == 0 ? tr("Time") : m_names[section - 1];
    if (role == Qt::TextAlignmentRole)
        return int((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return {};
}

} // namespace tidemark::ui
