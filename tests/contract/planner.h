// SPDX-License-Identifier: GPL-3.0-or-later
// The planner that the product ships, as the laws want it. Any thread.
#pragma once

#include "contract/laws.h"

namespace tidemark::contract {

[[nodiscard]] Planner productPlanner();

} // namespace tidemark::contract
