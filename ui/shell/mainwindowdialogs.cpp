// SPDX-License-Identifier: GPL-3.0-or-later
// The dialogs of the window, each made when it is asked for.
#include "ui/shell/mainwindow.h"

#include "ui/pages/profile/importdialog.h"
#include "ui/pages/profile/profiledialog.h"
#include "ui/shell/settingsdialog.h"

namespace tidemark::ui {

QDialog *MainWindow::editProfile(const QString &id)
{
    const connect::Profile *known = m_tools.workbench->profile(id);
    connect::Profile profile = known ? *known : connect::newProfile();
    if (!known) {
        // Most people who press "New connection" want a server.
        const auto &dialects = m_tools.workbench->tools().registry->all();
        const auto server = std::ranges::find(dialects, false, &dialect::Dialect::fileBased);
        profile.engine = server != dialects.end() ? server->id : dialects.front().id;
    }
    auto *dialog = new ProfileDialog(m_tools.workbench, profile, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProfileDialog::saved, this, [this](const QString &saved, bool connectNow) {
        if (connectNow)
            openProfile(saved);
    });
    dialog->open();
    return dialog;
}

QDialog *MainWindow::showSettings()
{
    auto *dialog = new SettingsDialog(m_tools.workbench, m_actions, this);
    dialog->open();
    return dialog;
}

QDialog *MainWindow::importProfiles()
{
    auto *dialog = new ImportDialog(m_tools.workbench, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

} // namespace tidemark::ui
