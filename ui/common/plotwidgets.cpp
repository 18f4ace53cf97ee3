// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that knows QCustomPlot, whose header is large.
#include "ui/common/plotwidgets.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QLocale>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

// It is written with Qt's keywords, which this project does without.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef foreach

namespace tidemark::ui {

using namespace Qt::StringLiterals;

// Numbers at the value axis, written as the chart writes them.
class ValueTicker final : public QCPAxisTicker
{
public:
    ValueText text;

protected:
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        return text ? text(tick) : plainValueText(tick);
    }
};

namespace {

// Some room above the highest, and never a scale from 0 to 0.
double roundedTop(double highest)
{
    if (highest <= 0)
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(highest * 1.05)));
    for (const double step : {1.0, 2.0, 2.5, 4.0, 5.0, 6.0, 8.0, 10.0}) {
        if (highest * 1.05 <= step * power)
            return step * power;
    }
    return highest * 1.1;
}

QCustomPlot *makePlot(QWidget *owner)
{
    auto *plot = new QCustomPlot(owner);
    plot->setAccessibleName(QCoreApplication::translate("Plot", "Drawing"));
    plot->setFocusPolicy(Qt::NoFocus);
    plot->setPlottingHints(QCP::phFastPolylines | QCP::phCacheLabels);
    plot->setNoAntialiasingOnDrag(true);
    plot->axisRect()->setMinimumMargins(QMargins(8, 8, 12, 4));
    auto *layout = new QVBoxLayout(owner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot);
    return plot;
}

void colourAxis(QCPAxis &axis, const QPalette &palette, const QFont &font)
{
    const QPen line(color(Token::Border, palette));
    axis.setBasePen(line);
    axis.setTickPen(line);
    axis.setSubTickPen(Qt::NoPen);
    axis.setSubTicks(false);
    axis.setTickLabelColor(color(Token::TextMuted, palette));
    axis.setTickLabelFont(font);
    axis.setTickLengthIn(0);
    axis.grid()->setPen(QPen(color(Token::Border, palette), 0, Qt::DotLine));
    axis.grid()->setZeroLinePen(line);
    axis.grid()->setAntialiased(false);
}

void colourPlot(QCustomPlot &plot, const QWidget &owner)
{
    plot.setBackground(color(Token::Base, owner.palette()));
    QFont small = owner.font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    colourAxis(*plot.xAxis, owner.palette(), small);
    colourAxis(*plot.yAxis, owner.palette(), small);
}

bool changesLook(const QEvent &event)
{
    return event.type() == QEvent::PaletteChange || event.type() == QEvent::FontChange;
}

// A queued replot costs nothing when one is already under way.
void replot(QCustomPlot &plot)
{
    if (plot.isVisible())
        plot.replot(QCustomPlot::rpQueuedReplot);
}

} // namespace

// ---- Lines over time

struct LinePlot::Private
{
    const SampleModel *model;
    QCustomPlot *plot;
    QSharedPointer<ValueTicker> values;
    std::vector<PlotLine> lines;
    bool isOurs = false; // the range is being set by us
    double highest = 0;  // of the scale; 0: it follows the values

    void colour(const QWidget &owner)
    {
        colourPlot(*plot, owner);
        for (int i = 0; i < plot->graphCount(); ++i) {
            const QColor ink = color(lines[size_t(i)].color, owner.palette());
            plot->graph(i)->setPen(QPen(ink, 1.6));
            QColor below = ink;
            below.setAlphaF(0.14F);
            plot->graph(i)->setBrush(lines[size_t(i)].filled ? QBrush(below) : QBrush(Qt::NoBrush));
        }
    }

    void scaleValues() const
    {
        if (highest > 0)
            return plot->yAxis->setRange(0, highest * 1.04);
        const SampleRing &samples = model->samples();
        const QCPRange shown = plot->xAxis->range();
        double top = 0;
        for (int i = samples.size() - 1; i >= 0; --i) {
            const double seconds = double(samples.timeAt(i)) / 1000;
            if (seconds < shown.lower)
                break;
            for (int line = 0; seconds <= shown.upper && line < plot->graphCount(); ++line) {
                const double value = samples.valueAt(i, line);
                if (lines[size_t(line)].shown && !std::isnan(value))
                    top = std::max(top, value);
            }
        }
        plot->yAxis->setRange(0, roundedTop(top));
    }

    void add(int sample) const
    {
        const SampleRing &samples = model->samples();
        const double seconds = double(samples.timeAt(sample)) / 1000;
        for (int line = 0; line < plot->graphCount(); ++line)
            plot->graph(line)->data()->add({seconds, samples.valueAt(sample, line)});
    }

    [[nodiscard]] QString textAt(double seconds) const
    {
        const SampleRing &samples = model->samples();
        const int at = samples.nearest(qint64(seconds * 1000));
        if (at < 0)
            return {};
        const int row = samples.size() - 1 - at;
        QStringList texts;
        for (int column = 0; column < model->columnCount(); ++column) {
            if (column > 0 && !lines[size_t(column) - 1].shown)
                continue;
            const QString value = model->index(row, column).data().toString();
            const QString name = model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
            texts << (column == 0 ? value : u"%1: %2"_s.arg(name, value));
        }
        return texts.join(u'\n');
    }
};

LinePlot::LinePlot(const SampleModel *model, QWidget *parent)
    : QWidget(parent)
    , m_d(new Private{.model = model, .plot = makePlot(this), .values = QSharedPointer<ValueTicker>::create()})
{
    const auto times = QSharedPointer<QCPAxisTickerDateTime>::create();
    times->setDateTimeFormat(u"HH:mm:ss"_s);
    times->setTickCount(6);
    m_d->plot->xAxis->setTicker(times);
    m_d->values->setTickCount(4);
    m_d->plot->yAxis->setTicker(m_d->values);
    m_d->plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_d->plot->axisRect()->setRangeDrag(Qt::Horizontal);
    m_d->plot->axisRect()->setRangeZoom(Qt::Horizontal);
    m_d->plot->installEventFilter(this);
    connect(m_d->plot->xAxis, qOverload<const QCPRange &>(&QCPAxis::rangeChanged), this, [this] {
        m_d->scaleValues();
        if (!m_d->isOurs)
            Q_EMIT timeRangeMoved(timeRange());
    });
    connect(m_d->plot, &QCustomPlot::mouseDoubleClick, this, &LinePlot::presentRequested);
    m_d->colour(*this);
}

LinePlot::~LinePlot() = default;

void LinePlot::setLines(const std::vector<PlotLine> &lines)
{
    m_d->lines = lines;
    m_d->plot->clearGraphs();
    for (const PlotLine &line : lines) {
        m_d->plot->addGraph();
        m_d->plot->graph()->setVisible(line.shown);
    }
    m_d->colour(*this);
    readAll();
}

void LinePlot::setLineShown(int line, bool shown)
{
    m_d->lines[size_t(line)].shown = shown;
    m_d->plot->graph(line)->setVisible(shown);
    redraw();
}

void LinePlot::addNewest()
{
    const SampleRing &samples = m_d->model->samples();
    m_d->add(samples.size() - 1);
    for (int line = 0; line < m_d->plot->graphCount(); ++line)
        m_d->plot->graph(line)->data()->removeBefore(double(samples.timeAt(0)) / 1000);
}

void LinePlot::readAll()
{
    for (int line = 0; line < m_d->plot->graphCount(); ++line)
        m_d->plot->graph(line)->data()->clear();
    for (int i = 0; i < m_d->model->samples().size(); ++i)
        m_d->add(i);
    redraw();
}

void LinePlot::setTimeRange(const TimeRange &range)
{
    m_d->isOurs = true;
    m_d->plot->xAxis->setRange(double(range.from) / 1000, double(range.to) / 1000);
    m_d->isOurs = false;
    redraw();
}

TimeRange LinePlot::timeRange() const
{
    const QCPRange range = m_d->plot->xAxis->range();
    return {.from = qint64(range.lower * 1000), .to = qint64(range.upper * 1000)};
}

void LinePlot::setValueText(ValueText text)
{
    m_d->values->text = std::move(text);
    redraw();
}

void LinePlot::setHighestValue(double value)
{
    m_d->highest = value;
    redraw();
}

// As many times as can be read beside each other.
void LinePlot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int label = fontMetrics().horizontalAdvance(u"00:00:00"_s) + 24;
    m_d->plot->xAxis->ticker()->setTickCount(std::clamp(width() / (label * 2), 1, 8));
}

void LinePlot::redraw()
{
    if (!isVisible())
        return;
    m_d->scaleValues();
    replot(*m_d->plot);
}

void LinePlot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (!changesLook(*event))
        return;
    m_d->colour(*this);
    redraw();
}

void LinePlot::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    redraw();
}

bool LinePlot::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_d->plot || event->type() != QEvent::ToolTip)
        return QWidget::eventFilter(watched, event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), m_d->textAt(m_d->plot->xAxis->pixelToCoord(help->pos().x())), this);
    return true;
}

// ---- Bars

struct BarPlot::Private
{
    const BucketModel *model;
    QCustomPlot *plot;
    QCPBars *bars;
    Token ink;
    QSharedPointer<QCPAxisTickerText> labels;

    void colour(const QWidget &owner) const
    {
        colourPlot(*plot, owner);
        plot->xAxis->grid()->setVisible(false);
        QColor fill = color(ink, owner.palette());
        bars->setPen(QPen(fill));
        fill.setAlphaF(0.55F);
        bars->setBrush(fill);
    }

    // As many labels as there is room for; the others are in the tooltip and the table.
    void read(const QWidget &owner) const
    {
        const std::vector<Bucket> &buckets = model->buckets();
        int widest = 1;
        double highest = 0;
        for (const Bucket &bucket : buckets) {
            widest = std::max(widest, owner.fontMetrics().horizontalAdvance(bucket.label) + 10);
            highest = std::max(highest, bucket.count);
        }
        const auto room = size_t(std::max(1, plot->axisRect()->width() / widest));
        const size_t step = std::max<size_t>(1, (buckets.size() + room - 1) / room);
        bars->data()->clear();
        labels->clear();
        for (size_t i = 0; i < buckets.size(); ++i) {
            bars->data()->add({double(i), buckets[i].count});
            if (i % step == 0)
                labels->addTick(double(i), buckets[i].label);
        }
        plot->xAxis->setRange(-0.6, double(buckets.size()) - 0.4);
        plot->yAxis->setRange(0, roundedTop(highest));
    }
};

BarPlot::BarPlot(const BucketModel *model, Token color, QWidget *parent)
    : QWidget(parent)
    , m_d(new Private{
          .model = model, .plot = makePlot(this), .ink = color, .labels = QSharedPointer<QCPAxisTickerText>::create()})
{
    m_d->bars = new QCPBars(m_d->plot->xAxis, m_d->plot->yAxis);
    m_d->bars->setWidth(0.82);
    m_d->plot->xAxis->setTicker(m_d->labels);
    m_d->plot->installEventFilter(this);
    m_d->colour(*this);
}

BarPlot::~BarPlot() = default;

void BarPlot::redraw()
{
    if (!isVisible())
        return;
    m_d->read(*this);
    replot(*m_d->plot);
}

void BarPlot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (!changesLook(*event))
        return;
    m_d->colour(*this);
    redraw();
}

void BarPlot::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    redraw();
}

bool BarPlot::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_d->plot || event->type() != QEvent::ToolTip)
        return QWidget::eventFilter(watched, event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto at = qint64(std::round(m_d->plot->xAxis->pixelToCoord(help->pos().x())));
    const std::vector<Bucket> &buckets = m_d->model->buckets();
    if (at >= 0 && at < qint64(buckets.size()))
        QToolTip::showText(help->globalPos(),
                           u"%1: %2"_s.arg(buckets[size_t(at)].label, plainValueText(buckets[size_t(at)].count)), this);
    return true;
}

} // namespace tidemark::ui
