// SPDX-License-Identifier: GPL-3.0-or-later
// What comes along with chosen changes.
#include "diff/selection.h"

#include "diff/find.h"
#include "diff/parts.h"
#include "diff/references.h"
#include "schema/kinds.h"

#include <QtCore/QSet>

#include <algorithm>
#include <map>

namespace tidemark::diff {

using schema::Column;
using schema::ObjectRef;
using schema::QualifiedName;
using schema::Table;
namespace kind = schema::kind;

// Whether an alteration is of what others see of an object: its columns and types rather than its owner or comment.
static bool altersShape(const Change &change)
{
    static const QSet<QString> around{u"owner"_s,  u"comment"_s,     u"grants"_s,      u"revoked"_s,
                                      u"labels"_s, u"columnOrder"_s, u"rowSecurity"_s, u"forceRowSecurity"_s};
    return change.type() == ChangeType::Alter &&
           std::ranges::any_of(change.fields, [](const QString &field) { return !around.contains(field); });
}

static bool altersType(const Change &change)
{
    return change.type() == ChangeType::Alter &&
           (change.fields.contains(u"type"_s) || change.fields.contains(u"collation"_s) ||
            change.fields.contains(u"family"_s));
}

// Names that only one of the kinds can have at a time.
static QString spaceOf(const ObjectRef &ref)
{
    static const QSet<QString> relations{kind::table, kind::view, kind::materializedView, kind::sequence, kind::type};
    static const QSet<QString> named{kind::index, kind::primaryKey, kind::unique, kind::exclusion};
    static const QSet<QString> constraints{kind::check, kind::foreignKey, kind::notNull};
    if (relations.contains(ref.kind))
        return u"relation "_s + ref.name.toString();
    if (named.contains(ref.kind))
        return u"relation "_s + QualifiedName{ref.name.schema, ref.part}.toString();
    if (constraints.contains(ref.kind))
        return u"constraint "_s + ref.toString();
    return {};
}

namespace {

class Closure
{
public:
    explicit Closure(const Difference &difference)
        : m_before(*difference.before)
        , m_after(*difference.after)
        , m_childrenBefore(childrenOf(m_before))
        , m_childrenAfter(childrenOf(m_after))
    {
        for (const Change &change : difference.changes) {
            m_changes[change.object] = &change;
            m_byRelation.emplace(change.object.name, &change);
            std::visit([&](const auto &item) { alsoAs(item, change); }, change.after);
            if (change.type() == ChangeType::Drop)
                m_dropped.emplace(spaceOf(change.object), &change);
        }
    }

    BroughtBy of(const Choice &chosen)
    {
        m_closure = chosen;
        for (const ObjectRef &ref : chosen) {
            if (const auto at = m_changes.find(ref); at != m_changes.end())
                m_queue.push_back(at->second);
        }
        while (!m_queue.empty()) {
            const Change &change = *m_queue.back();
            m_queue.pop_back();
            m_visited = &change;
            visit(change);
        }
        return std::move(m_broughtBy);
    }

private:
    // An object can be of another kind after: a view that becomes a materialized one.
    template <class T>
    void alsoAs(const T *object, const Change &change)
    {
        if constexpr (requires { schema::refOf(*object); })
            m_changes.emplace(schema::refOf(*object), &change);
    }
    static void alsoAs(std::monostate, const Change & /*change*/) {}

    void add(const Change *change)
    {
        if (!change || !m_closure.insert(change->object).second)
            return;
        m_broughtBy.emplace(change->object, m_visited->object);
        m_queue.push_back(change);
    }

    // The change of an object: its own, or that of the relation that comes or goes with all that lives in it.
    [[nodiscard]] const Change *changeOf(const ObjectRef &ref) const
    {
        if (const auto own = m_changes.find(ref); own != m_changes.end())
            return own->second;
        if (ref.part.isEmpty())
            return nullptr;
        for (const QString &of : {kind::table, kind::view, kind::materializedView}) {
            const auto whole = m_changes.find({of, ref.name, {}});
            if (whole != m_changes.end() && whole->second->type() != ChangeType::Alter)
                return whole->second;
        }
        return nullptr;
    }

    void visit(const Change &change)
    {
        if (change.type() == ChangeType::Create || altersShape(change))
            forEachInside(change.object, change.after, [&](const ObjectRef &ref) { visitNeeds(ref); });
        if (change.type() == ChangeType::Drop || altersShape(change))
            forEachInside(change.object, change.before, [&](const ObjectRef &ref) { visitDependents(change, ref); });
        if (change.type() == ChangeType::Create)
            visitNames(change);
        visitView(change);
        visitNotNull(change);
        visitFamily(change);
        visitLinked(change);
    }

    // The object itself and, of a relation that comes or goes whole, its parts.
    template <class Take>
    void forEachInside(const ObjectRef &ref, const Item &item, Take take)
    {
        take(ref);
        const bool whole = m_changes.at(ref)->type() != ChangeType::Alter;
        if (const auto *table = as<Table>(item); table && whole)
            parts(*table, take);
        if (const auto *view = as<schema::View>(item); view && whole)
            parts(*view, take);
    }

    template <class Relation, class Take>
    static void parts(const Relation &relation, Take take)
    {
        for (const Column &column : relation.columns)
            take(ObjectRef{kind::column, relation.name, column.name});
        eachPartList(relation, relation, [&](const QString &of, const auto &list, const auto &) {
            if constexpr (requires { list.size(); }) {
                for (const auto &part : list)
                    take(ObjectRef{of, relation.name, part.name});
            } else if (list) {
                take(ObjectRef{of, relation.name, list->name});
            }
        });
    }

    // What is made for it, and what has the columns and types that it was made for.
    void visitNeeds(const ObjectRef &ref)
    {
        for (const ObjectRef &need : m_afterRefs.needsOf(ref)) {
            const Change *change = changeOf(need);
            if (change && (change->type() == ChangeType::Create || altersShape(*change)))
                add(change);
        }
    }

    void visitDependents(const Change &on, const ObjectRef &ref)
    {
        for (const ObjectRef &dependent : m_beforeRefs.dependentsOf(ref)) {
            const Change *change = changeOf(dependent);
            if (!change)
                continue;
            const bool isView = dependent.kind == kind::view || dependent.kind == kind::materializedView;
            // the columns of a view follow those that it reads, so that it cannot stay as it was
            const bool follows = isView ? change->type() == ChangeType::Drop || altersShape(*change)
                                        : dependent.kind == kind::foreignKey && altersShape(*change);
            if (on.type() == ChangeType::Drop ? change->type() != ChangeType::Create : follows)
                add(change);
        }
    }

    // What goes makes room for what comes under its name.
    void visitNames(const Change &change)
    {
        const auto takeRoom = [&](const ObjectRef &ref) {
            const QString space = spaceOf(ref);
            if (const auto room = m_dropped.find(space); !space.isEmpty() && room != m_dropped.end())
                add(room->second);
        };
        forEachInside(change.object, change.after, takeRoom);
        for (const QString &of : {kind::table, kind::view, kind::materializedView}) {
            const auto other = m_changes.find({of, change.object.name, {}});
            if (change.object.part.isEmpty() && other != m_changes.end() && other->second->type() == ChangeType::Drop)
                add(other->second);
        }
    }

    // The columns of a view follow its query, and that what it reads.
    void visitView(const Change &change)
    {
        const QualifiedName &name = change.object.name;
        const auto isView = [&](const schema::Schema &schema) { return schema::findView(schema, name) != nullptr; };
        if (!isView(m_before) || !isView(m_after) || !altersShape(change))
            return;
        if (change.object.kind == kind::column) {
            add(changeOf({kind::view, name, {}}));
            add(changeOf({kind::materializedView, name, {}}));
        } else if (change.object.part.isEmpty()) {
            eachOf(name, [&](const Change &other) {
                if (other.object.kind == kind::column && altersShape(other))
                    add(&other);
            });
        }
    }

    template <class Take>
    void eachOf(const QualifiedName &relation, Take take)
    {
        const auto [from, to] = m_byRelation.equal_range(relation);
        for (auto at = from; at != to; ++at)
            take(*at->second);
    }

    // NOT NULL is said by a column, by a constraint with a name and by a primary key.
    void visitNotNull(const Change &change)
    {
        const QualifiedName &table = change.object.name;
        if (const auto *constraint = partOf<schema::NotNullConstraint>(change)) {
            const Change *column = changeOf({kind::column, table, constraint->column});
            if (column && (column->type() != ChangeType::Alter || column->fields.contains(u"notNull"_s)))
                add(column);
        }
        if (const auto *key = partOf<schema::Key>(change); key && change.object.kind == kind::primaryKey) {
            for (const QString &name : key->columns)
                addNotNull({kind::column, table, name});
        }
        if (change.object.kind != kind::column ||
            (change.type() == ChangeType::Alter && !change.fields.contains(u"notNull"_s)))
            return;
        eachOf(table, [&](const Change &other) {
            const auto *constraint = partOf<schema::NotNullConstraint>(other);
            const auto *key = other.object.kind == kind::primaryKey ? partOf<schema::Key>(other) : nullptr;
            if ((constraint && constraint->column == change.object.part) ||
                (key && other.type() != ChangeType::Create && key->columns.contains(change.object.part)))
                add(&other);
        });
    }

    void addNotNull(const ObjectRef &column)
    {
        const Change *change = changeOf(column);
        if (change && change->fields.contains(u"notNull"_s))
            add(change);
    }

    template <class T>
    static const T *partOf(const Change &change)
    {
        const T *before = as<T>(change.before);
        return before ? before : as<T>(change.after);
    }

    // What a table has its partitions and heirs have, too.
    void visitFamily(const Change &change)
    {
        if (change.object.part.isEmpty())
            return;
        for (const schema::Schema *schema : {&m_before, &m_after}) {
            if (const Table *table = schema::findTable(*schema, change.object.name)) {
                eachParent(*table, [&](const QualifiedName &parent) { addLike(change, parent); });
                const Children &children = schema == &m_before ? m_childrenBefore : m_childrenAfter;
                const auto [from, to] = children.equal_range(table->name);
                for (auto at = from; at != to; ++at)
                    addLike(change, at->second);
            }
        }
    }

    template <class Take>
    static void eachParent(const Table &table, Take take)
    {
        if (table.partitionOf)
            take(table.partitionOf->parent);
        for (const QualifiedName &parent : table.inherits)
            take(parent);
    }

    using Children = std::multimap<QualifiedName, QualifiedName>;
    static Children childrenOf(const schema::Schema &schema)
    {
        Children children;
        for (const Table &table : schema.tables)
            eachParent(table, [&](const QualifiedName &parent) { children.emplace(parent, table.name); });
        return children;
    }

    // The same part of a relative; keys and indexes have names of their own there.
    void addLike(const Change &change, const QualifiedName &relative)
    {
        static const QSet<QString> renamed{kind::index, kind::primaryKey, kind::unique, kind::foreignKey};
        const bool anyName = renamed.contains(change.object.kind);
        eachOf(relative, [&](const Change &other) {
            if (other.object.kind == change.object.kind && (anyName || other.object.part == change.object.part))
                add(&other);
        });
    }

    // Columns that a foreign key joins change their types together.
    void visitLinked(const Change &change)
    {
        if (change.object.kind != kind::column || !altersType(change))
            return;
        const auto link = [&](const ObjectRef &dependent) {
            const auto *key = as<schema::ForeignKey>(findItem(m_before, dependent));
            if (!key || isEmpty(findItem(m_after, dependent)))
                return;
            for (qsizetype i = 0; i < key->columns.size() && i < key->referencedColumns.size(); ++i) {
                const ObjectRef from{kind::column, dependent.name, key->columns[i]};
                const ObjectRef to{kind::column, key->table, key->referencedColumns[i]};
                if (from == change.object || to == change.object)
                    addType(from == change.object ? to : from);
            }
        };
        for (const ObjectRef &dependent : m_beforeRefs.dependentsOf(change.object))
            link(dependent);
    }

    void addType(const ObjectRef &column)
    {
        const Change *change = changeOf(column);
        if (change && altersType(*change))
            add(change);
    }

    const schema::Schema &m_before;
    const schema::Schema &m_after;
    const Children m_childrenBefore;
    const Children m_childrenAfter;
    const References m_beforeRefs{m_before};
    const References m_afterRefs{m_after};
    std::map<ObjectRef, const Change *> m_changes;
    std::multimap<QualifiedName, const Change *> m_byRelation;
    std::map<QString, const Change *> m_dropped; // by the name that they free
    Choice m_closure;
    BroughtBy m_broughtBy;
    const Change *m_visited = nullptr;
    std::vector<const Change *> m_queue;
};

} // namespace

BroughtBy broughtAlong(const Difference &difference, const Choice &chosen)
{
    return Closure(difference).of(chosen);
}

Choice closureOf(const Difference &difference, const Choice &chosen)
{
    Choice closure = chosen;
    for (const auto &[change, by] : broughtAlong(difference, chosen))
        closure.insert(change);
    return closure;
}

} // namespace tidemark::diff
