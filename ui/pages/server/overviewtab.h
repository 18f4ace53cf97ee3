// SPDX-License-Identifier: GPL-3.0-or-later
// What a server does, at a glance: sessions, transactions, rows and cache hit as charts on one time axis, and the
// figures of its databases and checkpoints below. GUI thread only; owned by its parent.
#pragma once

#include "ui/models/charts/samplering.h"
#include "watch/session.h"

#include <QWidget>

class QGridLayout;
class QSplitter;

namespace tidemark::ui {

class ReportTab;
class TimeChart;

class OverviewTab : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewTab(QWidget *parent = nullptr);

    void add(const watch::Pulse &pulse, const watch::PulseRates &rates);
    // A gap in the lines: nothing was measured.
    void addGap();

    [[nodiscard]] ReportTab *figures() { return m_figures; }
    [[nodiscard]] TimeChart *sessions() { return m_sessions; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setupCharts();
    void place(bool sideBySide);
    void setupViews();
    [[nodiscard]] qint64 nextTime();
    void appendGap(qint64 msecs);

    QSplitter *m_split;
    QWidget *m_charts;
    TimeChart *m_sessions;
    TimeChart *m_transactions;
    TimeChart *m_rows;
    TimeChart *m_cache;
    ReportTab *m_figures;
    QGridLayout *m_grid;
    bool m_sideBySide = false;
    qint64 m_lastTime = 0;
    double m_lastHit = noSample;
};

} // namespace tidemark::ui
