// SPDX-License-Identifier: GPL-3.0-or-later
// A schema under new names, object by object.
#include "diff/renamemap.h"

#include "diff/parts.h"
#include "schema/kinds.h"

namespace tidemark::diff {

using schema::Column;
using schema::ObjectRef;
using schema::QualifiedName;
using schema::Schema;
namespace kind = schema::kind;

namespace {

class Renamer
{
public:
    Renamer(const RenameMap &map, const NameTexts &texts, Renamed &result)
        : m_map(map)
        , m_texts(texts)
        , m_result(result)
    {
    }

    void run()
    {
        Schema &schema = m_result.schema;
        for (schema::Type &type : schema.types)
            rename(type);
        for (schema::Sequence &sequence : schema.sequences)
            rename(sequence);
        for (schema::Table &table : schema.tables)
            rename(table);
        for (schema::View &view : schema.views)
            rename(view);
        for (schema::Routine &routine : schema.routines)
            rename(routine);
        for (schema::EngineObject &object : schema.objects)
            rename(object);
        for (schema::SystemGrants &grants : schema.systemGrants)
            object(grants.object);
        for (schema::Dependency &pair : schema.dependencies) {
            object(pair.object);
            object(pair.on);
        }
        schema::sort(schema);
    }

private:
    void text(QString &text, const ObjectRef &owner, const QualifiedName &relation = {})
    {
        if (text.isEmpty())
            return;
        NameTexts::Text result = m_texts.rewritten(text, relation);
        if (!result.sure)
            m_result.unsure.insert(owner);
        text = std::move(result.text);
    }

    // Types, and what else names no columns: only qualified names in it can be meant.
    void typeText(QString &text)
    {
        if (text.contains(u'.'))
            text = m_texts.rewritten(text, {}).text;
    }

    // Settings are words; what has more than one, or a name with its schema, is SQL.
    static bool isSql(const QString &text) { return text.contains(u'.') || text.contains(u' '); }

    void attributes(Attributes &attributes, const ObjectRef &owner, const QualifiedName &relation = {})
    {
        const std::vector<Attributes::Entry> entries = attributes.entries();
        for (const auto &[key, value] : entries) {
            if (const auto *single = std::get_if<QString>(&value)) {
                QString changed = *single;
                if (isSql(changed))
                    text(changed, owner, relation);
                attributes.set(key, changed);
            } else if (const auto *list = std::get_if<QStringList>(&value)) {
                attributes.set(key, texts(*list, owner, relation));
            }
        }
    }

    QStringList texts(const QStringList &list, const ObjectRef &owner, const QualifiedName &relation)
    {
        // a schema and a name
        if (const QualifiedName name = list.size() == 2 ? QualifiedName{list[0], list[1]} : QualifiedName();
            !name.isEmpty() && m_map.relation(name) != name)
            return {m_map.relation(name).schema, m_map.relation(name).name};
        QStringList result = list;
        for (QString &entry : result) {
            if (isSql(entry))
                text(entry, owner, relation);
        }
        return result;
    }

    void object(ObjectRef &ref)
    {
        ref = m_map.object(ref);
        if (isRoutine(ref.kind))
            typeText(ref.part);
    }

    void rename(schema::Type &type)
    {
        const ObjectRef self = schema::refOf(type);
        for (QString &label : type.labels)
            label = m_map.part({enumValueKind, type.name, label});
        for (Column &field : type.fields)
            typeText(field.type);
        typeText(type.baseType);
        typeText(type.defaultValue);
        for (schema::Check &check : type.checks)
            typeText(check.expression);
        attributes(type.meta.attributes, self);
        type.name = m_map.relation(type.name);
    }

    void rename(schema::Sequence &sequence)
    {
        sequence.name = m_map.relation(sequence.name);
        sequence.ownerColumn = m_map.column(sequence.ownerTable, sequence.ownerColumn);
        sequence.ownerTable = m_map.relation(sequence.ownerTable);
    }

    void rename(schema::Table &table)
    {
        const QualifiedName name = table.name;
        const ObjectRef self = schema::refOf(table);
        for (Column &column : table.columns)
            rename(column, name);
        if (table.primaryKey)
            rename(*table.primaryKey, {kind::primaryKey, name, table.primaryKey->name});
        for (schema::Key &key : table.uniques)
            rename(key, {kind::unique, name, key.name});
        for (schema::ForeignKey &key : table.foreignKeys)
            rename(key, name);
        for (schema::Check &check : table.checks) {
            const ObjectRef ref{kind::check, name, check.name};
            text(check.expression, ref, name);
            check.name = m_map.part(ref);
        }
        for (schema::Exclusion &exclusion : table.exclusions)
            rename(exclusion, name);
        for (schema::NotNullConstraint &constraint : table.notNulls) {
            constraint.column = m_map.column(name, constraint.column);
            constraint.name = m_map.part({kind::notNull, name, constraint.name});
        }
        for (schema::Policy &policy : table.policies) {
            const ObjectRef ref{kind::policy, name, policy.name};
            text(policy.usingExpression, ref, name);
            text(policy.checkExpression, ref, name);
        }
        attached(table, name);
        text(table.partitionKey, self, name);
        if (table.partitionOf)
            table.partitionOf->parent = m_map.relation(table.partitionOf->parent);
        for (QualifiedName &parent : table.inherits)
            parent = m_map.relation(parent);
        attributes(table.meta.attributes, self, name);
        table.name = m_map.relation(name);
    }

    void rename(Column &column, const QualifiedName &relation)
    {
        const ObjectRef self{kind::column, relation, column.name};
        const bool generated = column.generation != schema::Generation::None;
        typeText(column.type);
        text(column.defaultValue, generated ? self : ObjectRef{kind::columnDefault, relation, column.name}, relation);
        if (column.identity)
            column.identity->sequence = m_map.relation(column.identity->sequence);
        column.name = m_map.part(self);
    }

    void rename(schema::Key &key, const ObjectRef &self)
    {
        key.columns = m_map.columns(self.name, key.columns);
        key.include = m_map.columns(self.name, key.include);
        attributes(key.attributes, self);
        key.name = m_map.part(self);
    }

    void rename(schema::ForeignKey &key, const QualifiedName &table)
    {
        key.columns = m_map.columns(table, key.columns);
        key.referencedColumns = m_map.columns(key.table, key.referencedColumns);
        key.onDeleteColumns = m_map.columns(table, key.onDeleteColumns);
        key.table = m_map.relation(key.table);
        key.name = m_map.part({kind::foreignKey, table, key.name});
    }

    void rename(schema::IndexKey &key, const ObjectRef &self)
    {
        key.column = m_map.column(self.name, key.column);
        text(key.expression, self, self.name);
    }

    void rename(schema::Exclusion &exclusion, const QualifiedName &table)
    {
        const ObjectRef self{kind::exclusion, table, exclusion.name};
        for (schema::ExclusionElement &element : exclusion.elements)
            rename(element.key, self);
        exclusion.include = m_map.columns(table, exclusion.include);
        text(exclusion.where, self, table);
        exclusion.name = m_map.part(self);
    }

    // What tables and views both have.
    template <class Relation>
    void attached(Relation &relation, const QualifiedName &name)
    {
        for (schema::Index &index : relation.indexes) {
            const ObjectRef self{kind::index, name, index.name};
            for (schema::IndexKey &key : index.keys)
                rename(key, self);
            index.include = m_map.columns(name, index.include);
            text(index.where, self, name);
            attributes(index.attributes, self, name);
            index.name = m_map.part(self);
        }
        for (schema::Trigger &trigger : relation.triggers) {
            const ObjectRef self{kind::trigger, name, trigger.name};
            trigger.updateColumns = m_map.columns(name, trigger.updateColumns);
            text(trigger.when, self, name);
            text(trigger.body, self);
            if (!trigger.function.isEmpty())
                trigger.function = m_map.routine(trigger.function, {});
            trigger.constraintTable = m_map.relation(trigger.constraintTable);
            attributes(trigger.attributes, self);
        }
        for (schema::Rule &rule : relation.rules)
            text(rule.definition, {kind::rule, name, rule.name});
    }

    void rename(schema::View &view)
    {
        const QualifiedName name = view.name;
        const ObjectRef self = schema::refOf(view);
        text(view.query, self);
        for (Column &column : view.columns)
            typeText(column.type);
        attached(view, name);
        attributes(view.meta.attributes, self);
        view.name = m_map.relation(name);
    }

    void rename(schema::Routine &routine)
    {
        const ObjectRef self = schema::refOf(routine);
        routine.name = m_map.routine(self.name, self.part);
        typeText(routine.signature);
        for (schema::Argument &argument : routine.arguments) {
            typeText(argument.type);
            typeText(argument.defaultValue);
        }
        typeText(routine.returns);
        if (routine.sqlBody)
            text(routine.body, self);
        attributes(routine.meta.attributes, self);
    }

    void rename(schema::EngineObject &object)
    {
        const ObjectRef self = schema::refOf(object);
        typeText(object.part);
        attributes(object.meta.attributes, self);
    }

    const RenameMap &m_map;
    const NameTexts &m_texts;
    Renamed &m_result;
};

} // namespace

Renamed renamed(const Schema &before, const RenameMap &map, const NameTexts &texts)
{
    Renamed result{.schema = before, .unsure = {}};
    Renamer(map, texts, result).run();
    return result;
}

} // namespace tidemark::diff
