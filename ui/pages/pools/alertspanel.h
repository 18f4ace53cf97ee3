// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts as a table, and below the whole of the one that is chosen, or of the gravest: what is so and what to do. GUI
// thread only; owned by its parent.
#pragma once

#include "watch/table.h"

#include <QWidget>

class QLabel;

namespace tidemark::ui {

class TablePanel;

class AlertsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit AlertsPanel(const QString &name, QWidget *parent = nullptr);

    // As alertsTable() makes it.
    void setTable(const watch::Table &table);

    [[nodiscard]] TablePanel *table() { return m_table; }
    [[nodiscard]] QLabel *advice() { return m_advice; }

private:
    void showAdvice();

    TablePanel *m_table;
    QWidget *m_whole;
    QLabel *m_text;
    QLabel *m_advice;
};

} // namespace tidemark::ui
