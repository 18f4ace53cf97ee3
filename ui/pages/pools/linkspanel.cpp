// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pools/linkspanel.h"

#include "base/text.h"
#include "ui/common/filterfield.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/tableview.h"
#include "ui/pages/server/tablepanel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <utility>

namespace tidemark::ui {

static QString titleOf(pool::LinkSide side)
{
    return side == pool::LinkSide::Clients ? LinksPanel::tr("Clients") : LinksPanel::tr("Servers");
}

LinksPanel::LinksPanel(pool::LinkSide side, QWidget *parent)
    : QWidget(parent)
    , m_side(side)
    , m_filter(new FilterField(tr("Filter by user, application, address, state"), this))
    , m_count(new MutedLabel(this))
    , m_table(new TablePanel(titleOf(side), this))
{
    setAccessibleName(titleOf(side));
    setFocusProxy(m_filter);
    m_filter->setAccessibleName(tr("Filter of the table %1").arg(titleOf(side)));
    m_count->setAccessibleName(tr("How many there are"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    bar->addWidget(m_filter, 3);
    bar->addWidget(m_count, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);
    connect(m_filter, &QLineEdit::textChanged, m_table, &TablePanel::setFilter);
    connect(m_filter, &FilterField::downPressed, m_table, [this] { m_table->view()->setFocus(); });
    connect(m_table->view(), &TableView::filterRequested, m_filter, [this] { m_filter->setFocus(); });
}

void LinksPanel::takeLinks(const SourceFeed &source, const QString &database)
{
    std::vector<pool::BouncerLink> links = *source.links(m_side);
    std::erase_if(links, [&](const pool::BouncerLink &link) { return link.database != database; });
    watch::Table table = pool::linksTable(std::move(links), m_side);
    const size_t all = watch::limitRows(table, mostRows);
    if (source.linksError())
        table.emptyText = source.linksError()->message;
    m_count->setText(all > mostRows ? tr("the first %L1 of %L2").arg(mostRows).arg(all)
                                    : tr("%n connection(s)", nullptr, int(all)));
    m_count->setToolTip(all > mostRows ? tr("Those that wait stand first") : QString());
    m_table->setTable(table);
}

void LinksPanel::showPool(const SourceFeed *source, const PoolRecord &pool)
{
    const bool known = source && source->links(m_side);
    const bool isOther = std::exchange(m_key, pool.key()) != pool.key();
    if (known && (isOther || m_shown != source->linksRead())) {
        m_shown = source->linksRead();
        takeLinks(*source, pool.reading().database);
    } else if (!known && (isOther || m_shown >= 0)) {
        m_shown = -1;
        watch::Table table = pool::linksTable({}, m_side);
        table.emptyText = tr("Reading…");
        m_count->clear();
        m_table->setTable(table);
    }
}

} // namespace tidemark::ui
