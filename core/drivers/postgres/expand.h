// SPDX-License-Identifier: GPL-3.0-or-later
// Expand and contract: a column gets another type beside a running application. A second column of the new type stands
// beside the old one, a trigger keeps it up to date, its values come in batches, whatever stands on the old column is
// built once more on the new one, a check proves that all came over, both swap their names within one transaction, and
// the old column goes at the end. One thread, one plan.
#pragma once

#include "drivers/postgres/plannode.h"

namespace tidemark::postgres {

// Replaces every change of type that would write a table anew. What comes before the swap stands at the beginning of
// the plan, what comes after it at the end; each of these statements knows its way back. A change that cannot be made
// so stays as it is, and its comment says why.
[[nodiscard]] std::vector<plan::Statement> expandAndContract(const PlanState &state,
                                                             std::vector<plan::Statement> statements);

} // namespace tidemark::postgres
