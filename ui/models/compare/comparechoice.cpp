// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compare/comparechoice.h"

#include "schema/kinds.h"

#include <algorithm>
#include <map>

namespace tidemark::ui {

using schema::ObjectRef;

size_t changeCount(const diff::Difference &difference)
{
    return difference.changes.size() + size_t(difference.databaseFields.size());
}

ObjectRef changeRef(const diff::Difference &difference, quint32 change)
{
    if (change < difference.changes.size())
        return difference.changes[change].object;
    return {schema::kind::database, {}, difference.databaseFields[qsizetype(change - difference.changes.size())]};
}

static std::vector<CameAlong> numbered(const diff::Difference &difference, const diff::BroughtBy &brought)
{
    std::map<ObjectRef, quint32> numbers;
    for (quint32 change = 0; change < changeCount(difference); ++change)
        numbers.emplace(changeRef(difference, change), change);
    const auto numberOf = [&](const ObjectRef &ref) {
        const auto at = numbers.find(ref);
        return at == numbers.end() ? noChange : at->second;
    };
    std::vector<CameAlong> along;
    for (const auto &[ref, by] : brought)
        along.push_back({.change = numberOf(ref), .broughtBy = numberOf(by)});
    std::ranges::sort(along, {}, &CameAlong::change);
    return along;
}

ChosenDifference chosenDifference(std::shared_ptr<const diff::Difference> whole, const Chosen &chosen)
{
    if (std::ranges::all_of(chosen, std::identity()))
        return {.difference = std::move(whole), .along = {}};
    diff::Choice choice;
    for (quint32 change = 0; change < chosen.size(); ++change) {
        if (chosen[change])
            choice.insert(changeRef(*whole, change));
    }
    diff::Selection selection = diff::choose(*whole, choice);
    return {.difference = std::make_shared<const diff::Difference>(std::move(selection.difference)),
            .along = numbered(*whole, selection.broughtBy)};
}

} // namespace tidemark::ui
