// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/selection.h"

#include "diff/diff.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::diff {

using schema::ObjectRef;

Choice allOf(const Difference &difference)
{
    Choice all;
    for (const Change &change : difference.changes)
        all.insert(change.object);
    for (const QString &field : difference.databaseFields)
        all.insert({schema::kind::database, {}, field});
    return all;
}

Selection choose(const Difference &difference, const Choice &chosen)
{
    const Choice all = allOf(difference);
    Choice taken;
    std::ranges::set_intersection(chosen, all, std::inserter(taken, taken.end()));
    Choice wanted = taken;
    // what steps aside for a rename cannot stay as it was, and a schema that something moves into must be there
    if (difference.renaming) {
        for (const Choice *needed : {&difference.renaming->aside, &difference.renaming->spaces})
            std::ranges::set_intersection(*needed, all, std::inserter(wanted, wanted.end()));
    }
    Selection selection;
    selection.broughtBy = broughtAlong(difference, wanted);
    for (const ObjectRef &aside : wanted) {
        if (!taken.contains(aside))
            selection.broughtBy.emplace(aside, ObjectRef());
    }
    Choice closure = taken;
    for (const auto &[change, by] : selection.broughtBy) {
        selection.cameAlong.insert(change);
        closure.insert(change);
    }
    if (closure == all) {
        selection.difference = difference;
        return selection;
    }
    auto after = std::make_shared<const schema::Schema>(composed(difference, closure));
    selection.difference = compare(difference.before, std::move(after), difference.options);
    selection.difference.renaming = difference.renaming;
    return selection;
}

} // namespace tidemark::diff
