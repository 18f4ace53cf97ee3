// SPDX-License-Identifier: GPL-3.0-or-later
// How pages are called in their tabs: by the name of what they show, and by as much more as tells them apart. Pure, any
// thread.
#pragma once

#include <QStringList>

#include <vector>

namespace tidemark::ui {

struct TabName
{
    QString name;
    QString schema;     // empty: none
    QString connection; // as people named it

    bool operator==(const TabName &) const = default;
};

// One title a name, in the same order: "call", "port.call" beside another schema's, "call · Production" beside another
// connection's. Equal names stay equal.
[[nodiscard]] QStringList tabTitles(const std::vector<TabName> &names);

} // namespace tidemark::ui
