// SPDX-License-Identifier: GPL-3.0-or-later
// What the window looked like when it was last closed: which profiles were connected, which objects stood in tabs.
// Coming back opens the same things; nothing is run again. Plain values, any thread.
#pragma once

#include "connect/profile.h"
#include "schema/name.h"

#include <QJsonObject>
#include <QList>
#include <QMap>

#include <vector>

namespace tidemark::workspace {

struct OpenTab
{
    QString profileId;
    schema::ObjectRef ref;
    QString section; // name of the tab within the page
    int pane = 0;    // 0: left, 1: right of the split
    bool operator==(const OpenTab &) const = default;
};

struct SessionState
{
    QByteArray geometry; // of the window, as Qt writes it
    QList<int> navigatorSizes;
    QList<int> dockSizes;
    bool dockOpen = false;
    bool navigatorOpen = true;
    QStringList openProfiles;            // connected at the end
    std::vector<connect::Profile> files; // opened files that are not saved profiles
    std::vector<OpenTab> tabs;
    int currentTab = -1;
    QStringList expanded;                   // keys of the tree
    QMap<QString, QList<int>> columnWidths; // that people gave, by what the table shows
    bool operator==(const SessionState &) const = default;
};

// Reading takes what fits and leaves out what does not: a lost tab is better than a lost window.
[[nodiscard]] QJsonObject toJson(const SessionState &state);
[[nodiscard]] SessionState sessionFromJson(const QJsonObject &json);

} // namespace tidemark::workspace
