// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pools/poolspage.h"

#include "ui/common/mutedlabel.h"
#include "ui/common/tableview.h"
#include "ui/models/pools/pooltables.h"
#include "ui/pages/pools/alertspanel.h"
#include "ui/pages/pools/linkspanel.h"
#include "ui/pages/pools/poolcharts.h"
#include "ui/pages/pools/poolpanel.h"
#include "ui/pages/pools/poolquestions.h"
#include "ui/pages/pools/resizedialog.h"
#include "ui/pages/pools/sourcedialog.h"
#include "ui/pages/pools/thresholdsdialog.h"
#include "ui/pages/server/tablepanel.h"

#include <QEvent>
#include <QListView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QToolButton>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static PoolReaderMaker readerMaker(Workbench *workbench)
{
    return [workbench](const PoolSource &source) {
        const SessionTools &tools = workbench->tools();
        return makePoolReader(source, {.registry = tools.registry,
                                       .asker = tools.asker,
                                       .keychain = tools.keychain,
                                       .profile = [workbench](const QString &id) { return workbench->profile(id); }});
    };
}

PoolsPage::PoolsPage(Workbench *workbench, QWidget *parent, PoolReaderMaker makeReader)
    : Page(parent)
    , m_workbench(workbench)
    , m_makeReader(makeReader ? std::move(makeReader) : readerMaker(workbench))
    , m_feed(std::make_unique<PoolsFeed>(PoolsFeed::Tools{
          .jobs = workbench->tools().jobs, .own = workbench->tools().pools, .makeReader = m_makeReader}))
{
    setAccessibleName(title());
    setupViews();
    connectSignals();
    m_feed->setSettings(poolsSettingsOf(m_workbench->settings().pools));
    m_feed->pollOwn();
    choose(allPoolsKey());
}

PoolsPage::~PoolsPage() = default;

void PoolsPage::connectSignals()
{
    connect(m_feed.get(), &PoolsFeed::changed, this, &PoolsPage::feedChanged);
    // all that the page asks of servers together is one statement a second
    m_feed->health()->setTurn([this](const std::function<void()> &ask) { m_server ? m_server->giveTurn(ask) : ask(); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PoolsPage::currentRowChanged);
    connect(m_add, &QPushButton::clicked, this, &PoolsPage::addSource);
    connect(m_thresholds, &QToolButton::clicked, this, &PoolsPage::editThresholds);
    connect(m_pause, &QToolButton::toggled, this, [this](bool paused) {
        m_feed->setPaused(paused);
        if (m_server)
            m_server->setPaused(paused);
        feedChanged();
    });
    connect(m_allPools->view(), &TableView::goTo, this,
            [this](const QModelIndex &index) { choose(m_allPools->model()->keyAt(index)); });
    // who disconnects closes a pool, who connects opens one
    connect(m_workbench, &Workbench::sessionChanged, this, [this] {
        m_feed->pollOwn();
        updateServer();
    });
    connectPanel();
}

void PoolsPage::connectPanel()
{
    connect(m_panel, &PoolPanel::resizeRequested, this, &PoolsPage::resizeChosen);
    connect(m_panel, &PoolPanel::suspendRequested, this, &PoolsPage::suspendOrResume);
    connect(m_panel, &PoolPanel::tabChanged, this, &PoolsPage::updateLinks);
    connect(m_panel, &PoolPanel::removeRequested, this, &PoolsPage::removeSource);
    connect(m_panel, &PoolPanel::retryRequested, this, [this] {
        if (const PoolRecord *pool = chosenPool())
            m_feed->retry(pool->sourceId());
    });
    connect(m_panel, &PoolPanel::evictRequested, this, [this] {
        if (const PoolRecord *pool = chosenPool())
            confirmEvict(window(), poolName(*m_feed, *pool), [this, asked = pool->own()] {
                act(asked, tr("Replacing the connections of a pool"), tr("All connections are being replaced."),
                    [](pool::Pool &one) -> Result<void> {
                        one.evict();
                        return {};
                    });
            });
    });
    connect(m_panel->charts(), &PoolCharts::serverWanted, this, [this](bool wanted) {
        PoolsSettings settings = m_feed->settings();
        settings.watchServer = wanted;
        saveSettings(settings);
        updateServer();
    });
}

// ---- Watching

bool PoolsPage::isSeen() const
{
    return isVisible() && !window()->isMinimized();
}

void PoolsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    window()->installEventFilter(this);
    updateWatching();
}

void PoolsPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    updateWatching();
}

bool PoolsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange)
        updateWatching();
    return Page::eventFilter(watched, event);
}

void PoolsPage::updateWatching()
{
    m_feed->setWatched(isSeen());
    if (m_server)
        m_server->setWatched(isSeen());
}

void PoolsPage::feedChanged()
{
    const bool any = !m_feed->pools().empty() || !m_feed->sources().empty();
    m_stack->setCurrentIndex(any ? 1 : 0);
    m_status->setText(m_pause->isChecked() ? tr("%1 · paused").arg(summaryText(*m_feed)) : summaryText(*m_feed));
    m_status->setVisible(any);
    {
        // that a neighbour becomes current when a row goes is nobody's choice
        const QScopedValueRollback follows(m_follows, true);
        m_list.setTable(poolsTable(*m_feed, true));
    }
    const QString shared = sharedText(*m_feed);
    m_shared->setText(shared);
    m_shared->setVisible(!shared.isEmpty());
    if (m_chosen != allPoolsKey() && !chosenPool()) {
        m_chosen = allPoolsKey();
        m_feed->setChosen(m_chosen);
        updateServer();
    }
    if (const QModelIndex row = m_list.indexOf(m_chosen); row.isValid() && row.row() != m_view->currentIndex().row())
        m_view->setCurrentIndex(row);
    showChosen();
    updateLinks();
}

// Who is connected is read only while somebody looks at it.
void PoolsPage::updateLinks()
{
    const PoolRecord *pool = chosenPool();
    const LinksPanel *seen = pool ? m_panel->linksSeen() : nullptr;
    m_feed->setLinksWanted(seen ? pool->sourceId() : QString(), seen ? seen->side() : pool::LinkSide::Clients);
}

void PoolsPage::currentRowChanged(const QModelIndex &current)
{
    const QString key = m_list.keyAt(current);
    if (!m_follows && !key.isEmpty() && key != m_chosen)
        choose(key);
}

void PoolsPage::choose(const QString &key)
{
    m_chosen = key == allPoolsKey() || m_feed->find(key) ? key : allPoolsKey();
    m_feed->setChosen(m_chosen);
    feedChanged();
    updateServer();
}

void PoolsPage::showChosen()
{
    const PoolRecord *pool = chosenPool();
    m_detail->setCurrentIndex(pool ? 1 : 0);
    if (pool)
        return m_panel->showPool(*m_feed, *pool);
    m_allPools->setTable(poolsTable(*m_feed, false));
    m_allAlerts->setTable(alertsTable(*m_feed, nullptr));
}

void PoolsPage::refresh()
{
    m_feed->pollNow();
}

// ---- The server behind a pool

BrowseSession *PoolsPage::sessionOf(const PoolRecord &record) const
{
    const auto pool = record.own();
    for (const QString &id : m_workbench->openProfiles()) {
        BrowseSession *session = m_workbench->existingSession(id);
        const bool open = session && session->state() == LinkState::Open;
        if (pool && open && session->dialect() && session->dialect()->serverWatch && session->plan()->pool() == pool)
            return session;
    }
    return nullptr;
}

void PoolsPage::updateServer()
{
    const PoolRecord *pool = chosenPool();
    const BrowseSession *session = pool ? sessionOf(*pool) : nullptr;
    const bool wanted = session && m_feed->settings().watchServer;
    m_panel->charts()->setServer(session, wanted);
    const BrowseSession *watched = wanted ? session : nullptr;
    if (watched == m_serverSession && (!watched || m_server->plan() == watched->plan()))
        return;
    m_serverSession = watched;
    m_server.reset();
    m_panel->charts()->clearServer();
    if (!watched)
        return;
    m_server = std::make_unique<ServerFeed>(*watched, m_workbench->tools().jobs, nullptr, u"pools page"_s);
    m_server->setPaused(m_pause->isChecked());
    connect(m_server.get(), &ServerFeed::pulsed, this, [this](const watch::Pulse &pulse) {
        m_panel->charts()->addPulse(m_feed->now().toMSecsSinceEpoch(), pulse);
    });
    m_server->setWatched(isSeen());
}

// ---- What can be done

// On the pool that was asked about, whichever is chosen by now.
void PoolsPage::act(const std::shared_ptr<pool::Pool> &pool, const QString &title, const QString &done,
                    std::function<Result<void>(pool::Pool &)> what)
{
    if (!pool)
        return;
    m_workbench->tools().jobs->run(
        this, {.title = title, .quiet = true},
        [pool, what = std::move(what)](job::JobContext &) -> Result<void> { return what(*pool); },
        [this, pool, done](const Result<void> &outcome) {
            if (const PoolRecord *shown = chosenPool(); shown && shown->own() == pool)
                m_panel->say(outcome ? done : outcome.error().message);
            m_feed->pollOwn();
        });
}

void PoolsPage::suspendOrResume()
{
    const PoolRecord *pool = chosenPool();
    if (!pool)
        return;
    if (pool->reading().suspended)
        return act(pool->own(), tr("Resuming a pool"), tr("It lends connections again."),
                   [](pool::Pool &one) -> Result<void> {
                       one.resume();
                       return {};
                   });
    confirmSuspend(window(), poolName(*m_feed, *pool), [this, asked = pool->own()] {
        act(asked, tr("Suspending a pool"), tr("It lends no connections."), [](pool::Pool &one) -> Result<void> {
            one.suspend();
            return {};
        });
    });
}

QDialog *PoolsPage::resizeChosen()
{
    const PoolRecord *record = chosenPool();
    const auto pool = record ? record->own() : nullptr;
    if (!pool)
        return nullptr;
    auto *dialog = new ResizeDialog(poolName(*m_feed, *record), pool->config(), window());
    connect(dialog, &ResizeDialog::chosen, this, [this, pool](const pool::PoolConfig &config) {
        act(pool, tr("Resizing a pool"), tr("It has its new size."),
            [config](pool::Pool &one) { return one.setConfig(config); });
    });
    dialog->open();
    return dialog;
}

void PoolsPage::saveSettings(const PoolsSettings &settings)
{
    m_feed->setSettings(settings);
    workspace::Settings all = m_workbench->settings();
    all.pools = toJson(settings);
    m_workbench->setSettings(all);
}

QDialog *PoolsPage::editThresholds()
{
    auto *dialog = new ThresholdsDialog(m_feed->settings().thresholds, window());
    connect(dialog, &ThresholdsDialog::chosen, this, [this](const pool::AlertThresholds &thresholds) {
        PoolsSettings settings = m_feed->settings();
        settings.thresholds = thresholds;
        saveSettings(settings);
    });
    dialog->open();
    return dialog;
}

QDialog *PoolsPage::addSource()
{
    auto *dialog = new SourceDialog(m_workbench, m_makeReader, window());
    connect(dialog, &SourceDialog::chosen, this, [this](const PoolSource &source) {
        PoolsSettings settings = m_feed->settings();
        settings.sources.push_back(source);
        saveSettings(settings);
        m_feed->retry(source.id); // whoever adds it is there to be asked
    });
    dialog->open();
    dialog->url()->setFocus();
    return dialog;
}

void PoolsPage::removeSource()
{
    const PoolRecord *pool = chosenPool();
    const SourceFeed *source = pool ? m_feed->source(pool->sourceId()) : nullptr;
    if (!source)
        return;
    confirmRemoveSource(window(), sourceName(source->source()), [this, id = source->source().id] {
        PoolsSettings settings = m_feed->settings();
        std::erase_if(settings.sources, [&](const PoolSource &one) { return one.id == id; });
        saveSettings(settings);
    });
}

} // namespace tidemark::ui
