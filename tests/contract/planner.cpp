// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/planner.h"

namespace tidemark::contract {

using namespace Qt::StringLiterals;

Planner productPlanner()
{
    return [](job::JobContext &, const dialect::Dialect &dialect, const dialect::Introspection &,
              const dialect::Introspection &) -> Result<Planned> {
        return fail(ErrorKind::Unsupported, u"this build plans nothing for %1"_s.arg(dialect.displayName));
    };
}

} // namespace tidemark::contract
