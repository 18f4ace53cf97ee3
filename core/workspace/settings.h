// SPDX-License-Identifier: GPL-3.0-or-later
// What a person chose about the program itself. Plain values, any thread.
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>

namespace tidemark::workspace {

enum class Theme : quint8 { System, Light, Dark };

struct Settings
{
    Theme theme = Theme::System;
    bool restoreSession = true;
    bool systemObjects = false;
    int firstRows = 200;              // what the Data tab reads
    int zoom = 0;                     // steps of the font size
    QMap<QString, QString> shortcuts; // id of an action to its keys, in portable text; only those that were changed
    QJsonObject pools;                // what the Pools page watches; without secrets
    QJsonObject unknown;              // fields of other versions, kept when the file is saved

    bool operator==(const Settings &) const = default;
};

inline constexpr int smallestFirstRows = 10;
inline constexpr int largestFirstRows = 10'000;
inline constexpr int largestZoom = 6; // either way

// Values out of range are brought into it.
[[nodiscard]] QJsonObject toJson(const Settings &settings);
[[nodiscard]] Settings settingsFromJson(QJsonObject json);

} // namespace tidemark::workspace
