// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/server/overviewtab.h"

#include "ui/common/timechart.h"
#include "ui/pages/server/reporttab.h"

#include <QDateTime>
#include <QGridLayout>
#include <QLocale>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static constexpr qint64 longestStep = 5000; // ms between two samples that a line connects
static constexpr int narrow = 620;          // for two charts beside each other
static constexpr int keptSamples = 3600;    // an hour

OverviewTab::OverviewTab(QWidget *parent)
    : QWidget(parent)
    , m_split(new QSplitter(Qt::Vertical, this))
    , m_charts(new QWidget(m_split))
    , m_sessions(new TimeChart(tr("Sessions"), keptSamples, m_charts))
    , m_transactions(new TimeChart(tr("Transactions a second"), keptSamples, m_charts))
    , m_rows(new TimeChart(tr("Rows a second"), keptSamples, m_charts))
    , m_cache(new TimeChart(tr("Cache hit"), keptSamples, m_charts))
    , m_figures(new ReportTab(tr("Figures"), {watch::Topic::Activity}, m_split))
    , m_grid(new QGridLayout(m_charts))
{
    setAccessibleName(tr("Overview"));
    setupCharts();
    setupViews();
}

static QString shortNumber(double value)
{
    const QLocale locale;
    if (std::abs(value) >= 1e6)
        return OverviewTab::tr("%1 M").arg(locale.toString(value / 1e6, 'f', 1));
    if (std::abs(value) >= 1e4)
        return OverviewTab::tr("%1 k").arg(locale.toString(value / 1e3, 'f', 1));
    return plainValueText(value);
}

void OverviewTab::setupCharts()
{
    m_sessions->setSeries({{.name = tr("active"), .color = Token::Added, .filled = true},
                           {.name = tr("waiting"), .color = Token::Blocked, .filled = true},
                           {.name = tr("idle in transaction"), .color = Token::Changed},
                           {.name = tr("idle"), .color = Token::KindOther}});
    m_transactions->setSeries({{.name = tr("commits"), .color = Token::Accent, .filled = true},
                               {.name = tr("rollbacks"), .color = Token::Removed}});
    m_rows->setSeries({{.name = tr("read"), .color = Token::Accent, .filled = true},
                       {.name = tr("written"), .color = Token::KindType}});
    m_cache->setSeries({{.name = tr("found in memory"), .color = Token::Added, .filled = true}});
    m_rows->setValueText(shortNumber);
    m_transactions->setValueText(shortNumber);
    m_cache->setValueText([](double value) { return tr("%1 %").arg(plainValueText(value)); });
    m_cache->setHighestValue(100);
    TimeChart::shareTimeAxis({m_sessions, m_transactions, m_rows, m_cache});
}

void OverviewTab::setupViews()
{
    m_charts->setAccessibleName(tr("Charts"));
    m_split->setAccessibleName(tr("Charts and figures"));
    m_grid->setContentsMargins(10, 10, 10, 10);
    m_grid->setSpacing(10);
    place(true);
    auto *scroll = new QScrollArea(m_split);
    scroll->setAccessibleName(tr("Charts"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_charts);
    m_split->addWidget(scroll);
    m_split->addWidget(m_figures);
    m_split->setChildrenCollapsible(false);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_split->setSizes({440, 180});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_split);
}

// Four in a square, or one below the other where the page is narrow.
void OverviewTab::place(bool sideBySide)
{
    m_sideBySide = sideBySide;
    int at = 0;
    for (TimeChart *chart : {m_sessions, m_transactions, m_rows, m_cache}) {
        m_grid->addWidget(chart, sideBySide ? at / 2 : at, sideBySide ? at % 2 : 0);
        ++at;
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, sideBySide ? 1 : 0);
}

void OverviewTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (const bool wide = width() >= narrow; wide != m_sideBySide)
        place(wide);
}

void OverviewTab::appendGap(qint64 msecs)
{
    m_lastTime = msecs;
    for (TimeChart *chart : {m_sessions, m_transactions, m_rows, m_cache})
        chart->append(msecs, {});
}

void OverviewTab::addGap()
{
    appendGap(std::max(m_lastTime + 1, QDateTime::currentMSecsSinceEpoch()));
}

// A clock that is set back must not turn the lines around, and a time in which nobody looked must not be bridged.
qint64 OverviewTab::nextTime()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (m_lastTime > 0 && now - m_lastTime > longestStep)
        appendGap(m_lastTime + 1);
    m_lastTime = std::max(m_lastTime + 1, now);
    return m_lastTime;
}

void OverviewTab::add(const watch::Pulse &pulse, const watch::PulseRates &rates)
{
    const qint64 now = nextTime();
    const auto orNone = [](std::optional<double> value) { return value.value_or(noSample); };
    const double sessions[] = {double(pulse.active), double(pulse.waiting), double(pulse.idleInTransaction),
                               double(pulse.idle)};
    const double transactions[] = {orNone(rates.commits), orNone(rates.rollbacks)};
    const double rows[] = {orNone(rates.rowsRead), orNone(rates.rowsWritten)};
    // nobody who reads nothing misses anything
    m_lastHit = rates.cacheHit ? *rates.cacheHit * 100 : m_lastHit;
    const double cache[] = {m_lastHit};
    m_sessions->append(now, sessions);
    m_transactions->append(now, transactions);
    m_rows->append(now, rows);
    m_cache->append(now, cache);
}

} // namespace tidemark::ui
