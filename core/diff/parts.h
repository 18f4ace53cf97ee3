// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of relations by kind, and small questions about columns: what diff and planners walk over. Pure, any
// thread.
#pragma once

#include "schema/kinds.h"
#include "schema/schema.h"

namespace tidemark::diff {

using namespace Qt::StringLiterals;

// Calls take(kind, partsOfA, partsOfB) for every list of parts of two tables, but the columns.
template <class Take>
void eachPartList(const schema::Table &a, const schema::Table &b, Take take)
{
    namespace kind = schema::kind;
    take(kind::primaryKey, a.primaryKey, b.primaryKey);
    take(kind::unique, a.uniques, b.uniques);
    take(kind::foreignKey, a.foreignKeys, b.foreignKeys);
    take(kind::check, a.checks, b.checks);
    take(kind::exclusion, a.exclusions, b.exclusions);
    take(kind::notNull, a.notNulls, b.notNulls);
    take(kind::index, a.indexes, b.indexes);
    take(kind::trigger, a.triggers, b.triggers);
    take(kind::rule, a.rules, b.rules);
    take(kind::policy, a.policies, b.policies);
}

template <class Take>
void eachPartList(const schema::View &a, const schema::View &b, Take take)
{
    namespace kind = schema::kind;
    take(kind::index, a.indexes, b.indexes);
    take(kind::trigger, a.triggers, b.triggers);
    take(kind::rule, a.rules, b.rules);
}

// The identity of objects of every kind; for those that schema::refOf does not name, a kind of the diff's own.
template <class T>
[[nodiscard]] schema::ObjectRef identityOf(const T &object)
{
    return schema::refOf(object);
}
[[nodiscard]] inline schema::ObjectRef identityOf(const schema::DefaultPrivileges &privileges)
{
    return {u"default privileges"_s, {privileges.schema, privileges.role}, privileges.objectKind};
}
[[nodiscard]] inline schema::ObjectRef identityOf(const schema::SystemGrants &grants)
{
    return {u"grants"_s, grants.object.name, grants.object.kind + u' ' + grants.object.part};
}

[[nodiscard]] const schema::Column *findColumn(const std::vector<schema::Column> &columns, const QString &name);

// Whether the columns that both lists have stand in the same order.
[[nodiscard]] bool sameOrder(const std::vector<schema::Column> &a, const std::vector<schema::Column> &b);

// Whether names, types and order are equal.
[[nodiscard]] bool sameShape(const std::vector<schema::Column> &a, const std::vector<schema::Column> &b);

} // namespace tidemark::diff
