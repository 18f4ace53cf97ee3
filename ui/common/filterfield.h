// SPDX-License-Identifier: GPL-3.0-or-later
// A field to type what is looked for: magnifier in front, a button to empty it, Escape empties it. GUI thread only.
#pragma once

#include <QLineEdit>

namespace tidemark::ui {

class FilterField : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterField(const QString &placeholder, QWidget *parent = nullptr);

Q_SIGNALS:
    void downPressed();   // to the list below
    void escapePressed(); // in an empty field

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace tidemark::ui
