// SPDX-License-Identifier: GPL-3.0-or-later
// One table of a server's state: what it shows is followed in place, sorted by a click on a header, filtered from
// outside; words when there is nothing. A row is chosen by what it is and not by its place: it stays chosen and in
// sight while others come, go and change places, nothing else is chosen in its stead when it goes, and it is chosen
// again should it come back. GUI thread only; owned by its parent.
#pragma once

#include "ui/models/server/statemodel.h"

#include <QSet>
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
    // Of the row that is chosen: current and selected. Empty when none is, or when it is not there any more.
    [[nodiscard]] QString chosenKey() const;

Q_SIGNALS:
    void currentChanged(); // which row is chosen, or what stands in it

private:
    struct Place;

    void connectSignals();
    void showWhatThereIs();
    void showColumns();
    template <class Change>
    void follow(Change change);
    void rememberChoice();
    void restoreChoice();
    [[nodiscard]] std::vector<Place> places() const;
    void restorePlace(const std::vector<Place> &before);

    StateModel m_model;
    TableView *m_view;
    QLabel *m_empty;
    bool m_sized = false;
    bool m_follows = false;
    // as a person left them; of rows that may be away
    QString m_current;
    int m_currentColumn = 0;
    QSet<QString> m_selected;
};

} // namespace tidemark::ui
