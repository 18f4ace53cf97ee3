// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of the window and its menus.
#include "ui/shell/mainwindow.h"

#include "base/version.h"
#include "ui/common/icons.h"
#include "ui/pages/object/objectpage.h"
#include "ui/pages/profile/deletedialog.h"
#include "ui/shell/aboutdialog.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/environmentband.h"
#include "ui/shell/navigator.h"
#include "ui/shell/pagearea.h"
#include "ui/shell/quickopenbox.h"

#include <QApplication>
#include <QFileDialog>
#include <QMenuBar>
#include <QVBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

void MainWindow::setupActions()
{
    setupFileActions();
    setupConnectionActions();
    setupGoActions();
    setupObjectActions();
    setupViewActions();
    setupTabActions();
}

void MainWindow::setupFileActions()
{
    const QString group = tr("File");
    const auto add = [&](const char *id, const QString &text, QKeySequence keys, const QString &iconName, auto slot) {
        QAction *made = m_actions->add({QString::fromLatin1(id), group, text, {keys}, iconName});
        connect(made, &QAction::triggered, this, slot);
        return made;
    };
    add("connection.new", tr("&New connection…"), QKeySequence::New, u"plug"_s, [this] { editProfile({}); });
    add("file.open", tr("&Open SQLite file…"), QKeySequence::Open, u"file-database"_s, [this] { chooseFile(); });
    add("file.sample", tr("Try the &sample workspace"), {}, u"anchor"_s, [this] { openSamples(); });
    add("file.import", tr("&Import connections…"), {}, u"import"_s, [this] { importProfiles(); });
    QAction *settings = add("app.settings", tr("Se&ttings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), u"settings"_s,
                            [this] { showSettings(); });
    settings->setIconText(tr("Settings"));
    add("app.quit", tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), {}, [this] { close(); });
    action("connection.new")->setIconText(tr("New connection"));
    action("file.open")->setIconText(tr("Open file"));
}

void MainWindow::setupConnectionActions()
{
    const QString group = tr("Connection");
    const auto add = [&](const char *id, const QString &text, const QString &iconName, auto slot) {
        QAction *made = m_actions->add({QString::fromLatin1(id), group, text, {}, iconName});
        connect(made, &QAction::triggered, this, slot);
    };
    add("connection.open", tr("&Connect"), u"plug"_s, [this] { openProfile(currentProfile()); });
    add("connection.close", tr("Di&sconnect"), u"disconnect"_s, [this] { disconnectProfile(); });
    add("connection.edit", tr("&Edit the connection…"), u"edit"_s, [this] { editProfile(currentProfile()); });
    add("connection.duplicate", tr("D&uplicate the connection…"), u"duplicate"_s, [this] { duplicateProfile(); });
    add("connection.delete", tr("&Delete the connection…"), u"delete"_s, [this] { deleteProfile(); });
}

void MainWindow::setupGoActions()
{
    const QString group = tr("Go");
    const auto add = [&](const char *id, const QString &text, const QList<QKeySequence> &keys, const QString &iconName,
                         auto slot) {
        QAction *made = m_actions->add({QString::fromLatin1(id), group, text, keys, iconName});
        connect(made, &QAction::triggered, this, slot);
    };
    add("go.object", tr("Go to an &object…"), {QKeySequence(Qt::CTRL | Qt::Key_P)}, u"search"_s,
        [this] { quickOpen()->open(); });
    add("app.palette", tr("&Commands…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)}, u"command"_s,
        [this] { commandPalette()->open(); });
    add("go.filter", tr("&Filter the tree"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)}, u"filter"_s, [this] {
        if (!m_navigator->isVisible())
            action("view.navigator")->trigger();
        m_navigator->focusFilter();
    });
    add("go.open", tr("Open the object &under the cursor"), {QKeySequence(Qt::Key_F4)}, u"table"_s, [this] {
        if (const schema::ObjectRef ref = m_navigator->currentObject(); !ref.kind.isEmpty())
            openObject(m_navigator->currentProfile(), ref);
    });
    add("go.diagram", tr("Dia&gram"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)}, u"depends"_s, [this] {
        const Page *page = m_pages->current();
        const bool ofPage =
            page && page->profileId() == currentProfile() && !m_navigator->isAncestorOf(QApplication::focusWidget());
        openDiagram(currentProfile(), ofPage ? page->subject() : m_navigator->currentObject());
    });
    add("go.compare", tr("Co&mpare…"), {QKeySequence(Qt::CTRL | Qt::Key_D)}, u"compare"_s,
        [this] { openCompare(currentProfile()); });
    action("go.compare")->setIconText(tr("Compare"));
    add("go.server", tr("&Watch the server"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W)}, u"server"_s,
        [this] { openServer(currentProfile()); });
    action("go.server")->setIconText(tr("Server"));
    add("go.pools", tr("P&ools"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)}, u"pools"_s,
        [this] { openPools(); });
    add("go.refresh", tr("&Refresh"), {QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)}, u"refresh"_s,
        [this] { refresh(); });
    add("go.find", tr("F&ind in the page"), {QKeySequence::Find}, u"search"_s, [this] {
        if (Page *page = m_pages->current())
            page->find();
    });
}

void MainWindow::setupViewActions()
{
    const QString group = tr("View");
    const auto toggle = [&](const char *id, const QString &text, QKeySequence keys, const QString &iconName,
                            auto slot) {
        QAction *made = m_actions->add({QString::fromLatin1(id), group, text,
                                        keys.isEmpty() ? QList<QKeySequence>() : QList{keys}, iconName, true});
        connect(made, &QAction::toggled, this, slot);
        return made;
    };
    QAction *navigator = toggle("view.navigator", tr("&Navigator"), QKeySequence(Qt::CTRL | Qt::Key_B), u"browse"_s,
                                [this](bool on) { m_navigator->setVisible(on); });
    navigator->setChecked(true);
    navigator->setIconText(tr("Browse"));
    toggle("view.dock", tr("&Messages and tasks"), QKeySequence(Qt::CTRL | Qt::Key_J), u"tasks"_s, [this](bool on) {
        showDock(on);
    })->setIconText(tr("Tasks"));
    toggle("view.system", tr("&System objects"), {}, u"eye"_s, [this](bool on) {
        workspace::Settings settings = m_tools.workbench->settings();
        settings.systemObjects = on;
        m_tools.workbench->setSettings(settings);
    });
    const auto add = [&](const char *id, const QString &text, const QList<QKeySequence> &keys, auto slot) {
        QAction *made = m_actions->add({QString::fromLatin1(id), group, text, keys});
        connect(made, &QAction::triggered, this, slot);
    };
    add("view.theme.system", tr("Theme of the s&ystem"), {}, [this] { setTheme(workspace::Theme::System); });
    add("view.theme.light", tr("&Light theme"), {}, [this] { setTheme(workspace::Theme::Light); });
    add("view.theme.dark", tr("&Dark theme"), {}, [this] { setTheme(workspace::Theme::Dark); });
    add("view.zoom.in", tr("Lar&ger"), {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
        [this] { zoom(1); });
    add("view.zoom.out", tr("Sm&aller"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)}, [this] { zoom(-1); });
    add("view.zoom.reset", tr("&Original size"), {QKeySequence(Qt::CTRL | Qt::Key_0)}, [this] { zoom(0); });
    QAction *about =
        m_actions->add({u"app.about"_s, tr("Help"), tr("&About Tidemark"), {QKeySequence(Qt::Key_F1)}, u"info"_s});
    connect(about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::setupTabActions()
{
    const QString group = tr("Tabs");
    const auto add = [&](const QString &id, const QString &text, QKeySequence keys, auto slot) {
        QAction *made = m_actions->add({id, group, text, {keys}});
        connect(made, &QAction::triggered, this, slot);
    };
    add(u"tab.close"_s, tr("&Close the tab"), QKeySequence(Qt::CTRL | Qt::Key_W), [this] {
        if (Page *page = m_pages->current())
            m_pages->close(page);
    });
    add(u"tab.reopen"_s, tr("&Reopen the closed tab"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T),
        [this] { reopenTab(); });
    add(u"tab.next"_s, tr("&Next tab"), QKeySequence(Qt::CTRL | Qt::Key_PageDown), [this] { m_pages->step(1); });
    add(u"tab.previous"_s, tr("&Previous tab"), QKeySequence(Qt::CTRL | Qt::Key_PageUp), [this] { m_pages->step(-1); });
    add(u"tab.side"_s, tr("Move to the other &side"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Right),
        [this] { m_pages->moveToOtherSide(); });
    for (int i = 0; i < 9; ++i)
        add(u"tab.%1"_s.arg(i + 1), tr("Go to tab %1").arg(i + 1), QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + i)),
            [this, i] { m_pages->showTab(i); });
}

void MainWindow::setupMenus()
{
    // The band stands above everything, also above the menu.
    auto *top = new QWidget(this);
    top->setAccessibleName(tr("Environment and menu"));
    auto *bar = new QMenuBar(top);
    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_band);
    layout->addWidget(bar);
    setMenuWidget(top);
    bar->setAccessibleName(tr("Menu"));
    const auto menu = [this, bar](const QString &title, const QList<const char *> &ids) {
        QMenu *made = bar->addMenu(title);
        made->setAccessibleName(QString(title).remove(u'&'));
        for (const char *id : ids)
            id ? made->addAction(action(id)) : static_cast<void>(made->addSeparator());
        return made;
    };
    menu(tr("&File"),
         {"connection.new", "file.open", "file.sample", "file.import", nullptr, "app.settings", nullptr, "app.quit"});
    menu(tr("&Connection"), {"connection.open", "connection.close", nullptr, "connection.edit", "connection.duplicate",
                             "connection.delete"});
    menu(tr("&Go"), {"go.object", "app.palette", nullptr, "go.open", "object.properties", "go.diagram", "go.compare",
                     "go.server", "go.pools", "object.copy.name", "object.copy.ddl", nullptr, "go.filter", "go.find",
                     "go.part.next", "go.part.previous", nullptr, "go.refresh"});
    menu(tr("&View"), {"view.navigator", "view.dock", "view.system", nullptr, "view.theme.system", "view.theme.light",
                       "view.theme.dark", nullptr, "view.zoom.in", "view.zoom.out", "view.zoom.reset"});
    menu(tr("&Tabs"), {"tab.close", "tab.reopen", nullptr, "tab.next", "tab.previous", "tab.side"});
    menu(tr("&Help"), {"app.about"});
}

void MainWindow::updateActions()
{
    const QString id = currentProfile();
    const BrowseSession *session = m_tools.workbench->existingSession(id);
    const bool any = !id.isEmpty();
    const bool busy = session && session->state() == LinkState::Opening;
    const bool open = session && session->state() == LinkState::Open;
    action("connection.open")->setEnabled(any && !open && !busy);
    action("connection.close")->setEnabled(open || busy);
    action("connection.edit")->setEnabled(any);
    action("connection.duplicate")->setEnabled(any);
    action("connection.delete")->setEnabled(any);
    action("connection.delete")
        ->setText(m_tools.workbench->isSaved(id) || !any ? tr("&Delete the connection…") : tr("&Take out of the tree"));
    action("go.refresh")->setEnabled(any || m_pages->current());
    updateObjectActions();
    action("go.diagram")->setEnabled(any);
    const connect::Profile *profile = m_tools.workbench->profile(id);
    const dialect::Dialect *dialect = profile ? m_tools.workbench->tools().registry->find(profile->engine) : nullptr;
    action("go.server")->setEnabled(dialect && dialect->serverWatch);
    action("go.open")->setEnabled(!m_navigator->currentObject().kind.isEmpty());
    action("go.find")->setEnabled(m_pages->current() != nullptr);
    for (const char *tab : {"tab.close", "tab.next", "tab.previous", "tab.side"})
        action(tab)->setEnabled(m_pages->current() != nullptr);
    action("tab.reopen")->setEnabled(m_pages->hasClosed());
}

void MainWindow::chooseFile()
{
    QStringList suffixes;
    for (const dialect::Dialect &dialect : m_tools.workbench->tools().registry->all()) {
        for (const QString &suffix : dialect.fileSuffixes)
            suffixes << u"*."_s + suffix;
    }
    auto *dialog = new QFileDialog(this, tr("Open a database file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Databases (%1)").arg(suffixes.join(u' ')), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        for (const QString &path : paths)
            openFile(path);
    });
    dialog->open();
}

void MainWindow::disconnectProfile()
{
    m_tools.workbench->close(currentProfile());
}

void MainWindow::duplicateProfile()
{
    const connect::Profile *profile = m_tools.workbench->profile(currentProfile());
    if (!profile)
        return;
    const connect::Profile copy = connect::duplicate(*profile, tr("%1 (copy)").arg(profile->name));
    const auto saved = m_tools.workbench->saveProfile(copy);
    if (!saved)
        return tell(tr("Duplicate a connection"), saved.error());
    editProfile(copy.id);
}

void MainWindow::deleteProfile()
{
    const QString id = currentProfile();
    const connect::Profile *profile = m_tools.workbench->profile(id);
    if (!profile)
        return;
    const auto remove = [this, id] {
        if (const auto removed = m_tools.workbench->removeProfile(id); !removed)
            tell(tr("Delete a connection"), removed.error());
    };
    if (!m_tools.workbench->isSaved(id))
        return remove(); // nothing is lost
    confirmDelete(this, *profile, remove);
}

void MainWindow::setTheme(workspace::Theme theme)
{
    workspace::Settings settings = m_tools.workbench->settings();
    settings.theme = theme;
    m_tools.workbench->setSettings(settings);
}

void MainWindow::zoom(int by)
{
    workspace::Settings settings = m_tools.workbench->settings();
    settings.zoom = by == 0 ? 0 : std::clamp(settings.zoom + by, -workspace::largestZoom, workspace::largestZoom);
    m_tools.workbench->setSettings(settings);
}

void MainWindow::showAbout()
{
    openAbout(this);
}

} // namespace tidemark::ui
