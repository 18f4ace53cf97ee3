// SPDX-License-Identifier: GPL-3.0-or-later
// A row of a form whose label says to everybody what its field is. GUI thread only.
#pragma once

#include <QFormLayout>
#include <QLabel>

#include <algorithm>

namespace tidemark::ui {

// The label with its mnemonic is the field's buddy, is called as it says, and stands on the field's first line.
inline void addFormRow(QFormLayout *form, const QString &label, QWidget *field)
{
    auto *text = new QLabel(label, field->parentWidget());
    text->setAccessibleName(QString(label).remove(u'&'));
    text->setBuddy(field);
    text->setMinimumHeight(std::min(field->sizeHint().height(), 2 * text->sizeHint().height()));
    form->addRow(text, field);
}

} // namespace tidemark::ui
