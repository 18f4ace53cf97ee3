// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pools/alertspanel.h"

#include "ui/common/mutedlabel.h"
#include "ui/common/tableview.h"
#include "ui/pages/server/tablepanel.h"

#include <QVBoxLayout>

namespace tidemark::ui {

AlertsPanel::AlertsPanel(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_table(new TablePanel(name, this))
    , m_whole(new QWidget(this))
    , m_text(new QLabel(m_whole))
    , m_advice(new MutedLabel(m_whole))
{
    setAccessibleName(name);
    setFocusProxy(m_table);
    m_whole->setAccessibleName(tr("The chosen alert"));
    m_text->setAccessibleName(tr("What is so"));
    m_advice->setAccessibleName(tr("What to do"));
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_text->setFont(strong);
    auto *words = new QVBoxLayout(m_whole);
    words->setContentsMargins(12, 8, 12, 10);
    words->setSpacing(4);
    for (QLabel *label : {m_text, m_advice}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        words->addWidget(label);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_whole);
    connect(m_table, &TablePanel::currentChanged, this, &AlertsPanel::showAdvice);
    showAdvice();
}

void AlertsPanel::setTable(const watch::Table &table)
{
    m_table->setTable(table);
    showAdvice();
}

void AlertsPanel::showAdvice()
{
    const StateModel &model = *m_table->model();
    const QModelIndex current = m_table->view()->currentIndex();
    const QModelIndex row = current.isValid() ? current : model.index(0, 0);
    const watch::Cell *text = model.rowCount() > 0 ? model.cellOf(row, "alert") : nullptr;
    const watch::Cell *advice = text ? model.cellOf(row, "advice") : nullptr;
    m_whole->setVisible(text != nullptr);
    m_text->setText(text ? text->text : QString());
    m_advice->setText(advice ? advice->text : QString());
}

} // namespace tidemark::ui
