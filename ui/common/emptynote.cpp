// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/emptynote.h"

#include "ui/common/mutedlabel.h"

namespace tidemark::ui {

QLabel *emptyNote(QWidget *parent)
{
    auto *label = new MutedLabel(parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setMargin(24);
    label->setAccessibleName(MutedLabel::tr("Nothing here"));
    return label;
}

} // namespace tidemark::ui
