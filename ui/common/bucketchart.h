// SPDX-License-Identifier: GPL-3.0-or-later
// A histogram: a bar a bucket, and the same as a table. GUI thread only; owned by its parent.
#pragma once

#include "ui/common/chartframe.h"
#include "ui/common/plotwidgets.h"

namespace tidemark::ui {

class BucketChart : public ChartFrame
{
    Q_OBJECT

public:
    // The titles are of the table's columns: what the buckets cover, what is counted.
    BucketChart(const QString &title, const QString &labelTitle, const QString &countTitle, Token color,
                QWidget *parent = nullptr);

    void setBuckets(std::vector<Bucket> buckets);
    [[nodiscard]] const BucketModel *buckets() const { return &m_model; }
    [[nodiscard]] QSize sizeHint() const override { return {320, 190}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 130}; }

private:
    BucketModel m_model;
    BarPlot *m_plot;
};

} // namespace tidemark::ui
