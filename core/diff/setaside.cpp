// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/setaside.h"

#include "base/text.h"
#include "diff/parts.h"
#include "diff/references.h"
#include "schema/kinds.h"

#include <QtCore/QSet>

#include <algorithm>

namespace tidemark::diff {

using schema::ObjectRef;
using schema::QualifiedName;
using schema::Schema;
namespace kind = schema::kind;

// Whether something can go and come back without loss.
static bool canGo(const Schema &schema, const ObjectRef &ref)
{
    static const QSet<QString> light{kind::view,      kind::materializedView, kind::index,     kind::check,
                                     kind::exclusion, kind::columnDefault,    kind::rule,      kind::policy,
                                     kind::trigger,   kind::function,         kind::procedure, kind::foreignKey};
    return light.contains(ref.kind) || schema::findObject(schema, ref) != nullptr;
}

Result<Choice> asideClosure(const Schema &schema, const Choice &objects)
{
    Choice closure;
    if (objects.empty())
        return closure;
    const References references(schema);
    std::vector<ObjectRef> queue(objects.begin(), objects.end());
    while (!queue.empty()) {
        const ObjectRef ref = queue.back();
        queue.pop_back();
        if (closure.contains(ref))
            continue;
        const bool ofView = ref.kind == kind::column && schema::findView(schema, ref.name);
        if (!ofView && !canGo(schema, ref))
            return fail(ErrorKind::Unsupported,
                        tr("A rename reaches %1 %2, which holds data and cannot be made anew")
                            .arg(ref.kind, printable(ref.toString())),
                        tr("Leave the rename out, or do it by hand before."));
        if (!ofView)
            closure.insert(ref);
        for (const schema::Dependency &pair : schema.dependencies) {
            if (pair.on == ref)
                queue.push_back(pair.object);
        }
        if (const schema::View *view = schema::findView(schema, ref.name); view && ref.part.isEmpty()) {
            for (const schema::Column &column : view->columns)
                queue.push_back({kind::column, view->name, column.name});
        }
    }
    return closure;
}

namespace {

class Remover
{
public:
    explicit Remover(const Choice &objects)
        : m_objects(objects)
    {
    }

    void remove(Schema &schema) const
    {
        objects(schema.views);
        objects(schema.routines);
        objects(schema.objects);
        for (schema::Table &table : schema.tables) {
            parts(kind::check, table.name, table.checks);
            parts(kind::exclusion, table.name, table.exclusions);
            parts(kind::foreignKey, table.name, table.foreignKeys);
            parts(kind::policy, table.name, table.policies);
            attached(table);
            for (schema::Column &column : table.columns) {
                if (m_objects.contains({kind::columnDefault, table.name, column.name}))
                    column.defaultValue.clear();
            }
        }
        for (schema::View &view : schema.views)
            attached(view);
        std::erase_if(schema.dependencies,
                      [this](const schema::Dependency &pair) { return isGone(pair.object) || isGone(pair.on); });
    }

private:
    [[nodiscard]] bool isGone(const ObjectRef &ref) const
    {
        return m_objects.contains(ref) || m_objects.contains({kind::view, ref.name, {}}) ||
               m_objects.contains({kind::materializedView, ref.name, {}});
    }

    template <class T>
    void objects(std::vector<T> &objects) const
    {
        std::erase_if(objects, [this](const T &object) { return m_objects.contains(schema::refOf(object)); });
    }

    template <class T>
    void parts(const QString &of, const QualifiedName &relation, std::vector<T> &parts) const
    {
        std::erase_if(parts, [&](const T &part) { return m_objects.contains({of, relation, part.name}); });
    }

    template <class Relation>
    void attached(Relation &relation) const
    {
        parts(kind::index, relation.name, relation.indexes);
        parts(kind::trigger, relation.name, relation.triggers);
        parts(kind::rule, relation.name, relation.rules);
    }

    const Choice &m_objects;
};

} // namespace

Schema without(const Schema &schema, const Choice &objects)
{
    Schema rest = schema;
    if (!objects.empty())
        Remover(objects).remove(rest);
    return rest;
}

// ---- Equal but for the name

namespace {

class EqualPairs
{
public:
    EqualPairs(const Difference &difference, const QStringList &kinds)
        : m_difference(difference)
        , m_kinds(kinds)
    {
    }

    std::vector<Rename> find()
    {
        for (const Change &change : m_difference.changes) {
            if (change.type() == ChangeType::Alter)
                visitAltered(change);
            else if (change.type() == ChangeType::Drop)
                m_dropped[place(change)].push_back(&change);
            else
                m_created[place(change)].push_back(&change);
        }
        for (const auto &[place, dropped] : m_dropped) {
            if (const auto created = m_created.find(place); created != m_created.end())
                pair(dropped, created->second);
        }
        return std::move(m_found);
    }

private:
    using Place = std::pair<QString, QualifiedName>;
    using Changes = std::vector<const Change *>;

    // Sequences are found by the column that owns them.
    static Place place(const Change &change)
    {
        const auto *sequence = as<schema::Sequence>(change.type() == ChangeType::Drop ? change.before : change.after);
        return {change.object.kind, sequence ? sequence->ownerTable : change.object.name};
    }

    void visitAltered(const Change &change)
    {
        const auto *before = as<schema::Column>(change.before);
        const auto *after = as<schema::Column>(change.after);
        if (change.object.kind == kind::primaryKey && change.fields == QStringList{QStringLiteral("name")} &&
            m_kinds.contains(kind::primaryKey)) {
            m_found.push_back({change.object, as<schema::Key>(change.after)->name});
        } else if (before && after && before->identity && after->identity && m_kinds.contains(kind::sequence)) {
            const QualifiedName &old = before->identity->sequence;
            const QualifiedName &now = after->identity->sequence;
            if (old.schema == now.schema && old.name != now.name)
                m_found.push_back({{kind::sequence, old, {}}, now.name});
        }
    }

    void pair(const Changes &dropped, const Changes &created)
    {
        for (const Change *left : dropped) {
            const Change *right = onlyEqual(*left, created);
            if (right && onlyEqual(*right, dropped) == left)
                m_found.push_back({left->object, ownName(right->object)});
        }
    }

    static const Change *onlyEqual(const Change &change, const Changes &others)
    {
        const Change *found = nullptr;
        for (const Change *other : others) {
            if (!isEqual(change, *other))
                continue;
            if (found)
                return nullptr;
            found = other;
        }
        return found;
    }

    static bool isEqual(const Change &a, const Change &b)
    {
        const Item &left = isEmpty(a.before) ? a.after : a.before;
        const Item &right = isEmpty(b.before) ? b.after : b.before;
        return std::visit(
            [&]<class Pointer>(const Pointer &object) {
                const auto *other = std::get_if<Pointer>(&right);
                if constexpr (!std::same_as<Pointer, std::monostate>)
                    return other && sameButName(*object, **other);
                return false;
            },
            left);
    }

    template <class T>
    static bool sameButName(const T &a, const T &b)
    {
        constexpr bool isSequence = std::same_as<T, schema::Sequence>;
        if constexpr (isSequence || std::same_as<T, schema::Index> || std::same_as<T, schema::Key> ||
                      std::same_as<T, schema::ForeignKey> || std::same_as<T, schema::Check> ||
                      std::same_as<T, schema::Exclusion>) {
            T copy = b;
            if constexpr (isSequence) {
                if (a.ownerColumn.isEmpty() || a.name.schema != b.name.schema)
                    return false;
                copy.meta = a.meta; // it is the same one by its column, whoever owns it then
            }
            copy.name = a.name;
            return copy == a;
        }
        return false;
    }

    const Difference &m_difference;
    const QStringList &m_kinds;
    std::map<Place, Changes> m_dropped;
    std::map<Place, Changes> m_created;
    std::vector<Rename> m_found;
};

} // namespace

std::vector<Rename> equalRenames(const Difference &difference, const QStringList &kinds)
{
    std::vector<Rename> found = EqualPairs(difference, kinds).find();
    std::erase_if(found, [&](const Rename &rename) { return !kinds.contains(rename.from.kind); });
    return found;
}

} // namespace tidemark::diff
