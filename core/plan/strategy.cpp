// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plan.h"

#include <array>

namespace tidemark::plan {

using namespace Qt::StringLiterals;

static const std::array<QString, 3> &names()
{
    static const std::array<QString, 3> list{u"direct"_s, u"online"_s, u"expand-contract"_s}; // as in Strategy
    return list;
}

QString nameOf(Strategy strategy)
{
    return names()[size_t(strategy)];
}

std::optional<Strategy> strategyOf(QStringView name)
{
    for (size_t i = 0; i < names().size(); ++i) {
        if (name == names()[i])
            return Strategy(i);
    }
    return {};
}

QStringList strategyNames()
{
    return {names().begin(), names().end()};
}

} // namespace tidemark::plan
