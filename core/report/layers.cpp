// SPDX-License-Identifier: GPL-3.0-or-later
// Our own layered layout, after Sugiyama, Tagawa and Toda (1981): layers by the longest way, edges over several layers
// cut by bends, the order within a layer by the mean place of its neighbours.
#include "report/layout.h"

#include <algorithm>
#include <ranges>
#include <set>
#include <utility>

namespace tidemark::report {

namespace {

// A box, or a bend of an edge that passes through a layer.
struct Stop
{
    int box = -1; // of a bend: none
    int layer = 0;
    double place = 0; // within the layer, while the order is sought
    QRectF area = {};
    std::vector<int> left = {}; // neighbours in the layers beside
    std::vector<int> right = {};
};

class Layers
{
public:
    explicit Layers(Diagram &diagram)
        : m_diagram(diagram)
        , m_taken(connected(diagram))
    {
    }

    void run()
    {
        makeStops();
        findLayers();
        cutEdges();
        order();
        place();
        route();
        placeLoose(m_diagram, m_taken);
    }

private:
    enum class Mark : quint8 { Unseen, OnWay, Done };

    void makeStops()
    {
        for (size_t i = 0; i < m_diagram.boxes.size(); ++i)
            m_stops.push_back({.box = int(i), .area = m_diagram.boxes[i].place});
        m_children.resize(m_stops.size());
        for (const Edge &edge : m_diagram.edges) {
            if (edge.child != edge.parent)
                m_children[size_t(edge.parent)].push_back(edge.child);
        }
    }

    // An edge that leads back to where the way came from is turned round.
    void findLayers()
    {
        m_marks.assign(m_stops.size(), Mark::Unseen);
        for (int start = 0; start < int(m_stops.size()); ++start)
            walkFrom(start);
        for (const int box : std::views::reverse(m_finished)) {
            for (const int child : m_children[size_t(box)]) {
                if (!m_turned.contains({box, child}))
                    push(child, layerOf(box) + 1);
            }
        }
    }

    // Depth first, without recursion: a chain of tables can be long.
    void walkFrom(int start)
    {
        struct Visit
        {
            int box;
            size_t next = 0;
        };
        std::vector<Visit> way;
        if (m_marks[size_t(start)] == Mark::Unseen)
            way.push_back({start});
        while (!way.empty()) {
            auto &[box, next] = way.back();
            m_marks[size_t(box)] = Mark::OnWay;
            const std::vector<int> &children = m_children[size_t(box)];
            if (next == children.size()) {
                m_marks[size_t(box)] = Mark::Done;
                m_finished.push_back(box);
                way.pop_back();
                continue;
            }
            const int child = children[next++];
            if (m_marks[size_t(child)] == Mark::OnWay)
                m_turned.emplace(box, child);
            else if (m_marks[size_t(child)] == Mark::Unseen)
                way.push_back({child});
        }
    }

    [[nodiscard]] int layerOf(int stop) const { return m_stops[size_t(stop)].layer; }
    void push(int stop, int layer) { m_stops[size_t(stop)].layer = std::max(m_stops[size_t(stop)].layer, layer); }

    void cutEdges()
    {
        m_ways.resize(m_diagram.edges.size());
        for (size_t i = 0; i < m_diagram.edges.size(); ++i) {
            const Edge &edge = m_diagram.edges[i];
            if (edge.child == edge.parent)
                continue;
            const bool turned = layerOf(edge.parent) > layerOf(edge.child);
            const int from = turned ? edge.child : edge.parent;
            const int to = turned ? edge.parent : edge.child;
            std::vector<int> way{from};
            for (int layer = layerOf(from) + 1; layer < layerOf(to); ++layer) {
                way.push_back(int(m_stops.size()));
                m_stops.push_back({.layer = layer, .area = QRectF(0, 0, 0, 8)});
            }
            way.push_back(to);
            for (size_t at = 1; at < way.size(); ++at) {
                m_stops[size_t(way[at - 1])].right.push_back(way[at]);
                m_stops[size_t(way[at])].left.push_back(way[at - 1]);
            }
            if (!turned) // paths lead from the child
                std::ranges::reverse(way);
            m_ways[i] = std::move(way);
        }
        for (size_t i = 0; i < m_stops.size(); ++i) {
            if (m_stops[i].box < 0 || m_taken[size_t(m_stops[i].box)])
                layerAt(m_stops[i].layer).push_back(int(i));
        }
    }

    std::vector<int> &layerAt(int layer)
    {
        if (m_layers.size() <= size_t(layer))
            m_layers.resize(size_t(layer) + 1);
        return m_layers[size_t(layer)];
    }

    void order()
    {
        static constexpr int sweeps = 12;
        for (auto &layer : m_layers)
            number(layer);
        for (int sweep = 0; sweep < sweeps; ++sweep) {
            const bool rightwards = sweep % 2 == 0;
            for (size_t i = 0; i < m_layers.size(); ++i)
                sortLayer(m_layers[rightwards ? i : m_layers.size() - 1 - i], rightwards);
        }
    }

    void number(const std::vector<int> &layer)
    {
        for (size_t i = 0; i < layer.size(); ++i)
            m_stops[size_t(layer[i])].place = double(i);
    }

    void sortLayer(std::vector<int> &layer, bool byLeft)
    {
        for (const int index : layer) {
            Stop &stop = m_stops[size_t(index)];
            const std::vector<int> &neighbours = byLeft ? stop.left : stop.right;
            double sum = 0;
            for (const int neighbour : neighbours)
                sum += m_stops[size_t(neighbour)].place;
            if (!neighbours.empty())
                stop.place = sum / double(neighbours.size());
        }
        std::ranges::stable_sort(layer, {}, [this](int index) { return m_stops[size_t(index)].place; });
        number(layer);
    }

    // Layers stand beside each other, each in the middle of the highest.
    void place()
    {
        static constexpr double between = 24;
        static constexpr double beside = 90;
        double highest = 0;
        std::vector<double> heights;
        for (const std::vector<int> &layer : m_layers) {
            double height = 0;
            for (const int index : layer)
                height += m_stops[size_t(index)].area.height() + between;
            heights.push_back(height);
            highest = std::max(highest, height);
        }
        double x = 0;
        for (size_t i = 0; i < m_layers.size(); ++i) {
            double y = (highest - heights[i]) / 2;
            double width = 0;
            for (const int index : m_layers[i]) {
                QRectF &area = m_stops[size_t(index)].area;
                area.moveTo(x, y);
                y += area.height() + between;
                width = std::max(width, area.width());
            }
            for (const int index : m_layers[i]) {
                if (m_stops[size_t(index)].box < 0) // a bend is as wide as the boxes beside it
                    m_stops[size_t(index)].area.setWidth(width);
                else
                    m_diagram.boxes[size_t(m_stops[size_t(index)].box)].place = m_stops[size_t(index)].area;
            }
            x += width + beside;
        }
    }

    // What refers to itself is left to whoever places the rest.
    void route()
    {
        for (size_t i = 0; i < m_ways.size(); ++i) {
            Edge &edge = m_diagram.edges[i];
            if (!m_ways[i].empty())
                edge.path = pathOf(m_ways[i]);
        }
    }

    // Straight through the bends of the layers, curved between them.
    [[nodiscard]] std::vector<QPointF> pathOf(const std::vector<int> &way) const
    {
        std::vector<QPointF> path;
        const auto curveTo = [&](const QPointF &to) {
            if (!path.empty()) {
                const QPointF from = path.back();
                const QPointF half((to.x() - from.x()) / 2, 0);
                path.insert(path.end(), {from + half, to - half});
            }
            path.push_back(to);
        };
        for (size_t at = 0; at < way.size(); ++at) {
            const QRectF &area = m_stops[size_t(way[at])].area;
            const auto facing = [&](int other) {
                const bool isLeft = m_stops[size_t(other)].area.left() < area.left();
                return QPointF(isLeft ? area.left() : area.right(), area.center().y());
            };
            if (at > 0)
                curveTo(facing(way[at - 1]));
            if (at + 1 < way.size())
                curveTo(facing(way[at + 1]));
        }
        return path;
    }

    Diagram &m_diagram;
    std::vector<bool> m_taken;
    std::vector<Stop> m_stops; // boxes, then bends
    std::vector<std::vector<int>> m_children;
    std::vector<Mark> m_marks;   // of the walk
    std::vector<int> m_finished; // in the order of the walk
    std::set<std::pair<int, int>> m_turned;
    std::vector<std::vector<int>> m_ways; // the stops of an edge, from its child
    std::vector<std::vector<int>> m_layers;
};

} // namespace

Diagram layeredLayout(Diagram diagram)
{
    Layers(diagram).run();
    normalise(diagram);
    return diagram;
}

} // namespace tidemark::report
