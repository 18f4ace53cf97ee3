// SPDX-License-Identifier: GPL-3.0-or-later
// The navigator's tree over outlines: folders of profiles > profiles > database > schemas > groups with counts >
// objects, partitions under their parent. The whole tree of 20,000 objects is built in milliseconds from names that are
// shared with the outline; a filter only recomputes which children are shown. GUI thread only; holds outlines, owns no
// connection.
#pragma once

#include "connect/profile.h"
#include "dialect/introspection.h"
#include "ui/models/namefilter.h"

#include <QAbstractItemModel>

#include <memory>
#include <span>
#include <vector>

namespace tidemark::ui {

enum class LinkState { Closed, Opening, Open, Failed };

// One profile and what is known of its database.
struct TreeSource
{
    QString id; // of the profile
    QString name;
    QString folder; // the profile's group; empty: none
    QString detail; // where it leads: "orders@db1"
    QString colour;
    connect::Environment environment = connect::Environment::Development;
    bool readOnly = false;
    bool file = false; // and no server
    LinkState state = LinkState::Closed;
    QString message;  // of the failure
    QString database; // shown as a level of its own; empty: no such level
    std::shared_ptr<const dialect::Outline> outline;

    bool operator==(const TreeSource &) const = default;
};

enum class NodeKind : quint8 { Folder, Source, Database, Schema, Group, Object, Note };

class ObjectTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        NodeKindRole = Qt::UserRole, // NodeKind as int
        KeyRole,                     // a text that names the node over rebuilds
        SourceRole,                  // id of the profile that it belongs to
        ObjectKindRole,              // schema::kind of an object or group
        DetailRole,                  // what stands muted behind the name
        MatchStartRole,              // where the filter's text stands in the name, -1: nowhere
        MatchLengthRole,
        StateRole, // LinkState of a profile as int
        ColourRole,
        EnvironmentRole,
        ReadOnlyRole,
        SystemRole,
        FileRole, // whether a profile is a file rather than a server
    };

    explicit ObjectTreeModel(QObject *parent = nullptr);

    // Replaces all profiles. Cost: linear in all objects; the model is reset.
    void setSources(std::vector<TreeSource> sources);
    // Replaces one profile by its id; only a changed outline, name or folder resets the model.
    void setSource(const TreeSource &source);
    [[nodiscard]] const TreeSource *source(const QString &id) const;
    [[nodiscard]] const std::vector<TreeSource> &sources() const { return m_sources; }

    // Shows only what matches and what leads there. Resets the model. Cost: one pass over the names.
    void setFilter(const QString &text);
    [[nodiscard]] bool isFiltered() const { return !m_filter.isEmpty(); }
    void setSystemObjectsShown(bool shown);
    [[nodiscard]] bool systemObjectsShown() const { return m_systemShown; }

    // The object that an index stands for; for a schema or database node its own reference. Empty kind: none.
    [[nodiscard]] schema::ObjectRef refOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const QString &key) const;
    [[nodiscard]] static QString sourceKey(const QString &id);
    // The node of an object, schema or database; of a database its profile. Invalid when it is not shown. Cost: linear
    // in the nodes.
    [[nodiscard]] QModelIndex indexOf(const QString &sourceId, const schema::ObjectRef &ref) const;
    [[nodiscard]] int objectCount() const { return m_shownObjects; } // shown now
    // Nodes that have children and are not objects: what a filter opens. Cost: linear in the nodes.
    [[nodiscard]] std::vector<QModelIndex> containers() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    // Leaves say that they are leaves: a view then spends nothing on whether they are expanded.
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Node
    {
        NodeKind kind = NodeKind::Note;
        bool matches = false;      // itself or below
        bool matchedWhole = false; // with all that is in it, because its own name or one above matches
        quint32 source = 0;
        quint32 parent = 0;
        qint32 entry = -1; // of the outline, for objects
        quint32 first = 0; // its children are contiguous
        quint32 count = 0;
        quint32 shownFirst = 0; // into m_shown
        quint32 shownCount = 0;
        quint32 row = 0;     // among its shown siblings
        quint32 objects = 0; // in a group: how many there are, with those under others
        quint32 shownObjects = 0;
        QString label; // folder, schema or note text; kind of a group
    };

    void rebuild();
    void buildFolders();
    void buildSource(quint32 at);
    void buildSchemas(quint32 parent, const dialect::Outline &outline);
    void buildGroups(quint32 parent, const dialect::Outline &outline, std::span<const qint32> entries);
    void buildObjects(quint32 group, const dialect::Outline &outline, std::span<const qint32> entries);
    void addPartitions(quint32 parent, const dialect::Outline &outline, std::span<const qint32> entries);
    void addNote(quint32 parent, const QString &text);
    quint32 addChild(quint32 parent, NodeKind kind, const QString &label, qint32 entry = -1);
    void applyFilter();
    [[nodiscard]] bool ownMatch(const Node &node) const;
    void collectShown(bool everything);
    void countObjects();
    [[nodiscard]] bool sameShape(const TreeSource &a, const TreeSource &b) const;

    [[nodiscard]] quint32 nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfNode(quint32 node) const;
    [[nodiscard]] const dialect::OutlineEntry *entryOf(const Node &node) const;
    [[nodiscard]] bool isRefOf(const Node &node, const schema::ObjectRef &ref) const;
    [[nodiscard]] QString labelOf(const Node &node) const;
    [[nodiscard]] QVariant toolTipOf(const Node &node) const;
    [[nodiscard]] QString detailOf(const Node &node) const;
    [[nodiscard]] QString keyOf(const Node &node) const;
    [[nodiscard]] QString schemaOf(const Node &node) const;

    std::vector<TreeSource> m_sources;
    std::vector<Node> m_nodes; // [0] is the root
    std::vector<quint32> m_shown;
    NameFilter m_filter;
    bool m_systemShown = false;
    int m_shownObjects = 0;
};

} // namespace tidemark::ui
