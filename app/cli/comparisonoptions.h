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

} // namespace tidemark::cli
