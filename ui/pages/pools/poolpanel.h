// SPDX-License-Identifier: GPL-3.0-or-later
// The pool that is chosen on the Pools page: its state in words, what can be done to it, its charts, times, leases, who
// is connected to a PgBouncer, alerts and counters. GUI thread only; owned by its parent.
#pragma once

#include "ui/models/pools/poolsfeed.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTabWidget;

namespace tidemark::ui {

class AlertsPanel;
class ErrorPanel;
class LinksPanel;
class MutedLabel;
class PoolCharts;
class PoolTimes;
class TablePanel;

class PoolPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PoolPanel(QWidget *parent = nullptr);

    void showPool(const PoolsFeed &feed, const PoolRecord &pool);
    // What became of a request.
    void say(const QString &text);

    // By its name for programs: "charts", "times", "leases", "clients", "servers", "alerts", "counters".
    void showTab(const QString &name);
    [[nodiscard]] QString currentTab() const;

    [[nodiscard]] PoolCharts *charts() { return m_charts; }
    [[nodiscard]] PoolTimes *times() { return m_times; }
    [[nodiscard]] TablePanel *leases() { return m_leases; }
    [[nodiscard]] LinksPanel *clients() { return m_clients; }
    [[nodiscard]] LinksPanel *servers() { return m_servers; }
    // The connections that are looked at; null: none.
    [[nodiscard]] const LinksPanel *linksSeen() const;
    [[nodiscard]] AlertsPanel *alerts() { return m_alerts; }
    [[nodiscard]] TablePanel *counters() { return m_counters; }
    [[nodiscard]] QLabel *state() { return m_state; }
    [[nodiscard]] MutedLabel *health() { return m_health; }
    [[nodiscard]] QPushButton *resizeButton() { return m_resize; }
    [[nodiscard]] QPushButton *evictButton() { return m_evict; }
    [[nodiscard]] QPushButton *suspendButton() { return m_suspend; }
    [[nodiscard]] QPushButton *removeButton() { return m_remove; }
    [[nodiscard]] ErrorPanel *error() { return m_error; }

Q_SIGNALS:
    void resizeRequested();
    void evictRequested();
    void suspendRequested(); // or to resume it
    void removeRequested();
    void retryRequested();
    void tabChanged();

private:
    void setupHeader(QWidget *header);
    void setupTabs();
    void showTabsOf(const PoolRecord &pool, const SourceFeed *source);
    void addNamed(QWidget *tab, const QString &name, const QString &title);
    void showHealth(const PoolRecord &pool);
    void showHeader(const PoolsFeed &feed, const PoolRecord &pool);

    QLabel *m_name;
    QLabel *m_state;
    MutedLabel *m_health;
    QLabel *m_said;
    QPushButton *m_resize;
    QPushButton *m_evict;
    QPushButton *m_suspend;
    QPushButton *m_remove;
    ErrorPanel *m_error;
    QTabWidget *m_tabs;
    PoolCharts *m_charts;
    PoolTimes *m_times;
    TablePanel *m_leases;
    LinksPanel *m_clients;
    LinksPanel *m_servers;
    AlertsPanel *m_alerts;
    TablePanel *m_counters;
    QStringList m_names; // of the tabs, in their order
    QString m_key;
};

} // namespace tidemark::ui
