// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/profile/deletedialog.h"

#include "base/text.h"
#include "ui/common/mutedlabel.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace tidemark::ui {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(DeleteDialog)
};

} // namespace

QDialog *confirmDelete(QWidget *window, const connect::Profile &profile, const std::function<void()> &remove)
{
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Texts::tr("Delete a connection"));
    dialog->setAccessibleName(dialog->windowTitle());
    auto *question = new QLabel(Texts::tr("Delete the connection “%1”?").arg(printable(profile.name)), dialog);
    QFont strong = dialog->font();
    strong.setWeight(QFont::DemiBold);
    question->setFont(strong);
    question->setTextFormat(Qt::PlainText);
    question->setAccessibleName(question->text());
    auto *what = new MutedLabel(
        Texts::tr("The profile and its password in the keychain are removed. The database is not touched."), dialog);
    what->setWordWrap(true);
    what->setMinimumWidth(360);
    what->setAccessibleName(what->text());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    buttons->setAccessibleName(Texts::tr("Buttons"));
    QPushButton *doIt = buttons->addButton(Texts::tr("&Delete"), QDialogButtonBox::AcceptRole);
    doIt->setAutoDefault(false);
    doIt->setAccessibleName(Texts::tr("Delete"));
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    cancel->setAccessibleName(Texts::tr("Cancel"));
    cancel->setFocus();
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(dialog, &QDialog::accepted, window, remove);

    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(8);
    layout->addWidget(question);
    layout->addWidget(what);
    layout->addSpacing(8);
    layout->addWidget(buttons);
    dialog->open();
    return dialog;
}

} // namespace tidemark::ui
