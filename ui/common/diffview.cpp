// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/diffview.h"

#include "ui/common/mutedlabel.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

DiffView::DiffView(Syntax *syntax, QWidget *parent)
    : QWidget(parent)
    , m_left(new DiffPane(DiffPane::Side::Left, syntax, this))
    , m_right(new DiffPane(DiffPane::Side::Right, syntax, this))
    , m_leftName(new MutedLabel(this))
    , m_rightName(new MutedLabel(this))
    , m_place(new MutedLabel(this))
    , m_previous(stepButton(tr("Previous change"), Qt::Key_Up, -1))
    , m_next(stepButton(tr("Next change"), Qt::Key_Down, 1))
{
    setAccessibleName(tr("Definitions side by side"));
    setupViews();
    scrollTogether(m_left->verticalScrollBar(), m_right->verticalScrollBar());
    scrollTogether(m_left->horizontalScrollBar(), m_right->horizontalScrollBar());
    for (DiffPane *pane : {m_left, m_right})
        connect(pane, &QPlainTextEdit::cursorPositionChanged, this, &DiffView::showPlace);
    setNames({}, {});
}

QToolButton *DiffView::stepButton(const QString &text, Qt::Key key, int by)
{
    auto *button = new QToolButton(this);
    const QKeySequence keys(Qt::ALT | key);
    button->setArrowType(by < 0 ? Qt::UpArrow : Qt::DownArrow);
    button->setAutoRaise(true);
    button->setAccessibleName(text);
    button->setToolTip(u"%1 (%2)"_s.arg(text, keys.toString(QKeySequence::NativeText)));
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    connect(action, &QAction::triggered, this, [this, by] { step(by); });
    connect(button, &QToolButton::clicked, this, [this, by] { step(by); });
    return button;
}

void DiffView::setupViews()
{
    m_place->setAccessibleName(tr("Change"));
    auto *steps = new QHBoxLayout;
    steps->setSpacing(2);
    steps->addWidget(m_rightName, 1);
    steps->addWidget(m_place);
    steps->addWidget(m_previous);
    steps->addWidget(m_next);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->setHorizontalSpacing(1);
    layout->addWidget(m_leftName, 0, 0);
    layout->addLayout(steps, 0, 1);
    layout->addWidget(m_left, 1, 0);
    layout->addWidget(m_right, 1, 1);
    layout->setColumnStretch(0, 1);
    layout->setColumnStretch(1, 1);
    layout->setRowStretch(1, 1);
    m_leftName->setContentsMargins(12, 6, 8, 6);
    m_rightName->setContentsMargins(12, 6, 8, 6);
    // the names do not decide how wide the sides are
    for (QLabel *name : {m_leftName, m_rightName})
        name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void DiffView::scrollTogether(QScrollBar *a, QScrollBar *b)
{
    connect(a, &QScrollBar::valueChanged, b, &QScrollBar::setValue);
    connect(b, &QScrollBar::valueChanged, a, &QScrollBar::setValue);
}

void DiffView::setNames(const QString &left, const QString &right)
{
    m_leftName->setText(left);
    m_rightName->setText(right);
    m_leftName->setAccessibleName(tr("Left: %1").arg(left));
    m_rightName->setAccessibleName(tr("Right: %1").arg(right));
}

void DiffView::setRows(std::vector<DiffRow> rows, const QString &definition)
{
    m_rows = std::move(rows);
    m_starts = changeStarts(m_rows);
    m_left->setRows(m_rows, definition);
    m_right->setRows(m_rows, definition);
    const bool any = !m_starts.empty();
    for (QToolButton *button : {m_previous, m_next})
        button->setEnabled(any);
    showRow(any ? m_starts.front() : 0);
}

void DiffView::showRow(int row)
{
    m_left->showRow(row);
    m_right->showRow(row);
    showPlace();
}

void DiffView::step(int by)
{
    if (m_starts.empty())
        return;
    const int row = (m_right->hasFocus() ? m_right : m_left)->currentRow();
    const auto after = std::ranges::upper_bound(m_starts, row);
    const auto from = std::ranges::lower_bound(m_starts, row);
    if (by > 0)
        showRow(after == m_starts.end() ? m_starts.front() : *after);
    else
        showRow(from == m_starts.begin() ? m_starts.back() : *std::prev(from));
}

void DiffView::showPlace()
{
    const int row = (m_right->hasFocus() ? m_right : m_left)->currentRow();
    const auto place = std::ranges::upper_bound(m_starts, row) - m_starts.begin();
    m_place->setText(m_starts.empty() ? QString() : tr("change %1 of %2").arg(place).arg(m_starts.size()));
}

} // namespace tidemark::ui
