// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/objecttreemodel.h"

#include "base/text.h"
#include "schema/kinds.h"
#include "ui/models/kindtitles.h"
#include "ui/models/numbers.h"

#include <QLocale>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static constexpr QChar separator(u'\x1f'); // in keys: no identifier that a person types holds it

ObjectTreeModel::ObjectTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_nodes(1)
{
}

void ObjectTreeModel::setSources(std::vector<TreeSource> sources)
{
    beginResetModel();
    m_sources = std::move(sources);
    rebuild();
    endResetModel();
}

void ObjectTreeModel::setSource(const TreeSource &source)
{
    const auto at = std::ranges::find(m_sources, source.id, &TreeSource::id);
    if (at == m_sources.end() || *at == source)
        return;
    if (sameShape(*at, source)) {
        *at = source;
        const QModelIndex index = indexOf(sourceKey(source.id));
        Q_EMIT dataChanged(index, index);
        return;
    }
    beginResetModel();
    *at = source;
    rebuild();
    endResetModel();
}

const TreeSource *ObjectTreeModel::source(const QString &id) const
{
    const auto at = std::ranges::find(m_sources, id, &TreeSource::id);
    return at == m_sources.end() ? nullptr : &*at;
}

void ObjectTreeModel::setFilter(const QString &text)
{
    NameFilter filter(text);
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = std::move(filter);
    applyFilter();
    endResetModel();
}

void ObjectTreeModel::setSystemObjectsShown(bool shown)
{
    if (shown == m_systemShown)
        return;
    beginResetModel();
    m_systemShown = shown;
    rebuild();
    endResetModel();
}

bool ObjectTreeModel::sameShape(const TreeSource &a, const TreeSource &b) const
{
    // While there is no outline, state and message are children of their own.
    const bool sameChildren = a.outline == b.outline && a.database == b.database &&
                              (a.outline || (a.state == b.state && a.message == b.message));
    return sameChildren && a.name == b.name && a.folder == b.folder;
}

schema::ObjectRef ObjectTreeModel::refOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Node &node = m_nodes[nodeOf(index)];
    switch (node.kind) {
    case NodeKind::Object: return entryOf(node)->ref;
    case NodeKind::Schema: return {schema::kind::ns, {{}, node.label}, {}};
    case NodeKind::Source:
    case NodeKind::Database:
        return m_sources[node.source].outline ? schema::ObjectRef{schema::kind::database, {}, {}} : schema::ObjectRef{};
    default: return {};
    }
}

QModelIndex ObjectTreeModel::indexOf(const QString &key) const
{
    for (quint32 i = 1; i < m_nodes.size(); ++i) {
        if (m_nodes[i].matches && m_nodes[i].kind != NodeKind::Object && keyOf(m_nodes[i]) == key)
            return indexOfNode(i);
    }
    if (!key.startsWith(u"object"))
        return {};
    for (quint32 i = 1; i < m_nodes.size(); ++i) {
        const dialect::OutlineEntry *entry = entryOf(m_nodes[i]);
        if (entry && m_nodes[i].matches && key.contains(entry->ref.name.name) && keyOf(m_nodes[i]) == key)
            return indexOfNode(i);
    }
    return {};
}

QModelIndex ObjectTreeModel::indexOf(const QString &sourceId, const schema::ObjectRef &ref) const
{
    const auto source = std::ranges::find(m_sources, sourceId, &TreeSource::id);
    if (source == m_sources.end() || ref.kind.isEmpty())
        return {};
    const auto place = quint32(source - m_sources.begin());
    for (quint32 i = 1; i < m_nodes.size(); ++i) {
        if (m_nodes[i].source == place && m_nodes[i].matches && isRefOf(m_nodes[i], ref))
            return indexOfNode(i);
    }
    return {};
}

bool ObjectTreeModel::isRefOf(const Node &node, const schema::ObjectRef &ref) const
{
    switch (node.kind) {
    case NodeKind::Object: return entryOf(node)->ref == ref;
    case NodeKind::Schema: return ref.kind == schema::kind::ns && ref.name.name == node.label;
    case NodeKind::Source: return ref.kind == schema::kind::database && m_sources[node.source].outline;
    default: return false;
    }
}

QVariant ObjectTreeModel::toolTipOf(const Node &node) const
{
    const TreeSource *source = m_sources.empty() ? nullptr : &m_sources[node.source];
    QStringList lines;
    if (node.kind == NodeKind::Source)
        lines = {source->name, source->detail, source->message};
    else if (node.kind != NodeKind::Group && node.kind != NodeKind::Folder)
        lines = {labelOf(node)};
    lines.removeAll(QString());
    // Names are whatever somebody made them: no markup, no lines of their own.
    for (QString &line : lines)
        line = printable(line).toHtmlEscaped();
    return lines.isEmpty() ? QVariant() : u"<qt>"_s + lines.join(u"<br>"_s) + u"</qt>"_s;
}

std::vector<QModelIndex> ObjectTreeModel::containers() const
{
    std::vector<QModelIndex> indexes;
    for (quint32 i = 1; i < m_nodes.size(); ++i) {
        if (m_nodes[i].matches && m_nodes[i].shownCount > 0)
            indexes.push_back(indexOfNode(i));
    }
    return indexes;
}

QModelIndex ObjectTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node &node = m_nodes[nodeOf(parent)];
    if (column != 0 || row < 0 || quint32(row) >= node.shownCount)
        return {};
    return createIndex(row, 0, quintptr(m_shown[node.shownFirst + quint32(row)]));
}

QModelIndex ObjectTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOfNode(m_nodes[nodeOf(child)].parent) : QModelIndex();
}

int ObjectTreeModel::rowCount(const QModelIndex &parent) const
{
    return int(m_nodes[nodeOf(parent)].shownCount);
}

int ObjectTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool ObjectTreeModel::hasChildren(const QModelIndex &parent) const
{
    const Node &node = m_nodes[nodeOf(parent)];
    // A closed profile can be expanded: that opens it.
    const bool closed = node.kind == NodeKind::Source && m_sources[node.source].state == LinkState::Closed;
    return node.shownCount > 0 || (closed && !isFiltered());
}

Qt::ItemFlags ObjectTreeModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!index.isValid())
        return {};
    const Node &node = m_nodes[nodeOf(index)];
    const bool leaf = node.count == 0 && (node.kind == NodeKind::Object || node.kind == NodeKind::Note);
    return leaf ? usual | Qt::ItemNeverHasChildren : usual;
}

QVariant ObjectTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = m_nodes[nodeOf(index)];
    const bool isSource = node.kind == NodeKind::Source;
    const TreeSource *source = m_sources.empty() ? nullptr : &m_sources[node.source];
    switch (role) {
    case Qt::DisplayRole: return printable(labelOf(node));
    case Qt::ToolTipRole: return toolTipOf(node);
    case Qt::AccessibleTextRole: return QString(labelOf(node) + u' ' + detailOf(node)).trimmed();
    case NodeKindRole: return int(node.kind);
    case KeyRole: return keyOf(node);
    case SourceRole: return node.kind == NodeKind::Folder ? QVariant() : source->id;
    case ObjectKindRole:
        return node.kind == NodeKind::Object  ? entryOf(node)->ref.kind
               : node.kind == NodeKind::Group ? node.label
                                              : QString();
    case DetailRole: return detailOf(node);
    case MatchStartRole: return node.kind == NodeKind::Group ? -1 : m_filter.markStart(labelOf(node));
    case MatchLengthRole: return m_filter.markLength();
    case StateRole: return isSource ? QVariant(int(source->state)) : QVariant();
    case ColourRole: return isSource ? source->colour : QString();
    case EnvironmentRole: return isSource ? QVariant(int(source->environment)) : QVariant();
    case ReadOnlyRole: return isSource && source->readOnly;
    case FileRole: return isSource && source->file;
    case SystemRole: return node.kind == NodeKind::Object && entryOf(node)->system;
    default: return {};
    }
}

quint32 ObjectTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? quint32(index.internalId()) : 0;
}

QModelIndex ObjectTreeModel::indexOfNode(quint32 node) const
{
    return node == 0 ? QModelIndex() : createIndex(int(m_nodes[node].row), 0, quintptr(node));
}

const dialect::OutlineEntry *ObjectTreeModel::entryOf(const Node &node) const
{
    return node.entry < 0 ? nullptr : &m_sources[node.source].outline->entries[size_t(node.entry)];
}

QString ObjectTreeModel::labelOf(const Node &node) const
{
    switch (node.kind) {
    case NodeKind::Object: {
        const schema::ObjectRef &ref = entryOf(node)->ref;
        const QString name = ownName(ref);
        return ref.part.isEmpty() || ref.part == name ? name : name + u'(' + ref.part + u')';
    }
    case NodeKind::Group: return kindGroupTitle(node.label);
    case NodeKind::Source: return m_sources[node.source].name;
    default: return node.label;
    }
}

QString ObjectTreeModel::detailOf(const Node &node) const
{
    switch (node.kind) {
    case NodeKind::Object: {
        const dialect::OutlineEntry &entry = *entryOf(node);
        if (ownName(entry.ref) == entry.ref.part)
            return entry.ref.name.name;
        return entry.rows < 0 ? QString() : estimateText(entry.rows);
    }
    case NodeKind::Group: {
        const QString all = QLocale().toString(node.objects);
        return node.shownObjects == node.objects ? u'(' + all + u')'
                                                 : tr("(%1 of %2)").arg(QLocale().toString(node.shownObjects), all);
    }
    case NodeKind::Source: return m_sources[node.source].detail;
    default: return {};
    }
}

QString ObjectTreeModel::schemaOf(const Node &node) const
{
    for (const Node *at = &node; at != m_nodes.data(); at = &m_nodes[at->parent]) {
        if (at->kind == NodeKind::Schema)
            return at->label;
    }
    return {};
}

QString ObjectTreeModel::sourceKey(const QString &id)
{
    return u"source"_s + separator + id;
}

QString ObjectTreeModel::keyOf(const Node &node) const
{
    const auto joined = [](const QStringList &parts) { return parts.join(separator); };
    const QString id = m_sources.empty() ? QString() : m_sources[node.source].id;
    switch (node.kind) {
    case NodeKind::Folder: return joined({u"folder"_s, node.label});
    case NodeKind::Source: return sourceKey(id);
    case NodeKind::Database: return joined({u"database"_s, id});
    case NodeKind::Schema: return joined({u"schema"_s, id, node.label});
    case NodeKind::Group: return joined({u"group"_s, id, schemaOf(node), node.label});
    case NodeKind::Object: {
        const schema::ObjectRef &ref = entryOf(node)->ref;
        return joined({u"object"_s, id, ref.kind, ref.name.schema, ref.name.name, ref.part});
    }
    case NodeKind::Note: return joined({u"note"_s, id});
    }
    return {};
}

} // namespace tidemark::ui
