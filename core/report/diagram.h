// SPDX-License-Identifier: GPL-3.0-or-later
// An entity relationship diagram as values: boxes of tables and edges of foreign keys, with the places that a layout
// gives them. Lengths are pixels at scale 1; y grows downwards. Plain values and pure functions, any thread.
#pragma once

#include "schema/schema.h"

#include <QPointF>
#include <QRectF>

#include <array>

namespace tidemark::report {

// Measures of a box, shared by whoever draws one.
namespace metrics {
inline constexpr double headHeight = 28;
inline constexpr double rowHeight = 20;
inline constexpr double padding = 8;
inline constexpr double markWidth = 26; // PK, FK
inline constexpr double gap = 14;       // between name and type
inline constexpr double fontSize = 12;
inline constexpr int mostRows = 40; // of one box
} // namespace metrics

// How something stands between two schemas that are drawn as one.
enum class Standing : quint8 { Same, Added, Changed, Removed };

// "+", "±", "−", or nothing: what is said by a colour is said by a sign, too.
[[nodiscard]] QString signOf(Standing standing);

struct DiagramRow
{
    QString name;
    QString type;
    bool primary = false;
    bool foreign = false;
    bool required = false;
    Standing standing = Standing::Same;

    bool operator==(const DiagramRow &) const = default;
};

struct Box
{
    schema::QualifiedName table;
    QString comment;
    std::vector<DiagramRow> rows;
    int more = 0; // columns that are not shown
    QRectF place;
    Standing standing = Standing::Same;

    bool operator==(const Box &) const = default;
};

// A foreign key, from the row that refers to the row that is referred to.
struct Edge
{
    int child = -1; // boxes
    int parent = -1;
    QString name;
    QStringList columns;
    bool required = false;     // every child has a parent
    bool single = false;       // a parent has at most one child
    std::vector<QPointF> path; // from child to parent: a point, then three for every curve (cubic Bézier)
    Standing standing = Standing::Same;

    bool operator==(const Edge &) const = default;
};

struct Diagram
{
    std::vector<Box> boxes;
    std::vector<Edge> edges;
    QRectF area; // of all boxes and edges

    bool operator==(const Diagram &) const = default;
};

// The diagram of these tables, or of all but partitions. Every box has its size and no place yet. Keys stay visible
// where a table has more columns than a box shows.
[[nodiscard]] Diagram diagramOf(const schema::Schema &schema, const std::vector<schema::QualifiedName> &tables = {});

// The width of a text in the font of a diagram, estimated from above: core knows no fonts.
[[nodiscard]] double textWidth(QStringView text);

// A text cut to a width, with an ellipsis, so that it commands no viewer.
[[nodiscard]] QString fitted(const QString &text, double width);

// Gives an edge the plain path between its boxes as they stand.
void routeDirectly(const Diagram &diagram, Edge &edge);

// Sets the area from boxes and edges, and moves everything so that it begins at the origin.
void normalise(Diagram &diagram);

// The lines that stand at one end of an edge, as pairs of points: one child or parent a bar, many the crow's foot, and
// where there may be none a circle.
struct EndMark
{
    std::vector<std::array<QPointF, 2>> lines;
    QPointF circle;
    bool hasCircle = false;
};
inline constexpr double circleRadius = 4;
[[nodiscard]] EndMark childMark(const Edge &edge);
[[nodiscard]] EndMark parentMark(const Edge &edge);

// What an edge says, in words: "orders.customer_id refers to customers".
[[nodiscard]] QString describe(const Diagram &diagram, const Edge &edge);

} // namespace tidemark::report
