// SPDX-License-Identifier: GPL-3.0-or-later
// Compares two schemas of one engine. Objects are matched by identity (kind, name, argument types), never by the order
// in which they stand. Functions are pure and may be called from any thread.
#pragma once

#include "diff/change.h"

namespace tidemark::diff {

// All changes that lead from `before` to `after`. An object that exists on one side only is one change with all that
// lives inside it; parts of relations that exist on both sides are changes of their own. Both schemas must be sorted.
// Cost: one pass over both.
[[nodiscard]] Difference compare(std::shared_ptr<const schema::Schema> before,
                                 std::shared_ptr<const schema::Schema> after, const Options &options = {});

// The way back, compared with the same options. What `before` does not tell of owners stays as it is.
[[nodiscard]] Difference swapped(const Difference &difference);

} // namespace tidemark::diff
