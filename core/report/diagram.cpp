// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/diagram.h"

#include "base/text.h"
#include "report/facts.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tidemark::report {

using namespace Qt::StringLiterals;
using schema::QualifiedName;
using schema::Table;

// ---- Text

static double widthOf(QChar c)
{
    const char16_t code = c.unicode();
    if (code >= 0x1100)
        return metrics::fontSize * 1.05; // as wide as high
    if (c == u'm' || c == u'w' || c == u'M' || c == u'W' || c == u'@' || c == u'%')
        return metrics::fontSize * 0.95;
    if (c.isUpper())
        return metrics::fontSize * 0.72;
    const bool isNarrow = QStringView(u"fijlrtI.,:;'|()[] ").contains(c);
    return metrics::fontSize * (isNarrow ? 0.4 : 0.62);
}

double textWidth(QStringView text)
{
    double width = 0;
    for (const QChar c : text)
        width += widthOf(c);
    return width;
}

QString fitted(const QString &text, double width)
{
    const QString plain = printable(text);
    if (textWidth(plain) <= width)
        return plain;
    QString cut;
    double used = metrics::fontSize; // of the ellipsis
    for (const QChar c : plain) {
        used += widthOf(c);
        if (used > width)
            break;
        cut += c;
    }
    if (!cut.isEmpty() && cut.back().isHighSurrogate())
        cut.chop(1);
    return cut + u'…';
}

// ---- Boxes

QString signOf(Standing standing)
{
    switch (standing) {
    case Standing::Same: break;
    case Standing::Added: return u"+"_s;
    case Standing::Changed: return u"±"_s;
    case Standing::Removed: return u"−"_s;
    }
    return {};
}

static std::vector<DiagramRow> rowsOf(const Table &table, int &more)
{
    std::vector<DiagramRow> rows;
    for (const schema::Column &column : table.columns)
        rows.push_back({.name = column.name,
                        .type = column.type,
                        .primary = isPrimary(table, column.name),
                        .foreign = isForeign(table, column.name),
                        .required = column.notNull});
    const auto isKey = [](const DiagramRow &row) { return row.primary || row.foreign; };
    const auto most = size_t(metrics::mostRows);
    // keys stay, and of the others the first
    if (rows.size() > most) {
        more = int(rows.size() - most);
        std::ranges::stable_partition(rows, isKey);
        rows.resize(most);
    }
    return rows;
}

static QSizeF sizeOf(const Box &box)
{
    static constexpr double narrowest = 140;
    static constexpr double widest = 420;
    double width = textWidth(printable(box.table.toString())) + 2 * metrics::padding;
    for (const DiagramRow &row : box.rows)
        width = std::max(width, textWidth(printable(row.name)) + textWidth(printable(row.type)) + metrics::markWidth +
                                    metrics::gap + 2 * metrics::padding);
    const int lines = int(box.rows.size()) + (box.more > 0 ? 1 : 0);
    return {std::ceil(std::clamp(width, narrowest, widest)),
            metrics::headHeight + std::max(lines, 1) * metrics::rowHeight + metrics::padding / 2};
}

static Box boxOf(const Table &table)
{
    Box box;
    box.table = table.name;
    box.comment = table.meta.comment;
    box.rows = rowsOf(table, box.more);
    box.place.setSize(sizeOf(box));
    return box;
}

static std::vector<const Table *> chosenTables(const schema::Schema &schema, const std::vector<QualifiedName> &names)
{
    if (names.empty())
        return shownTables(schema);
    std::vector<const Table *> tables;
    for (const QualifiedName &name : names) {
        const Table *table = schema::findTable(schema, name);
        if (table && !std::ranges::contains(tables, table))
            tables.push_back(table);
    }
    return tables;
}

Diagram diagramOf(const schema::Schema &schema, const std::vector<QualifiedName> &names)
{
    const std::vector<const Table *> tables = chosenTables(schema, names);
    Diagram diagram;
    std::map<QualifiedName, int> places;
    for (const Table *table : tables) {
        places.emplace(table->name, int(diagram.boxes.size()));
        diagram.boxes.push_back(boxOf(*table));
    }
    for (const Table *table : tables) {
        for (const schema::ForeignKey &key : table->foreignKeys) {
            if (const auto parent = places.find(key.table); parent != places.end())
                diagram.edges.push_back({.child = places.at(table->name),
                                         .parent = parent->second,
                                         .name = key.name,
                                         .columns = key.columns,
                                         .required = isRequired(*table, key),
                                         .single = isUnique(*table, key.columns),
                                         .path = {}});
        }
    }
    return diagram;
}

QString describe(const Diagram &diagram, const Edge &edge)
{
    const QString child = printable(diagram.boxes[size_t(edge.child)].table.toString());
    const QString parent = printable(diagram.boxes[size_t(edge.parent)].table.toString());
    return tr("%1 (%2) refers to %3").arg(child, printable(edge.columns.join(u", "_s)), parent);
}

// ---- Paths

static std::vector<QPointF> curve(const QPointF &from, const QPointF &to, double out, double in)
{
    return {from, from + QPointF(out, 0), to + QPointF(in, 0), to};
}

static std::vector<QPointF> loop(const QRectF &box)
{
    const QPointF from(box.right(), box.top() + metrics::headHeight / 2);
    const QPointF to(box.right(), std::min(box.bottom(), from.y() + 2 * metrics::rowHeight));
    return curve(from, to, 50, 50);
}

void routeDirectly(const Diagram &diagram, Edge &edge)
{
    const QRectF &child = diagram.boxes[size_t(edge.child)].place;
    const QRectF &parent = diagram.boxes[size_t(edge.parent)].place;
    if (edge.child == edge.parent) {
        edge.path = loop(child);
        return;
    }
    const auto y = [](const QRectF &box) { return box.top() + std::min(box.height() / 2, metrics::headHeight * 1.5); };
    const bool parentLeft = parent.center().x() <= child.center().x();
    const bool beside = parent.right() < child.left() || child.right() < parent.left();
    // boxes above each other are joined along one side
    const double childX = parentLeft ? child.left() : child.right();
    const double parentX = parentLeft == beside ? parent.right() : parent.left();
    const double reach = std::max(40.0, std::abs(childX - parentX) / 2);
    const double away = parentLeft ? -reach : reach;
    edge.path = curve({childX, y(child)}, {parentX, y(parent)}, away, beside ? -away : away);
}

void normalise(Diagram &diagram)
{
    QRectF area;
    for (const Box &box : diagram.boxes)
        area = area.united(box.place);
    for (const Edge &edge : diagram.edges) {
        for (const QPointF &point : edge.path)
            area = area.united(QRectF(point, QSizeF(0.1, 0.1)));
    }
    static constexpr double margin = 24;
    const QPointF shift = QPointF(margin, margin) - area.topLeft();
    for (Box &box : diagram.boxes)
        box.place.translate(shift);
    for (Edge &edge : diagram.edges) {
        for (QPointF &point : edge.path)
            point += shift;
    }
    diagram.area = QRectF(QPointF(), area.size() + QSizeF(2 * margin, 2 * margin));
}

// ---- Marks

static EndMark markAt(const QPointF &end, const QPointF &towards, bool many, bool maybeNone)
{
    static constexpr double length = 12;
    static constexpr double halfWidth = 6;
    QPointF along = towards - end;
    const double distance = std::hypot(along.x(), along.y());
    along = distance > 0 ? along / distance : QPointF(1, 0);
    const QPointF across(-along.y() * halfWidth, along.x() * halfWidth);
    const QPointF foot = end + along * length;
    EndMark mark;
    if (many)
        mark.lines = {{foot, end + across}, {foot, end - across}};
    else
        mark.lines = {{end + along * (length / 2) + across, end + along * (length / 2) - across}};
    mark.hasCircle = maybeNone;
    mark.circle = foot + along * circleRadius;
    if (!maybeNone)
        mark.lines.push_back({foot + across, foot - across});
    return mark;
}

EndMark childMark(const Edge &edge)
{
    // a parent may always be without children
    return edge.path.size() < 2 ? EndMark() : markAt(edge.path.front(), edge.path[1], !edge.single, true);
}

EndMark parentMark(const Edge &edge)
{
    return edge.path.size() < 2 ? EndMark()
                                : markAt(edge.path.back(), edge.path[edge.path.size() - 2], false, !edge.required);
}

} // namespace tidemark::report
