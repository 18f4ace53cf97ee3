// SPDX-License-Identifier: GPL-3.0-or-later
// Several named series over one time axis: lines with keys that hide and show them and tell their newest values, and
// the same data as a table. The newest samples are kept, in memory that is taken once. Charts can share their axis: who
// drags or zooms one moves all, a double click goes back to the present. GUI thread only; owned by its parent.
#pragma once

#include "ui/common/chartframe.h"
#include "ui/common/plotwidgets.h"

#include <chrono>

namespace tidemark::ui {

class SeriesKey;

struct ChartSeries
{
    QString name;
    Token color = Token::Accent;
    bool filled = false;
    bool shown = true;
};

class TimeChart : public ChartFrame
{
    Q_OBJECT

public:
    // Keeps so many samples of each series.
    TimeChart(const QString &title, int capacity, QWidget *parent = nullptr);

    // Forgets the samples.
    void setSeries(const std::vector<ChartSeries> &series);
    // How values are written: at the axis, in keys and in the table.
    void setValueText(const ValueText &text);

    // The scale ends here whatever the values are: 100 for shares.
    void setHighestValue(double value) { m_plot->setHighestValue(value); }

    // Adds a sample, one value a series in their order; noSample where nothing was measured. Times rise.
    void append(qint64 msecs, std::span<const double> values);
    // The same of all samples of a ring from one on; `columns` says which of its series are this chart's.
    void appendFrom(const SampleRing &ring, int first, std::span<const int> columns);
    void clear();

    void setSeriesShown(int series, bool shown);
    [[nodiscard]] bool isSeriesShown(int series) const;

    // How much time is shown as long as nobody drags or zooms.
    void setTimeSpan(std::chrono::milliseconds span);
    [[nodiscard]] TimeRange timeRange() const { return m_plot->timeRange(); }
    // Whether it moves along with new samples.
    [[nodiscard]] bool followsPresent() const { return m_follows; }
    void showTimeRange(const TimeRange &range);
    void followPresent();

    // From now on these move together.
    static void shareTimeAxis(const std::vector<TimeChart *> &charts);

    [[nodiscard]] const SampleModel *samples() const { return &m_model; }
    [[nodiscard]] QSize sizeHint() const override { return {420, 190}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 130}; }

Q_SIGNALS:
    void timeRangeMoved(const tidemark::ui::TimeRange &range); // by a person
    void presentRequested();                                   // by a person

private:
    void makeKey(int series);
    void showValues();

    int m_capacity;
    SampleModel m_model;
    LinePlot *m_plot;
    std::vector<ChartSeries> m_series;
    std::vector<SeriesKey *> m_keys;
    std::chrono::milliseconds m_span{300'000};
    bool m_follows = true;
};

} // namespace tidemark::ui
