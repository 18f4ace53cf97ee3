// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/recent.h"

#include <QJsonArray>

namespace tidemark::workspace {

using namespace Qt::StringLiterals;

void forget(std::vector<RecentItem> &items, const RecentItem &item)
{
    std::erase_if(
        items, [&](const RecentItem &other) { return other.profileId == item.profileId && other.path == item.path; });
}

void remember(std::vector<RecentItem> &items, RecentItem item)
{
    forget(items, item);
    items.insert(items.begin(), std::move(item));
    if (items.size() > recentLimit)
        items.resize(recentLimit);
}

QJsonObject recentToJson(const std::vector<RecentItem> &items)
{
    QJsonArray array;
    for (const RecentItem &item : items)
        array.append(QJsonObject{{u"profile"_s, item.profileId},
                                 {u"path"_s, item.path},
                                 {u"title"_s, item.title},
                                 {u"detail"_s, item.detail},
                                 {u"opened"_s, item.opened.toString(Qt::ISODate)}});
    return {{u"version"_s, 1}, {u"items"_s, array}};
}

std::vector<RecentItem> recentFromJson(const QJsonObject &json)
{
    std::vector<RecentItem> items;
    for (const QJsonValue &value : json[u"items"].toArray()) {
        const QJsonObject object = value.toObject();
        RecentItem item{.profileId = object[u"profile"].toString(),
                        .path = object[u"path"].toString(),
                        .title = object[u"title"].toString(),
                        .detail = object[u"detail"].toString(),
                        .opened = QDateTime::fromString(object[u"opened"].toString(), Qt::ISODate)};
        const bool usable = !item.title.isEmpty() && (!item.profileId.isEmpty() || !item.path.isEmpty());
        if (usable && items.size() < recentLimit)
            items.push_back(std::move(item));
    }
    return items;
}

} // namespace tidemark::workspace
