// SPDX-License-Identifier: GPL-3.0-or-later
// Asks before a saved connection is deleted. GUI thread only.
#pragma once

#include "connect/profile.h"

#include <functional>

class QDialog;
class QWidget;

namespace tidemark::ui {

// Opens the question over a window; `remove` is called when it was confirmed. Cancel is the default.
QDialog *confirmDelete(QWidget *window, const connect::Profile &profile, const std::function<void()> &remove);

} // namespace tidemark::ui
