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

// Fills the Needs of one schema.
class NeedsReader
{
public:
    explicit NeedsReader(Needs &needs)
        : m_needs(needs)
    {
    }

    void read(const Schema &schema)
    {
        m_needs.m_pairs.reserve(schema.dependencies.size() * 2);
        for (const Dependency &dependency : schema.dependencies)
            add(refTo(dependency.object), refTo(dependency.on));
        addFields(schema);
        addModel(schema);
    }

private:
    using Ref = Needs::Ref;

    static const QString &nothing()
    {
        static const QString empty;
        return empty;
    }
    // Of texts that stay where they are.
    static Ref refTo(const ObjectRef &ref) { return {&ref.kind, &ref.name.schema, &ref.name.name, &ref.part}; }
    static Ref refTo(const ObjectRef &&ref) = delete;
    template <class Kind, class Name, class Part>
        requires(std::is_lvalue_reference_v<Kind> && std::is_lvalue_reference_v<Name> &&
                 std::is_lvalue_reference_v<Part>)
    static Ref refTo(Kind &&kind, Name &&name, Part &&part)
    {
        return {&kind, &name.schema, &name.name, &part};
    }
    static Ref tableRef(const QualifiedName &name) { return refTo(schema::kind::table, name, nothing()); }
    static Ref tableRef(const QualifiedName &&name) = delete;
    static Ref schemaRef(const QString &name) { return {&schema::kind::ns, &nothing(), &name, &nothing()}; }
    static Ref schemaRef(const QString &&name) = delete;
    // Of any others.
    Ref keep(ObjectRef ref) { return refTo(std::as_const(m_needs.m_kept.emplace_back(std::move(ref)))); }

    void add(const Ref &object, const Ref &on) { m_needs.m_pairs.push_back({object, on}); }
    void addFields(const Schema &schema);
    void addModel(const Schema &schema);
    void addTable(const schema::Table &table);
    void addAttached(const Schema &schema, const schema::Table &table);
    void addForeignKeys(const Schema &schema, const schema::Table &table);
    void addObject(const Schema &schema, const schema::EngineObject &object);
    static Ref keyRef(const schema::Table &table, const QStringList &columns);

    Needs &m_needs;
};

NeedsReader::Ref NeedsReader::keyRef(const schema::Table &table, const QStringList &columns)
{
    const auto isWanted = [&](const QStringList &names) {
        return names == columns ||
               QSet<QString>(names.begin(), names.end()) == QSet<QString>(columns.begin(), columns.end());
    };
    if (table.primaryKey && isWanted(table.primaryKey->columns))
        return refTo(schema::kind::primaryKey, table.name, table.primaryKey->name);
    for (const schema::Key &key : table.uniques) {
        if (isWanted(key.columns))
            return refTo(schema::kind::unique, table.name, key.name);
    }
    for (const schema::Index &index : table.indexes) {
        if (!index.unique)
            continue;
        QStringList names;
        for (const schema::IndexKey &key : index.keys)
            names << key.column;
        if (isWanted(names))
            return refTo(schema::kind::index, table.name, index.name);
    }
    return tableRef(table.name);
}

// The catalogs know the fields of a composite type as columns; the type is made with them.
void NeedsReader::addFields(const Schema &schema)
{
    for (const Dependency &dependency : schema.dependencies) {
        const QualifiedName &owner = dependency.object.name;
        if (dependency.object.kind == kind::column && schema::findType(schema, owner))
            add(refTo(kind::type, owner, nothing()), refTo(dependency.on));
    }
}

void NeedsReader::addTable(const schema::Table &table)
{
    const Ref self = tableRef(table.name);
    const auto column = [&](const Ref &part, const QString &name) {
        if (!name.isEmpty())
            add(part, refTo(kind::column, table.name, name));
    };
    const auto columns = [&](const QString &kind, const QString &part, const QStringList &names) {
        for (const QString &name : names)
            column(refTo(kind, table.name, part), name);
    };
    add(self, schemaRef(table.name.schema));
    if (table.partitionOf) {
        const Ref place = refTo(plankind::partition, table.name, nothing());
        add(place, self);
        add(place, tableRef(table.partitionOf->parent));
    }
    if (!table.inherits.empty()) {
        const Ref inheritance = refTo(plankind::inheritance, table.name, nothing());
        for (const QualifiedName &parent : table.inherits) {
            add(self, tableRef(parent));
            add(inheritance, tableRef(parent));
        }
        add(inheritance, self);
    }
    for (const schema::Column &own : table.columns) {
        if (!own.defaultValue.isEmpty() && own.generation == schema::Generation::None)
            column(refTo(kind::columnDefault, table.name, own.name), own.name);
    }
    if (table.primaryKey)
        columns(kind::primaryKey, table.primaryKey->name, table.primaryKey->columns);
    for (const schema::Key &key : table.uniques) {
        columns(kind::unique, key.name, key.columns);
        columns(kind::unique, key.name, key.include);
    }
    for (const schema::Index &index : table.indexes) {
        columns(kind::index, index.name, index.include);
        for (const schema::IndexKey &key : index.keys)
            column(refTo(kind::index, table.name, index.name), key.column);
    }
    for (const schema::Trigger &trigger : table.triggers) {
        columns(kind::trigger, trigger.name, trigger.updateColumns);
        add(refTo(kind::trigger, table.name, trigger.name), refTo(kind::function, trigger.function, nothing()));
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
void NeedsReader::addAttached(const Schema &schema, const schema::Table &table)
{
    const schema::Table *parent = table.partitionOf ? schema::findTable(schema, table.partitionOf->parent) : nullptr;
    if (!parent)
        return;
    const auto attach = [&](const QString &of, const QString &name, const Attributes &attributes) {
        const QString above = attributes.text(u"pg.partitionOf"_s);
        if (const ObjectRef on = attachedTo(*parent, above); !above.isEmpty() && !on.kind.isEmpty())
            add(refTo(of, table.name, name), keep(on));
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
                add(refTo(of, table.name, part.name), refTo(of, parent->name, part.name));
        }
    };
    follow(kind::trigger, table.triggers);
    follow(kind::check, table.checks);
}

void NeedsReader::addForeignKeys(const Schema &schema, const schema::Table &table)
{
    for (const schema::ForeignKey &key : table.foreignKeys) {
        const Ref ref = refTo(kind::foreignKey, table.name, key.name);
        for (const QString &column : key.columns)
            add(ref, refTo(kind::column, table.name, column));
        for (const QString &column : key.referencedColumns)
            add(ref, refTo(kind::column, key.table, column));
        add(ref, tableRef(key.table));
        if (const schema::Table *target = schema::findTable(schema, key.table))
            add(ref, keyRef(*target, key.referencedColumns));
    }
}

void NeedsReader::addObject(const Schema &schema, const schema::EngineObject &object)
{
    const Ref self = keep(schema::refOf(object));
    if (!object.name.schema.isEmpty())
        add(self, schemaRef(object.name.schema));
    if (object.kind == kind::extension)
        add(self, keep({schema::kind::ns, {{}, object.meta.attributes.text(u"pg.schema"_s)}, {}}));
    const QString family = object.meta.attributes.text(u"pg.family"_s);
    for (const schema::EngineObject &other : schema.objects) {
        if (!family.isEmpty() && other.kind == postgres::kind::opFamily && quoteQualified(other.name) == family)
            add(self, keep(schema::refOf(other)));
    }
    for (const QString &member : object.meta.attributes.list(u"pg.members"_s)) {
        for (const schema::EngineObject &other : schema.objects) {
            const QString name = quoteIdentifier(other.name.schema) + u'.' + other.name.name + u'(';
            if (other.kind == postgres::kind::op && member.contains(u' ' + name))
                add(self, keep(schema::refOf(other)));
        }
        for (const schema::Routine &routine : schema.routines) {
            if (member.contains(u' ' + quoteQualified(routine.name) + u'('))
                add(self, keep(schema::refOf(routine)));
        }
    }
    if (object.kind == postgres::kind::userMapping)
        add(self, keep({postgres::kind::server, {{}, object.part}, {}}));
    if (const QStringList table = object.meta.attributes.list(u"pg.table"_s); table.size() == 2)
        add(self, keep({schema::kind::table, {table[0], table[1]}, {}}));
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
            add(self, keep({schema::kind::ns, {{}, name}, {}}));
    }
}

void NeedsReader::addModel(const Schema &schema)
{
    for (const schema::Table &table : schema.tables) {
        addTable(table);
        addAttached(schema, table);
        addForeignKeys(schema, table);
    }
    for (const schema::View &view : schema.views) {
        add(keep(schema::refOf(view)), schemaRef(view.name.schema));
        for (const schema::Trigger &trigger : view.triggers)
            add(refTo(kind::trigger, view.name, trigger.name), refTo(kind::function, trigger.function, nothing()));
    }
    for (const schema::Sequence &sequence : schema.sequences) {
        const Ref self = keep(schema::refOf(sequence));
        add(self, schemaRef(sequence.name.schema));
        if (sequence.ownerColumn.isEmpty())
            continue;
        const Ref owner = refTo(plankind::sequenceOwner, sequence.name, nothing());
        add(owner, self);
        add(owner, tableRef(sequence.ownerTable));
        add(owner, refTo(kind::column, sequence.ownerTable, sequence.ownerColumn));
    }
    for (const schema::Type &type : schema.types)
        add(keep(schema::refOf(type)), schemaRef(type.name.schema));
    for (const schema::Routine &routine : schema.routines)
        add(keep(schema::refOf(routine)), schemaRef(routine.name.schema));
    for (const schema::EngineObject &object : schema.objects)
        addObject(schema, object);
    for (const schema::DefaultPrivileges &privileges : schema.defaultPrivileges) {
        if (!privileges.schema.isEmpty())
            add(keep({u"default privileges"_s, {privileges.schema, privileges.role}, privileges.objectKind}),
                schemaRef(privileges.schema));
    }
}

Needs::Needs(const Schema &schema)
{
    NeedsReader(*this).read(schema);
    m_byObject = sortedBy(&Pair::object);
}

// By hashes: comparing names, most of which begin alike, would take most of the time of a plan.
template <class Member>
std::vector<Needs::Entry> Needs::sortedBy(Member member) const
{
    std::vector<Entry> entries;
    entries.reserve(m_pairs.size());
    for (const Pair &pair : m_pairs)
        entries.push_back({.hash = (pair.*member).hash(), .at = quint32(entries.size())});
    std::ranges::sort(entries, {}, &Entry::hash);
    return entries;
}

// Calls take with the places of the pairs that may be the object's.
template <class Take>
void Needs::eachOf(const std::vector<Entry> &entries, const ObjectRef &ref, const Take &take)
{
    for (const Entry &entry : std::ranges::equal_range(entries, hashOf(ref.name.name, ref.part), {}, &Entry::hash))
        take(entry.at);
}

static std::vector<ObjectRef> ordered(std::vector<ObjectRef> refs)
{
    std::ranges::sort(refs);
    const auto same = std::ranges::unique(refs);
    refs.erase(same.begin(), same.end());
    return refs;
}

std::vector<ObjectRef> Needs::of(const ObjectRef &object) const
{
    std::vector<ObjectRef> found;
    eachOf(m_byObject, object, [&](size_t at) {
        if (m_pairs[at].object == object)
            found.push_back(m_pairs[at].on.toRef());
    });
    return ordered(std::move(found));
}

std::vector<ObjectRef> Needs::dependents(const ObjectRef &on) const
{
    if (m_byNeeded.empty())
        m_byNeeded = sortedBy(&Pair::on);
    std::vector<ObjectRef> found;
    eachOf(m_byNeeded, on, [&](size_t at) {
        if (m_pairs[at].on == on)
            found.push_back(m_pairs[at].object.toRef());
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

} // namespace tidemark::postgres
