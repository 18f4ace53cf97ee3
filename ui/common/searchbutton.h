// SPDX-License-Identifier: GPL-3.0-or-later
// What looks like a search field in the toolbar and opens the real one: says what can be found and by which keys. GUI
// thread only.
#pragma once

#include <QAbstractButton>

class QAction;

namespace tidemark::ui {

class SearchButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SearchButton(QAction *action, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QAction *m_action;
};

} // namespace tidemark::ui
