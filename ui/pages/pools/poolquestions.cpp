// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pools/poolquestions.h"

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
    Q_DECLARE_TR_FUNCTIONS(PoolQuestions)
};

struct Question
{
    QString title;
    QString question;
    QString meaning;
    QString verb; // with & for the button
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

QDialog *ask(QWidget *window, const Question &asked, const std::function<void()> &act)
{
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(asked.title);
    dialog->setAccessibleName(asked.title);
    auto *question = wrapped(new QLabel(asked.question, dialog));
    QFont strong = dialog->font();
    strong.setWeight(QFont::DemiBold);
    question->setFont(strong);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(8);
    layout->addWidget(question);
    layout->addWidget(wrapped(new MutedLabel(asked.meaning, dialog)));
    layout->addSpacing(8);
    layout->addWidget(buttonsFor(asked, dialog));
    QObject::connect(dialog, &QDialog::accepted, window, act);
    dialog->open();
    return dialog;
}

} // namespace

QDialog *confirmEvict(QWidget *window, const QString &pool, const std::function<void()> &evict)
{
    return ask(window,
               {.title = Texts::tr("Replace all connections"),
                .question = Texts::tr("Replace all connections of “%1”?").arg(pool),
                .meaning = Texts::tr("Those that nobody uses are closed now, the others when they come back. Nobody is "
                                     "interrupted; new ones are opened as they are wanted."),
                .verb = Texts::tr("&Replace all")},
               evict);
}

QDialog *confirmSuspend(QWidget *window, const QString &pool, const std::function<void()> &suspend)
{
    return ask(
        window,
        {.title = Texts::tr("Suspend a pool"),
         .question = Texts::tr("Suspend “%1”?").arg(pool),
         .meaning = Texts::tr("Whoever wants a connection, also the pages of this window, waits until you resume "
                              "the pool, or until the waiting time is over. Connections that are out stay out."),
         .verb = Texts::tr("&Suspend")},
        suspend);
}

QDialog *confirmRemoveSource(QWidget *window, const QString &source, const std::function<void()> &remove)
{
    return ask(window,
               {.title = Texts::tr("Remove a source"),
                .question = Texts::tr("Stop watching “%1”?").arg(source),
                .meaning = Texts::tr("Its pools and their history leave this page. Nothing happens to the pools."),
                .verb = Texts::tr("&Remove")},
               remove);
}

} // namespace tidemark::ui
