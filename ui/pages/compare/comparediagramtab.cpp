// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/comparediagramtab.h"

#include "report/layout.h"
#include "ui/common/busystrip.h"
#include "ui/common/emptynote.h"
#include "ui/common/tokens.h"
#include "ui/pages/diagram/diagramview.h"

#include <QEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

CompareDiagramTab::CompareDiagramTab(JobRunner *jobs, QWidget *parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_legend(new QLabel(this))
    , m_busy(new BusyStrip(this))
    , m_stack(new QStackedWidget(this))
    , m_view(new DiagramView(this))
    , m_note(emptyNote(this))
{
    setAccessibleName(tr("Diagram of what differs"));
    setFocusProxy(m_view);
    setupViews();
    connect(m_view, &DiagramView::openRequested, this, &CompareDiagramTab::openRequested);
    connect(m_busy, &BusyStrip::cancelRequested, this, [this] { m_jobs->cancel(m_job); });
}

void CompareDiagramTab::setupViews()
{
    m_legend->setAccessibleName(tr("What the colours mean"));
    m_legend->setContentsMargins(12, 6, 12, 6);
    m_legend->setWordWrap(true);
    m_stack->setAccessibleName(tr("Contents"));
    m_view->setAccessibleName(tr("Diagram of what differs"));
    m_note->setAutoFillBackground(true);
    m_note->setBackgroundRole(QPalette::Base);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_note);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_legend);
    layout->addWidget(m_busy);
    layout->addWidget(m_stack, 1);
}

void CompareDiagramTab::setComparison(std::shared_ptr<const Comparison> comparison)
{
    m_comparison = std::move(comparison);
    m_drawn = false;
    if (isVisible())
        draw();
}

void CompareDiagramTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_drawn)
        draw();
}

void CompareDiagramTab::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showLegend();
}

void CompareDiagramTab::draw()
{
    m_drawn = true;
    m_view->setDiagram({});
    if (!m_comparison)
        return;
    m_busy->setCancellable(true);
    m_busy->start(tr("Laying out…"));
    m_job = m_jobs->run(
        this, {.title = tr("Laying out what differs"), .slot = u"layout"_s, .quiet = true},
        [comparison = m_comparison](job::JobContext &job) -> Result<CompareDiagram> {
            CompareDiagram made = diagramOfDifference(*comparison);
            made.diagram = TRY(report::layOut(job, std::move(made.diagram)));
            return made;
        },
        [this, of = m_comparison](Result<CompareDiagram> made) {
            m_job = 0;
            m_busy->stop();
            if (of == m_comparison)
                show(std::move(made));
        });
}

void CompareDiagramTab::show(Result<CompareDiagram> made)
{
    if (!made || made->diagram.boxes.empty()) {
        m_note->setText(made ? tr("No table differs.") : made.error().message);
        m_legend->clear();
        return m_stack->setCurrentWidget(m_note);
    }
    m_differing = made->differing;
    m_left = made->left;
    m_view->setDiagram(std::move(made->diagram));
    m_stack->setCurrentWidget(m_view);
    showLegend();
}

void CompareDiagramTab::showLegend()
{
    if (m_differing == 0)
        return;
    const auto said = [this](report::Standing standing, Token token, const QString &text) {
        return u"<span style=\"color:%1\">%2 %3</span>"_s.arg(color(token, palette()).name(), report::signOf(standing),
                                                              text.toHtmlEscaped());
    };
    QStringList parts{tr("%n table(s) differ", nullptr, m_differing),
                      said(report::Standing::Added, Token::Added, tr("only right")),
                      said(report::Standing::Removed, Token::Removed, tr("only left")),
                      said(report::Standing::Changed, Token::Changed, tr("different"))};
    if (m_left > 0)
        parts << tr("%n more not drawn", nullptr, m_left);
    m_legend->setText(parts.join(u" · "_s));
}

} // namespace tidemark::ui
