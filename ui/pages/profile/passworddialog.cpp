// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/profile/passworddialog.h"

#include "base/text.h"
#include "ui/common/style.h"

#include <QCheckBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

void DialogPasswordAsker::ask(const QString &question, bool canRemember, const Answer<GivenPassword> &answer)
{
    if (!m_window)
        return; // the answer dies here, which the waiting job reads as Cancelled
    auto *dialog = new QDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Password"));
    dialog->setAccessibleName(tr("Password"));
    QStringList lines = question.split(u'\n');
    for (QString &line : lines)
        line = printable(line);
    auto *label = new QLabel(lines.join(u"\n\n"_s), dialog);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(lines.size() > 1);
    label->setAccessibleName(label->text());
    auto *field = new QLineEdit(dialog);
    field->setEchoMode(QLineEdit::Password);
    field->setAccessibleName(tr("Password"));
    field->setMinimumWidth(400);
    auto *remember = new QCheckBox(tr("&Remember it in the keychain"), dialog);
    remember->setAccessibleName(tr("Remember it in the keychain"));
    remember->setVisible(canRemember);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    buttons->setAccessibleName(tr("Buttons"));
    QPushButton *go = buttons->addButton(tr("&Connect"), QDialogButtonBox::AcceptRole);
    go->setProperty(primaryProperty, true);
    go->setDefault(true);
    for (QAbstractButton *button : buttons->buttons())
        button->setAccessibleName(button->text().remove(u'&'));

    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(label);
    layout->addWidget(field);
    layout->addWidget(remember);
    layout->addSpacing(4);
    layout->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(dialog, &QDialog::finished, dialog, [answer, field, remember](int result) {
        if (result == QDialog::Accepted)
            answer(GivenPassword{Secret(field->text()), remember->isChecked()});
        else
            answer(Failure(job::cancelledError()));
        field->clear();
    });
    dialog->open();
}

} // namespace tidemark::ui
