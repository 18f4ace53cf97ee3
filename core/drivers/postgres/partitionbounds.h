// SPDX-License-Identifier: GPL-3.0-or-later
// What the bounds of a partition say of its rows. Pure functions.
#pragma once

#include "schema/schema.h"

namespace tidemark::postgres {

// How a check is called that proves the bounds of a table before it becomes a partition.
[[nodiscard]] QString boundsProofPrefix();

// The condition that all rows of a partition with these bounds meet, as the server itself concludes it, so that a check
// of it spares ATTACH its own look at every row. Empty where it cannot be said: more than one column or an expression
// in the key, hashes, DEFAULT, a list with NULL.
[[nodiscard]] QString conditionOfBounds(const schema::Table &parent, const QString &bounds);

} // namespace tidemark::postgres
