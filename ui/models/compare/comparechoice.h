// SPDX-License-Identifier: GPL-3.0-or-later
// Which changes of a comparison go into its script. A change is known by its number: those of the difference in their
// order, then the attributes of the database. Plain values, any thread.
#pragma once

#include "diff/selection.h"

#include <memory>
#include <vector>

namespace tidemark::ui {

using Chosen = std::vector<bool>; // by number

inline constexpr quint32 noChange = ~quint32(0);

// A change that nobody chose and that a chosen one cannot do without.
struct CameAlong
{
    quint32 change = noChange;
    quint32 broughtBy = noChange; // another change; noChange: a rename that was taken
    bool operator==(const CameAlong &) const = default;
};

[[nodiscard]] size_t changeCount(const diff::Difference &difference);
// The identity that diff::Choice knows a change by.
[[nodiscard]] schema::ObjectRef changeRef(const diff::Difference &difference, quint32 change);

struct ChosenDifference
{
    std::shared_ptr<const diff::Difference> difference; // what the script is made of
    std::vector<CameAlong> along;                       // by number
};

// Cost: nothing when everything is chosen, else the size of both schemas.
[[nodiscard]] ChosenDifference chosenDifference(std::shared_ptr<const diff::Difference> whole, const Chosen &chosen);

} // namespace tidemark::ui
