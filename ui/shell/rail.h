// SPDX-License-Identifier: GPL-3.0-or-later
// The rail at the left edge: the parts of the workbench on top, what belongs to the whole window below. GUI thread
// only.
#pragma once

#include <QWidget>

class QAction;
class QVBoxLayout;

namespace tidemark::ui {

class Rail : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    void addTop(QAction *action);
    void addBottom(QAction *action);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *button(QAction *action);

    QVBoxLayout *m_top;
    QVBoxLayout *m_bottom;
};

} // namespace tidemark::ui
