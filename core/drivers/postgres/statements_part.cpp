// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of relations on their own: the statement that adds one to a relation that is there.
#include "drivers/postgres/statements.h"
#include "schema/kinds.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::ObjectRef;
namespace kind = schema::kind;

template <class T, class Print>
static QStringList ofNamed(const std::vector<T> &parts, const QString &name, Print print)
{
    QStringList list;
    for (const T &part : parts) {
        if (part.name == name)
            list << print(part);
    }
    return list;
}

static QStringList ofColumn(const schema::Table &table, const QString &name)
{
    return ofNamed(table.columns, name, [&](const schema::Column &column) {
        return QStringList{u"ALTER TABLE "_s + quoteQualified(table.name) + u" ADD COLUMN "_s +
                           columnDefinition(table, column)} +
               columnStatements(table, column);
    });
}

static QString notNullDefinition(const schema::NotNullConstraint &named)
{
    return u"CONSTRAINT "_s + quoteIdentifier(named.name) + u" NOT NULL "_s + quoteIdentifier(named.column) +
           (named.noInherit ? u" NO INHERIT"_s : QString()) + (named.notValid ? u" NOT VALID"_s : QString());
}

static QStringList constraintDefinitions(const schema::Table &table, const ObjectRef &ref)
{
    if (ref.kind == kind::primaryKey && table.primaryKey && table.primaryKey->name == ref.part)
        return {keyDefinition(*table.primaryKey, true)};
    if (ref.kind == kind::unique)
        return ofNamed(table.uniques, ref.part, [](const schema::Key &key) { return keyDefinition(key, false); });
    if (ref.kind == kind::foreignKey)
        return ofNamed(table.foreignKeys, ref.part, &foreignKeyDefinition);
    if (ref.kind == kind::check)
        return ofNamed(table.checks, ref.part, &checkDefinition);
    if (ref.kind == kind::exclusion)
        return ofNamed(table.exclusions, ref.part, &exclusionDefinition);
    if (ref.kind == kind::notNull)
        return ofNamed(table.notNulls, ref.part, &notNullDefinition);
    return {};
}

static QStringList ofTablePart(const schema::Table &table, const ObjectRef &ref)
{
    if (ref.kind == kind::column)
        return ofColumn(table, ref.part);
    if (ref.kind == kind::policy)
        return ofNamed(table.policies, ref.part,
                       [&](const schema::Policy &policy) { return createPolicy(ref.name, policy); });
    QStringList list;
    for (const QString &definition : constraintDefinitions(table, ref))
        list << u"ALTER TABLE "_s + quoteQualified(table.name) + u" ADD "_s + definition;
    return list;
}

template <class Relation>
static QStringList ofRelationPart(const Relation &relation, const ObjectRef &ref)
{
    if (ref.kind == kind::index)
        return ofNamed(relation.indexes, ref.part,
                       [&](const schema::Index &index) { return createIndex(ref.name, index); });
    if (ref.kind == kind::trigger)
        return ofNamed(relation.triggers, ref.part,
                       [&](const schema::Trigger &trigger) { return createTrigger(ref.name, trigger); });
    if (ref.kind == kind::rule)
        return ofNamed(relation.rules, ref.part, [](const schema::Rule &rule) { return rule.definition; });
    return {};
}

QStringList partStatements(const schema::Schema &schema, const ObjectRef &ref)
{
    if (const schema::Table *table = schema::findTable(schema, ref.name))
        return ofRelationPart(*table, ref) + ofTablePart(*table, ref);
    if (const schema::View *view = schema::findView(schema, ref.name))
        return ofRelationPart(*view, ref);
    return {};
}

} // namespace tidemark::postgres
