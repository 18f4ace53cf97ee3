// SPDX-License-Identifier: GPL-3.0-or-later
// All actions of the window by their ids: the menus, the command palette and the settings show them, and a person may
// give each other keys. GUI thread only; the window owns the actions.
#pragma once

#include <QAction>
#include <QHash>
#include <QMap>

#include <vector>

namespace tidemark::ui {

struct ActionSpec
{
    QString id;    // stable, in settings: "tab.close"
    QString group; // "Tabs", for the palette and the settings
    QString text;  // with & for the menu
    QList<QKeySequence> keys = {};
    QString icon = {};
    bool checkable = false;
};

class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QWidget *window);

    // Makes an action, which becomes the window's. Ids are unique.
    QAction *add(const ActionSpec &spec);
    [[nodiscard]] QAction *find(const QString &id) const { return m_actions.value(id); }

    struct Entry
    {
        QString id;
        QString group;
        QAction *action;
        QList<QKeySequence> defaults;
    };
    // In the order they were made.
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }

    // Gives actions the keys that a person chose (portable text by id); all others get their defaults.
    void applyKeys(const QMap<QString, QString> &chosen);

    // The first other action that already has one of these keys; null when there is none.
    [[nodiscard]] const Entry *conflict(const QString &id, const QKeySequence &keys) const;

private:
    void explain(QAction &action) const;

    QWidget *m_window;
    std::vector<Entry> m_entries;
    QHash<QString, QAction *> m_actions;
};

// The text of an action without & and …, as it stands in lists.
[[nodiscard]] QString plainText(const QAction &action);

} // namespace tidemark::ui
