// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/question.h"

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
    Q_DECLARE_TR_FUNCTIONS(Question)
};

QLabel *wrapped(QLabel *label)
{
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(420);
    label->setAccessibleName(label->text());
    return label;
}

QDialogButtonBox *buttonsFor(const Question &asked, QDialog *dialog)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    buttons->setAccessibleName(Texts::tr("Buttons"));
    QPushButton *doIt = buttons->addButton(asked.verb, QDialogButtonBox::AcceptRole);
    doIt->setAutoDefault(false);
    doIt->setAccessibleName(QString(asked.verb).remove(u'&'));
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    cancel->setAccessibleName(Texts::tr("Cancel"));
    cancel->setFocus();
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return buttons;
}

} // namespace

QDialog *ask(QWidget *window, const Question &asked, const std::function<void()> &act)
{
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(asked.title);
    dialog->setAccessibleName(asked.title);
    auto *question = wrapped(new QLabel(asked.text, dialog));
    QFont strong = dialog->font();
    strong.setWeight(QFont::DemiBold);
    question->setFont(strong);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(8);
    layout->addWidget(question);
    layout->addWidget(wrapped(new MutedLabel(asked.meaning, dialog)));
    if (!asked.detail.isEmpty())
        layout->addWidget(wrapped(new MutedLabel(asked.detail, dialog)));
    layout->addSpacing(8);
    layout->addWidget(buttonsFor(asked, dialog));
    QObject::connect(dialog, &QDialog::accepted, window, act);
    dialog->open();
    return dialog;
}

} // namespace tidemark::ui
