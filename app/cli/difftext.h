// SPDX-License-Identifier: GPL-3.0-or-later
// A difference as people and as programs read it. Pure functions.
#pragma once

#include "app/cli/streams.h"
#include "base/jsonwriter.h"
#include "dialect/comparison.h"
#include "plan/plan.h"

namespace tidemark::cli {

// One line a change, then the hazards of the statements and how often each comes. Ends with a line break.
[[nodiscard]] QString diffSummary(const dialect::Comparison &comparison, const std::vector<plan::Statement> &statements,
                                  const StreamTraits &traits);

// {"changes": […], "up": […], "down": […]}
[[nodiscard]] Result<void> writeDiff(const dialect::Comparison &comparison, const plan::Plan &plan,
                                     const JsonWriter::Sink &sink);

} // namespace tidemark::cli
