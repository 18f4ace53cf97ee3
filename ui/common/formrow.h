// SPDX-License-Identifier: GPL-3.0-or-later
// A row of a form whose label says to everybody what its field is. GUI thread only.
#pragma once

#include <QFormLayout>
#include <QLabel>

namespace tidemark::ui {

// The label with its mnemonic is the field's buddy, and is called as the field is.
inline void addFormRow(QFormLayout *form, const QString &label, QWidget *field)
{
    auto *text = new QLabel(label, field->parentWidget());
    text->setAccessibleName(QString(label).remove(u'&'));
    text->setBuddy(field);
    form->addRow(text, field);
}

} // namespace tidemark::ui
