// SPDX-License-Identifier: GPL-3.0-or-later
// What a database holds, on a page for people: where it is, how many objects of each kind a schema has, its tables with
// their sizes, and what could not be read. Pure function; names are printed so that they cannot command a terminal.
#pragma once

#include "app/cli/streams.h"
#include "dialect/introspection.h"

namespace tidemark::cli {

[[nodiscard]] QString schemaSummary(const dialect::Introspection &found, const StreamTraits &traits);

} // namespace tidemark::cli
