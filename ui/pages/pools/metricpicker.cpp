// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pools/metricpicker.h"

#include "ui/common/mutedlabel.h"
#include "ui/common/tableview.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace tidemark::ui {

MetricPicker::MetricPicker(QWidget *parent)
    : QWidget(parent)
    , m_table(new TableView(tr("Metrics of this address"), this))
    , m_roles(new QComboBox(this))
{
    setAccessibleName(tr("Choose metrics"));
    auto *text =
        new MutedLabel(tr("No pool is known by these names. Say which of them tell of a pool: at least what is "
                          "checked out."),
                       this);
    text->setWordWrap(true);
    text->setAccessibleName(text->text());
    m_table->setModel(&m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_roles->addItem(tr("Nothing"), -1);
    for (const pool::MetricRole role : choosableRoles())
        m_roles->addItem(roleTitle(role), int(role));
    m_roles->setAccessibleName(tr("What the chosen metric tells"));
    auto *label = new QLabel(tr("The chosen one &tells:"), this);
    label->setAccessibleName(m_roles->accessibleName());
    label->setBuddy(m_roles);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_roles, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(text);
    layout->addWidget(m_table, 1);
    layout->addLayout(row);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MetricPicker::showRole);
    connect(m_roles, &QComboBox::activated, this, &MetricPicker::setRole);
    showRole();
}

void MetricPicker::setMetrics(std::vector<OfferedMetric> metrics)
{
    m_model.setMetrics(std::move(metrics));
    m_table->setColumnWidth(MetricsModel::Name, 300);
    m_table->setColumnWidth(MetricsModel::Value, 130);
    if (m_model.rowCount() > 0)
        m_table->setCurrentIndex(m_model.index(0, 0));
    showRole();
}

void MetricPicker::showRole()
{
    const QModelIndex current = m_table->currentIndex();
    m_roles->setEnabled(current.isValid());
    const auto role = current.isValid() ? m_model.roleAt(current.row()) : std::nullopt;
    m_roles->setCurrentIndex(m_roles->findData(role ? int(*role) : -1));
}

void MetricPicker::setRole()
{
    const int chosen = m_roles->currentData().toInt();
    if (const QModelIndex current = m_table->currentIndex(); current.isValid())
        m_model.setRole(current.row(), chosen < 0 ? std::nullopt : std::optional(pool::MetricRole(chosen)));
}

} // namespace tidemark::ui
