// SPDX-License-Identifier: GPL-3.0-or-later
// What was opened lately, newest first. Plain values, any thread.
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace tidemark::workspace {

struct RecentItem
{
    QString profileId; // a saved profile, or
    QString path;      // a file
    QString title;
    QString detail;
    QDateTime opened; // UTC
    bool operator==(const RecentItem &) const = default;
};

inline constexpr size_t recentLimit = 12;

// Puts an item in front; an older one for the same profile or file goes.
void remember(std::vector<RecentItem> &items, RecentItem item);
void forget(std::vector<RecentItem> &items, const RecentItem &item);

[[nodiscard]] QJsonObject recentToJson(const std::vector<RecentItem> &items);
[[nodiscard]] std::vector<RecentItem> recentFromJson(const QJsonObject &json);

} // namespace tidemark::workspace
