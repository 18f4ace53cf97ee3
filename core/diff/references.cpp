// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/references.h"

#include "diff/parts.h"
#include "schema/kinds.h"

#include <algorithm>
#include <set>

namespace tidemark::diff {

using schema::Dependency;
using schema::ObjectRef;
using schema::QualifiedName;
using schema::Schema;
using schema::Table;
namespace kind = schema::kind;

ObjectRef normalised(const ObjectRef &ref)
{
    return ref.kind == kind::columnDefault ? ObjectRef{kind::column, ref.name, ref.part} : ref;
}

static bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$' || c.isSurrogate();
}

bool hasWord(const QString &text, const QString &word)
{
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0 && !word.isEmpty();
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        const qsizetype end = at + word.size();
        const bool starts = at == 0 || !isWordCharacter(text[at - 1]) || !isWordCharacter(word.front());
        const bool ends = end == text.size() || !isWordCharacter(text[end]) || !isWordCharacter(word.back());
        if (starts && ends)
            return true;
    }
    return false;
}

namespace {

class Collector
{
public:
    Collector(const Schema &schema, std::vector<Dependency> &pairs)
        : m_schema(schema)
        , m_pairs(pairs)
    {
    }

    void collect()
    {
        for (const Dependency &pair : m_schema.dependencies)
            add(normalised(pair.object), normalised(pair.on));
        for (const Table &table : m_schema.tables)
            addTable(table);
        for (const schema::View &view : m_schema.views) {
            inSchema(schema::refOf(view), view.name);
            readColumns(schema::refOf(view), view.query);
            for (const schema::Column &column : view.columns)
                add({kind::column, view.name, column.name}, schema::refOf(view));
            for (const schema::Index &index : view.indexes)
                addIndex(view.name, index);
            for (const schema::Trigger &trigger : view.triggers)
                addTrigger(view.name, view.columns, trigger);
        }
        for (const schema::Sequence &sequence : m_schema.sequences)
            addSequence(sequence);
        for (const schema::Type &type : m_schema.types)
            inSchema(schema::refOf(type), type.name);
        for (const schema::Routine &routine : m_schema.routines)
            inSchema(schema::refOf(routine), routine.name);
        for (const schema::EngineObject &object : m_schema.objects)
            inSchema(schema::refOf(object), object.name);
        for (const schema::DefaultPrivileges &privileges : m_schema.defaultPrivileges)
            inSchema(identityOf(privileges), {privileges.schema, {}});
    }

private:
    void add(const ObjectRef &object, const ObjectRef &on)
    {
        if (object != on)
            m_pairs.push_back({object, on});
    }

    void inSchema(const ObjectRef &object, const QualifiedName &name)
    {
        if (!name.schema.isEmpty())
            add(object, {kind::ns, {{}, name.schema}, {}});
    }

    void columns(const ObjectRef &part, const QStringList &names)
    {
        for (const QString &name : names)
            add(part, {kind::column, part.name, name});
    }

    // Catalogs do not list every column that an expression names.
    void mentioned(const ObjectRef &part, const std::vector<schema::Column> &columns, const QStringList &texts)
    {
        for (const schema::Column &column : columns) {
            if (std::ranges::any_of(texts, [&](const QString &text) { return hasWord(text, column.name); }))
                add(part, {kind::column, part.name, column.name});
        }
    }

    // Where catalogs say which table a text reads and not which columns: those that it names.
    void readColumns(const ObjectRef &object, const QString &text)
    {
        std::vector<const Table *> read;
        std::set<QualifiedName> known;
        const auto ofObject = std::ranges::equal_range(m_schema.dependencies, object, {}, &Dependency::object);
        for (const Dependency &pair : ofObject) {
            if (pair.on.kind == kind::column)
                known.insert(pair.on.name);
            else if (const Table *table = schema::findTable(m_schema, pair.on.name); table && pair.on.part.isEmpty())
                read.push_back(table);
        }
        for (const Table *table : read) {
            for (const schema::Column &column : table->columns) {
                if (!known.contains(table->name) && (text.contains(u'*') || hasWord(text, column.name)))
                    add(object, {kind::column, table->name, column.name});
            }
        }
    }

    void addTable(const Table &table)
    {
        const ObjectRef self = schema::refOf(table);
        inSchema(self, table.name);
        if (table.partitionOf)
            add(self, {kind::table, table.partitionOf->parent, {}});
        for (const QualifiedName &parent : table.inherits)
            add(self, {kind::table, parent, {}});
        for (const schema::Column &column : table.columns) {
            if (column.generation != schema::Generation::None)
                mentioned({kind::column, table.name, column.name}, table.columns, {column.defaultValue});
        }
        if (table.primaryKey)
            columns({kind::primaryKey, table.name, table.primaryKey->name},
                    table.primaryKey->columns + table.primaryKey->include);
        for (const schema::Key &key : table.uniques)
            columns({kind::unique, table.name, key.name}, key.columns + key.include);
        for (const schema::ForeignKey &key : table.foreignKeys)
            addForeignKey(table, key);
        for (const schema::Check &check : table.checks)
            mentioned({kind::check, table.name, check.name}, table.columns, {check.expression});
        for (const schema::Exclusion &exclusion : table.exclusions)
            addExclusion(table, exclusion);
        for (const schema::NotNullConstraint &constraint : table.notNulls)
            columns({kind::notNull, table.name, constraint.name}, {constraint.column});
        for (const schema::Index &index : table.indexes) {
            addIndex(table.name, index);
            mentioned({kind::index, table.name, index.name}, table.columns, expressionsOf(index));
        }
        for (const schema::Trigger &trigger : table.triggers)
            addTrigger(table.name, table.columns, trigger);
        for (const schema::Policy &policy : table.policies)
            mentioned({kind::policy, table.name, policy.name}, table.columns,
                      {policy.usingExpression, policy.checkExpression});
    }

    void addForeignKey(const Table &table, const schema::ForeignKey &key)
    {
        const ObjectRef self{kind::foreignKey, table.name, key.name};
        columns(self, key.columns);
        add(self, {kind::table, key.table, {}});
        for (const QString &column : key.referencedColumns)
            add(self, {kind::column, key.table, column});
        const Table *target = schema::findTable(m_schema, key.table);
        if (!target)
            return;
        QStringList wanted = key.referencedColumns;
        if (target->primaryKey && (wanted.isEmpty() || sameNames(target->primaryKey->columns, wanted)))
            add(self, {kind::primaryKey, target->name, target->primaryKey->name});
        for (const schema::Key &unique : target->uniques) {
            if (sameNames(unique.columns, wanted))
                add(self, {kind::unique, target->name, unique.name});
        }
        for (const schema::Index &index : target->indexes) {
            if (index.unique && sameNames(columnsOf(index.keys), wanted))
                add(self, {kind::index, target->name, index.name});
        }
    }

    void addExclusion(const Table &table, const schema::Exclusion &exclusion)
    {
        const ObjectRef self{kind::exclusion, table.name, exclusion.name};
        QStringList texts{exclusion.where};
        columns(self, exclusion.include);
        for (const schema::ExclusionElement &element : exclusion.elements) {
            columns(self, columnsOf({element.key}));
            texts << element.key.expression;
        }
        mentioned(self, table.columns, texts);
    }

    void addIndex(const QualifiedName &relation, const schema::Index &index)
    {
        columns({kind::index, relation, index.name}, columnsOf(index.keys) + index.include);
    }

    void addTrigger(const QualifiedName &relation, const std::vector<schema::Column> &of,
                    const schema::Trigger &trigger)
    {
        const ObjectRef self{kind::trigger, relation, trigger.name};
        columns(self, trigger.updateColumns);
        mentioned(self, of, {trigger.when});
        readColumns(self, trigger.body);
        if (!trigger.function.isEmpty())
            add(self, {kind::function, trigger.function, {}});
        if (!trigger.constraintTable.isEmpty())
            add(self, {kind::table, trigger.constraintTable, {}});
    }

    void addSequence(const schema::Sequence &sequence)
    {
        const ObjectRef self = schema::refOf(sequence);
        inSchema(self, sequence.name);
        if (sequence.ownerColumn.isEmpty())
            return;
        add(self, {kind::table, sequence.ownerTable, {}});
        add(self, {kind::column, sequence.ownerTable, sequence.ownerColumn});
    }

    static QStringList columnsOf(const std::vector<schema::IndexKey> &keys)
    {
        QStringList names;
        for (const schema::IndexKey &key : keys) {
            if (!key.column.isEmpty())
                names << key.column;
        }
        return names;
    }

    static QStringList expressionsOf(const schema::Index &index)
    {
        QStringList texts{index.where};
        for (const schema::IndexKey &key : index.keys)
            texts << key.expression;
        return texts;
    }

    static bool sameNames(QStringList a, QStringList b)
    {
        a.sort();
        b.sort();
        return a == b;
    }

    const Schema &m_schema;
    std::vector<Dependency> &m_pairs;
};

} // namespace

static bool byNeed(const Dependency &a, const Dependency &b)
{
    return std::tie(a.on, a.object) < std::tie(b.on, b.object);
}

References::References(const Schema &schema)
{
    Collector(schema, m_byObject).collect();
    std::ranges::sort(m_byObject);
    const auto repeated = std::ranges::unique(m_byObject);
    m_byObject.erase(repeated.begin(), repeated.end());
    m_byNeed = m_byObject;
    std::ranges::sort(m_byNeed, byNeed);
}

std::vector<ObjectRef> References::needsOf(const ObjectRef &object) const
{
    std::vector<ObjectRef> found;
    for (const Dependency &pair : std::ranges::equal_range(m_byObject, object, {}, &Dependency::object))
        found.push_back(pair.on);
    return found;
}

std::vector<ObjectRef> References::dependentsOf(const ObjectRef &on) const
{
    std::vector<ObjectRef> found;
    for (const Dependency &pair : std::ranges::equal_range(m_byNeed, on, {}, &Dependency::on))
        found.push_back(pair.object);
    return found;
}

} // namespace tidemark::diff
