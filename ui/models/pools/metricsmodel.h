// SPDX-License-Identifier: GPL-3.0-or-later
// The metrics that an address offers, and what a person says each tells of a pool. GUI thread only.
#pragma once

#include "pool/foreign/metrics.h"

#include <QAbstractTableModel>

namespace tidemark::ui {

struct OfferedMetric
{
    QString name;
    QString help;
    double value = 0; // of the first sample
    int samples = 0;  // with different labels
    std::optional<pool::MetricRole> role = {};
};

// What may tell of a pool: everything but the parts of histograms. At most `most`; those whose names suggest something
// come first. Pure, any thread.
[[nodiscard]] std::vector<OfferedMetric> offeredMetrics(const pool::Exposition &metrics, size_t most = 2000);

// "Checked out", "Limit" …
[[nodiscard]] QString roleTitle(pool::MetricRole role);
// Those that a person may choose, in the order in which they are offered.
[[nodiscard]] std::vector<pool::MetricRole> choosableRoles();

class MetricsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Value, Role, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    // Presets of the offer hold where the name suggests a role that no other has.
    void setMetrics(std::vector<OfferedMetric> metrics);
    void setRole(int row, std::optional<pool::MetricRole> role);
    [[nodiscard]] std::optional<pool::MetricRole> roleAt(int row) const { return m_metrics[size_t(row)].role; }
    [[nodiscard]] std::vector<pool::MetricChoice> choices() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<OfferedMetric> m_metrics;
};

} // namespace tidemark::ui
