// SPDX-License-Identifier: GPL-3.0-or-later
// Indexes that compete for a place below an index of a partitioned table. One thread, one plan.
#pragma once

#include "drivers/postgres/plannode.h"

namespace tidemark::postgres {

// ATTACH PARTITION takes the first index of the table that fits for each index of the parent. Where that might be one
// that is to stay on its own, it goes before and is made again behind.
[[nodiscard]] std::vector<plan::Statement> withoutRivals(const PlanState &state,
                                                         std::vector<plan::Statement> statements);

} // namespace tidemark::postgres
