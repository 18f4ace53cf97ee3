// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/layout.h"

#include "base/text.h"

#include <QDeadlineTimer>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <optional>

namespace tidemark::report {

using namespace Qt::StringLiterals;

static constexpr double pointsPerInch = 72;

std::vector<bool> connected(const Diagram &diagram)
{
    std::vector<bool> is(diagram.boxes.size());
    for (const Edge &edge : diagram.edges) {
        if (edge.child == edge.parent)
            continue;
        is[size_t(edge.child)] = true;
        is[size_t(edge.parent)] = true;
    }
    return is;
}

void placeLoose(Diagram &diagram, const std::vector<bool> &isPlaced)
{
    static constexpr double gap = 32;
    double below = 0;
    double right = 0;
    double content = 0;
    for (size_t i = 0; i < diagram.boxes.size(); ++i) {
        const QRectF &place = diagram.boxes[i].place;
        if (isPlaced[i]) {
            below = std::max(below, place.bottom() + 2 * gap);
            right = std::max(right, place.right());
        } else {
            content += (place.width() + gap) * (place.height() + gap);
        }
    }
    const double width = std::max(right, std::sqrt(content) * 1.3);
    double x = 0;
    double lineHeight = 0;
    for (size_t i = 0; i < diagram.boxes.size(); ++i) {
        QRectF &place = diagram.boxes[i].place;
        if (isPlaced[i])
            continue;
        if (x > 0 && x + place.width() > width) {
            below += lineHeight + gap;
            x = 0;
            lineHeight = 0;
        }
        place.moveTo(x, below);
        x += place.width() + gap;
        lineHeight = std::max(lineHeight, place.height());
    }
    for (Edge &edge : diagram.edges) {
        if (edge.path.empty())
            routeDirectly(diagram, edge);
    }
}

// ---- What dot reads

static QByteArray inches(double pixels)
{
    return QByteArray::number(pixels / pointsPerInch, 'f', 3);
}

// Names stay here: a number says enough.
static QByteArray graphText(const Diagram &diagram, const std::vector<bool> &taken)
{
    QByteArray text = "digraph d {\ngraph [rankdir=LR, nodesep=0.35, ranksep=0.9, splines=true, pack=32, "
                      "packmode=\"graph\"];\nnode [shape=box, fixedsize=true, label=\"\"];\nedge [arrowhead=none];\n";
    for (size_t i = 0; i < diagram.boxes.size(); ++i) {
        const QRectF &place = diagram.boxes[i].place;
        if (taken[i])
            text += "n" + QByteArray::number(qsizetype(i)) + " [width=" + inches(place.width()) +
                    ", height=" + inches(place.height()) + "];\n";
    }
    for (size_t i = 0; i < diagram.edges.size(); ++i) {
        const Edge &edge = diagram.edges[i];
        if (edge.child != edge.parent)
            text += "n" + QByteArray::number(edge.parent) + " -> n" + QByteArray::number(edge.child) + " [id=e" +
                    QByteArray::number(qsizetype(i)) + "];\n";
    }
    return text + "}\n";
}

// ---- What dot writes: https://graphviz.org/docs/outputs/plain/

namespace {

class PlainReader
{
public:
    PlainReader(Diagram &diagram, const std::vector<bool> &taken)
        : m_diagram(diagram)
        , m_missing(std::ranges::count(taken, true))
    {
    }

    // False when it is not what was asked for.
    bool read(const QByteArray &text)
    {
        for (const QByteArray &line : text.split('\n')) {
            const QList<QByteArray> words = line.simplified().split(' ');
            if (words.first() == "graph")
                m_height = numberAt(words, 3);
            else if (words.first() == "node")
                readNode(words);
            else if (words.first() == "edge")
                readEdge(words);
        }
        return m_good && m_missing == 0;
    }

private:
    double numberAt(const QList<QByteArray> &words, qsizetype at)
    {
        bool good = false;
        const double number = words.value(at).toDouble(&good);
        m_good = m_good && good;
        return number * pointsPerInch;
    }

    QPointF pointAt(const QList<QByteArray> &words, qsizetype at)
    {
        const double x = numberAt(words, at);
        return {x, m_height - numberAt(words, at + 1)};
    }

    int boxAt(const QList<QByteArray> &words, qsizetype at)
    {
        bool good = false;
        const int box = words.value(at).sliced(words.value(at).isEmpty() ? 0 : 1).toInt(&good);
        if (good && box >= 0 && size_t(box) < m_diagram.boxes.size())
            return box;
        m_good = false;
        return -1;
    }

    void readNode(const QList<QByteArray> &words)
    {
        const int box = boxAt(words, 1);
        if (box < 0)
            return;
        m_diagram.boxes[size_t(box)].place.moveCenter(pointAt(words, 2));
        --m_missing;
    }

    void readEdge(const QList<QByteArray> &words)
    {
        const int parent = boxAt(words, 1);
        const int child = boxAt(words, 2);
        const int count = words.value(3).toInt();
        // of several between the same boxes, one after the other
        const auto edge = std::ranges::find_if(m_diagram.edges, [&](const Edge &candidate) {
            return candidate.child == child && candidate.parent == parent && candidate.path.empty();
        });
        if (edge == m_diagram.edges.end() || count < 4 || count % 3 != 1) {
            m_good = false;
            return;
        }
        for (int i = 0; i < count; ++i)
            edge->path.push_back(pointAt(words, 4 + 2 * i));
        std::ranges::reverse(edge->path);
    }

    Diagram &m_diagram;
    qsizetype m_missing;
    double m_height = 0;
    bool m_good = true;
};

} // namespace

// Nothing when it failed or took too long.
static Result<std::optional<QByteArray>> runDot(job::JobContext &job, const QByteArray &graph,
                                                const LayoutOptions &options)
{
    const QString program = QStandardPaths::findExecutable(options.program);
    if (options.program.isEmpty() || program.isEmpty())
        return std::optional<QByteArray>();
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program, {u"-Tplain"_s});
    process.write(graph);
    process.closeWriteChannel();
    const QDeadlineTimer deadline(options.timeout);
    static constexpr int glance = 50; // milliseconds between two looks at the stop
    while (process.state() != QProcess::NotRunning && !process.waitForFinished(glance)) {
        if (process.state() != QProcess::NotRunning && !job.stopRequested() && !deadline.hasExpired())
            continue;
        process.kill();
        process.waitForFinished();
        TRY(job.check());
        return std::optional<QByteArray>();
    }
    TRY(job.check());
    if (process.error() == QProcess::FailedToStart || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0)
        return std::optional<QByteArray>();
    return std::optional(process.readAllStandardOutput());
}

Result<Diagram> layOut(job::JobContext &job, Diagram diagram, const LayoutOptions &options)
{
    TRY(job.check());
    job.report({.what = tr("Laying out %n table(s)", nullptr, int(diagram.boxes.size()))});
    const std::vector<bool> taken = connected(diagram);
    if (std::ranges::contains(taken, true)) {
        const auto plain = TRY(runDot(job, graphText(diagram, taken), options));
        Diagram placed = diagram;
        if (!plain || !PlainReader(placed, taken).read(*plain))
            return layeredLayout(std::move(diagram));
        diagram = std::move(placed);
    }
    placeLoose(diagram, taken);
    normalise(diagram);
    return diagram;
}

} // namespace tidemark::report
