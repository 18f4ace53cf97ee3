// SPDX-License-Identifier: GPL-3.0-or-later
// The bars of a histogram as a table: what each covers and how many fell into it. GUI thread only.
#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace tidemark::ui {

struct Bucket
{
    QString label; // "1–2 ms"
    double count = 0;
    bool operator==(const Bucket &) const = default;
};

class BucketModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    BucketModel(const QString &labelTitle, const QString &countTitle, QObject *parent = nullptr);

    // Rows stay in place as long as their number does.
    void setBuckets(std::vector<Bucket> buckets);
    [[nodiscard]] const std::vector<Bucket> &buckets() const { return m_buckets; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString m_labelTitle;
    QString m_countTitle;
    std::vector<Bucket> m_buckets;
};

} // namespace tidemark::ui
