// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/comparebar.h"

#include "ui/common/icons.h"
#include "ui/common/style.h"
#include "ui/common/wraplayout.h"

#include <QComboBox>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

CompareBar::CompareBar(Workbench *workbench, QWidget *parent)
    : QWidget(parent)
    , m_left(new SourcePicker(tr("&Left"), workbench, this))
    , m_right(new SourcePicker(tr("R&ight"), workbench, this))
    , m_swap(new QToolButton(this))
    , m_options(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_owners(addOption(tr("&Owners"), true))
    , m_privileges(addOption(tr("&Privileges"), true))
    , m_columnOrder(addOption(tr("Order of &columns"), false))
    , m_compare(new QPushButton(tr("Co&mpare"), this))
{
    setAccessibleName(tr("What is compared"));
    setupViews();
    connect(m_swap, &QToolButton::clicked, this, &CompareBar::swapRequested);
    connect(m_compare, &QPushButton::clicked, this, &CompareBar::compareRequested);
    for (SourcePicker *picker : {m_left, m_right}) {
        connect(picker, &SourcePicker::sideChanged, this, &CompareBar::showState);
        connect(picker, &SourcePicker::accepted, m_compare, &QPushButton::click);
    }
    showState();
}

QAction *CompareBar::addOption(const QString &text, bool checked)
{
    QAction *action = m_menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(checked);
    connect(action, &QAction::toggled, this, &CompareBar::optionsChanged);
    return action;
}

void CompareBar::setupViews()
{
    m_swap->setIcon(icon(u"swap"_s));
    m_swap->setToolTip(tr("Swap left and right"));
    m_swap->setAccessibleName(tr("Swap left and right"));
    m_swap->setAutoRaise(true);
    m_swap->setFocusPolicy(Qt::TabFocus);
    m_menu->setAccessibleName(tr("What is compared, too"));
    m_options->setText(tr("Options"));
    m_options->setIcon(icon(u"settings"_s));
    m_options->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_options->setPopupMode(QToolButton::InstantPopup);
    m_options->setMenu(m_menu);
    m_options->setAccessibleName(tr("Options of the comparison"));
    m_options->setFocusPolicy(Qt::TabFocus);
    m_compare->setProperty(primaryProperty, true);
    m_compare->setAccessibleName(tr("Compare"));

    auto *layout = new WrapLayout(this);
    layout->setContentsMargins(12, 8, 12, 9);
    layout->setSpacing(8);
    for (SourcePicker *picker : {m_left, m_right})
        picker->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    layout->addWidget(m_left);
    layout->addWidget(m_swap);
    layout->addWidget(m_right);
    layout->addWidget(m_options);
    layout->addWidget(m_compare);
}

dialect::ComparisonOptions CompareBar::options() const
{
    return {.owners = m_owners->isChecked(),
            .privileges = m_privileges->isChecked(),
            .columnOrder = m_columnOrder->isChecked()};
}

void CompareBar::setOptions(const dialect::ComparisonOptions &options)
{
    const QSignalBlocker quiet(this);
    m_owners->setChecked(options.owners);
    m_privileges->setChecked(options.privileges);
    m_columnOrder->setChecked(options.columnOrder);
}

void CompareBar::showState()
{
    m_compare->setEnabled(!m_left->side().isEmpty() && !m_right->side().isEmpty());
}

void CompareBar::focusEmpty()
{
    (m_left->side().isEmpty() ? m_left : m_right)->field()->setFocus(Qt::TabFocusReason);
}

void CompareBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, color(Token::Border, palette()));
}

} // namespace tidemark::ui
