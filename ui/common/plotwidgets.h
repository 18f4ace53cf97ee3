// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing parts of charts: lines over time, and bars. Their numbers come from the models of ui/models/charts; what
// draws them stays in the one file behind this. GUI thread only; they follow the theme.
#pragma once

#include "ui/common/tokens.h"
#include "ui/models/charts/bucketmodel.h"
#include "ui/models/charts/samplemodel.h"

#include <QWidget>

#include <memory>

namespace tidemark::ui {

struct PlotLine
{
    Token color = Token::Accent;
    bool filled = false; // down to zero
    bool shown = true;
};

// A stretch of time in milliseconds since the epoch.
struct TimeRange
{
    qint64 from = 0;
    qint64 to = 0;
    bool operator==(const TimeRange &) const = default;
};

class LinePlot : public QWidget
{
    Q_OBJECT

public:
    // The model outlives the plot.
    LinePlot(const SampleModel *model, QWidget *parent);
    ~LinePlot() override;

    void setLines(const std::vector<PlotLine> &lines);
    void setLineShown(int line, bool shown);
    // Takes the newest sample of the model, or all of them.
    void addNewest();
    void readAll();
    void setTimeRange(const TimeRange &range);
    [[nodiscard]] TimeRange timeRange() const;
    void setValueText(ValueText text);
    // The scale ends here whatever the values are; 0: it follows them.
    void setHighestValue(double value);
    // Draws when there is time for it; nothing happens while it is hidden.
    void redraw();

Q_SIGNALS:
    void timeRangeMoved(const tidemark::ui::TimeRange &range); // by a person
    void presentRequested();                                   // back to where new samples come

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

class BarPlot : public QWidget
{
    Q_OBJECT

public:
    BarPlot(const BucketModel *model, Token color, QWidget *parent);
    ~BarPlot() override;

    void redraw();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace tidemark::ui
