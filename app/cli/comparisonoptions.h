// SPDX-License-Identifier: GPL-3.0-or-later
// The options of verbs that compare two sources: what counts as a difference, which are meant, what was renamed. Pure
// functions.
#pragma once

#include "app/cli/verb.h"
#include "dialect/comparison.h"

namespace tidemark::cli {

// --rename, --no-auto-rename, --only, --exclude, --no-owner, --no-privileges, --column-order.
[[nodiscard]] std::vector<Option> comparisonOptions();

// Errors: Usage.
[[nodiscard]] Result<dialect::ComparisonOptions> comparisonOf(const Arguments &arguments);

// --strategy, for verbs that plan.
[[nodiscard]] Option strategyOption();
// Puts the strategy that was asked for into the options; they stay as they are when none was. Errors: Unsupported.
[[nodiscard]] Result<void> chooseStrategy(const Arguments &arguments, const dialect::Dialect &dialect,
                                          plan::Options &options);

} // namespace tidemark::cli
