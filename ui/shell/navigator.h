// SPDX-License-Identifier: GPL-3.0-or-later
// The navigator: a filter box over the tree of profiles and objects. Keeps what is expanded and selected over every
// rebuild of the tree, opens what is activated. GUI thread only.
#pragma once

#include "ui/models/workbench.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QMenu;
class QTreeView;

namespace tidemark::ui {

class FilterField;

class Navigator : public QWidget
{
    Q_OBJECT

public:
    explicit Navigator(Workbench *workbench, QWidget *parent = nullptr);

    // Actions in front of the tree (new connection and the like) and those of its menu, in which null stands for a
    // line. Those of profiles are for the nodes of profiles alone.
    void addHeaderAction(QAction *action);
    void setMenuActions(const QList<QAction *> &forProfiles, const QList<QAction *> &forObjects,
                        const QList<QAction *> &always);

    // What the menu of the current node holds.
    void fillMenu(QMenu &menu) const;

    void focusFilter();
    // The profile of the current node; empty when there is none.
    [[nodiscard]] QString currentProfile() const;
    [[nodiscard]] schema::ObjectRef currentObject() const;
    // Reveals an object and makes it current, now or once it is in the tree. Takes no focus; what stands for the same
    // object already, such as an index of the table, stays current. An empty kind forgets what is waited for.
    void follow(const QString &profileId, const schema::ObjectRef &ref);
    void selectProfile(const QString &profileId);

    [[nodiscard]] QStringList expandedKeys() const { return {m_expanded.begin(), m_expanded.end()}; }
    void setExpandedKeys(const QStringList &keys);

    [[nodiscard]] QTreeView *tree() { return m_tree; }
    [[nodiscard]] FilterField *filter() { return m_filter; }

Q_SIGNALS:
    void openRequested(const QString &profileId, const tidemark::schema::ObjectRef &ref);
    void connectRequested(const QString &profileId);
    void copyRequested(); // the name of the current node
    void currentChanged();

private:
    void setupViews();
    void connectSignals();
    void rememberPlace();
    void restorePlace();
    void reveal();
    void setKeyExpanded(const QModelIndex &index, bool expanded);
    void activate(const QModelIndex &index);
    void activateFirstMatch();
    void showMenu(const QPoint &position);
    void showWhatThereIs();
    void sessionChanged(const QString &id);
    void expandNews(const QString &id);

    Workbench *m_workbench;
    ObjectTreeModel *m_model;
    QLabel *m_title;
    QWidget *m_header;
    FilterField *m_filter;
    QTreeView *m_tree;
    QLabel *m_empty;
    QList<QAction *> m_profileActions;
    QList<QAction *> m_objectActions;
    QList<QAction *> m_alwaysActions;

    QSet<QString> m_expanded;   // keys, as a person left them
    QSet<QString> m_introduced; // profiles whose first levels were expanded once
    QString m_currentKey;
    QString m_topKey;
    QString m_wantedProfile; // what to reveal once it is there
    schema::ObjectRef m_wanted;
    bool m_restoring = false;
};

} // namespace tidemark::ui
