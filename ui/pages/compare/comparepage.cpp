// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/comparepage.h"

#include "base/text.h"
#include "schema/kinds.h"
#include "ui/common/busystrip.h"
#include "ui/common/emptynote.h"
#include "ui/common/errorpanel.h"
#include "ui/common/icons.h"
#include "ui/pages/compare/comparebar.h"
#include "ui/pages/compare/comparedetailtab.h"
#include "ui/pages/compare/comparediagramtab.h"
#include "ui/pages/compare/comparetree.h"
#include "ui/pages/compare/renamestrip.h"
#include "ui/pages/compare/scripttab.h"
#include "ui/pages/object/sheettab.h"

#include <QComboBox>
#include <QLabel>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

// A page that is narrower has the objects above what differs in them.
static constexpr int narrow = 720;

ComparePage::ComparePage(Workbench *workbench, Syntax *syntax, QWidget *parent)
    : Page(parent)
    , m_workbench(workbench)
    , m_session(workbench)
    , m_bar(new CompareBar(workbench, this))
    , m_busy(new BusyStrip(this))
    , m_stack(new QStackedWidget(this))
    , m_note(emptyNote(this))
    , m_errorPage(new QWidget(this))
    , m_error(new ErrorPanel(m_errorPage))
    , m_result(new QWidget(this))
    , m_renames(new RenameStrip(m_result))
    , m_split(new QSplitter(Qt::Horizontal, m_result))
    , m_tree(new CompareTree(&m_model, m_split))
    , m_tabs(new QTabWidget(m_split))
    , m_detail(new CompareDetailTab(syntax, m_tabs))
    , m_script(new ScriptTab(syntax, m_tabs))
    , m_diagram(new CompareDiagramTab(workbench->tools().jobs, m_tabs))
    , m_notes(new SheetTab(tr("Notes"), m_tabs))
{
    setAccessibleName(tr("Compare"));
    setupViews();
    setupResult();
    connectSignals();
    showOutcome();
    setFocusProxy(m_bar->left()->field());
}

void ComparePage::setupViews()
{
    m_stack->setAccessibleName(tr("Result of the comparison"));
    m_errorPage->setAccessibleName(tr("Error"));
    for (QWidget *ground : {static_cast<QWidget *>(m_note), m_errorPage}) {
        ground->setAutoFillBackground(true);
        ground->setBackgroundRole(QPalette::Base);
    }
    auto *errorLayout = new QVBoxLayout(m_errorPage);
    errorLayout->setContentsMargins(16, 16, 16, 16);
    errorLayout->addWidget(m_error);
    errorLayout->addStretch();
    m_stack->addWidget(m_note);
    m_stack->addWidget(m_errorPage);
    m_stack->addWidget(m_result);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_busy);
    layout->addWidget(m_stack, 1);
}

void ComparePage::setupResult()
{
    m_result->setAccessibleName(tr("Differences"));
    m_tabs->setAccessibleName(tr("Sections"));
    m_tabs->tabBar()->setAccessibleName(tr("Sections"));
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->addTab(m_detail, tr("Definitions"));
    m_tabs->addTab(m_script, tr("Script"));
    m_tabs->addTab(m_diagram, tr("Diagram"));
    m_tabs->addTab(m_notes, tr("Notes"));
    m_split->setAccessibleName(tr("Objects and what differs"));
    m_split->setChildrenCollapsible(false);
    m_split->setStretchFactor(1, 1);
    m_split->setSizes({340, 690});
    auto *layout = new QVBoxLayout(m_result);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_renames);
    layout->addWidget(m_split, 1);
}

void ComparePage::connectSignals()
{
    for (SourcePicker *picker : {m_bar->left(), m_bar->right()})
        connect(picker, &SourcePicker::sideChanged, this, &ComparePage::sidesChanged);
    connect(m_bar, &CompareBar::compareRequested, this, &ComparePage::compare);
    connect(m_bar, &CompareBar::optionsChanged, this, [this] { m_session.setOptions(m_bar->options()); });
    connect(m_bar, &CompareBar::swapRequested, this, [this] {
        m_session.swap();
        setSides(m_session.left(), m_session.right());
    });
    connect(m_busy, &BusyStrip::cancelRequested, &m_session, &CompareSession::cancel);
    connect(m_error, &ErrorPanel::retryRequested, this, &ComparePage::compare);
    connect(&m_session, &CompareSession::runningChanged, this, &ComparePage::runningChanged);
    connect(&m_session, &CompareSession::progressed, this, [this] { m_busy->start(m_session.progressText()); });
    connect(&m_session, &CompareSession::changed, this, &ComparePage::sessionChanged);
    connect(&m_session, &CompareSession::scriptChanged, this, [this] { m_script->setScript(m_session.script()); });
    connect(&m_session, &CompareSession::alongChanged, this, [this] {
        m_model.setAlong(m_session.along());
        showScriptNote();
    });
    connect(&m_model, &CompareModel::choiceChanged, this, &ComparePage::planChosen);
    connect(m_tree, &CompareTree::currentChanged, this, &ComparePage::showDetail);
    connect(m_script, &ScriptTab::strategyChosen, this, [this](plan::Strategy strategy) {
        m_script->wait();
        m_session.setStrategy(strategy);
    });
    connect(m_diagram, &CompareDiagramTab::openRequested, this, [this](const schema::QualifiedName &table) {
        m_tree->select({schema::kind::table, table, {}});
        m_tabs->setCurrentWidget(m_detail);
    });
    connect(m_renames, &RenameStrip::takeRequested, this,
            [this](const RenameOffer &offer) { m_session.takeRename(offer.rename); });
    connect(m_renames, &RenameStrip::giveBackRequested, &m_session, &CompareSession::giveBackRename);
}

bool ComparePage::isBusy() const
{
    return m_session.isRunning() || m_session.isPlanning() || m_reading || m_diagram->isBusy();
}

QSize ComparePage::sizeHint() const
{
    return {1000, 640};
}

void ComparePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const Qt::Orientation wanted = event->size().width() < narrow ? Qt::Vertical : Qt::Horizontal;
    if (wanted == m_split->orientation())
        return;
    m_split->setOrientation(wanted);
    m_split->setSizes(wanted == Qt::Vertical ? QList{200, 500} : QList{340, 690});
}

// ---- What is compared

void ComparePage::setSides(const CompareSide &left, const CompareSide &right)
{
    {
        const QSignalBlocker quietLeft(m_bar->left());
        const QSignalBlocker quietRight(m_bar->right());
        m_bar->left()->setSide(left);
        m_bar->right()->setSide(right);
    }
    m_bar->showState();
    sidesChanged();
}

void ComparePage::sidesChanged()
{
    m_session.setSides(m_bar->left()->side(), m_bar->right()->side());
    Q_EMIT titleChanged();
}

void ComparePage::compare()
{
    if (m_session.left().isEmpty() || m_session.right().isEmpty())
        return m_bar->focusEmpty();
    m_session.run();
}

void ComparePage::runningChanged()
{
    m_session.isRunning() ? m_busy->start(m_session.progressText()) : m_busy->stop();
    if (m_session.isRunning() && !m_session.comparison() && !m_session.error())
        showOutcome();
}

void ComparePage::sessionChanged()
{
    if (m_session.comparison() != m_shown) {
        m_shown = m_session.comparison();
        m_shownObject = {};
        m_detail->clear();
        const QString left = m_session.nameOf(m_session.left());
        const QString right = m_session.nameOf(m_session.right());
        m_detail->setNames(left, right);
        m_script->setContext(left, right, m_shown ? m_shown->dialect->highlighting : QString());
        m_script->setScript(ScriptPair{});
        m_script->setStrategies(m_session.strategies(), m_session.strategy());
        m_diagram->setComparison(m_shown);
        m_model.setComparison(m_shown);
        if (m_shown) {
            showNotes(*m_shown);
            planChosen();
        }
    }
    m_renames->setOffers(m_shown ? m_shown->renames : std::vector<RenameOffer>(), m_session.renameError());
    showOutcome();
}

void ComparePage::planChosen()
{
    m_script->wait();
    m_session.plan(m_model.marks().chosen());
}

// Whoever runs a part of the script must know that it is one.
void ComparePage::showScriptNote()
{
    const ChoiceMarks &marks = m_model.marks();
    const int left = marks.count() - marks.chosenCount() - marks.alongCount();
    m_script->setNote(left > 0 ? tr("%n change(s) left out by you.", nullptr, left) : QString());
}

void ComparePage::showNotes(const Comparison &comparison)
{
    Sheet sheet{.columns = {{.title = tr("Source"), .width = 20},
                            {.title = tr("Where"), .width = 26},
                            {.title = tr("What"), .width = 40}},
                .rows = {}};
    for (const ComparisonNote &note : comparison.notes)
        sheet.rows.push_back({{.text = note.source}, {.text = note.place}, {.text = note.text}});
    m_notes->setSheet(sheet, tr("Everything was read."));
    const auto count = sheet.rows.size();
    m_tabs->setTabVisible(m_tabs->indexOf(m_notes), count > 0);
    m_tabs->setTabText(m_tabs->indexOf(m_notes), tr("Notes (%1)").arg(count));
}

// Whoever reads that nothing differs must know what was not compared.
static QString equalText(const Comparison &comparison)
{
    constexpr size_t most = 8;
    QStringList lines{ComparePage::tr("No differences"),
                      ComparePage::tr("%n object(s) were compared.", nullptr, int(comparison.objects.size()))};
    if (!comparison.notes.empty())
        lines << QString() << ComparePage::tr("Not compared:");
    for (size_t i = 0; i < std::min(most, comparison.notes.size()); ++i) {
        const ComparisonNote &note = comparison.notes[i];
        lines << u"%1: %2: %3"_s.arg(note.source, note.place, printable(note.text));
    }
    if (comparison.notes.size() > most)
        lines << ComparePage::tr("and %n more", nullptr, int(comparison.notes.size() - most));
    return lines.join(u'\n');
}

void ComparePage::showOutcome()
{
    if (m_session.error()) {
        m_error->setError(*m_session.error());
        return m_stack->setCurrentWidget(m_errorPage);
    }
    if (m_shown && !m_shown->isEqual())
        return m_stack->setCurrentWidget(m_result);
    if (m_shown)
        m_note->setText(equalText(*m_shown));
    else if (m_session.isRunning())
        m_note->setText(tr("Reading both sources…"));
    else
        m_note->setText(tr("Choose two sources above and press Compare: saved connections, SQLite files, snapshots, "
                           ".sql files or folders of them.\n\nYou see what differs, object by object, and get the "
                           "script that turns the left one into the right one, and back. Nothing is changed."));
    m_stack->setCurrentWidget(m_note);
}

void ComparePage::showDetail()
{
    const ComparedObject *object = m_shown ? m_tree->current() : nullptr;
    if (!object || object->ref == m_shownObject)
        return;
    m_shownObject = object->ref;
    m_reading = true;
    m_session.readDetail(*object, [this, of = m_shown](CompareDetail detail) {
        m_reading = false;
        if (of == m_shown)
            m_detail->setDetail(std::move(detail), m_shown->dialect->highlighting);
    });
}

} // namespace tidemark::ui
