// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/aboutdialog.h"

#include "base/version.h"
#include "ui/common/mutedlabel.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QIcon>
#include <QPushButton>
#include <QVBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

namespace {

class About
{
    Q_DECLARE_TR_FUNCTIONS(About)
};

} // namespace

QDialog *openAbout(QWidget *window)
{
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(About::tr("About Tidemark"));
    dialog->setAccessibleName(About::tr("About Tidemark"));
    auto *mark = new QLabel(dialog);
    mark->setPixmap(QIcon(u":/icons/tidemark.svg"_s).pixmap(QSize(56, 56), dialog->devicePixelRatio()));
    mark->setAccessibleName(About::tr("Tidemark"));
    auto *name = new QLabel(About::tr("Tidemark %1").arg(base::version()), dialog);
    QFont large = dialog->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    large.setWeight(QFont::DemiBold);
    name->setFont(large);
    name->setAccessibleName(name->text());
    auto *text =
        new QLabel(About::tr("A workbench for people who own databases.\nFree software under the GNU General Public "
                             "License, version 3 or later."),
                   dialog);
    text->setAccessibleName(text->text());
    auto *build = new MutedLabel(base::buildInfo(), dialog);
    build->setTextInteractionFlags(Qt::TextSelectableByMouse);
    build->setAccessibleName(build->text());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    buttons->setAccessibleName(About::tr("Buttons"));
    buttons->button(QDialogButtonBox::Close)->setAccessibleName(About::tr("Close"));
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(6);
    for (QWidget *widget : {static_cast<QWidget *>(name), static_cast<QWidget *>(text), static_cast<QWidget *>(build)})
        texts->addWidget(widget);
    texts->addSpacing(8);
    texts->addWidget(buttons);
    auto *layout = new QHBoxLayout(dialog);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(16);
    layout->addWidget(mark, 0, Qt::AlignTop);
    layout->addLayout(texts);
    dialog->open();
    return dialog;
}

} // namespace tidemark::ui
