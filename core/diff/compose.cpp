// SPDX-License-Identifier: GPL-3.0-or-later
// A schema between two: what was chosen as it is after, the rest as it is before.
#include "diff/selection.h"

#include "diff/find.h"
#include "diff/merge.h"
#include "diff/parts.h"
#include "diff/references.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::diff {

using schema::Column;
using schema::ObjectRef;
using schema::QualifiedName;
using schema::Schema;
namespace kind = schema::kind;

namespace {

class Composer
{
public:
    Composer(const Difference &difference, const Choice &changes)
        : m_before(*difference.before)
        , m_after(*difference.after)
        , m_changes(changes)
    {
    }

    Schema compose()
    {
        Schema result;
        result.engine = m_before.engine;
        result.version = m_after.version;
        composeAttributes(result);
        objects(m_before.namespaces, m_after.namespaces, result.namespaces);
        objects(m_before.types, m_after.types, result.types);
        objects(m_before.sequences, m_after.sequences, result.sequences);
        objects(m_before.tables, m_after.tables, result.tables);
        objects(m_before.views, m_after.views, result.views);
        objects(m_before.routines, m_after.routines, result.routines);
        objects(m_before.objects, m_after.objects, result.objects);
        objects(m_before.defaultPrivileges, m_after.defaultPrivileges, result.defaultPrivileges);
        objects(m_before.systemGrants, m_after.systemGrants, result.systemGrants);
        schema::sort(result);
        dependencies(m_before, false, result);
        dependencies(m_after, true, result);
        schema::sort(result);
        return result;
    }

private:
    [[nodiscard]] bool isTaken(const ObjectRef &change) const { return m_changes.contains(change); }

    void composeAttributes(Schema &result) const
    {
        result.attributes = m_before.attributes;
        for (const ObjectRef &change : m_changes) {
            if (change.kind != kind::database)
                continue;
            result.attributes.remove(change.part);
            if (const AttributeValue *value = m_after.attributes.find(change.part))
                result.attributes.set(change.part, *value);
        }
    }

    template <class T>
    void objects(const std::vector<T> &before, const std::vector<T> &after, std::vector<T> &result)
    {
        merge(before, after, [&](const T *left, const T *right) {
            const ObjectRef ref = left ? identityOf(*left) : identityOf(*right);
            const bool taken = isTaken(ref);
            if (left && right)
                result.push_back(mixed(*left, *right, taken));
            else if (left ? !taken : taken)
                result.push_back(left ? *left : *right);
        });
    }

    template <class T>
    static T mixed(const T &before, const T &after, bool taken)
    {
        return taken ? after : before;
    }

    schema::Table mixed(const schema::Table &before, const schema::Table &after, bool taken)
    {
        if (before == after)
            return before;
        schema::Table table = taken ? after : before;
        const QualifiedName &name = before.name;
        table.columns = columns(name, before.columns, after.columns, taken);
        keyOf(name, before.primaryKey, after.primaryKey, table.primaryKey);
        parts(name, kind::unique, before.uniques, after.uniques, table.uniques);
        parts(name, kind::foreignKey, before.foreignKeys, after.foreignKeys, table.foreignKeys);
        parts(name, kind::check, before.checks, after.checks, table.checks);
        parts(name, kind::exclusion, before.exclusions, after.exclusions, table.exclusions);
        parts(name, kind::notNull, before.notNulls, after.notNulls, table.notNulls);
        parts(name, kind::policy, before.policies, after.policies, table.policies);
        common(name, before, after, table);
        return table;
    }

    schema::View mixed(const schema::View &before, const schema::View &after, bool taken)
    {
        if (before == after)
            return before;
        schema::View view = taken ? after : before;
        for (Column &column : view.columns) {
            const bool own = isTaken({kind::column, before.name, column.name});
            if (const Column *wanted = findColumn(own ? after.columns : before.columns, column.name))
                column = *wanted;
        }
        common(before.name, before, after, view);
        return view;
    }

    template <class Relation>
    void common(const QualifiedName &name, const Relation &before, const Relation &after, Relation &result)
    {
        parts(name, kind::index, before.indexes, after.indexes, result.indexes);
        parts(name, kind::trigger, before.triggers, after.triggers, result.triggers);
        parts(name, kind::rule, before.rules, after.rules, result.rules);
    }

    template <class T>
    void parts(const QualifiedName &relation, const QString &of, const std::vector<T> &before,
               const std::vector<T> &after, std::vector<T> &result)
    {
        result.clear();
        merge(before, after, [&](const T *left, const T *right) {
            const bool taken = isTaken({of, relation, left ? left->name : right->name});
            if (const T *kept = taken ? right : left)
                result.push_back(*kept);
        });
    }

    void keyOf(const QualifiedName &relation, const Box<schema::Key> &before, const Box<schema::Key> &after,
               Box<schema::Key> &result) const
    {
        const QString name = before ? before->name : after ? after->name : QString();
        result = isTaken({kind::primaryKey, relation, name}) ? after : before;
    }

    // Columns that stay keep their places and new ones come behind them, as ALTER TABLE has it; with all of them there,
    // they stand as they do after.
    std::vector<Column> columns(const QualifiedName &table, const std::vector<Column> &before,
                                const std::vector<Column> &after, bool ordered) const
    {
        std::vector<Column> result;
        for (const Column &left : before) {
            const bool taken = isTaken({kind::column, table, left.name});
            if (const Column *kept = taken ? findColumn(after, left.name) : &left)
                result.push_back(*kept);
        }
        for (const Column &right : after) {
            if (!findColumn(before, right.name) && isTaken({kind::column, table, right.name}))
                result.push_back(right);
        }
        const bool complete = result.size() == after.size() && std::ranges::all_of(after, [&](const Column &column) {
                                  return findColumn(result, column.name) != nullptr;
                              });
        if (complete || ordered)
            arrange(after, result);
        return result;
    }

    static void arrange(const std::vector<Column> &order, std::vector<Column> &columns)
    {
        const auto place = [&](const Column &column) {
            return std::ranges::find(order, column.name, &Column::name) - order.begin();
        };
        std::ranges::stable_sort(columns, {}, place);
    }

    // An object needs what it does on the side that it is taken from.
    void dependencies(const Schema &from, bool after, Schema &result) const
    {
        for (const schema::Dependency &pair : from.dependencies) {
            const bool ofAfter = isFromAfter(pair.object);
            if (ofAfter == after && exists(result, pair.object) && exists(result, pair.on))
                result.dependencies.push_back(pair);
        }
    }

    [[nodiscard]] bool isFromAfter(const ObjectRef &object) const
    {
        const ObjectRef ref = normalised(object);
        if (isTaken(ref))
            return true;
        // parts of a created relation, and what the kind of an object says differently on both sides
        return isEmpty(findItem(m_before, ref));
    }

    static bool exists(const Schema &schema, const ObjectRef &object)
    {
        return !isEmpty(findItem(schema, normalised(object)));
    }

    const Schema &m_before;
    const Schema &m_after;
    const Choice &m_changes;
};

} // namespace

Schema composed(const Difference &difference, const Choice &changes)
{
    return Composer(difference, changes).compose();
}

} // namespace tidemark::diff
