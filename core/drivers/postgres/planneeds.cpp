// SPDX-License-Identifier: GPL-3.0-or-later
// What needs what: the catalogs' own dependencies, and those that the model itself tells.
#include "drivers/postgres/plannode.h"

#include "drivers/postgres/quote.h"
#include "drivers/postgres/readers.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::Dependency;
using schema::ObjectRef;
using schema::QualifiedName;
using schema::Schema;

static ObjectRef tableRef(const QualifiedName &name)
{
    return {schema::kind::table, name, {}};
}

static ObjectRef schemaRef(const QString &name)
{
    return {schema::kind::ns, {{}, name}, {}};
}

static ObjectRef keyRef(const schema::Table &table, const QStringList &columns)
{
    if (table.primaryKey && QSet<QString>(table.primaryKey->columns.begin(), table.primaryKey->columns.end()) ==
                                QSet<QString>(columns.begin(), columns.end()))
        return {schema::kind::primaryKey, table.name, table.primaryKey->name};
    for (const schema::Key &key : table.uniques) {
        if (QSet<QString>(key.columns.begin(), key.columns.end()) == QSet<QString>(columns.begin(), columns.end()))
            return {schema::kind::unique, table.name, key.name};
    }
    for (const schema::Index &index : table.indexes) {
        QSet<QString> names;
        for (const schema::IndexKey &key : index.keys)
            names.insert(key.column);
        if (index.unique && names == QSet<QString>(columns.begin(), columns.end()))
            return {schema::kind::index, table.name, index.name};
    }
    return tableRef(table.name);
}

static size_t hashOf(const ObjectRef &ref)
{
    return qHashMulti(0, ref.kind, ref.name.schema, ref.name.name, ref.part);
}

// Calls take with the places of the pairs that may be the object's.
template <class Entries, class Take>
static void eachOf(const Entries &entries, const ObjectRef &ref, const Take &take)
{
    for (const auto &entry : std::ranges::equal_range(entries, hashOf(ref), {}, [](const auto &e) { return e.hash; }))
        take(entry.at);
}

static std::vector<ObjectRef> ordered(std::vector<ObjectRef> refs)
{
    std::ranges::sort(refs);
    const auto same = std::ranges::unique(refs);
    refs.erase(same.begin(), same.end());
    return refs;
}

// Sorted by hashes: comparing names, most of which begin alike, would take most of the time of a plan.
Needs::Needs(const Schema &schema)
    : m_pairs(schema.dependencies)
{
    addFields(schema);
    addModel(schema);
    m_byObject.reserve(m_pairs.size());
    m_byNeeded.reserve(m_pairs.size());
    for (size_t at = 0; at < m_pairs.size(); ++at) {
        m_byObject.push_back({.hash = hashOf(m_pairs[at].object), .at = at});
        m_byNeeded.push_back({.hash = hashOf(m_pairs[at].on), .at = at});
    }
    std::ranges::sort(m_byObject, {}, &Entry::hash);
    std::ranges::sort(m_byNeeded, {}, &Entry::hash);
}

// The catalogs know the fields of a composite type as columns; the type is made with them.
void Needs::addFields(const Schema &schema)
{
    for (const Dependency &dependency : schema.dependencies) {
        const QualifiedName &owner = dependency.object.name;
        if (dependency.object.kind == kind::column && schema::findType(schema, owner))
            add({kind::type, owner, {}}, dependency.on);
    }
}

std::vector<ObjectRef> Needs::of(const ObjectRef &object) const
{
    std::vector<ObjectRef> found;
    eachOf(m_byObject, object, [&](size_t at) {
        if (m_pairs[at].object == object)
            found.push_back(m_pairs[at].on);
    });
    return ordered(std::move(found));
}

std::vector<ObjectRef> Needs::dependents(const ObjectRef &on) const
{
    std::vector<ObjectRef> found;
    eachOf(m_byNeeded, on, [&](size_t at) {
        if (m_pairs[at].on == on)
            found.push_back(m_pairs[at].object);
    });
    return ordered(std::move(found));
}

bool Needs::holds(const ObjectRef &object, const ObjectRef &on) const
{
    bool found = false;
    eachOf(m_byObject, object,
           [&](size_t at) { found = found || (m_pairs[at].object == object && m_pairs[at].on == on); });
    return found;
}

// Where one part of a relation names its columns.
static QStringList columnsOf(const schema::Index &index)
{
    QStringList columns = index.include;
    for (const schema::IndexKey &key : index.keys) {
        if (!key.column.isEmpty())
            columns << key.column;
    }
    return columns;
}

void Needs::addTable(const schema::Table &table)
{
    const ObjectRef self = tableRef(table.name);
    const auto columns = [&](const ObjectRef &part, const QStringList &names) {
        for (const QString &name : names)
            add(part, {kind::column, table.name, name});
    };
    add(self, schemaRef(table.name.schema));
    if (table.partitionOf) {
        const ObjectRef place{plankind::partition, table.name, {}};
        add(place, self);
        add(place, tableRef(table.partitionOf->parent));
    }
    if (!table.inherits.empty()) {
        const ObjectRef inheritance{plankind::inheritance, table.name, {}};
        for (const QualifiedName &parent : table.inherits) {
            add(self, tableRef(parent));
            add(inheritance, tableRef(parent));
        }
        add(inheritance, self);
    }
    for (const schema::Column &column : table.columns) {
        if (!column.defaultValue.isEmpty() && column.generation == schema::Generation::None)
            add({kind::columnDefault, table.name, column.name}, {kind::column, table.name, column.name});
    }
    if (table.primaryKey)
        columns({kind::primaryKey, table.name, table.primaryKey->name}, table.primaryKey->columns);
    for (const schema::Key &key : table.uniques)
        columns({kind::unique, table.name, key.name}, key.columns + key.include);
    for (const schema::Index &index : table.indexes)
        columns({kind::index, table.name, index.name}, columnsOf(index));
    for (const schema::Trigger &trigger : table.triggers) {
        const ObjectRef ref{kind::trigger, table.name, trigger.name};
        columns(ref, trigger.updateColumns);
        add(ref, {kind::function, trigger.function, {}});
    }
}

// What in a table bears the name that an index of a partition is attached to.
static ObjectRef attachedTo(const schema::Table &parent, const QString &name)
{
    const auto named = [&](const QString &own) { return quoteQualified({parent.name.schema, own}) == name; };
    for (const schema::Index &index : parent.indexes) {
        if (named(index.name))
            return {kind::index, parent.name, index.name};
    }
    for (const schema::Key &key : parent.uniques) {
        if (named(key.name))
            return {kind::unique, parent.name, key.name};
    }
    if (parent.primaryKey && named(parent.primaryKey->name))
        return {kind::primaryKey, parent.name, parent.primaryKey->name};
    return {};
}

// Indexes of partitions hang on their parent's.
void Needs::addAttached(const Schema &schema, const schema::Table &table)
{
    const schema::Table *parent = table.partitionOf ? schema::findTable(schema, table.partitionOf->parent) : nullptr;
    if (!parent)
        return;
    const auto attach = [&](const QString &of, const QString &name, const Attributes &attributes) {
        const QString above = attributes.text(u"pg.partitionOf"_s);
        if (const ObjectRef on = attachedTo(*parent, above); !above.isEmpty() && !on.kind.isEmpty())
            add({of, table.name, name}, on);
    };
    for (const schema::Index &index : table.indexes)
        attach(kind::index, index.name, index.attributes);
    for (const schema::Key &key : table.uniques)
        attach(kind::unique, key.name, key.attributes);
    if (table.primaryKey)
        attach(kind::primaryKey, table.primaryKey->name, table.primaryKey->attributes);
    const auto follow = [&](const QString &of, const auto &parts) {
        for (const auto &part : parts) {
            if (part.attributes.flag(u"pg.inherited"_s))
                add({of, table.name, part.name}, {of, parent->name, part.name});
        }
    };
    follow(kind::trigger, table.triggers);
    follow(kind::check, table.checks);
}

void Needs::addModel(const Schema &schema)
{
    for (const schema::Table &table : schema.tables) {
        addTable(table);
        addAttached(schema, table);
        for (const schema::ForeignKey &key : table.foreignKeys) {
            const ObjectRef ref{kind::foreignKey, table.name, key.name};
            for (const QString &column : key.columns)
                add(ref, {kind::column, table.name, column});
            for (const QString &column : key.referencedColumns)
                add(ref, {kind::column, key.table, column});
            add(ref, tableRef(key.table));
            if (const schema::Table *target = schema::findTable(schema, key.table))
                add(ref, keyRef(*target, key.referencedColumns));
        }
    }
    for (const schema::View &view : schema.views) {
        add(schema::refOf(view), schemaRef(view.name.schema));
        for (const schema::Trigger &trigger : view.triggers)
            add({kind::trigger, view.name, trigger.name}, {kind::function, trigger.function, {}});
    }
    for (const schema::Sequence &sequence : schema.sequences) {
        add(schema::refOf(sequence), schemaRef(sequence.name.schema));
        if (sequence.ownerColumn.isEmpty())
            continue;
        const ObjectRef owner{plankind::sequenceOwner, sequence.name, {}};
        add(owner, schema::refOf(sequence));
        add(owner, tableRef(sequence.ownerTable));
        add(owner, {kind::column, sequence.ownerTable, sequence.ownerColumn});
    }
    for (const schema::Type &type : schema.types)
        add(schema::refOf(type), schemaRef(type.name.schema));
    for (const schema::Routine &routine : schema.routines)
        add(schema::refOf(routine), schemaRef(routine.name.schema));
    for (const schema::EngineObject &object : schema.objects) {
        const ObjectRef self = schema::refOf(object);
        if (!object.name.schema.isEmpty())
            add(self, schemaRef(object.name.schema));
        if (object.kind == kind::extension)
            add(self, schemaRef(object.meta.attributes.text(u"pg.schema"_s)));
        const QString family = object.meta.attributes.text(u"pg.family"_s);
        for (const schema::EngineObject &other : schema.objects) {
            if (!family.isEmpty() && other.kind == postgres::kind::opFamily && quoteQualified(other.name) == family)
                add(self, schema::refOf(other));
        }
        for (const QString &member : object.meta.attributes.list(u"pg.members"_s)) {
            for (const schema::EngineObject &other : schema.objects) {
                const QString name = quoteIdentifier(other.name.schema) + u'.' + other.name.name + u'(';
                if (other.kind == postgres::kind::op && member.contains(u' ' + name))
                    add(self, schema::refOf(other));
            }
            for (const schema::Routine &routine : schema.routines) {
                if (member.contains(u' ' + quoteQualified(routine.name) + u'('))
                    add(self, schema::refOf(routine));
            }
        }
        if (object.kind == postgres::kind::userMapping)
            add(self, {postgres::kind::server, {{}, object.part}, {}});
        if (const QStringList table = object.meta.attributes.list(u"pg.table"_s); table.size() == 2)
            add(self, tableRef({table[0], table[1]}));
        if (object.kind == postgres::kind::publication) {
            const QStringList targets = object.meta.attributes.list(u"pg.tables"_s);
            for (const schema::Table &table : schema.tables) {
                const QString name = quoteQualified(table.name);
                const bool named = std::ranges::any_of(
                    targets, [&](const QString &target) { return target == name || target.startsWith(name + u' '); });
                if (named)
                    add(self, tableRef(table.name));
            }
            for (const QString &name : object.meta.attributes.list(u"pg.schemas"_s))
                add(self, schemaRef(name));
        }
    }
    for (const schema::DefaultPrivileges &privileges : schema.defaultPrivileges) {
        if (!privileges.schema.isEmpty())
            add({u"default privileges"_s, {privileges.schema, privileges.role}, privileges.objectKind},
                schemaRef(privileges.schema));
    }
}

} // namespace tidemark::postgres
