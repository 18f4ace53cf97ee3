// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pools/poolpanel.h"

#include "ui/common/errorpanel.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/wraplayout.h"
#include "ui/models/pools/healthwords.h"
#include "ui/models/pools/pooltables.h"
#include "ui/pages/pools/alertspanel.h"
#include "ui/pages/pools/linkspanel.h"
#include "ui/pages/pools/poolcharts.h"
#include "ui/pages/pools/pooltimes.h"
#include "ui/pages/server/tablepanel.h"

#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

PoolPanel::PoolPanel(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLabel(this))
    , m_state(new QLabel(this))
    , m_health(new MutedLabel(this))
    , m_said(new MutedLabel(this))
    , m_resize(new QPushButton(tr("&Resize…"), this))
    , m_evict(new QPushButton(tr("Replace &all…"), this))
    , m_suspend(new QPushButton(tr("&Suspend…"), this))
    , m_remove(new QPushButton(tr("Re&move source…"), this))
    , m_error(new ErrorPanel(this))
    , m_tabs(new QTabWidget(this))
    , m_charts(new PoolCharts(m_tabs))
    , m_times(new PoolTimes(m_tabs))
    , m_leases(new TablePanel(tr("Leases"), m_tabs))
    , m_clients(new LinksPanel(pool::LinkSide::Clients, m_tabs))
    , m_servers(new LinksPanel(pool::LinkSide::Servers, m_tabs))
    , m_alerts(new AlertsPanel(tr("Alerts"), m_tabs))
    , m_counters(new TablePanel(tr("Counters"), m_tabs))
{
    setAccessibleName(tr("The chosen pool"));
    auto *header = new QWidget(this);
    setupHeader(header);
    setupTabs();
    m_error->setRetryText(tr("Try again"));
    m_error->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_error);
    layout->addWidget(m_tabs, 1);
    connect(m_resize, &QPushButton::clicked, this, &PoolPanel::resizeRequested);
    connect(m_evict, &QPushButton::clicked, this, &PoolPanel::evictRequested);
    connect(m_suspend, &QPushButton::clicked, this, &PoolPanel::suspendRequested);
    connect(m_remove, &QPushButton::clicked, this, &PoolPanel::removeRequested);
    connect(m_error, &ErrorPanel::retryRequested, this, &PoolPanel::retryRequested);
    connect(m_tabs, &QTabWidget::currentChanged, this, &PoolPanel::tabChanged);
}

void PoolPanel::setupHeader(QWidget *header)
{
    header->setAccessibleName(tr("State and actions"));
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    strong.setPointSizeF(strong.pointSizeF() * 1.15);
    m_name->setFont(strong);
    m_name->setAccessibleName(tr("Name of the pool"));
    m_state->setAccessibleName(tr("State of the pool"));
    m_health->setAccessibleName(tr("Health of its database"));
    m_said->setAccessibleName(tr("Outcome"));
    m_resize->setToolTip(tr("Change its size, its overflow and how long somebody waits"));
    m_evict->setToolTip(tr("Close every connection, those in use when they come back, and open new ones as wanted"));
    m_remove->setToolTip(tr("Stop watching where this pool was found"));
    auto *buttons = new QWidget(header);
    buttons->setAccessibleName(tr("Actions"));
    auto *row = new WrapLayout(buttons);
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(6);
    for (QPushButton *button : {m_resize, m_evict, m_suspend, m_remove}) {
        button->setAccessibleName(button->text().remove(u'&'));
        row->addWidget(button);
    }
    row->addWidget(m_said);
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(2);
    for (QLabel *label : {m_name, m_state, static_cast<QLabel *>(m_health)}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        layout->addWidget(label);
    }
    layout->addWidget(buttons);
}

void PoolPanel::addNamed(QWidget *tab, const QString &name, const QString &title)
{
    m_tabs->addTab(tab, title);
    m_names << name;
}

void PoolPanel::setupTabs()
{
    m_tabs->setAccessibleName(tr("Sections"));
    m_tabs->tabBar()->setAccessibleName(tr("Sections"));
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(true);
    addNamed(m_charts, u"charts"_s, tr("Charts"));
    addNamed(m_times, u"times"_s, tr("Times"));
    addNamed(m_leases, u"leases"_s, tr("Leases"));
    addNamed(m_clients, u"clients"_s, tr("Clients"));
    addNamed(m_servers, u"servers"_s, tr("Servers"));
    addNamed(m_alerts, u"alerts"_s, tr("Alerts"));
    addNamed(m_counters, u"counters"_s, tr("Counters"));
}

void PoolPanel::showTab(const QString &name)
{
    if (const qsizetype at = m_names.indexOf(name); at >= 0)
        m_tabs->setCurrentIndex(int(at));
}

QString PoolPanel::currentTab() const
{
    return m_names.value(m_tabs->currentIndex());
}

const LinksPanel *PoolPanel::linksSeen() const
{
    return qobject_cast<const LinksPanel *>(m_tabs->currentWidget());
}

void PoolPanel::say(const QString &text)
{
    m_said->setText(text);
}

// Long errors are in the tool tip, too.
void PoolPanel::showHealth(const PoolRecord &pool)
{
    const watch::Tone tone = healthTone(pool);
    m_health->setText(healthText(pool));
    m_health->setToolTip(m_health->text());
    m_health->setToken(tone == watch::Tone::Bad       ? Token::ErrorText
                       : tone == watch::Tone::Warning ? Token::WarningText
                                                      : Token::TextMuted);
    m_health->setVisible(!m_health->text().isEmpty());
}

void PoolPanel::showHeader(const PoolsFeed &feed, const PoolRecord &pool)
{
    const bool own = pool.isOwn();
    m_name->setText(poolName(feed, pool));
    const QString state = pool.error() ? tr("It cannot be read") : stateText(pool);
    m_state->setText(tr("%1 · %2", "state and source").arg(state, sourceText(feed, pool)));
    showHealth(pool);
    for (QPushButton *button : {m_resize, m_evict, m_suspend})
        button->setVisible(own);
    m_remove->setVisible(!own);
    const bool suspended = pool.reading().suspended;
    m_suspend->setText(suspended ? tr("Re&sume") : tr("&Suspend…"));
    m_suspend->setAccessibleName(m_suspend->text().remove(u'&'));
    m_suspend->setToolTip(suspended ? tr("Lend connections again")
                                    : tr("Let everybody wait who wants a connection, until you resume it"));
    m_error->setVisible(pool.error().has_value());
    if (pool.error() && m_error->error() != *pool.error())
        m_error->setError(*pool.error());
}

// Those that have nothing to say of such a pool are not there.
void PoolPanel::showTabsOf(const PoolRecord &pool, const SourceFeed *source)
{
    const int alerts = int(pool.alerts().size());
    const auto at = [this](const QString &name) { return int(m_names.indexOf(name)); };
    const int alertsTab = at(u"alerts"_s);
    m_tabs->setTabText(alertsTab, alerts > 0 ? tr("Alerts (%1)").arg(alerts) : tr("Alerts"));
    const bool links = source && source->tellsOfLinks();
    m_tabs->setTabVisible(at(u"leases"_s), pool.isOwn());
    m_tabs->setTabVisible(at(u"clients"_s), links);
    m_tabs->setTabVisible(at(u"servers"_s), links);
    m_tabs->setEnabled(pool.reading().at != 0); // else there is nothing to see yet
}

void PoolPanel::showPool(const PoolsFeed &feed, const PoolRecord &pool)
{
    if (std::exchange(m_key, pool.key()) != pool.key())
        m_said->clear();
    const SourceFeed *source = feed.source(pool.sourceId());
    showHeader(feed, pool);
    showTabsOf(pool, source);
    m_charts->showPool(pool);
    m_times->showPool(pool);
    m_leases->setTable(leasesTable(pool));
    if (source && source->tellsOfLinks()) {
        m_clients->showPool(source, pool);
        m_servers->showPool(source, pool);
    }
    m_alerts->setTable(alertsTable(feed, &pool));
    m_counters->setTable(countersTable(pool));
}

} // namespace tidemark::ui
