// SPDX-License-Identifier: GPL-3.0-or-later
// What differs as a picture: the tables that do and those around them, in colours and signs. Laid out by a job when it
// is first seen. GUI thread only.
#pragma once

#include "ui/jobs/jobrunner.h"
#include "ui/models/compare/comparediagram.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace tidemark::ui {

class BusyStrip;
class DiagramView;

class CompareDiagramTab : public QWidget
{
    Q_OBJECT

public:
    explicit CompareDiagramTab(JobRunner *jobs, QWidget *parent = nullptr);

    // Null: nothing to draw.
    void setComparison(std::shared_ptr<const Comparison> comparison);
    [[nodiscard]] DiagramView *view() { return m_view; }
    [[nodiscard]] QLabel *legend() { return m_legend; }
    [[nodiscard]] bool isBusy() const { return m_job != 0; }

Q_SIGNALS:
    void openRequested(const tidemark::schema::QualifiedName &table);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setupViews();
    void draw();
    void show(Result<CompareDiagram> made);
    void showLegend();

    JobRunner *m_jobs;
    std::shared_ptr<const Comparison> m_comparison;
    bool m_drawn = false;
    JobId m_job = 0;
    int m_differing = 0;
    int m_left = 0;
    QLabel *m_legend;
    BusyStrip *m_busy;
    QStackedWidget *m_stack;
    DiagramView *m_view;
    QLabel *m_note;
};

} // namespace tidemark::ui
