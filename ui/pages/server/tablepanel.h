// SPDX-License-Identifier: GPL-3.0-or-later
// One table of a server's state: what it shows is followed in place, sorted by a click on a header, filtered from
// outside; words when there is nothing. GUI thread only; owned by its parent.
#pragma once

#include "ui/models/server/statemodel.h"

#include <QWidget>

class QLabel;

namespace tidemark::ui {

class TableView;

class TablePanel : public QWidget
{
    Q_OBJECT

public:
    explicit TablePanel(const QString &name, QWidget *parent = nullptr);

    void setTable(const watch::Table &table);
    void setFilter(const QString &text);

    [[nodiscard]] const StateModel *model() const { return &m_model; }
    [[nodiscard]] TableView *view() { return m_view; }
    // Of the row that is current; empty when none is.
    [[nodiscard]] QString currentKey() const;
    [[nodiscard]] const watch::Cell *currentCell(const char *columnKey) const;

Q_SIGNALS:
    void currentChanged();

private:
    void connectSignals();
    void showWhatThereIs();
    void showColumns();

    StateModel m_model;
    TableView *m_view;
    QLabel *m_empty;
    bool m_sized = false;
};

} // namespace tidemark::ui
