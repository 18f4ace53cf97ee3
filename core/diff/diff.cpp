// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/diff.h"

#include "diff/merge.h"
#include "diff/neutral.h"
#include "diff/parts.h"

#include <algorithm>

namespace tidemark::diff {

using schema::ObjectRef;
using schema::Schema;

namespace {

class Comparer
{
public:
    Comparer(Difference &difference, const Options &options)
        : m_difference(difference)
        , m_options(options)
    {
    }

    void run()
    {
        const Schema &a = *m_difference.before;
        const Schema &b = *m_difference.after;
        objects(a.namespaces, b.namespaces);
        objects(a.types, b.types);
        objects(a.sequences, b.sequences);
        objects(a.tables, b.tables);
        objects(a.views, b.views);
        objects(a.routines, b.routines);
        objects(a.objects, b.objects);
        objects(a.defaultPrivileges, b.defaultPrivileges);
        objects(a.systemGrants, b.systemGrants);
    }

private:
    template <class T>
    void objects(const std::vector<T> &before, const std::vector<T> &after)
    {
        merge(before, after, [this](const T *left, const T *right) {
            pair(left, right, left ? identityOf(*left) : identityOf(*right));
        });
    }

    template <class T>
    void pair(const T *before, const T *after, const ObjectRef &ref)
    {
        if (before && after) {
            if (*before == *after)
                return;
            alter(*before, *after, ref);
            parts(*before, *after);
            return;
        }
        add({.object = ref,
             .before = before ? Item(before) : Item(),
             .after = after ? Item(after) : Item(),
             .fields = {}});
    }

    template <class T>
    void alter(const T &before, const T &after, const ObjectRef &ref)
    {
        QStringList fields = differingFields(&before, &after);
        addOwn(before, after, fields);
        if (!fields.isEmpty())
            add({.object = ref, .before = &before, .after = &after, .fields = fields});
    }

    // What only whole relations can tell.
    template <class T>
    void addOwn(const T &before, const T &after, QStringList &fields)
    {
        if constexpr (std::same_as<T, schema::Table>) {
            if (m_options.columnOrder && !sameOrder(before.columns, after.columns))
                fields << QStringLiteral("columnOrder");
        } else if constexpr (std::same_as<T, schema::View>) {
            if (!sameShape(before.columns, after.columns))
                fields << QStringLiteral("columns");
        }
    }

    template <class T>
    void parts(const T &before, const T &after)
    {
        if constexpr (std::same_as<T, schema::Table>) {
            eachPartList(before, after, [&](const QString &kind, const auto &left, const auto &right) {
                partList(before.name, kind, left, right);
            });
            columns(before.name, before.columns, after.columns, true);
        } else if constexpr (std::same_as<T, schema::View>) {
            eachPartList(before, after, [&](const QString &kind, const auto &left, const auto &right) {
                partList(before.name, kind, left, right);
            });
            columns(before.name, before.columns, after.columns, false);
        }
    }

    template <class T>
    void partList(const schema::QualifiedName &owner, const QString &kind, const std::vector<T> &before,
                  const std::vector<T> &after)
    {
        merge(before, after, [&](const T *left, const T *right) {
            pair(left, right, {kind, owner, left ? left->name : right->name});
        });
    }

    template <class T>
    void partList(const schema::QualifiedName &owner, const QString &kind, const Box<T> &before, const Box<T> &after)
    {
        const T *left = before ? &*before : nullptr;
        const T *right = after ? &*after : nullptr;
        if (left || right)
            pair(left, right, {kind, owner, left ? left->name : right->name});
    }

    // Columns keep the engine's order, so they are matched by name; those of a view come and go with its query.
    void columns(const schema::QualifiedName &owner, const std::vector<schema::Column> &before,
                 const std::vector<schema::Column> &after, bool independent)
    {
        for (const schema::Column &left : before) {
            const schema::Column *right = findColumn(after, left.name);
            if (right || independent)
                pair(&left, right, {schema::kind::column, owner, left.name});
        }
        for (const schema::Column &right : after) {
            if (independent && !findColumn(before, right.name))
                pair<schema::Column>(nullptr, &right, {schema::kind::column, owner, right.name});
        }
    }

    void add(Change change) { m_difference.changes.push_back(std::move(change)); }

    Difference &m_difference;
    const Options &m_options;
};

QStringList databaseFields(const Schema &before, const Schema &after, const QStringList &compared)
{
    QStringList fields;
    for (const QString &key : compared) {
        const AttributeValue *left = before.attributes.find(key);
        const AttributeValue *right = after.attributes.find(key);
        if (bool(left) != bool(right) || (left && !(*left == *right)))
            fields << key;
    }
    return fields;
}

} // namespace

Difference compare(std::shared_ptr<const Schema> before, std::shared_ptr<const Schema> after, const Options &options)
{
    Difference difference{.before = std::move(before),
                          .after = std::move(after),
                          .changes = {},
                          .databaseFields = {},
                          .options = options};
    Comparer(difference, options).run();
    std::ranges::stable_sort(difference.changes, {}, &Change::object);
    difference.databaseFields = databaseFields(*difference.before, *difference.after, options.databaseAttributes);
    return difference;
}

static Difference turned(const Difference &difference)
{
    if (!isOwnerToAdopt(*difference.after, *difference.before))
        return compare(difference.after, difference.before, difference.options);
    Schema target = *difference.before;
    adoptOwners(*difference.after, target);
    return compare(difference.after, std::make_shared<const Schema>(std::move(target)), difference.options);
}

Difference swapped(const Difference &difference)
{
    Difference back = turned(difference);
    back.renaming = difference.renaming;
    back.backwards = !difference.backwards;
    return back;
}

} // namespace tidemark::diff
