// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/charts/bucketmodel.h"

#include "ui/models/charts/samplemodel.h"

namespace tidemark::ui {

BucketModel::BucketModel(const QString &labelTitle, const QString &countTitle, QObject *parent)
    : QAbstractTableModel(parent)
    , m_labelTitle(labelTitle)
    , m_countTitle(countTitle)
{
}

void BucketModel::setBuckets(std::vector<Bucket> buckets)
{
    if (buckets == m_buckets)
        return;
    if (buckets.size() != m_buckets.size()) {
        beginResetModel();
        m_buckets = std::move(buckets);
        return endResetModel();
    }
    m_buckets = std::move(buckets);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 1));
}

int BucketModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_buckets.size());
}

int BucketModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant BucketModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    const Bucket &bucket = m_buckets[size_t(index.row())];
    return index.column() == 0 ? bucket.label : plainValueText(bucket.count);
}

QVariant BucketModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return section == 0 ? m_labelTitle : m_countTitle;
    if (role == Qt::TextAlignmentRole)
        return int((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return {};
}

} // namespace tidemark::ui
