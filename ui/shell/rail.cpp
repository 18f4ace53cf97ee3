// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/common/tokens.h"

#include <QAction>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace tidemark::ui {

static constexpr int railWidth = 64;

Rail::Rail(QWidget *parent)
    : QWidget(parent)
    , m_top(new QVBoxLayout)
    , m_bottom(new QVBoxLayout)
{
    setAccessibleName(tr("Parts of the workbench"));
    setFixedWidth(railWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 6, 5, 6);
    layout->addLayout(m_top);
    layout->addStretch();
    layout->addLayout(m_bottom);
}

QWidget *Rail::button(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize({20, 20});
    button->setAutoRaise(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setAccessibleName(action->iconText());
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    button->setFont(small);
    return button;
}

void Rail::addTop(QAction *action)
{
    m_top->addWidget(button(action));
}

void Rail::addBottom(QAction *action)
{
    m_bottom->addWidget(button(action));
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(width() - 1, 0, 1, height(), color(Token::Border, palette()));
}

} // namespace tidemark::ui
