// SPDX-License-Identifier: GPL-3.0-or-later
// How the window is left and found again, and what its settings do to it.
#include "ui/shell/mainwindow.h"

#include "ui/common/theme.h"
#include "ui/shell/navigator.h"
#include "ui/shell/pagearea.h"

#include <QApplication>
#include <QSplitter>

namespace tidemark::ui {

workspace::SessionState MainWindow::sessionState() const
{
    workspace::SessionState state;
    state.geometry = saveGeometry();
    state.navigatorSizes = m_columns->sizes();
    state.dockSizes = m_rows->sizes();
    state.dockOpen = action("view.dock")->isChecked();
    state.navigatorOpen = action("view.navigator")->isChecked();
    state.openProfiles = m_tools.workbench->openProfiles();
    for (const connect::Profile &file : m_tools.workbench->files()) {
        const dialect::Dialect *dialect = m_tools.workbench->tools().registry->find(file.engine);
        if (dialect && dialect->fileBased) // a server that is not saved is one of our own, and gone
            state.files.push_back(file);
    }
    state.expanded = m_navigator->expandedKeys();
    state.columnWidths = m_tools.workbench->allColumnWidths();
    const QList<Page *> pages = m_pages->pages();
    for (const Page *page : pages) {
        state.tabs.push_back(page->state());
        state.tabs.back().pane = m_pages->paneOf(page);
    }
    state.currentTab = int(pages.indexOf(m_pages->current()));
    return state;
}

// A connection that would ask somebody waits until it is wanted.
static bool connectsUnasked(const connect::Profile &profile)
{
    return profile.passwordSource != connect::PasswordSource::Ask;
}

void MainWindow::restoreSession(const workspace::SessionState &state)
{
    if (!state.geometry.isEmpty())
        restoreGeometry(state.geometry);
    if (!state.navigatorSizes.isEmpty())
        m_columns->setSizes(state.navigatorSizes);
    if (!state.dockSizes.isEmpty())
        m_rows->setSizes(state.dockSizes);
    action("view.navigator")->setChecked(state.navigatorOpen);
    m_tools.workbench->setAllColumnWidths(state.columnWidths);
    if (!m_tools.workbench->settings().restoreSession)
        return;
    for (const connect::Profile &file : state.files)
        m_tools.workbench->addUnsaved(file);
    m_navigator->setExpandedKeys(state.expanded);
    for (const QString &id : state.openProfiles) {
        const connect::Profile *profile = m_tools.workbench->profile(id);
        if (profile && connectsUnasked(*profile))
            m_tools.workbench->session(id)->open();
    }
    for (const workspace::OpenTab &tab : state.tabs)
        openTab(tab);
    const QList<Page *> pages = m_pages->pages();
    if (state.currentTab >= 0 && state.currentTab < pages.size())
        m_pages->show(pages[state.currentTab]);
    showDock(state.dockOpen);
}

void MainWindow::applySettings()
{
    const workspace::Settings &settings = m_tools.workbench->settings();
    applyTheme(settings.theme);
    applyZoom(settings.zoom);
    m_actions->applyKeys(settings.shortcuts);
    action("view.system")->setChecked(settings.systemObjects);
}

} // namespace tidemark::ui
