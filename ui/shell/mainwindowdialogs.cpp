// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"
namespace tidemark::ui {
QDialog *MainWindow::editProfile(const QString &) { return nullptr; }
QDialog *MainWindow::showSettings() { return nullptr; }
QDialog *MainWindow::importProfiles() { return nullptr; }
}
