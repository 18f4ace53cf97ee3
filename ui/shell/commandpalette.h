// SPDX-License-Identifier: GPL-3.0-or-later
// Every command by a few letters of its name: a model over the window's actions and the box that shows it. GUI thread
// only.
#pragma once

#include "ui/common/celldelegate.h"
#include "ui/shell/actions.h"

#include <QAbstractListModel>

namespace tidemark::ui {

class Chooser;

class CommandModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { KeysRole = Qt::UserRole, GroupRole, PlacesRole };

    explicit CommandModel(const Actions *actions, QObject *parent = nullptr);

    // What can be done now, best match first; an empty query gives everything in the order of the menus.
    void setQuery(const QString &query);
    [[nodiscard]] QAction *actionAt(int row) const { return m_hits[size_t(row)].action; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Hit
    {
        QAction *action;
        QString group;
        int score;
        QList<int> places;
    };
    const Actions *m_actions;
    std::vector<Hit> m_hits;
};

class CommandPalette : public QObject
{
    Q_OBJECT

public:
    CommandPalette(const Actions *actions, QWidget *window);

    void open();
    [[nodiscard]] Chooser *chooser() { return m_chooser; }

private:
    CommandModel m_model;
    Chooser *m_chooser;
};

} // namespace tidemark::ui
