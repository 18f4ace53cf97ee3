// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tabtitles.h"

#include <algorithm>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static QString titleAmong(const TabName &own, const std::vector<TabName> &all)
{
    const auto another = [&](auto differs) {
        return std::ranges::any_of(all, [&](const TabName &other) { return other.name == own.name && differs(other); });
    };
    QString title = own.name;
    if (!own.schema.isEmpty() && another([&](const TabName &other) { return other.schema != own.schema; }))
        title = own.schema + u'.' + title;
    if (!own.connection.isEmpty() && another([&](const TabName &other) { return other.connection != own.connection; }))
        title += u" · "_s + own.connection;
    return title;
}

QStringList tabTitles(const std::vector<TabName> &names)
{
    QStringList titles;
    for (const TabName &name : names)
        titles << titleAmong(name, names);
    return titles;
}

} // namespace tidemark::ui
