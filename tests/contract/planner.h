// SPDX-License-Identifier: GPL-3.0-or-later
// The planner that the product ships, as the laws want it. Any thread.
#pragma once

#include "contract/laws.h"
#include "plan/plan.h"

namespace tidemark::contract {

// Uses the strategy where the engine has it, and the shortest way elsewhere.
[[nodiscard]] Planner productPlanner(plan::Strategy strategy = plan::Strategy::Direct);

} // namespace tidemark::contract
