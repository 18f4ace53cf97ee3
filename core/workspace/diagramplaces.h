// SPDX-License-Identifier: GPL-3.0-or-later
// Where a person put the boxes of diagrams, newest diagram first. Plain values, any thread.
#pragma once

#include "schema/name.h"

#include <QJsonObject>
#include <QPointF>

#include <vector>

namespace tidemark::workspace {

struct PlacedBox
{
    schema::QualifiedName table;
    QPointF at; // its corner, in the diagram
    bool operator==(const PlacedBox &) const = default;
};

struct DiagramPlaces
{
    QString profileId;
    schema::QualifiedName about; // a schema, or a table and what is around it; neither: everything
    std::vector<PlacedBox> boxes;
    bool operator==(const DiagramPlaces &) const = default;
};

inline constexpr size_t diagramLimit = 200;

// The boxes of a diagram; none when nobody moved any.
[[nodiscard]] std::vector<PlacedBox> placesOf(const std::vector<DiagramPlaces> &diagrams, const QString &profileId,
                                              const schema::QualifiedName &about);

// Puts a diagram in front and forgets what it was before; without boxes it is forgotten altogether.
void keepPlaces(std::vector<DiagramPlaces> &diagrams, DiagramPlaces places);

[[nodiscard]] QJsonObject diagramsToJson(const std::vector<DiagramPlaces> &diagrams);
// Takes what fits and leaves out what does not.
[[nodiscard]] std::vector<DiagramPlaces> diagramsFromJson(const QJsonObject &json);

} // namespace tidemark::workspace
