// SPDX-License-Identifier: GPL-3.0-or-later
// One object on a page for people: what it is, whose, what lies in it, and its definition. Pure function; names are
// printed so that they cannot command a terminal.
#pragma once

#include "app/cli/streams.h"
#include "dialect/introspection.h"

namespace tidemark::cli {

// `ddl` is the object's definition by its dialect; of relations, whose parts are listed, it is left out.
[[nodiscard]] QString objectSummary(const dialect::Introspection &found, const schema::ObjectRef &ref,
                                    const QString &ddl, const StreamTraits &traits);

} // namespace tidemark::cli
