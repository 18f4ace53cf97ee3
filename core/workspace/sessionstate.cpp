// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/sessionstate.h"

#include <QJsonArray>

namespace tidemark::workspace {

using namespace Qt::StringLiterals;

static QJsonArray toArray(const QList<int> &numbers)
{
    QJsonArray array;
    for (const int number : numbers)
        array.append(number);
    return array;
}

static QList<int> numbersOf(const QJsonValue &value)
{
    QList<int> numbers;
    for (const QJsonValue &number : value.toArray())
        numbers.append(number.toInt());
    return numbers;
}

static QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &text : value.toArray())
        texts.append(text.toString());
    return texts;
}

static QJsonObject toJson(const OpenTab &tab)
{
    return {{u"profile"_s, tab.profileId},  {u"kind"_s, tab.ref.kind}, {u"schema"_s, tab.ref.name.schema},
            {u"name"_s, tab.ref.name.name}, {u"part"_s, tab.ref.part}, {u"section"_s, tab.section},
            {u"pane"_s, tab.pane}};
}

static OpenTab tabFromJson(const QJsonObject &json)
{
    return {.profileId = json[u"profile"].toString(),
            .ref = {json[u"kind"].toString(),
                    {json[u"schema"].toString(), json[u"name"].toString()},
                    json[u"part"].toString()},
            .section = json[u"section"].toString(),
            .pane = json[u"pane"].toInt()};
}

// A file needs little of a profile, and none of its secrets.
static QJsonObject toJson(const connect::Profile &file)
{
    return {{u"id"_s, file.id},
            {u"name"_s, file.name},
            {u"engine"_s, file.engine},
            {u"path"_s, file.database},
            {u"readOnly"_s, file.readOnly}};
}

static connect::Profile fileFromJson(const QJsonObject &json)
{
    connect::Profile file;
    file.id = json[u"id"].toString();
    file.name = json[u"name"].toString();
    file.engine = json[u"engine"].toString();
    file.database = json[u"path"].toString();
    file.readOnly = json[u"readOnly"].toBool();
    return file;
}

QJsonObject toJson(const SessionState &state)
{
    QJsonArray tabs;
    for (const OpenTab &tab : state.tabs)
        tabs.append(toJson(tab));
    QJsonArray files;
    for (const connect::Profile &file : state.files)
        files.append(toJson(file));
    QJsonObject columns;
    for (const auto &[table, widths] : state.columnWidths.asKeyValueRange())
        columns.insert(table, toArray(widths));
    return {{u"version"_s, 1},
            {u"geometry"_s, QString::fromLatin1(state.geometry.toBase64())},
            {u"navigatorSizes"_s, toArray(state.navigatorSizes)},
            {u"dockSizes"_s, toArray(state.dockSizes)},
            {u"dockOpen"_s, state.dockOpen},
            {u"navigatorOpen"_s, state.navigatorOpen},
            {u"openProfiles"_s, QJsonArray::fromStringList(state.openProfiles)},
            {u"files"_s, files},
            {u"tabs"_s, tabs},
            {u"currentTab"_s, state.currentTab},
            {u"expanded"_s, QJsonArray::fromStringList(state.expanded)},
            {u"columnWidths"_s, columns}};
}

SessionState sessionFromJson(const QJsonObject &json)
{
    SessionState state;
    state.geometry = QByteArray::fromBase64(json[u"geometry"].toString().toLatin1());
    state.navigatorSizes = numbersOf(json[u"navigatorSizes"]);
    state.dockSizes = numbersOf(json[u"dockSizes"]);
    state.dockOpen = json[u"dockOpen"].toBool();
    state.navigatorOpen = json[u"navigatorOpen"].toBool(true);
    state.openProfiles = textsOf(json[u"openProfiles"]);
    for (const QJsonValue &file : json[u"files"].toArray()) {
        connect::Profile profile = fileFromJson(file.toObject());
        if (!profile.id.isEmpty() && !profile.engine.isEmpty())
            state.files.push_back(std::move(profile));
    }
    for (const QJsonValue &tab : json[u"tabs"].toArray()) {
        OpenTab open = tabFromJson(tab.toObject());
        if (!open.profileId.isEmpty() && !open.ref.kind.isEmpty())
            state.tabs.push_back(std::move(open));
    }
    state.currentTab = json[u"currentTab"].toInt(-1);
    state.expanded = textsOf(json[u"expanded"]);
    const QJsonObject columns = json[u"columnWidths"].toObject();
    for (auto at = columns.begin(); at != columns.end(); ++at)
        state.columnWidths.insert(at.key(), numbersOf(at.value()));
    return state;
}

} // namespace tidemark::workspace
