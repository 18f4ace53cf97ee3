// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/svg.h"

#include "base/text.h"

#include <algorithm>

namespace tidemark::report {

using namespace Qt::StringLiterals;

static QString number(double value)
{
    QString text = QString::number(value, 'f', 1);
    if (text.endsWith(".0"_L1))
        text.chop(2);
    return text == "-0"_L1 ? u"0"_s : text;
}

// What XML 1.0 does not allow at all is replaced, too.
static QString escaped(const QString &text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isPair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isPair) {
            out += c;
            out += text[++i];
        } else if (c.isSurrogate() || c.unicode() < 0x20 || c.unicode() >= 0xFFFE) {
            out += u'\uFFFD';
        } else {
            out += c;
        }
    }
    return out.toHtmlEscaped();
}

namespace {

class SvgWriter
{
public:
    SvgWriter(const Diagram &diagram, const SvgOptions &options)
        : m_diagram(diagram)
        , m_options(options)
    {
    }

    QByteArray write()
    {
        head();
        style();
        m_out += u"<rect class=\"paper\" width=\"%1\" height=\"%2\"/>\n"_s.arg(number(m_diagram.area.width()),
                                                                               number(m_diagram.area.height()));
        for (const Edge &edge : m_diagram.edges)
            addEdge(edge);
        for (const Box &box : m_diagram.boxes)
            addBox(box);
        m_out += u"</svg>\n"_s;
        return m_out.toUtf8();
    }

private:
    void head()
    {
        const QString width = number(m_diagram.area.width());
        const QString height = number(m_diagram.area.height());
        m_out +=
            u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" "
            "height=\"%2\" viewBox=\"0 0 %1 %2\" role=\"img\" aria-labelledby=\"title desc\">\n"_s.arg(width, height);
        const QString tables = tr("%n table(s)", nullptr, int(m_diagram.boxes.size()));
        const QString edges = tr("%n reference(s)", nullptr, int(m_diagram.edges.size()));
        const QString title = m_options.title.isEmpty() ? tables : m_options.title;
        m_out += u"<title id=\"title\">"_s + escaped(printable(title)) + u"</title>\n<desc id=\"desc\">"_s +
                 escaped(tr("Entity relationship diagram: %1, %2").arg(tables, edges)) + u"</desc>\n"_s;
    }

    void style()
    {
        const SvgColors &colors = m_options.colors;
        m_out += u"<style>\n"_s;
        const auto rule = [this](const char *name, const QString &content) {
            m_out += u"."_s + QLatin1StringView(name) + u" { "_s + content + u" }\n"_s;
        };
        m_out += u"text { font: %1px sans-serif; white-space: pre; }\n"_s.arg(number(metrics::fontSize));
        rule("paper", u"fill: "_s + colors.paper + u';');
        rule("box", u"fill: "_s + colors.box + u"; stroke: "_s + colors.border + u';');
        rule("head", u"fill: "_s + colors.head + u';');
        rule("line", u"fill: none; stroke: "_s + colors.edge + u"; stroke-width: 1.4;"_s);
        rule("none", u"fill: "_s + colors.paper + u"; stroke: "_s + colors.edge + u"; stroke-width: 1.4;"_s);
        rule("name", u"fill: "_s + colors.text + u"; font-weight: bold;"_s);
        rule("column", u"fill: "_s + colors.text + u';');
        rule("type", u"fill: "_s + colors.muted + u"; text-anchor: end;"_s);
        rule("key", u"fill: "_s + colors.key + u"; font-size: 9px; font-weight: bold;"_s);
        m_out += u"</style>\n"_s;
    }

    static QString at(const QPointF &point) { return number(point.x()) + u' ' + number(point.y()); }

    void addEdge(const Edge &edge)
    {
        if (edge.path.empty())
            return;
        QString path = u"M"_s + at(edge.path.front());
        for (size_t i = 1; i + 2 < edge.path.size(); i += 3)
            path += u" C"_s + at(edge.path[i]) + u' ' + at(edge.path[i + 1]) + u' ' + at(edge.path[i + 2]);
        for (const EndMark &mark : {childMark(edge), parentMark(edge)}) {
            for (const auto &line : mark.lines)
                path += u" M"_s + at(line[0]) + u" L"_s + at(line[1]);
        }
        m_out += u"<g class=\"edge\"><title>"_s + escaped(describe(m_diagram, edge)) +
                 u"</title><path class=\"line\" "_s + u"d=\"%1\"/>"_s.arg(path);
        for (const EndMark &mark : {childMark(edge), parentMark(edge)}) {
            if (mark.hasCircle)
                m_out += u"<circle class=\"none\" cx=\"%1\" cy=\"%2\" r=\"%3\"/>"_s.arg(
                    number(mark.circle.x()), number(mark.circle.y()), number(circleRadius));
        }
        m_out += u"</g>\n"_s;
    }

    void addBox(const Box &box)
    {
        const QString name = printable(box.table.toString());
        const double width = box.place.width();
        m_out += u"<g transform=\"translate(%1 %2)\"><title>"_s.arg(number(box.place.x()), number(box.place.y())) +
                 escaped(box.comment.isEmpty() ? name : name + u": "_s + printable(box.comment)) + u"</title>\n"_s;
        m_out += u"<rect class=\"box\" width=\"%1\" height=\"%2\" rx=\"4\"/>"_s.arg(number(width),
                                                                                    number(box.place.height()));
        m_out += u"<path class=\"head\" d=\"M1 %1 V4 Q1 1 4 1 H%2 Q%3 1 %3 4 V%1 Z\"/>\n"_s.arg(
            number(metrics::headHeight), number(width - 4), number(width - 1));
        addText("name", metrics::padding, 0, metrics::headHeight, fitted(name, width - 2 * metrics::padding));
        double top = metrics::headHeight;
        for (const DiagramRow &row : box.rows) {
            addRow(row, width, top);
            top += metrics::rowHeight;
        }
        if (box.more > 0)
            addText("type", width - metrics::padding, top, metrics::rowHeight, tr("and %n more", nullptr, box.more));
        m_out += u"</g>\n"_s;
    }

    void addRow(const DiagramRow &row, double width, double top)
    {
        const double left = metrics::padding + metrics::markWidth;
        const double room = width - left - metrics::padding - metrics::gap;
        const double forType = std::min(textWidth(printable(row.type)), room * 0.6);
        const double forName = room - forType;
        if (row.primary || row.foreign)
            addText("key", metrics::padding, top, metrics::rowHeight, row.primary ? u"PK"_s : u"FK"_s);
        addText("column", left, top, metrics::rowHeight, fitted(row.name, forName));
        addText("type", width - metrics::padding, top, metrics::rowHeight, fitted(row.type, forType + 1));
    }

    void addText(const char *style, double x, double top, double height, const QString &text)
    {
        if (!text.isEmpty())
            m_out += u"<text class=\"%1\" x=\"%2\" y=\"%3\">"_s.arg(
                         QLatin1StringView(style), number(x), number(top + height / 2 + metrics::fontSize * 0.35)) +
                     escaped(text) + u"</text>\n"_s;
    }

    const Diagram &m_diagram;
    const SvgOptions &m_options;
    QString m_out;
};

} // namespace

QByteArray toSvg(const Diagram &diagram, const SvgOptions &options)
{
    return SvgWriter(diagram, options).write();
}

} // namespace tidemark::report
