// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compare/choicemarks.h"

#include <algorithm>

namespace tidemark::ui {

ChoiceMarks::ChoiceMarks(const Comparison &comparison)
    : m_chosen(changeCount(*comparison.difference), true)
    , m_along(m_chosen.size(), false)
    , m_broughtBy(m_chosen.size(), noChange)
    , m_chosenCount(int(m_chosen.size()))
{
}

bool ChoiceMarks::choose(quint32 change, bool chosen)
{
    if (m_chosen[change] == chosen)
        return false;
    m_chosen[change] = chosen;
    m_chosenCount += chosen ? 1 : -1;
    if (m_along[change])
        m_alongCount += chosen ? -1 : 1;
    return true;
}

void ChoiceMarks::setAlong(const std::vector<CameAlong> &along)
{
    std::ranges::fill(m_along, false);
    std::ranges::fill(m_broughtBy, noChange);
    m_alongCount = 0;
    for (const CameAlong &mark : along) {
        if (mark.change >= m_along.size())
            continue;
        m_along[mark.change] = true;
        m_broughtBy[mark.change] = mark.broughtBy;
        m_alongCount += m_chosen[mark.change] ? 0 : 1;
    }
}

std::vector<quint32> ChoiceMarks::neededBy(quint32 change) const
{
    std::vector<quint32> chain;
    for (quint32 at = m_broughtBy[change]; at != noChange && chain.size() < m_chosen.size(); at = m_broughtBy[at])
        chain.push_back(at);
    return chain;
}

diff::Choice ChoiceMarks::leftOut(const Comparison &comparison) const
{
    diff::Choice refs;
    for (quint32 change = 0; change < m_chosen.size(); ++change) {
        if (!m_chosen[change])
            refs.insert(changeRef(*comparison.difference, change));
    }
    return refs;
}

void ChoiceMarks::leaveOut(const Comparison &comparison, const diff::Choice &changes)
{
    for (quint32 change = 0; !changes.empty() && change < m_chosen.size(); ++change) {
        if (changes.contains(changeRef(*comparison.difference, change)))
            choose(change, false);
    }
}

} // namespace tidemark::ui
