// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/timechart.h"

#include "ui/common/serieskey.h"

#include <QDateTime>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

TimeChart::TimeChart(const QString &title, int capacity, QWidget *parent)
    : ChartFrame(title, parent)
    , m_capacity(capacity)
    , m_plot(new LinePlot(&m_model, this))
{
    m_plot->setAccessibleName(title);
    setContent(m_plot, &m_model);
    connect(m_plot, &LinePlot::timeRangeMoved, this, [this](const TimeRange &range) {
        m_follows = false;
        Q_EMIT timeRangeMoved(range);
    });
    connect(m_plot, &LinePlot::presentRequested, this, [this] {
        followPresent();
        Q_EMIT presentRequested();
    });
    followPresent();
}

void TimeChart::setSeries(const std::vector<ChartSeries> &series)
{
    m_series = series;
    clearKeys();
    m_keys.clear();
    QStringList names;
    std::vector<PlotLine> lines;
    for (const ChartSeries &one : series) {
        names << one.name;
        lines.push_back({.color = one.color, .filled = one.filled, .shown = one.shown});
    }
    m_model.setSeries(names, m_capacity);
    m_plot->setLines(lines);
    for (int i = 0; i < int(series.size()); ++i)
        makeKey(i);
    showValues();
}

void TimeChart::makeKey(int series)
{
    const ChartSeries &one = m_series[size_t(series)];
    auto *key = new SeriesKey(one.name, one.color, this);
    key->setChecked(one.shown);
    connect(key, &QAbstractButton::toggled, this, [this, series](bool shown) {
        m_series[size_t(series)].shown = shown;
        m_plot->setLineShown(series, shown);
    });
    m_keys.push_back(key);
    addKey(key);
}

void TimeChart::setValueText(const ValueText &text)
{
    m_model.setValueText(text);
    m_plot->setValueText(text);
    showValues();
}

void TimeChart::append(qint64 msecs, std::span<const double> values)
{
    m_model.append(msecs, values);
    m_plot->addNewest();
    if (m_follows)
        followPresent();
    showValues();
}

// Many at once are drawn and told once.
void TimeChart::appendFrom(const SampleRing &ring, int first, std::span<const int> columns)
{
    std::vector<double> values(columns.size());
    const bool many = ring.size() - first > 1;
    if (many)
        m_model.beginMany();
    for (int i = first; i < ring.size(); ++i) {
        for (size_t column = 0; column < columns.size(); ++column)
            values[column] = ring.valueAt(i, columns[column]);
        many ? m_model.addOneOfMany(ring.timeAt(i), values) : append(ring.timeAt(i), values);
    }
    if (!many)
        return;
    m_model.endMany();
    m_plot->readAll();
    if (m_follows)
        followPresent();
    showValues();
}

void TimeChart::clear()
{
    m_model.clear();
    m_plot->readAll();
    showValues();
}

// The newest values are words in the keys: for those who do not see the lines, and for everybody at a glance.
void TimeChart::showValues()
{
    const SampleRing &samples = m_model.samples();
    QStringList texts;
    for (int i = 0; i < int(m_keys.size()); ++i) {
        const double value = samples.size() > 0 ? samples.valueAt(samples.size() - 1, i) : noSample;
        const QString text = m_model.valueText(value);
        texts << m_series[size_t(i)].name + u' ' + text;
        m_keys[size_t(i)]->setValue(text);
    }
    setAccessibleDescription(tr("Chart over time. Now: %1").arg(texts.join(u", "_s)));
}

void TimeChart::setSeriesShown(int series, bool shown)
{
    m_keys[size_t(series)]->setChecked(shown);
}

bool TimeChart::isSeriesShown(int series) const
{
    return m_series[size_t(series)].shown;
}

void TimeChart::setTimeSpan(std::chrono::milliseconds span)
{
    m_span = span;
    if (m_follows)
        followPresent();
}

void TimeChart::showTimeRange(const TimeRange &range)
{
    m_follows = false;
    m_plot->setTimeRange(range);
}

void TimeChart::followPresent()
{
    m_follows = true;
    const SampleRing &samples = m_model.samples();
    const qint64 now = samples.size() > 0 ? samples.timeAt(samples.size() - 1) : QDateTime::currentMSecsSinceEpoch();
    m_plot->setTimeRange({.from = now - m_span.count(), .to = now});
}

void TimeChart::shareTimeAxis(const std::vector<TimeChart *> &charts)
{
    for (TimeChart *chart : charts) {
        for (TimeChart *other : charts) {
            if (chart == other)
                continue;
            connect(chart, &TimeChart::timeRangeMoved, other, &TimeChart::showTimeRange);
            connect(chart, &TimeChart::presentRequested, other, &TimeChart::followPresent);
        }
    }
}

} // namespace tidemark::ui
