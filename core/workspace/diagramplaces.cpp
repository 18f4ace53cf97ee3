// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/diagramplaces.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace tidemark::workspace {

using namespace Qt::StringLiterals;

std::vector<PlacedBox> placesOf(const std::vector<DiagramPlaces> &diagrams, const QString &profileId,
                                const schema::QualifiedName &about)
{
    const auto found = std::ranges::find_if(diagrams, [&](const DiagramPlaces &diagram) {
        return diagram.profileId == profileId && diagram.about == about;
    });
    return found == diagrams.end() ? std::vector<PlacedBox>() : found->boxes;
}

void keepPlaces(std::vector<DiagramPlaces> &diagrams, DiagramPlaces places)
{
    std::erase_if(diagrams, [&](const DiagramPlaces &diagram) {
        return diagram.profileId == places.profileId && diagram.about == places.about;
    });
    if (!places.boxes.empty())
        diagrams.insert(diagrams.begin(), std::move(places));
    if (diagrams.size() > diagramLimit)
        diagrams.resize(diagramLimit);
}

static QJsonObject nameToJson(const schema::QualifiedName &name)
{
    return {{u"schema"_s, name.schema}, {u"name"_s, name.name}};
}

static schema::QualifiedName nameFromJson(const QJsonObject &json)
{
    return {json.value("schema"_L1).toString(), json.value("name"_L1).toString()};
}

QJsonObject diagramsToJson(const std::vector<DiagramPlaces> &diagrams)
{
    QJsonArray list;
    for (const DiagramPlaces &diagram : diagrams) {
        QJsonArray boxes;
        for (const PlacedBox &box : diagram.boxes) {
            QJsonObject one = nameToJson(box.table);
            one[u"x"_s] = std::round(box.at.x());
            one[u"y"_s] = std::round(box.at.y());
            boxes.append(one);
        }
        list.append(QJsonObject{
            {u"profile"_s, diagram.profileId}, {u"about"_s, nameToJson(diagram.about)}, {u"boxes"_s, boxes}});
    }
    return {{u"diagrams"_s, list}};
}

std::vector<DiagramPlaces> diagramsFromJson(const QJsonObject &json)
{
    std::vector<DiagramPlaces> diagrams;
    for (const QJsonValue value : json.value("diagrams"_L1).toArray()) {
        const QJsonObject object = value.toObject();
        DiagramPlaces places{.profileId = object.value("profile"_L1).toString(),
                             .about = nameFromJson(object.value("about"_L1).toObject()),
                             .boxes = {}};
        for (const QJsonValue box : object.value("boxes"_L1).toArray()) {
            const QJsonObject one = box.toObject();
            if (one.value("x"_L1).isDouble() && one.value("y"_L1).isDouble())
                places.boxes.push_back(
                    {nameFromJson(one), {one.value("x"_L1).toDouble(), one.value("y"_L1).toDouble()}});
        }
        if (!places.profileId.isEmpty() && !places.boxes.empty() && diagrams.size() < diagramLimit)
            diagrams.push_back(std::move(places));
    }
    return diagrams;
}

} // namespace tidemark::workspace
