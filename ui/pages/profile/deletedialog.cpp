// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/profile/deletedialog.h"

#include "base/text.h"
#include "ui/common/question.h"

#include <QCoreApplication>

namespace tidemark::ui {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(DeleteDialog)
};

} // namespace

QDialog *confirmDelete(QWidget *window, const connect::Profile &profile, const std::function<void()> &remove)
{
    return ask(
        window,
        {.title = Texts::tr("Delete a connection"),
         .text = Texts::tr("Delete the connection “%1”?").arg(printable(profile.name)),
         .meaning = Texts::tr("The profile and its password in the keychain are removed. The database is not touched."),
         .verb = Texts::tr("&Delete")},
        remove);
}

} // namespace tidemark::ui
