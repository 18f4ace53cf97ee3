// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pools/poolcharts.h"

#include "ui/common/timechart.h"
#include "watch/words.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QResizeEvent>

#include <algorithm>
#include <array>

namespace tidemark::ui {

static constexpr int keptSamples = 3600;
static constexpr int roomForTwo = 640;
static constexpr int leastHeight = 160;

PoolCharts::PoolCharts(QWidget *parent)
    : QScrollArea(parent)
    , m_body(new QWidget(this))
    , m_grid(new QGridLayout(m_body))
    , m_connections(new TimeChart(tr("Connections"), keptSamples, m_body))
    , m_checkouts(new TimeChart(tr("Checkouts a second"), keptSamples, m_body))
    , m_troubles(new TimeChart(tr("New connections and timeouts a second"), keptSamples, m_body))
    , m_answers(new TimeChart(tr("Answers of the database"), keptSamples, m_body))
    , m_server(new TimeChart(tr("Sessions of the server"), keptSamples, m_body))
    , m_watch(new QCheckBox(tr("Ask the server for its sessions, too"), m_body))
{
    setAccessibleName(tr("Charts"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setupCharts();
    setWidget(m_body);
    connect(m_watch, &QCheckBox::clicked, this, &PoolCharts::serverWanted);
}

void PoolCharts::setupCharts()
{
    m_body->setAccessibleName(tr("Charts"));
    m_watch->setAccessibleName(m_watch->text());
    m_watch->setToolTip(tr("One light statement a second, over a connection of this pool"));
    m_connections->setSeries({{.name = tr("out"), .color = Token::Accent, .filled = true},
                              {.name = tr("in"), .color = Token::Added},
                              {.name = tr("overflow"), .color = Token::Changed},
                              {.name = tr("waiting"), .color = Token::Blocked}});
    m_checkouts->setSeries({{.name = tr("checkouts"), .color = Token::Accent, .filled = true}});
    m_troubles->setSeries({{.name = tr("new connections"), .color = Token::Added},
                           {.name = tr("timeouts"), .color = Token::Removed, .filled = true}});
    m_answers->setSeries({{.name = tr("health check"), .color = Token::Accent}});
    m_answers->setValueText([](double msecs) { return watch::millisecondsText(msecs); });
    m_server->setSeries({{.name = tr("active"), .color = Token::Added, .filled = true},
                         {.name = tr("waiting"), .color = Token::Blocked, .filled = true},
                         {.name = tr("idle in transaction"), .color = Token::Changed},
                         {.name = tr("idle"), .color = Token::TextMuted}});
    TimeChart::shareTimeAxis({m_connections, m_checkouts, m_answers, m_troubles, m_server});
    m_grid->setContentsMargins(8, 8, 8, 8);
    m_grid->setSpacing(8);
    arrange();
    setServer(false, false);
}

// What one sees first stands first: connections over their server's sessions. Those that are hidden leave no hole.
void PoolCharts::arrange()
{
    const int columns = viewport()->width() < roomForTwo ? 1 : 2;
    std::vector<QWidget *> charts;
    for (TimeChart *chart : {m_connections, m_checkouts, m_server, m_answers, m_troubles}) {
        chart->setMinimumHeight(leastHeight);
        if (!chart->isHidden())
            charts.push_back(chart);
    }
    if (columns == m_columns && charts == m_arranged)
        return;
    m_columns = columns;
    m_arranged = charts;
    for (size_t i = 0; i < charts.size(); ++i) {
        const bool alone = i + 1 == charts.size() && int(i) % columns == 0;
        m_grid->addWidget(charts[i], int(i) / columns, int(i) % columns, 1, alone ? columns : 1);
    }
    m_grid->addWidget(m_watch, int(charts.size()), 0, 1, columns);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, columns == 2 ? 1 : 0);
}

void PoolCharts::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void PoolCharts::setServer(bool known, bool watched)
{
    m_watch->setVisible(known);
    m_watch->setChecked(watched);
    m_server->setVisible(known && watched);
    arrange();
}

// Where the samples after a time begin.
static int firstAfter(const SampleRing &samples, qint64 time)
{
    int first = samples.size();
    while (first > 0 && samples.timeAt(first - 1) > time)
        --first;
    return first;
}

void PoolCharts::showPool(const PoolRecord &pool)
{
    constexpr std::array connections{int(PoolSeries::CheckedOut), int(PoolSeries::CheckedIn), int(PoolSeries::Overflow),
                                     int(PoolSeries::Waiting)};
    constexpr std::array checkouts{int(PoolSeries::Checkouts)};
    constexpr std::array troubles{int(PoolSeries::Creations), int(PoolSeries::Timeouts)};
    if (pool.key() != m_key || pool.era() != m_era) {
        m_key = pool.key();
        m_era = pool.era();
        m_newest = m_newestAnswer = 0;
        for (TimeChart *chart : {m_connections, m_checkouts, m_answers, m_troubles})
            chart->clear();
    }
    showAnswers(pool);
    const SampleRing &samples = pool.samples();
    const int first = firstAfter(samples, m_newest);
    if (first == samples.size())
        return;
    m_connections->appendFrom(samples, first, connections);
    m_checkouts->appendFrom(samples, first, checkouts);
    m_troubles->appendFrom(samples, first, troubles);
    m_newest = samples.timeAt(samples.size() - 1);
}

void PoolCharts::showAnswers(const PoolRecord &pool)
{
    m_answers->setVisible(pool.isOwn());
    arrange();
    const SampleRing &answers = pool.answers();
    const int first = firstAfter(answers, m_newestAnswer);
    if (first == answers.size())
        return;
    m_answers->appendFrom(answers, first, std::array{0});
    m_newestAnswer = answers.timeAt(answers.size() - 1);
}

void PoolCharts::addPulse(qint64 at, const watch::Pulse &pulse)
{
    m_lastPulse = std::max(m_lastPulse + 1, at);
    const double values[] = {double(pulse.active), double(pulse.waiting), double(pulse.idleInTransaction),
                             double(pulse.idle)};
    m_server->append(m_lastPulse, values);
}

void PoolCharts::clearServer()
{
    m_lastPulse = 0;
    m_server->clear();
}

} // namespace tidemark::ui
