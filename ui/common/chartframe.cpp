// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chartframe.h"

#include "ui/common/celldelegate.h"
#include "ui/common/icons.h"
#include "ui/common/tableview.h"
#include "ui/common/tokens.h"
#include "ui/common/wraplayout.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

namespace {

class ChartTableDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void describe(const QModelIndex &index, CellPaint &cell) const override
    {
        cell.text = index.data().toString();
        cell.alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    }
};

} // namespace

ChartFrame::ChartFrame(const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel(title, this))
    , m_keys(new WrapLayout)
    , m_toggle(new QToolButton(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new TableView(tr("%1 as a table").arg(title), this))
{
    setAccessibleName(title);
    setupViews();
    connect(m_toggle, &QToolButton::toggled, this, &ChartFrame::setTableShown);
}

void ChartFrame::setupViews()
{
    QFont strong = m_title->font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_title->setAccessibleName(m_title->text());
    m_toggle->setIcon(icon(u"table"_s));
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setAccessibleName(tr("Show %1 as a table").arg(m_title->text()));
    m_toggle->setToolTip(m_toggle->accessibleName());
    m_stack->setAccessibleName(m_title->text());
    // whoever lays charts out says how high they are
    m_stack->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_stack->setMinimumHeight(90);
    m_table->setItemDelegate(new ChartTableDelegate(m_table));
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_keys->setContentsMargins(0, 0, 0, 0);
    m_keys->setSpacing(2);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(10, 4, 4, 0);
    head->setSpacing(8);
    head->addWidget(m_title, 0, Qt::AlignTop);
    head->addLayout(m_keys, 1);
    head->addWidget(m_toggle, 0, Qt::AlignTop);
    m_title->setMinimumHeight(m_toggle->sizeHint().height());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
}

void ChartFrame::setContent(QWidget *drawing, QAbstractItemModel *model)
{
    m_drawing = drawing;
    m_table->setModel(model);
    m_stack->addWidget(drawing);
    m_stack->addWidget(m_table);
}

void ChartFrame::addKey(QWidget *key)
{
    m_keys->addWidget(key);
}

void ChartFrame::clearKeys()
{
    while (QLayoutItem *item = m_keys->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

QString ChartFrame::title() const
{
    return m_title->text();
}

void ChartFrame::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setAccessibleName(title);
    setAccessibleName(title);
}

void ChartFrame::setDescription(const QString &text)
{
    setAccessibleDescription(text);
    m_title->setToolTip(text);
}

void ChartFrame::setTableShown(bool shown)
{
    m_toggle->setChecked(shown);
    m_stack->setCurrentWidget(shown ? static_cast<QWidget *>(m_table) : m_drawing);
    if (shown)
        m_table->fitColumns();
}

bool ChartFrame::isTableShown() const
{
    return m_stack->currentWidget() == m_table;
}

void ChartFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(Token::Border, palette()));
    painter.setBrush(color(Token::Base, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

} // namespace tidemark::ui
