// SPDX-License-Identifier: GPL-3.0-or-later
// Objects whole: the statement that makes one, followed by what that statement cannot say. What printer and planner
// share.
#include "drivers/postgres/statements.h"

#include "schema/kinds.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
namespace kind = schema::kind;

static QStringList columnMeta(const schema::QualifiedName &relation, const schema::Column &column)
{
    const Subject subject{u"COLUMN"_s, quoteQualified(relation) + u'.' + quoteIdentifier(column.name)};
    QStringList list;
    if (!column.comment.isEmpty())
        list << commentOn(subject, column.comment);
    return list + labelsOn(subject, column.labels) + columnGrants(relation, column);
}

static QStringList columnComments(const schema::QualifiedName &relation, const std::vector<schema::Column> &columns)
{
    QStringList list;
    for (const schema::Column &column : columns)
        list += columnMeta(relation, column);
    return list;
}

QStringList columnStatements(const schema::Table &table, const schema::Column &column)
{
    return completeColumn(u"ALTER TABLE ONLY "_s + quoteQualified(table.name), column) + columnMeta(table.name, column);
}

template <class Constraints>
static QStringList constraintComments(const schema::QualifiedName &relation, const Constraints &constraints)
{
    QStringList list;
    for (const auto &constraint : constraints) {
        if (!constraint.comment.isEmpty())
            list << commentOn(
                {u"CONSTRAINT"_s, quoteIdentifier(constraint.name) + u" ON "_s + quoteQualified(relation)},
                constraint.comment);
    }
    return list;
}

QStringList policyStatements(const schema::QualifiedName &relation, const schema::Policy &policy)
{
    QStringList list{createPolicy(relation, policy)};
    if (!policy.comment.isEmpty())
        list << commentOn({u"POLICY"_s, quoteIdentifier(policy.name) + u" ON "_s + quoteQualified(relation)},
                          policy.comment);
    return list;
}

QStringList tableStatements(const schema::Table &table)
{
    const Subject subject{table.kind == schema::TableKind::Foreign ? u"FOREIGN TABLE"_s : u"TABLE"_s,
                          quoteQualified(table.name)};
    QStringList list = QStringList{createTable(table)} + completeTable(table) + metaStatements(subject, table.meta) +
                       columnComments(table.name, table.columns) + constraintComments(table.name, table.checks) +
                       constraintComments(table.name, table.uniques) +
                       constraintComments(table.name, table.exclusions) +
                       constraintComments(table.name, table.notNulls);
    if (table.primaryKey)
        list += constraintComments(table.name, std::vector{*table.primaryKey});
    return list;
}

QStringList foreignKeyComments(const schema::Table &table)
{
    return constraintComments(table.name, table.foreignKeys);
}

// The rows of a materialized view are stored, so its columns have what a table's have.
static QStringList storedColumns(const schema::View &view)
{
    QStringList list;
    for (const schema::Column &column : view.columns) {
        const QString prefix = u"ALTER MATERIALIZED VIEW "_s + quoteQualified(view.name) + u" ALTER COLUMN "_s +
                               quoteIdentifier(column.name);
        if (const QString storage = column.attributes.text(u"pg.storage"_s); !storage.isEmpty())
            list << prefix + u" SET STORAGE "_s + storage;
        if (const QString compression = column.attributes.text(u"pg.compression"_s); !compression.isEmpty())
            list << prefix + u" SET COMPRESSION "_s + compression;
        if (column.attributes.contains(u"pg.statistics"_s))
            list << prefix + u" SET STATISTICS "_s + QString::number(column.attributes.number(u"pg.statistics"_s));
    }
    return list;
}

static QStringList viewDefaults(const schema::View &view)
{
    QStringList list;
    for (const schema::Column &column : view.columns) {
        if (!column.defaultValue.isEmpty())
            list << u"ALTER VIEW "_s + quoteQualified(view.name) + u" ALTER COLUMN "_s + quoteIdentifier(column.name) +
                        u" SET DEFAULT "_s + column.defaultValue;
    }
    return list;
}

QStringList viewStatements(const schema::View &view)
{
    QStringList list{createView(view)};
    if (view.materialized)
        list += storedColumns(view);
    return list + viewDefaults(view) + metaStatements(subjectOf(view), view.meta) +
           columnComments(view.name, view.columns);
}

QStringList namespaceStatements(const schema::Namespace &ns)
{
    const QString name = quoteIdentifier(ns.name);
    return QStringList{u"CREATE SCHEMA "_s + name} + metaStatements({u"SCHEMA"_s, name}, ns.meta);
}

QStringList typeStatements(const schema::Type &type)
{
    return QStringList{createType(type)} + completeType(type) + metaStatements(subjectOf(type), type.meta);
}

QStringList routineStatements(const schema::Routine &routine)
{
    return QStringList{createRoutine(routine)} + metaStatements(subjectOf(routine), routine.meta);
}

QStringList objectStatements(const schema::EngineObject &object)
{
    QStringList list = createObject(object);
    if (list.isEmpty())
        return list;
    schema::Meta meta = object.meta;
    // an extension has no ALTER … OWNER
    if (object.kind == kind::extension)
        meta.owner.clear();
    return list + metaStatements(subjectOf(object), meta);
}

} // namespace tidemark::postgres
