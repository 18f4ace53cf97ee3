// SPDX-License-Identifier: GPL-3.0-or-later
// Cases for tidemark-contract, for those who have no folder of them.
#pragma once

#include "base/error.h"

namespace tidemark::bench {

/// Writes a folder a case below this one: a few tables, and one of the changes that `bench diff` looks for, there and
/// back. Returns how many.
[[nodiscard]] Result<int> writeCases(const QString &folder);

} // namespace tidemark::bench
