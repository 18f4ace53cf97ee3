// SPDX-License-Identifier: GPL-3.0-or-later
// Which Tidemark this is, and what it is built with. GUI thread only.
#pragma once

class QDialog;
class QWidget;

namespace tidemark::ui {

// Opens the dialog over a window; it deletes itself when it is closed.
QDialog *openAbout(QWidget *window);

} // namespace tidemark::ui
