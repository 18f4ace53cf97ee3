// SPDX-License-Identifier: GPL-3.0-or-later
// Questions before something is done to a pool of ours: each says what it does. GUI thread only; the dialogs delete
// themselves.
#pragma once

#include <QString>

#include <functional>

class QDialog;
class QWidget;

namespace tidemark::ui {

// Closes and replaces every connection; Cancel is the default.
QDialog *confirmEvict(QWidget *window, const QString &pool, const std::function<void()> &evict);
// Lets everybody wait until it is resumed.
QDialog *confirmSuspend(QWidget *window, const QString &pool, const std::function<void()> &suspend);
// Stops watching a source.
QDialog *confirmRemoveSource(QWidget *window, const QString &source, const std::function<void()> &remove);

} // namespace tidemark::ui
