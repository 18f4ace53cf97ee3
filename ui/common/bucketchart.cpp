// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/bucketchart.h"

#include <algorithm>

namespace tidemark::ui {

BucketChart::BucketChart(const QString &title, const QString &labelTitle, const QString &countTitle, Token color,
                         QWidget *parent)
    : ChartFrame(title, parent)
    , m_model(labelTitle, countTitle)
    , m_plot(new BarPlot(&m_model, color, this))
{
    m_plot->setAccessibleName(title);
    setContent(m_plot, &m_model);
}

void BucketChart::setBuckets(std::vector<Bucket> buckets)
{
    if (buckets == m_model.buckets())
        return;
    m_model.setBuckets(std::move(buckets));
    const auto most = std::ranges::max_element(m_model.buckets(), {}, &Bucket::count);
    if (most != m_model.buckets().end() && most->count > 0)
        setDescription(tr("Histogram. Most are at %1: %2").arg(most->label, plainValueText(most->count)));
    m_plot->redraw();
}

} // namespace tidemark::ui
