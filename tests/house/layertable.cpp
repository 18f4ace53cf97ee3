// SPDX-License-Identifier: GPL-3.0-or-later
#include "house/layertable.h"

#include <QtCore/QRegularExpression>

namespace tidemark::house {

namespace {

// Rows of core are written without their `core/`.
QString rowPath(const QString &path)
{
    return path.startsWith(u"core/") ? path.mid(5) : path;
}

QSet<QString> reachableFrom(const QString &layer, const QMap<QString, QStringList> &uses)
{
    QSet<QString> seen;
    QStringList open = uses.value(layer);
    while (!open.isEmpty()) {
        const QString next = open.takeLast();
        if (seen.contains(next))
            continue;
        seen.insert(next);
        open += uses.value(next);
    }
    return seen;
}

} // namespace

LayerTable LayerTable::parse(const QString &markdown)
{
    static const QRegularExpression comma(QStringLiteral(R"(\s*,\s*)"));
    LayerTable table;
    bool inside = false;
    for (const QString &line : markdown.split(u'\n')) {
        const QStringList cells = line.split(u'|');
        if (cells.size() != 5) {
            inside = false;
        } else if (cells.at(1).trimmed() == u"layer" && cells.at(3).trimmed() == u"may use") {
            inside = true;
        } else if (inside && !cells.at(1).contains(u"---")) {
            table.m_uses.insert(cells.at(1).trimmed(), cells.at(3).trimmed().split(comma, Qt::SkipEmptyParts));
        }
    }
    for (const QString &layer : table.m_uses.keys())
        table.m_reach.insert(layer, reachableFrom(layer, table.m_uses));
    return table;
}

Findings LayerTable::flaws() const
{
    Findings findings;
    for (const auto &[layer, uses] : m_uses.asKeyValueRange()) {
        for (const QString &used : uses) {
            if (!m_uses.contains(used))
                findings += QStringLiteral("%1 may use %2, which is no row").arg(layer, used);
        }
        if (m_reach.value(layer).contains(layer))
            findings += QStringLiteral("%1 reaches itself").arg(layer);
    }
    return findings;
}

QString LayerTable::layerOf(const QString &path) const
{
    QString folder = rowPath(path);
    for (qsizetype slash = folder.lastIndexOf(u'/'); slash > 0; slash = folder.lastIndexOf(u'/')) {
        folder.truncate(slash);
        if (m_uses.contains(folder))
            return folder;
    }
    return {};
}

QString LayerTable::layerOfInclude(const QString &include, const QString &includer) const
{
    // A file of ui/ or app/ that says "ui/…" means the same as one of core that says "sql/…": a path from the root.
    const QString layer = layerOf(include);
    const bool fromCore = includer.startsWith(u"core/");
    const bool toCore = !include.startsWith(u"ui/") && !include.startsWith(u"app/");
    return fromCore && !toCore ? include.section(u'/', 0, 1) : layer;
}

Findings LayerTable::check(const SourceFile &file) const
{
    static const QRegularExpression include(QStringLiteral(R"re(^[ \t]*#[ \t]*include[ \t]*"([^"\n]+)")re"),
                                            QRegularExpression::MultilineOption);
    const QString own = layerOf(file.path);
    if (own.isEmpty())
        return {finding(file, 0, QStringLiteral("lies in no layer of ARCHITECTURE.md"))};

    Findings findings;
    for (const QRegularExpressionMatch &match : include.globalMatch(withoutComments(file.text))) {
        const QString name = match.captured(1);
        if (name.endsWith(u".moc"))
            continue;
        const QString layer = layerOfInclude(name, file.path);
        if (layer.isEmpty()) {
            findings +=
                finding(file, match.capturedStart(1),
                        QStringLiteral("\"%1\" is not written from a layer, such as \"sql/value.h\"").arg(name));
        } else if (layer != own && !m_reach.value(own).contains(layer)) {
            findings += finding(file, match.capturedStart(1),
                                QStringLiteral("%1 may not include \"%2\" of %3").arg(own, name, layer));
        }
    }
    return findings;
}

} // namespace tidemark::house
