// SPDX-License-Identifier: GPL-3.0-or-later
// The renames of a comparison as a person decides on them: what was proposed, what was taken, and what is taken by
// itself because nothing but the name differs. Plain values, any thread.
#pragma once

#include "dialect/comparison.h"

namespace tidemark::ui {

enum class RenameState : quint8 { Proposed, Taken, Automatic };

struct RenameOffer
{
    diff::Rename rename;
    RenameState state = RenameState::Proposed;
    double score = 0; // of a proposal, 0 to 1
    QStringList reasons = {};

    bool operator==(const RenameOffer &) const = default;
};

// Proposals first, by their score, then what was taken.
[[nodiscard]] std::vector<RenameOffer> renameOffers(const dialect::Comparison &comparison,
                                                    const std::vector<diff::NamedRename> &given);

// The same rename as one that is given.
[[nodiscard]] diff::NamedRename namedRename(const diff::Rename &rename);

// What is left of the given ones when one is given back: not those of what lies in it either.
void giveBack(std::vector<diff::NamedRename> &given, const diff::Rename &rename);

// Those that both schemas have the names of.
[[nodiscard]] std::vector<diff::NamedRename> stillThere(const std::vector<diff::NamedRename> &given,
                                                        const schema::Schema &left, const schema::Schema &right);

// The way back of all of them.
[[nodiscard]] std::vector<diff::NamedRename> inverted(const std::vector<diff::NamedRename> &given);

} // namespace tidemark::ui
