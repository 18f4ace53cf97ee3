// SPDX-License-Identifier: GPL-3.0-or-later
// What a server says of itself as a table of text.
#pragma once

#include "app/cli/streams.h"
#include "watch/table.h"

namespace tidemark::cli {

// Columns without a title are for programs and left out. What it means that there are no rows, in that case.
[[nodiscard]] QString tableText(const watch::Table &table, const StreamTraits &traits);

} // namespace tidemark::cli
