// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filterfield.h"

#include "ui/common/icons.h"

#include <QAction>
#include <QKeyEvent>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

FilterField::FilterField(const QString &placeholder, QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    QAction *magnifier = addAction(icon(u"search"_s), LeadingPosition);
    magnifier->setText(tr("Search"));
    QAction *clear = addAction(icon(u"close"_s), TrailingPosition);
    clear->setText(tr("Empty the field"));
    clear->setVisible(false);
    connect(clear, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, clear, [clear](const QString &text) { clear->setVisible(!text.isEmpty()); });
    const auto buttons = findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (QWidget *button : buttons) {
        if (button->inherits("QAbstractButton"))
            button->setAccessibleName(button->toolTip().isEmpty() ? tr("Empty the field") : button->toolTip());
    }
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        return clear();
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT escapePressed();
    if (event->key() == Qt::Key_Down)
        return Q_EMIT downPressed();
    QLineEdit::keyPressEvent(event);
}

} // namespace tidemark::ui
