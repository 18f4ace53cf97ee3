// SPDX-License-Identifier: GPL-3.0-or-later
// A question before something is done that cannot be taken back: what, what that means, and the verb on the button.
// Cancel is the default. GUI thread only.
#pragma once

#include <QString>

#include <functional>

class QDialog;
class QWidget;

namespace tidemark::ui {

struct Question
{
    QString title;
    QString text;        // "Delete the connection “orders”?"
    QString meaning;     // what will have happened
    QString detail = {}; // what it is done to, such as a statement; empty: nothing more to say
    QString verb;        // with & for the button
};

// Shows it over the window, and acts when it is answered by the verb. Returns the dialog, which deletes itself.
QDialog *ask(QWidget *window, const Question &question, const std::function<void()> &act);

} // namespace tidemark::ui
