// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/server/serverpage.h"

#include "base/text.h"
#include "ui/common/emptynote.h"
#include "ui/common/errorpanel.h"
#include "ui/common/filterfield.h"
#include "ui/common/icons.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/tableview.h"
#include "ui/pages/server/overviewtab.h"
#include "ui/pages/server/reporttab.h"
#include "ui/pages/server/sessionbar.h"
#include "ui/pages/server/tablepanel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using watch::Topic;

ServerPage::ServerPage(Workbench *workbench, Syntax *syntax, const QString &profileId, QWidget *parent)
    : Page(parent)
    , m_workbench(workbench)
    , m_syntax(syntax)
    , m_profileId(profileId)
    , m_status(new MutedLabel(this))
    , m_filter(new FilterField(tr("Filter these rows"), this))
    , m_pause(new QToolButton(this))
    , m_refresh(new QToolButton(this))
    , m_error(new ErrorPanel(this))
    , m_stack(new QStackedWidget(this))
    , m_note(emptyNote(this))
    , m_tabs(new QTabWidget(m_stack))
    , m_overview(new OverviewTab(m_tabs))
{
    setAccessibleName(title());
    setupViews();
    setupTabs();
    connectSignals();
    sessionChanged();
}

ServerPage::~ServerPage() = default;

// ---- What it is made of

void ServerPage::setupHeader(QWidget *header)
{
    header->setAccessibleName(tr("Tools of the server page"));
    m_status->setAccessibleName(tr("What the server does"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_filter->setAccessibleName(tr("Filter the rows of this tab"));
    m_filter->setMaximumWidth(260);
    m_pause->setText(tr("Pause"));
    m_pause->setCheckable(true);
    m_pause->setToolTip(tr("Asks the server nothing until it is pressed again"));
    m_refresh->setIcon(icon(u"refresh"_s));
    m_refresh->setToolTip(tr("Read this tab again (F5)"));
    m_pause->setAccessibleName(tr("Pause"));
    m_refresh->setAccessibleName(tr("Refresh"));
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->addWidget(m_status, 1);
    layout->addWidget(m_filter);
    for (QToolButton *button : {m_pause, m_refresh}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    }
}

void ServerPage::setupViews()
{
    auto *header = new QWidget(this);
    setupHeader(header);
    m_stack->setAccessibleName(tr("Contents"));
    m_error->setRetryText(tr("Try again"));
    m_error->hide();
    m_note->setAutoFillBackground(true);
    m_note->setBackgroundRole(QPalette::Base);
    m_stack->addWidget(m_note);
    m_stack->addWidget(m_tabs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_error);
    layout->addWidget(m_stack, 1);
}

ReportTab *ServerPage::addReport(const QString &name, const QString &title, const std::vector<Topic> &topics)
{
    auto *tab = new ReportTab(title, topics, m_tabs);
    connect(tab, &ReportTab::retryRequested, this, &ServerPage::refresh);
    m_reports.insert(name, tab);
    m_names << name;
    return tab;
}

void ServerPage::addPlainReport(const QString &name, const QString &title, const std::vector<Topic> &topics)
{
    m_tabs->addTab(addReport(name, title, topics), title);
}

// Rows of sessions, and below what can be done with the one that is chosen.
void ServerPage::addSessionReport(const QString &name, const QString &title, Topic topic)
{
    ReportTab *tab = addReport(name, title, {topic});
    const BrowseSession *session = m_workbench->existingSession(m_profileId);
    const QString definition = session && session->dialect() ? session->dialect()->highlighting : QString();
    auto *split = new QSplitter(Qt::Vertical, m_tabs);
    auto *bar = new SessionBar(m_syntax, definition, split);
    split->setAccessibleName(tr("%1 and the chosen one").arg(title));
    split->setChildrenCollapsible(false);
    split->addWidget(tab);
    split->addWidget(bar);
    split->setStretchFactor(0, 1);
    split->setSizes({420, 130});
    m_bars.insert(name, bar);
    m_tabs->addTab(split, title);
    connect(bar, &SessionBar::signalRequested, this,
            [this, bar](const watch::Session &one, dialect::Signal what) { send(one, what, bar); });
}

void ServerPage::setupTabs()
{
    m_tabs->setAccessibleName(tr("Sections"));
    m_tabs->tabBar()->setAccessibleName(tr("Sections"));
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->tabBar()->setElideMode(Qt::ElideNone);
    m_tabs->setUsesScrollButtons(true);
    m_names << u"overview"_s;
    m_tabs->addTab(m_overview, tr("Overview"));
    addSessionReport(u"sessions"_s, tr("Sessions"), Topic::Sessions);
    addSessionReport(u"blocking"_s, tr("Blocking"), Topic::Blocking);
    addPlainReport(u"locks"_s, tr("Locks"), {Topic::Locks});
    addSessionReport(u"transactions"_s, tr("Transactions"), Topic::Transactions);
    addPlainReport(u"storage"_s, tr("Storage"), {Topic::Sizes, Topic::Indexes, Topic::Vacuum, Topic::Sequences});
    addPlainReport(u"statements"_s, tr("Statements"), {Topic::Statements});
    addPlainReport(u"replication"_s, tr("Replication"), {Topic::Replication});
}

void ServerPage::connectSignals()
{
    connect(m_workbench, &Workbench::sessionChanged, this, [this](const QString &id) {
        if (id == m_profileId)
            sessionChanged();
    });
    connect(m_workbench, &Workbench::profilesChanged, this, &Page::titleChanged);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ServerPage::tabChanged);
    connect(m_refresh, &QToolButton::clicked, this, &ServerPage::refresh);
    connect(m_pause, &QToolButton::toggled, this, [this](bool paused) {
        if (m_feed)
            m_feed->setPaused(paused);
        showState();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        for (ReportTab *tab : std::as_const(m_reports))
            tab->setFilter(text);
        m_overview->figures()->setFilter(text);
    });
    connect(m_filter, &FilterField::downPressed, this, &ServerPage::focusContent);
    connect(m_filter, &FilterField::escapePressed, this, &ServerPage::focusContent);
    connect(m_overview->figures(), &ReportTab::retryRequested, this, &ServerPage::refresh);
    connect(m_error, &ErrorPanel::retryRequested, this, [this] {
        if (m_feed)
            m_feed->retry();
        else
            m_workbench->open(m_profileId);
    });
}

// ---- What a page is

schema::ObjectRef serverPageRef()
{
    return {.kind = u"server page"_s, .name = {}, .part = {}};
}

bool isServerPage(const schema::ObjectRef &ref)
{
    return ref.kind == serverPageRef().kind;
}

QString ServerPage::title() const
{
    return tr("Server");
}

TabName ServerPage::tabName() const
{
    const connect::Profile *profile = m_workbench->profile(m_profileId);
    return {title(), {}, profile ? printable(profile->name) : QString()};
}

QString ServerPage::toolTipText() const
{
    return tabName().connection + u" · "_s + title();
}

QIcon ServerPage::pageIcon() const
{
    return icon(u"server"_s, Token::KindRelation);
}

workspace::OpenTab ServerPage::state() const
{
    return {.profileId = m_profileId, .ref = serverPageRef(), .section = currentTab()};
}

schema::ObjectRef ServerPage::subject() const
{
    return {};
}

bool ServerPage::shows(const QString &profile, const schema::ObjectRef &ref) const
{
    return profile == m_profileId && isServerPage(ref);
}

void ServerPage::restore(const workspace::OpenTab &tab)
{
    showTab(tab.section);
}

void ServerPage::showTab(const QString &name)
{
    if (const qsizetype at = m_names.indexOf(name); at >= 0)
        m_tabs->setCurrentIndex(int(at));
}

QString ServerPage::currentTab() const
{
    return m_names.value(m_tabs->currentIndex());
}

void ServerPage::focusContent()
{
    const ReportTab *tab = m_reports.value(currentTab());
    TablePanel *panel = tab ? tab->current() : nullptr;
    panel ? panel->setFocus(Qt::OtherFocusReason) : m_tabs->tabBar()->setFocus(Qt::OtherFocusReason);
}

void ServerPage::find()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

// ---- Watching

bool ServerPage::isSeen() const
{
    return isVisible() && !window()->isMinimized();
}

void ServerPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    window()->installEventFilter(this);
    updateWatching();
}

void ServerPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    updateWatching();
}

bool ServerPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange)
        updateWatching();
    return Page::eventFilter(watched, event);
}

void ServerPage::updateWatching()
{
    if (!m_feed)
        return;
    const BrowseSession *session = m_workbench->existingSession(m_profileId);
    const bool connected = session && session->state() != LinkState::Closed;
    m_feed->setWatched(connected && isSeen());
}

void ServerPage::sessionChanged()
{
    const BrowseSession *session = m_workbench->existingSession(m_profileId);
    if (!session) {
        m_feed.reset();
    } else if (session->state() == LinkState::Open && (!m_feed || m_feed->plan() != session->plan())) {
        if (session->dialect() && session->dialect()->serverWatch)
            makeFeed(*session);
    }
    updateWatching();
    showState();
}

void ServerPage::makeFeed(const BrowseSession &session)
{
    m_feed = std::make_unique<ServerFeed>(session, m_workbench->tools().jobs, this);
    m_feed->setPaused(m_pause->isChecked());
    connectFeed();
    tabChanged();
}

void ServerPage::connectFeed()
{
    connect(m_feed.get(), &ServerFeed::pulsed, this, &ServerPage::pulsed);
    connect(m_feed.get(), &ServerFeed::sessionsRead, this, &ServerPage::sessionsRead);
    connect(m_feed.get(), &ServerFeed::reportRead, this, &ServerPage::takeReport);
    connect(m_feed.get(), &ServerFeed::reportFailed, this, [this](Topic topic, const Error &error) {
        if (topic == Topic::Activity)
            return m_overview->figures()->setError(topic, error);
        for (ReportTab *tab : std::as_const(m_reports)) {
            if (std::ranges::find(tab->topics(), topic) != tab->topics().end())
                tab->setError(topic, error);
        }
    });
    connect(m_feed.get(), &ServerFeed::errorChanged, this, &ServerPage::feedErrorChanged);
}

void ServerPage::tabChanged()
{
    const QString tab = currentTab();
    if (m_feed)
        m_feed->setSessionsWanted(m_bars.contains(tab));
    readTab();
}

// What a poll does not bring.
void ServerPage::readTab()
{
    if (!m_feed)
        return;
    if (currentTab() == "overview"_L1)
        return m_feed->read(Topic::Activity);
    for (const Topic topic : m_reports.value(currentTab())->topics()) {
        if (topic != Topic::Sessions && topic != Topic::Blocking)
            m_feed->read(topic);
    }
}

void ServerPage::refresh()
{
    const BrowseSession *session = m_workbench->existingSession(m_profileId);
    if (!session || session->state() == LinkState::Closed || session->state() == LinkState::Failed)
        m_workbench->open(m_profileId);
    readTab();
    if (m_feed && m_bars.contains(currentTab()))
        m_feed->pollNow();
}

void ServerPage::pulsed(const watch::Pulse &pulse, const watch::PulseRates &rates)
{
    m_pulse = pulse;
    m_overview->add(pulse, rates);
    showState();
}

void ServerPage::sessionsRead()
{
    const watch::Sessions &all = m_feed->sessions();
    const QString tab = currentTab();
    if (tab == "sessions"_L1)
        takeReport(Topic::Sessions, watch::report(all));
    else if (tab == "blocking"_L1)
        takeReport(Topic::Blocking, watch::report(watch::blockingTree(all), all));
    else if (tab == "transactions"_L1)
        takeReport(Topic::Transactions, watch::report(all, {}));
}

void ServerPage::takeReport(Topic topic, const watch::Report &report)
{
    if (topic == Topic::Activity)
        return m_overview->figures()->setReport(topic, report);
    for (const QString &name : m_reports.keys()) {
        ReportTab *tab = m_reports.value(name);
        if (std::ranges::find(tab->topics(), topic) == tab->topics().end())
            continue;
        tab->setReport(topic, report);
        if (m_bars.contains(name))
            showChosen(name);
    }
}

// ---- What is said

void ServerPage::feedErrorChanged()
{
    m_error->setVisible(m_feed->error().has_value());
    if (m_feed->error()) {
        m_error->setError(*m_feed->error());
        m_overview->addGap();
    }
    showState();
}

void ServerPage::showState()
{
    const BrowseSession *session = m_workbench->existingSession(m_profileId);
    const bool watchable = !session || !session->dialect() || session->dialect()->serverWatch;
    const LinkState state = session ? session->state() : LinkState::Closed;
    if (!watchable)
        m_note->setText(tr("This database is a file: there is no server to watch."));
    else if (state == LinkState::Opening)
        m_note->setText(tr("Connecting…"));
    else if (state == LinkState::Failed && !m_feed)
        m_note->setText(session->error() ? session->error()->message : QString());
    else
        m_note->setText(tr("Not connected. Refresh (F5) connects."));
    const bool shown = m_feed && state != LinkState::Closed;
    m_stack->setCurrentWidget(shown ? static_cast<QWidget *>(m_tabs) : m_note);
    if (!shown || !m_pulse.at.isValid())
        return m_status->setText(QString());
    QString counts = tr("%1 active · %2 waiting · %3 idle in transaction · %4 idle · of %5")
                         .arg(m_pulse.active)
                         .arg(m_pulse.waiting)
                         .arg(m_pulse.idleInTransaction)
                         .arg(m_pulse.idle)
                         .arg(m_pulse.connectionLimit);
    if (!m_pulse.seesAll)
        counts = tr("%1 · without other roles, which pg_monitor shows").arg(counts);
    m_status->setText(m_pause->isChecked() ? tr("%1 · paused").arg(counts) : counts);
}

// The row may be of another reading than the sessions, and its number belong to another by now: they are matched by
// what they are.
void ServerPage::showChosen(const QString &name)
{
    const ReportTab *tab = m_reports.value(name);
    TablePanel *panel = tab->current();
    if (!panel)
        return;
    connect(panel, &TablePanel::currentChanged, this, &ServerPage::showCurrent, Qt::UniqueConnection);
    const watch::Sessions &all = m_feed->sessions();
    const watch::Session *session = watch::findSession(all.sessions, panel->chosenKey());
    m_bars.value(name)->setSession(session ? std::optional(*session) : std::nullopt, all.at());
}

void ServerPage::showCurrent()
{
    if (m_feed && m_bars.contains(currentTab()))
        showChosen(currentTab());
}

// What was asked about, even if the session has gone on to something else while the question stood there.
static dialect::SessionKey keyOf(const watch::Session &session, dialect::Signal what)
{
    dialect::SessionKey key{.pid = session.pid, .backendStart = session.backendStartKey};
    if (what == dialect::Signal::Cancel)
        key.statement = dialect::StatementKey{.start = session.queryStart, .text = session.query};
    return key;
}

void ServerPage::send(const watch::Session &session, dialect::Signal what, SessionBar *bar)
{
    if (!m_feed)
        return;
    const QString name = watch::sessionName(session);
    const bool ends = what == dialect::Signal::Terminate;
    m_feed->signal(keyOf(session, what), what, [bar, name, ends](const Result<bool> &reached) {
        if (!reached)
            bar->say(reached.error().message);
        else if (!*reached)
            bar->say(ends ? tr("%1 was gone already.").arg(name)
                          : tr("%1 did not run that statement any more.").arg(name));
        else
            bar->say(ends ? tr("Ended %1.").arg(name) : tr("Asked %1 to stop.").arg(name));
    });
}

} // namespace tidemark::ui
