// SPDX-License-Identifier: GPL-3.0-or-later
// What a person chose of the changes of a comparison, and what comes along with it. Plain value; every question is
// answered at once. Any thread.
#pragma once

#include "ui/models/compare/comparison.h"

namespace tidemark::ui {

class ChoiceMarks
{
public:
    ChoiceMarks() = default;
    // Everything is chosen.
    explicit ChoiceMarks(const Comparison &comparison);

    [[nodiscard]] const Chosen &chosen() const { return m_chosen; }
    [[nodiscard]] bool isChosen(quint32 change) const { return m_chosen[change]; }
    // Nobody chose it, and it is part of the script all the same.
    [[nodiscard]] bool comesAlong(quint32 change) const { return m_along[change] && !m_chosen[change]; }
    [[nodiscard]] bool isTaken(quint32 change) const { return m_along[change] || m_chosen[change]; }
    [[nodiscard]] bool isAlike(const ChoiceMarks &other, quint32 change) const
    {
        return m_chosen[change] == other.m_chosen[change] && m_along[change] == other.m_along[change] &&
               m_broughtBy[change] == other.m_broughtBy[change];
    }
    // The chain of what needs a change that comes along: first what it was brought by, last what was chosen. Empty: a
    // rename that was taken.
    [[nodiscard]] std::vector<quint32> neededBy(quint32 change) const;

    // False: it was like that before.
    bool choose(quint32 change, bool chosen);
    void setAlong(const std::vector<CameAlong> &along);

    // The identities that were left out, to be left out of another comparison of the same sides.
    [[nodiscard]] diff::Choice leftOut(const Comparison &comparison) const;
    void leaveOut(const Comparison &comparison, const diff::Choice &changes);

    [[nodiscard]] int chosenCount() const { return m_chosenCount; }
    [[nodiscard]] int alongCount() const { return m_alongCount; }
    [[nodiscard]] int count() const { return int(m_chosen.size()); }

private:
    Chosen m_chosen;
    std::vector<bool> m_along;
    std::vector<quint32> m_broughtBy; // of what comes along
    int m_chosenCount = 0;
    int m_alongCount = 0; // and was not chosen
};

} // namespace tidemark::ui
