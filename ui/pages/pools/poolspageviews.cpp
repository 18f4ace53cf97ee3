// SPDX-License-Identifier: GPL-3.0-or-later
// What the Pools page is made of, and what it is as a tab.
#include "ui/pages/pools/poolspage.h"

#include "ui/common/icons.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/style.h"
#include "ui/models/pools/pooltables.h"
#include "ui/pages/pools/alertspanel.h"
#include "ui/pages/pools/pooldelegate.h"
#include "ui/pages/pools/poolpanel.h"
#include "ui/pages/server/tablepanel.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

void PoolsPage::setupHeader(QWidget *header)
{
    header->setAccessibleName(tr("Tools of the Pools page"));
    m_status = new MutedLabel(header);
    m_status->setAccessibleName(tr("All pools in words"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_pause = new QToolButton(header);
    m_pause->setText(tr("Pause"));
    m_pause->setCheckable(true);
    m_pause->setToolTip(tr("Reads no pool until it is pressed again"));
    m_thresholds = new QToolButton(header);
    m_thresholds->setText(tr("Alerts…"));
    m_thresholds->setToolTip(tr("When the figures of a pool want somebody's attention"));
    m_add = new QPushButton(tr("Add source…"), header);
    m_add->setIcon(icon(u"add"_s));
    m_add->setToolTip(tr("Watch a PgBouncer, or an application that offers metrics"));
    m_add->setAccessibleName(tr("Add source"));
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->addWidget(m_status, 1);
    for (QToolButton *button : {m_pause, m_thresholds}) {
        button->setAccessibleName(button->text().remove(u'…'));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    }
    layout->addWidget(m_add);
}

QWidget *PoolsPage::setupList()
{
    auto *side = new QWidget(m_split);
    side->setAccessibleName(tr("Pools"));
    m_view = new QListView(side);
    m_view->setModel(&m_list);
    m_view->setItemDelegate(new PoolDelegate(m_view));
    m_view->setAccessibleName(tr("Pools"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setUniformItemSizes(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_shared = new MutedLabel(side);
    m_shared->setAccessibleName(tr("Names that share a pool"));
    m_shared->setTextFormat(Qt::PlainText);
    m_shared->setWordWrap(true);
    m_shared->setContentsMargins(12, 8, 12, 8);
    m_shared->hide();
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_shared);
    side->setMinimumWidth(150);
    return side;
}

QWidget *PoolsPage::setupOverview()
{
    auto *split = new QSplitter(Qt::Vertical, m_detail);
    split->setAccessibleName(tr("All pools and their alerts"));
    split->setChildrenCollapsible(false);
    m_allPools = new TablePanel(tr("All pools"), split);
    m_allAlerts = new AlertsPanel(tr("Alerts of all pools"), split);
    split->addWidget(m_allPools);
    split->addWidget(m_allAlerts);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    return split;
}

QWidget *PoolsPage::setupEmpty()
{
    auto *empty = new QWidget(m_stack);
    empty->setAccessibleName(tr("No pools"));
    empty->setAutoFillBackground(true);
    empty->setBackgroundRole(QPalette::Base);
    auto *words =
        new MutedLabel(tr("Nothing is connected, so there are no pools yet. Connect to a database and its pool "
                          "is here; or watch those of your applications: a PgBouncer, or metrics."),
                       empty);
    words->setAccessibleName(words->text());
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignCenter);
    auto *primary = new QPushButton(tr("&Add source…"), empty);
    primary->setProperty(primaryProperty, true);
    primary->setAccessibleName(tr("Add source"));
    connect(primary, &QPushButton::clicked, this, &PoolsPage::addSource);
    auto *layout = new QVBoxLayout(empty);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(12);
    layout->addStretch();
    layout->addWidget(words);
    layout->addWidget(primary, 0, Qt::AlignHCenter);
    layout->addStretch();
    return empty;
}

void PoolsPage::setupViews()
{
    auto *header = new QWidget(this);
    setupHeader(header);
    m_stack = new QStackedWidget(this);
    m_stack->setAccessibleName(tr("Contents"));
    m_split = new QSplitter(Qt::Horizontal, m_stack);
    m_split->setAccessibleName(tr("Pools and the chosen one"));
    m_split->setChildrenCollapsible(false);
    m_detail = new QStackedWidget(m_split);
    m_detail->setAccessibleName(tr("The chosen pool, or all"));
    m_panel = new PoolPanel(m_detail);
    m_detail->addWidget(setupOverview());
    m_detail->addWidget(m_panel);
    m_split->addWidget(setupList());
    m_split->addWidget(m_detail);
    m_split->setStretchFactor(1, 1);
    m_split->setSizes({240, 700});
    m_stack->addWidget(setupEmpty());
    m_stack->addWidget(m_split);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_stack, 1);
}

// ---- What a page is

schema::ObjectRef poolsPageRef()
{
    return {.kind = u"pools page"_s, .name = {}, .part = {}};
}

bool isPoolsPage(const schema::ObjectRef &ref)
{
    return ref.kind == poolsPageRef().kind;
}

QString PoolsPage::title() const
{
    return tr("Pools");
}

TabName PoolsPage::tabName() const
{
    return {title(), {}, {}};
}

QString PoolsPage::toolTipText() const
{
    return tr("Pools: Tidemark's own, and those that are watched");
}

QIcon PoolsPage::pageIcon() const
{
    return icon(u"pools"_s, Token::KindRelation);
}

workspace::OpenTab PoolsPage::state() const
{
    return {.profileId = poolsPageRef().kind, // of none
            .ref = poolsPageRef(),
            .section = m_panel->currentTab()};
}

schema::ObjectRef PoolsPage::subject() const
{
    return {};
}

bool PoolsPage::shows(const QString &, const schema::ObjectRef &ref) const
{
    return isPoolsPage(ref);
}

void PoolsPage::restore(const workspace::OpenTab &tab)
{
    m_panel->showTab(tab.section);
}

void PoolsPage::focusContent()
{
    isEmptyShown() ? m_add->setFocus(Qt::OtherFocusReason) : m_view->setFocus(Qt::OtherFocusReason);
}

bool PoolsPage::isEmptyShown() const
{
    return m_stack->currentIndex() == 0;
}

} // namespace tidemark::ui
