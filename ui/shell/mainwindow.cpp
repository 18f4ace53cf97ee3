// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "base/text.h"
#include "ui/common/icons.h"
#include "ui/common/searchbutton.h"
#include "ui/models/diagramsubject.h"
#include "ui/pages/compare/comparepage.h"
#include "ui/pages/diagram/diagrampage.h"
#include "ui/pages/object/objectpage.h"
#include "ui/pages/pools/poolspage.h"
#include "ui/pages/server/serverpage.h"
#include "ui/pages/start/startpage.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/dock.h"
#include "ui/shell/environmentband.h"
#include "ui/shell/navigator.h"
#include "ui/shell/pagearea.h"
#include "ui/shell/quickopenbox.h"
#include "ui/shell/rail.h"
#include "ui/shell/statusstrip.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QSplitter>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(WindowTools tools, QWidget *parent)
    : QMainWindow(parent)
    , m_tools(std::move(tools))
    , m_actions(new Actions(this))
    , m_band(new EnvironmentBand(this))
    , m_rail(new Rail(this))
    , m_navigator(new Navigator(m_tools.workbench, this))
    , m_start(new StartPage(this))
    , m_pages(new PageArea(m_start, this))
    , m_dock(new Dock(m_tools.workbench->tools().jobs, m_tools.messages, this))
    , m_status(new StatusStrip(m_tools.workbench->tools().jobs, this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
    , m_rows(new QSplitter(Qt::Vertical, this))
{
    setObjectName(u"window"_s);
    setAccessibleName(tr("Tidemark"));
    setWindowTitle(tr("Tidemark"));
    setAcceptDrops(true);
    setupActions();
    setupViews();
    connectSignals();
    applySettings();
    currentChanged();
}

MainWindow::~MainWindow() = default;

void MainWindow::setupViews()
{
    m_columns->setAccessibleName(tr("Navigator and pages"));
    m_rows->setAccessibleName(tr("Pages and dock"));
    m_columns->setChildrenCollapsible(false);
    m_rows->setChildrenCollapsible(false);
    m_navigator->setMinimumWidth(180);
    m_columns->addWidget(m_navigator);
    m_columns->addWidget(m_pages);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({300, 900});
    m_rows->addWidget(m_columns);
    m_rows->addWidget(m_dock);
    m_rows->setStretchFactor(0, 1);
    m_rows->setSizes({600, 180});
    m_dock->hide();

    auto *central = new QWidget(this);
    central->setAccessibleName(tr("Workbench"));
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_rail);
    body->addWidget(m_rows, 1);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(body, 1);
    layout->addWidget(m_status);
    setCentralWidget(central);

    setupMenus();
    setupToolBar();
    m_rail->addTop(action("view.navigator"));
    m_rail->addTop(action("go.compare"));
    m_rail->addTop(action("go.server"));
    m_rail->addTop(action("go.pools"));
    m_rail->addBottom(action("view.dock"));
    m_rail->addBottom(action("app.settings"));
    m_navigator->addHeaderAction(action("connection.new"));
    m_navigator->setMenuActions({action("connection.open"), action("connection.close"), action("go.server"),
                                 action("go.compare"), action("connection.edit"), action("connection.duplicate"),
                                 action("connection.delete")},
                                {action("go.open"), action("object.properties"), action("go.diagram"), nullptr,
                                 action("object.copy.name"), action("object.copy.ddl"), nullptr, action("go.refresh")},
                                {action("connection.new"), action("file.open"), action("view.system")});
    resize(1200, 760);
}

void MainWindow::setupToolBar()
{
    auto *bar = addToolBar(tr("Toolbar"));
    bar->setObjectName(u"toolbar"_s);
    bar->setAccessibleName(tr("Toolbar"));
    bar->setMovable(false);
    bar->setIconSize({16, 16});
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addAction(action("connection.new"));
    bar->addAction(action("file.open"));
    bar->addAction(action("go.refresh"));
    const auto stretch = [bar] {
        auto *space = new QWidget(bar);
        space->setAccessibleName(tr("Space"));
        space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        bar->addWidget(space);
    };
    stretch();
    auto *search = new SearchButton(action("go.object"), bar);
    bar->addWidget(search);
    stretch();
    bar->addAction(action("app.palette"));
    for (QToolButton *button : bar->findChildren<QToolButton *>()) {
        if (button->defaultAction())
            button->setAccessibleName(plainText(*button->defaultAction()));
        else
            button->setAccessibleName(tr("More"));
    }
}

void MainWindow::connectSignals()
{
    Workbench *workbench = m_tools.workbench;
    // whoever is killed finds his tabs again; nothing is written while nothing changes
    connect(&m_saving, &QTimer::timeout, this, &MainWindow::saveSession);
    m_saving.start(std::chrono::seconds(3));
    connect(workbench, &Workbench::sessionChanged, this, &MainWindow::sessionChanged);
    connect(workbench, &Workbench::profilesChanged, this, &MainWindow::currentChanged);
    connect(workbench, &Workbench::profileRemoved, m_pages, &PageArea::closeProfile);
    connect(workbench, &Workbench::recentChanged, this, [this] { m_start->setRecent(m_tools.workbench->recent()); });
    connect(workbench, &Workbench::settingsChanged, this, &MainWindow::applySettings);
    connect(workbench, &Workbench::noticed, this, [this](const Error &note) { tell(tr("Tidemark"), note); });
    connect(m_navigator, &Navigator::openRequested, this, &MainWindow::openObject);
    connect(m_navigator, &Navigator::copyRequested, action("object.copy.name"), &QAction::trigger);
    connect(m_navigator, &Navigator::connectRequested, this, &MainWindow::openProfile);
    connect(m_navigator, &Navigator::currentChanged, this, &MainWindow::currentChanged);
    connect(m_pages, &PageArea::currentChanged, this, &MainWindow::pageChanged);
    connect(m_start, &StartPage::connectRequested, action("connection.new"), &QAction::trigger);
    connect(m_start, &StartPage::openFileRequested, action("file.open"), &QAction::trigger);
    connect(m_start, &StartPage::sampleRequested, action("file.sample"), &QAction::trigger);
    connect(m_start, &StartPage::recentChosen, this, &MainWindow::openRecent);
    connect(m_dock, &Dock::closeRequested, this, [this] { showDock(false); });
    connect(m_status, &StatusStrip::tasksRequested, this, [this] {
        showDock(true);
        m_dock->showTasks();
    });
    connect(m_status, &StatusStrip::messagesRequested, this, [this] {
        showDock(true);
        m_dock->showMessages();
    });
    m_start->setRecent(workbench->recent());
}

QAction *MainWindow::action(const char *id) const
{
    QAction *found = m_actions->find(QString::fromLatin1(id));
    Q_ASSERT_X(found, "MainWindow::action", id);
    return found;
}

QString MainWindow::currentProfile() const
{
    const Page *page = m_pages->current();
    const bool inTree = m_navigator->isAncestorOf(QApplication::focusWidget());
    return page && !(inTree && !m_navigator->currentProfile().isEmpty()) ? page->profileId()
                                                                         : m_navigator->currentProfile();
}

void MainWindow::openProfile(const QString &id)
{
    m_tools.workbench->open(id);
    m_navigator->selectProfile(id);
}

void MainWindow::openFile(const QString &path)
{
    auto added = m_tools.workbench->addFile(path);
    if (!added) {
        tell(tr("Open a file"), added.error());
        return;
    }
    openProfile(*added);
}

void MainWindow::openRecent(const workspace::RecentItem &item)
{
    if (!item.path.isEmpty())
        return openFile(item.path);
    if (m_tools.workbench->profile(item.profileId))
        return openProfile(item.profileId);
    m_tools.workbench->forgetRecent(item);
    m_status->say(tr("That profile is not there any more."));
}

void MainWindow::openSamples()
{
    for (const Sample &sample : m_tools.samples) {
        m_tools.workbench->tools().jobs->run(
            this, {.title = sample.title, .slot = sample.title}, sample.make,
            [this, optional = sample.optional, title = sample.title](Result<connect::Profile> profile) {
                if (profile) {
                    m_tools.workbench->addUnsaved(*profile);
                    m_tools.workbench->open(profile->id);
                    if (!optional)
                        m_navigator->selectProfile(profile->id);
                } else if (!optional || profile.error().kind != ErrorKind::Unsupported) {
                    tell(title, profile.error());
                }
            });
    }
}

Page *MainWindow::makePage(const QString &profileId, const schema::ObjectRef &ref)
{
    Page *page = nullptr;
    if (isPoolsPage(ref))
        page = new PoolsPage(m_tools.workbench);
    else if (ref.kind == diagramKind)
        page = new DiagramPage(m_tools.workbench, profileId, ref);
    else if (isServerPage(ref))
        page = new ServerPage(m_tools.workbench, m_tools.syntax, profileId);
    else
        page = new ObjectPage(m_tools.workbench, m_tools.syntax, profileId, ref);
    connect(page, &Page::openRequested, this, &MainWindow::openObject);
    return page;
}

Page *MainWindow::openDiagram(const QString &profileId, const schema::ObjectRef &chosen)
{
    if (!m_tools.workbench->session(profileId))
        return nullptr;
    const schema::ObjectRef ref = diagramFor(chosen);
    Page *page = m_pages->find(profileId, ref);
    if (!page) {
        page = makePage(profileId, ref);
        m_pages->add(page);
    }
    m_pages->show(page);
    return page;
}

Page *MainWindow::openServer(const QString &profileId)
{
    BrowseSession *session = m_tools.workbench->session(profileId);
    if (!session || !session->dialect() || !session->dialect()->serverWatch)
        return nullptr;
    if (session->state() == LinkState::Closed)
        m_tools.workbench->open(profileId);
    Page *page = m_pages->find(profileId, serverPageRef());
    if (!page) {
        page = makePage(profileId, serverPageRef());
        m_pages->add(page);
    }
    m_pages->show(page);
    return page;
}

Page *MainWindow::openPools()
{
    Page *page = m_pages->find({}, poolsPageRef());
    if (!page) {
        page = makePage({}, poolsPageRef());
        m_pages->add(page);
    }
    m_pages->show(page);
    return page;
}

Page *MainWindow::openObject(const QString &profileId, const schema::ObjectRef &ref)
{
    const BrowseSession *session = m_tools.workbench->session(profileId);
    if (!session)
        return nullptr;
    const PageTarget target =
        session->introspection() ? pageTarget(session->introspection()->schema, ref) : PageTarget{ref, {}};
    Page *page = m_pages->find(profileId, target.ref);
    if (!page) {
        page = makePage(profileId, target.ref);
        m_pages->add(page);
    }
    m_pages->show(page);
    if (target.section)
        page->showSection(*target.section);
    return page;
}

ComparePage *MainWindow::addCompare(int pane)
{
    auto *page = new ComparePage(m_tools.workbench, m_tools.syntax);
    m_pages->add(page, pane);
    return page;
}

ComparePage *MainWindow::openCompare(const QString &leftProfile)
{
    ComparePage *page = addCompare();
    page->setSides({.profileId = leftProfile, .text = {}}, {});
    page->setFocus();
    return page;
}

void MainWindow::openTab(const workspace::OpenTab &tab)
{
    if (tab.ref.kind == compareKind())
        return addCompare(tab.pane)->restore(tab);
    if (isPoolsPage(tab.ref) && m_pages->find({}, tab.ref))
        return;
    if (!isPoolsPage(tab.ref) && !m_tools.workbench->session(tab.profileId))
        return;
    Page *page = makePage(tab.profileId, tab.ref);
    if (auto *object = qobject_cast<ObjectPage *>(page))
        object->showSection(tab.section);
    else if (auto *server = qobject_cast<ServerPage *>(page))
        server->restore(tab);
    else if (auto *pools = qobject_cast<PoolsPage *>(page))
        pools->restore(tab);
    m_pages->add(page, tab.pane);
}

void MainWindow::reopenTab()
{
    if (m_pages->hasClosed())
        openTab(m_pages->takeLastClosed());
}

void MainWindow::refresh()
{
    if (Page *page = m_pages->current(); page && !m_navigator->isAncestorOf(QApplication::focusWidget()))
        return page->refresh();
    if (BrowseSession *session = m_tools.workbench->session(currentProfile()))
        session->refresh();
}

void MainWindow::sessionChanged(const QString &id)
{
    if (const BrowseSession *session = m_tools.workbench->existingSession(id); session && session->error())
        m_status->say(printable(session->profile().name) + u": "_s + session->error()->message);
    currentChanged();
}

void MainWindow::pageChanged()
{
    const Page *page = m_pages->current();
    m_navigator->follow(page ? page->profileId() : QString(), page ? page->subject() : schema::ObjectRef{});
    currentChanged();
}

void MainWindow::currentChanged()
{
    const connect::Profile *profile = m_tools.workbench->profile(currentProfile());
    if (profile) {
        const TreeSource *source = m_tools.workbench->tree()->source(profile->id);
        m_band->setProfile(*profile, profile->name + u" · "_s + (source ? source->detail : QString()));
    } else {
        m_band->setNothing();
    }
    const Page *page = m_pages->current();
    setWindowTitle(page && profile ? tr("%1 · %2 · Tidemark").arg(page->title(), printable(profile->name))
                                   : tr("Tidemark"));
    updateActions();
    updateStatus();
}

void MainWindow::updateStatus()
{
    const BrowseSession *session = m_tools.workbench->existingSession(currentProfile());
    if (!session)
        return m_status->setConnection({});
    const QString name = printable(session->profile().name);
    switch (session->state()) {
    case LinkState::Closed: return m_status->setConnection(tr("%1 is not connected").arg(name));
    case LinkState::Opening: return m_status->setConnection(tr("Connecting to %1…").arg(name));
    case LinkState::Failed:
        return m_status->setConnection(
            tr("%1: %2").arg(name, session->error() ? session->error()->message : QString()));
    case LinkState::Open: break;
    }
    const sql::ServerInfo &server = session->server();
    QStringList facts{server.product + u' ' + server.versionText.section(u' ', 0, 0), server.address};
    if (!server.user.isEmpty())
        facts << server.user;
    if (server.encrypted)
        facts << server.encryption.section(u',', 0, 0);
    m_status->setConnection(facts.join(u" · "_s));
}

void MainWindow::tell(const QString &source, const Error &error)
{
    m_tools.messages->addError(source, error);
    m_status->say(error.message);
    m_status->setUnreadMessages(++m_unread);
}

void MainWindow::showDock(bool open)
{
    if (open && !m_dock->isVisible())
        m_unread > 0 ? m_dock->showMessages() : m_dock->showTasks();
    m_dock->setVisible(open);
    action("view.dock")->setChecked(open);
    if (open) {
        m_unread = 0;
        m_status->setUnreadMessages(0);
    }
}

QuickOpenBox *MainWindow::quickOpen()
{
    if (!m_quickOpen) {
        m_quickOpen = new QuickOpenBox(m_tools.workbench, this);
        connect(m_quickOpen, &QuickOpenBox::openRequested, this, &MainWindow::openObject);
    }
    return m_quickOpen;
}

CommandPalette *MainWindow::commandPalette()
{
    if (!m_palette)
        m_palette = new CommandPalette(m_actions, this);
    return m_palette;
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (std::ranges::any_of(urls, &QUrl::isLocalFile))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            openFile(url.toLocalFile());
    }
    event->acceptProposedAction();
}

void MainWindow::saveSession()
{
    workspace::SessionState state = sessionState();
    if (state == m_saved)
        return;
    if (const auto outcome = m_tools.workbench->store().saveSession(state); !outcome)
        qWarning("%s", qPrintable(toText(outcome.error())));
    m_saved = std::move(state);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_saving.stop();
    saveSession();
    QMainWindow::closeEvent(event);
}

} // namespace tidemark::ui
