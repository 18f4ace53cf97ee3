// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/settings.h"

#include <algorithm>
#include <array>

namespace tidemark::workspace {

using namespace Qt::StringLiterals;

static constexpr std::array themeNames = {"system", "light", "dark"};

static Theme themeOf(const QString &name)
{
    const auto at =
        std::ranges::find_if(themeNames, [&](const char *known) { return name == QLatin1StringView(known); });
    return at == themeNames.end() ? Theme::System : Theme(at - themeNames.begin());
}

QJsonObject toJson(const Settings &settings)
{
    QJsonObject shortcuts;
    for (const auto &[action, keys] : settings.shortcuts.asKeyValueRange())
        shortcuts.insert(action, keys);
    QJsonObject json = settings.unknown;
    json[u"version"] = 1;
    json[u"theme"] = QLatin1StringView(themeNames[size_t(settings.theme)]);
    json[u"restoreSession"] = settings.restoreSession;
    json[u"systemObjects"] = settings.systemObjects;
    json[u"firstRows"] = settings.firstRows;
    json[u"zoom"] = settings.zoom;
    json[u"shortcuts"] = shortcuts;
    if (!settings.pools.isEmpty())
        json[u"pools"] = settings.pools;
    return json;
}

Settings settingsFromJson(QJsonObject json)
{
    Settings settings;
    json.remove(u"version"_s);
    settings.theme = themeOf(json.take(u"theme"_s).toString());
    settings.restoreSession = json.take(u"restoreSession"_s).toBool(true);
    settings.systemObjects = json.take(u"systemObjects"_s).toBool();
    settings.firstRows =
        std::clamp(json.take(u"firstRows"_s).toInt(settings.firstRows), smallestFirstRows, largestFirstRows);
    settings.zoom = std::clamp(json.take(u"zoom"_s).toInt(), -largestZoom, largestZoom);
    const QJsonObject shortcuts = json.take(u"shortcuts"_s).toObject();
    for (const QString &action : shortcuts.keys())
        settings.shortcuts.insert(action, shortcuts[action].toString());
    settings.pools = json.take(u"pools"_s).toObject();
    settings.unknown = json;
    return settings;
}

} // namespace tidemark::workspace
