// SPDX-License-Identifier: GPL-3.0-or-later
// Types and tables that are made anew under their own names while what they hold is carried over: the old one takes
// another name first and is dropped last.
#include "drivers/postgres/plannode.h"

#include "diff/parts.h"
#include "drivers/postgres/alteration.h"
#include "schema/kinds.h"

#include <QtCore/QCryptographicHash>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::Table;
namespace kind = schema::kind;

static bool hasRows(const Table &table)
{
    return table.kind == schema::TableKind::Ordinary || table.kind == schema::TableKind::Partitioned;
}

bool stepsAside(const Node &node)
{
    if (node.fate != Fate::Recreate)
        return false;
    if (node.ref.kind == kind::type)
        return diff::as<schema::Type>(node.before)->kind != schema::TypeKind::Base &&
               diff::as<schema::Type>(node.before)->kind != schema::TypeKind::Shell;
    if (node.ref.kind != kind::table)
        return false;
    return hasRows(*diff::as<Table>(node.before)) && hasRows(*diff::as<Table>(node.after));
}

QString nameFor(const QString &prefix, const QString &what)
{
    const QByteArray hash = QCryptographicHash::hash(what.toUtf8(), QCryptographicHash::Blake2b_256).toHex().left(12);
    return prefix + QString::fromLatin1(hash);
}

QString asideName(const Node &node)
{
    return nameFor(u"tidemark_old_"_s, node.ref.name.toString());
}

static QStringList freeNames(const Table &table, const QString &aside)
{
    const QString alter = u"ALTER TABLE "_s + aside;
    QStringList list;
    if (table.primaryKey)
        list << alter + u" DROP CONSTRAINT "_s + quoteIdentifier(table.primaryKey->name);
    for (const schema::Key &key : table.uniques)
        list << alter + u" DROP CONSTRAINT "_s + quoteIdentifier(key.name);
    for (const schema::Exclusion &exclusion : table.exclusions)
        list << alter + u" DROP CONSTRAINT "_s + quoteIdentifier(exclusion.name);
    for (const schema::Index &index : table.indexes)
        list << u"DROP INDEX "_s + quoteQualified({table.name.schema, index.name});
    return list;
}

static QString asideSequence(const Node &node, const schema::Column &column)
{
    return asideName(node) + u'_' + QString::number(qHash(column.name, 0) % 10000);
}

QStringList asideStatements(const PlanState & /*state*/, const Node &node)
{
    const QString aside = asideName(node);
    if (const auto *type = diff::as<schema::Type>(node.before))
        return {u"ALTER "_s + subjectOf(*type).toString() + u" RENAME TO "_s + aside};
    const auto &table = *diff::as<Table>(node.before);
    QStringList list{u"ALTER TABLE "_s + quoteQualified(table.name) + u" RENAME TO "_s + aside};
    list += freeNames(table, quoteQualified({table.name.schema, aside}));
    for (const schema::Column &column : table.columns) {
        if (column.identity && !column.identity->sequence.isEmpty())
            list << u"ALTER SEQUENCE "_s + quoteQualified(column.identity->sequence) + u" RENAME TO "_s +
                        asideSequence(node, column);
    }
    return list;
}

// Columns that both have and whose values are not made by the table itself.
static QStringList carried(const Table &before, const Table &after)
{
    QStringList names;
    for (const schema::Column &column : after.columns) {
        const schema::Column *old = diff::findColumn(before.columns, column.name);
        if (old && column.generation == schema::Generation::None)
            names << quoteIdentifier(column.name);
    }
    return names;
}

static QStringList carriedCounters(const Node &node, const Table &before, const Table &after)
{
    QStringList list;
    for (const schema::Column &column : after.columns) {
        const schema::Column *old = diff::findColumn(before.columns, column.name);
        if (!old || !old->identity || !column.identity || column.identity->sequence.isEmpty())
            continue;
        const QString from = quoteQualified({old->identity->sequence.schema, asideSequence(node, column)});
        list << u"SELECT pg_catalog.setval("_s + quoteLiteral(quoteQualified(column.identity->sequence)) +
                    u", last_value, is_called) FROM "_s + from;
    }
    return list;
}

QStringList finalStatements(const PlanState & /*state*/, const Node &node)
{
    const QString aside = asideName(node);
    if (const auto *type = diff::as<schema::Type>(node.before)) {
        schema::Type old = *type;
        old.name.name = aside;
        return {u"DROP "_s + subjectOf(old).toString()};
    }
    const auto &before = *diff::as<Table>(node.before);
    const auto &after = *diff::as<Table>(node.after);
    const QString old = quoteQualified({before.name.schema, aside});
    const QString columns = carried(before, after).join(u", "_s);
    QStringList list;
    if (!columns.isEmpty())
        list << u"INSERT INTO "_s + quoteQualified(after.name) + u" ("_s + columns +
                    u") OVERRIDING SYSTEM VALUE SELECT "_s + columns + u" FROM "_s + old;
    return list + carriedCounters(node, before, after) + QStringList{u"DROP TABLE "_s + old};
}

} // namespace tidemark::postgres
