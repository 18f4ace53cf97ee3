// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/neutral.h"

#include "diff/merge.h"

#include <algorithm>

namespace tidemark::diff {

using schema::Column;
using schema::Schema;

namespace {

// Calls share(a, b) for the pairs and clear(object) for the others, in every list of objects that have an owner.
template <class Before, class After, class Share, class Clear>
void eachPair(Before &before, After &after, Share share, Clear clear)
{
    const auto list = [&](auto &left, auto &right) {
        merge(left, right, [&](auto *a, auto *b) {
            if (a && b)
                share(*a, *b);
            else if (a)
                clear(*a);
            else
                clear(*b);
        });
    };
    list(before.namespaces, after.namespaces);
    list(before.types, after.types);
    list(before.sequences, after.sequences);
    list(before.tables, after.tables);
    list(before.views, after.views);
    list(before.routines, after.routines);
    list(before.objects, after.objects);
}

template <class T>
constexpr bool hasColumns = requires(T &object) { object.columns; };

void clearColumns(std::vector<Column> &columns)
{
    for (Column &column : columns)
        column.grants.clear();
}

void shareColumns(const std::vector<Column> &before, std::vector<Column> &after)
{
    for (Column &column : after) {
        const auto old = std::ranges::find(before, column.name, &Column::name);
        column.grants = old == before.end() ? std::vector<schema::Grant>() : old->grants;
    }
}

} // namespace

void adoptOwners(const Schema &before, Schema &after)
{
    const auto adopt = [](const auto &a, auto &b) {
        if (b.meta.owner.isEmpty())
            b.meta.owner = a.meta.owner;
    };
    eachPair(before, after, adopt, [](const auto &) {});
}

bool isOwnerToAdopt(const Schema &before, const Schema &after)
{
    bool found = false;
    const auto look = [&found](const auto &a, const auto &b) {
        found = found || (b.meta.owner.isEmpty() && !a.meta.owner.isEmpty());
    };
    eachPair(before, after, look, [](const auto &) {});
    return found;
}

void ignoreOwners(Schema &before, Schema &after)
{
    eachPair(
        before, after, [](const auto &a, auto &b) { b.meta.owner = a.meta.owner; },
        [](auto &object) { object.meta.owner.clear(); });
}

void ignorePrivileges(Schema &before, Schema &after)
{
    const auto share = []<class T>(T &a, T &b) {
        b.meta.grants = a.meta.grants;
        b.meta.revoked = a.meta.revoked;
        if constexpr (hasColumns<T>)
            shareColumns(a.columns, b.columns);
    };
    const auto clear = []<class T>(T &object) {
        object.meta.grants.clear();
        object.meta.revoked.clear();
        if constexpr (hasColumns<T>)
            clearColumns(object.columns);
    };
    eachPair(before, after, share, clear);
    after.defaultPrivileges = before.defaultPrivileges;
    after.systemGrants = before.systemGrants;
}

} // namespace tidemark::diff
