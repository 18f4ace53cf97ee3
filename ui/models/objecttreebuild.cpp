// SPDX-License-Identifier: GPL-3.0-or-later
// How the tree is laid out in memory, and which part of it a filter shows.
#include "ui/models/kindtitles.h"
#include "ui/models/objecttreemodel.h"

#include "schema/kinds.h"

#include <QHash>

#include <algorithm>
#include <map>
#include <numeric>

namespace tidemark::ui {

void ObjectTreeModel::rebuild()
{
    m_nodes.assign(1, {});
    size_t expected = 64;
    for (const TreeSource &source : m_sources)
        expected += source.outline ? source.outline->entries.size() + 64 : 2;
    m_nodes.reserve(expected);
    buildFolders();
    applyFilter();
}

// Children of one node must lie together, so each level is added whole before the next one is begun.
void ObjectTreeModel::buildFolders()
{
    QStringList folders;
    for (const TreeSource &source : m_sources) {
        if (!source.folder.isEmpty() && !folders.contains(source.folder))
            folders << source.folder;
    }
    folders.sort(Qt::CaseInsensitive);
    for (const QString &folder : folders)
        addChild(0, NodeKind::Folder, folder);

    std::vector<quint32> sourceNodes;
    const auto addSources = [&](quint32 parent, const QString &folder) {
        for (quint32 i = 0; i < m_sources.size(); ++i) {
            if (m_sources[i].folder == folder) {
                sourceNodes.push_back(addChild(parent, NodeKind::Source, {}));
                m_nodes.back().source = i;
            }
        }
    };
    addSources(0, {});
    for (qsizetype i = 0; i < folders.size(); ++i)
        addSources(quint32(i) + 1, folders[i]);
    for (const quint32 node : sourceNodes)
        buildSource(node);
}

void ObjectTreeModel::buildSource(quint32 at)
{
    const TreeSource &source = m_sources[m_nodes[at].source];
    if (!source.outline) {
        if (source.state == LinkState::Opening)
            addNote(at, tr("Connecting…"));
        else if (source.state == LinkState::Failed)
            addNote(at, source.message);
        else if (source.state == LinkState::Open)
            addNote(at, tr("Reading names…"));
        return;
    }
    if (!source.database.isEmpty())
        at = addChild(at, NodeKind::Database, source.database);
    buildSchemas(at, *source.outline);
}

void ObjectTreeModel::buildSchemas(quint32 parent, const dialect::Outline &outline)
{
    std::map<QString, std::vector<qint32>> bySchema;
    for (const QString &schema : outline.schemas)
        bySchema.try_emplace(schema);
    for (qint32 i = 0; i < qint32(outline.entries.size()); ++i) {
        const dialect::OutlineEntry &entry = outline.entries[size_t(i)];
        if (entry.ref.kind != schema::kind::ns && (m_systemShown || !entry.system))
            bySchema[entry.ref.name.schema].push_back(i);
    }
    std::vector<quint32> schemaNodes;
    for (const auto &[schema, entries] : bySchema) {
        const bool systemSchema =
            entries.empty() && std::ranges::any_of(outline.entries, [&](const auto &entry) {
                return entry.system && entry.ref.kind == schema::kind::ns && entry.ref.name.name == schema;
            });
        if (!schema.isEmpty() && (m_systemShown || !systemSchema))
            schemaNodes.push_back(addChild(parent, NodeKind::Schema, schema));
    }
    // Groups of what lies outside any schema follow the schemas, under the same parent.
    if (const auto outside = bySchema.find(QString()); outside != bySchema.end())
        buildGroups(parent, outline, outside->second);
    for (const quint32 node : schemaNodes)
        buildGroups(node, outline, bySchema[m_nodes[node].label]);
    if (m_nodes[parent].count == 0)
        addNote(parent, tr("No objects"));
}

void ObjectTreeModel::buildGroups(quint32 parent, const dialect::Outline &outline, std::span<const qint32> entries)
{
    // Entries are sorted by kind, so each kind is one run.
    std::vector<std::span<const qint32>> runs;
    for (auto rest = entries; !rest.empty();) {
        const QString &kind = outline.entries[size_t(rest.front())].ref.kind;
        const auto end =
            std::ranges::find_if(rest, [&](qint32 i) { return outline.entries[size_t(i)].ref.kind != kind; });
        runs.push_back(rest.first(size_t(end - rest.begin())));
        rest = rest.subspan(runs.back().size());
    }
    const auto kindOf = [&](std::span<const qint32> run) { return outline.entries[size_t(run.front())].ref.kind; };
    std::ranges::stable_sort(runs, {}, [&](auto run) { return kindOrder(kindOf(run)); });
    const auto firstGroup = quint32(m_nodes.size());
    for (const auto run : runs)
        addChild(parent, NodeKind::Group, kindOf(run));
    for (size_t i = 0; i < runs.size(); ++i)
        buildObjects(firstGroup + quint32(i), outline, runs[i]);
}

void ObjectTreeModel::buildObjects(quint32 group, const dialect::Outline &outline, std::span<const qint32> entries)
{
    QHash<QString, std::vector<qint32>> byParent;
    std::vector<qint32> top;
    const auto exists = [&](const QString &name) {
        return std::ranges::binary_search(
            entries, name, {}, [&](qint32 i) -> const QString & { return outline.entries[size_t(i)].ref.name.name; });
    };
    for (const qint32 i : entries) {
        const QString &parent = outline.entries[size_t(i)].parent;
        if (!parent.isEmpty() && exists(parent))
            byParent[parent].push_back(i);
        else
            top.push_back(i);
    }
    const auto first = quint32(m_nodes.size());
    for (const qint32 i : top)
        addChild(group, NodeKind::Object, {}, i);
    if (byParent.isEmpty())
        return;
    // Partitions may have partitions: the list of nodes grows while it is walked.
    for (quint32 node = first; node < m_nodes.size(); ++node) {
        const auto children = byParent.constFind(outline.entries[size_t(m_nodes[node].entry)].ref.name.name);
        if (children != byParent.constEnd())
            addPartitions(node, outline, *children);
    }
}

void ObjectTreeModel::addPartitions(quint32 parent, const dialect::Outline &, std::span<const qint32> entries)
{
    for (const qint32 i : entries)
        addChild(parent, NodeKind::Object, {}, i);
}

void ObjectTreeModel::addNote(quint32 parent, const QString &text)
{
    addChild(parent, NodeKind::Note, text);
}

quint32 ObjectTreeModel::addChild(quint32 parent, NodeKind kind, const QString &label, qint32 entry)
{
    const auto at = quint32(m_nodes.size());
    Node &owner = m_nodes[parent];
    if (owner.count == 0)
        owner.first = at;
    Q_ASSERT(owner.first + owner.count == at);
    ++owner.count;
    m_nodes.push_back({.kind = kind, .source = owner.source, .parent = parent, .entry = entry, .label = label});
    return at;
}

bool ObjectTreeModel::ownMatch(const Node &node) const
{
    switch (node.kind) {
    case NodeKind::Object: {
        const schema::ObjectRef &ref = entryOf(node)->ref;
        return m_filter.matches(ref.name.name, ref.name.schema) || (!ref.part.isEmpty() && m_filter.matches(ref.part));
    }
    case NodeKind::Source: return m_filter.matches(m_sources[node.source].name);
    case NodeKind::Folder:
    case NodeKind::Schema: return m_filter.matches(node.label);
    default: return false;
    }
}

void ObjectTreeModel::applyFilter()
{
    const bool everything = m_filter.isEmpty();
    for (Node &node : m_nodes) {
        node.matches = everything || ownMatch(node);
        node.matchedWhole = false;
    }
    if (!everything) {
        // A container whose own name matches shows all that is in it; parents stand before their children.
        for (quint32 i = 1; i < m_nodes.size(); ++i) {
            Node &node = m_nodes[i];
            const bool inherited = m_nodes[node.parent].matchedWhole;
            node.matchedWhole = inherited || (node.matches && node.kind != NodeKind::Object);
            node.matches = node.matches || inherited;
        }
        for (size_t i = m_nodes.size() - 1; i > 0; --i) {
            if (m_nodes[i].matches)
                m_nodes[m_nodes[i].parent].matches = true;
        }
        m_nodes[0].matches = true;
    }
    collectShown(everything);
    countObjects();
}

void ObjectTreeModel::countObjects()
{
    m_shownObjects = 0;
    for (Node &node : m_nodes) {
        if (node.kind == NodeKind::Group)
            node.objects = node.shownObjects = 0;
        if (node.kind != NodeKind::Object)
            continue;
        quint32 group = node.parent;
        while (m_nodes[group].kind == NodeKind::Object)
            group = m_nodes[group].parent;
        ++m_nodes[group].objects;
        // A parent that is shown only for its partition does not count as found.
        const bool found = node.matches && (m_filter.isEmpty() || ownMatch(node) || m_nodes[group].matchedWhole);
        m_nodes[group].shownObjects += found ? 1 : 0;
        m_shownObjects += node.matches ? 1 : 0;
    }
}

void ObjectTreeModel::collectShown(bool everything)
{
    m_shown.clear();
    m_shown.reserve(m_nodes.size());
    for (Node &node : m_nodes) {
        node.shownFirst = quint32(m_shown.size());
        for (quint32 child = node.first; node.matches && child < node.first + node.count; ++child) {
            if (!everything && !m_nodes[child].matches)
                continue;
            m_nodes[child].row = quint32(m_shown.size()) - node.shownFirst;
            m_shown.push_back(child);
        }
        node.shownCount = quint32(m_shown.size()) - node.shownFirst;
    }
}

} // namespace tidemark::ui
