// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the plan of a quiet server one for a busy server: what would hold a strong lock for long is done in steps that
// hold it for a moment. Sources: the chapters on CREATE INDEX, ALTER TABLE and explicit locking. One thread, one plan.
#pragma once

#include "drivers/postgres/plannode.h"

namespace tidemark::postgres {

// Indexes are built and dropped CONCURRENTLY, keys made USING INDEX, foreign keys and checks added NOT VALID and then
// validated, NOT NULL and the bounds of new partitions proved by a check first, columns with a volatile default filled
// in batches, partitions detached CONCURRENTLY. Only tables that stay are treated so; what cannot be done in steps is
// left as it is.
[[nodiscard]] std::vector<plan::Statement> forBusyServer(const PlanState &state,
                                                         std::vector<plan::Statement> statements);

} // namespace tidemark::postgres
