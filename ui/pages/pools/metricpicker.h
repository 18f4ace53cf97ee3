// SPDX-License-Identifier: GPL-3.0-or-later
// Says of metrics that nobody knows what they tell of a pool: one is chosen in a table, its meaning below. GUI thread
// only; owned by its parent.
#pragma once

#include "ui/models/pools/metricsmodel.h"

#include <QWidget>

class QComboBox;

namespace tidemark::ui {

class TableView;

class MetricPicker : public QWidget
{
    Q_OBJECT

public:
    explicit MetricPicker(QWidget *parent = nullptr);

    [[nodiscard]] MetricsModel *model() { return &m_model; }
    void setMetrics(std::vector<OfferedMetric> metrics);
    [[nodiscard]] TableView *table() { return m_table; }
    [[nodiscard]] QComboBox *roles() { return m_roles; }

private:
    void showRole();
    void setRole();

    MetricsModel m_model;
    TableView *m_table;
    QComboBox *m_roles;
};

} // namespace tidemark::ui
