// SPDX-License-Identifier: GPL-3.0-or-later
// The last hour of a pool: its connections, checkouts, timeouts and new connections a second, how quickly its database
// answers, and the sessions of its server by state, on one time axis. In one column where there is no room for two.
// GUI thread only; owned by its parent.
#pragma once

#include "ui/models/pools/poolrecord.h"
#include "watch/session.h"

#include <QScrollArea>

class QCheckBox;
class QGridLayout;

namespace tidemark::ui {

class TimeChart;

class PoolCharts : public QScrollArea
{
    Q_OBJECT

public:
    explicit PoolCharts(QWidget *parent = nullptr);

    // Takes what is new of a pool; another pool, or another beginning, begins anew.
    void showPool(const PoolRecord &pool);

    // Whether the pool has a server that can be asked, and whether it is.
    void setServer(bool known, bool watched);
    void addPulse(qint64 at, const watch::Pulse &pulse);
    void clearServer();

    [[nodiscard]] TimeChart *connections() { return m_connections; }
    [[nodiscard]] TimeChart *checkouts() { return m_checkouts; }
    [[nodiscard]] TimeChart *troubles() { return m_troubles; }
    [[nodiscard]] TimeChart *answers() { return m_answers; }
    [[nodiscard]] TimeChart *server() { return m_server; }
    [[nodiscard]] QCheckBox *watchBox() { return m_watch; }

Q_SIGNALS:
    void serverWanted(bool wanted); // by a person

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setupCharts();
    void arrange();
    void showAnswers(const PoolRecord &pool);

    QWidget *m_body;
    QGridLayout *m_grid;
    TimeChart *m_connections;
    TimeChart *m_checkouts;
    TimeChart *m_troubles;
    TimeChart *m_answers;
    TimeChart *m_server;
    QCheckBox *m_watch;
    std::vector<QWidget *> m_arranged; // in so many columns
    int m_columns = 0;
    QString m_key;
    int m_era = -1;
    qint64 m_newest = 0;
    qint64 m_newestAnswer = 0;
    qint64 m_lastPulse = 0;
};

} // namespace tidemark::ui
