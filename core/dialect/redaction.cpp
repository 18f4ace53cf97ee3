// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/redaction.h"

#include <algorithm>

namespace tidemark::dialect {

// It is part of most texts, and what is left around the masks would spell it.
static constexpr size_t longestOfNoUse = 3;

Secret passwordToHide(const Target &target)
{
    if (target.password.reveal().size() <= longestOfNoUse)
        return {};
    const QString password = QString::fromStdString(target.password.reveal());
    const QString seen[] = {target.user, target.host, target.port, target.database};
    const bool isSeen = std::ranges::any_of(seen, [&](const QString &text) { return text.contains(password); });
    return isSeen ? Secret() : target.password;
}

} // namespace tidemark::dialect
