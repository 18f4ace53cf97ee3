// SPDX-License-Identifier: GPL-3.0-or-later
// From the identity of an object to the object. Pure functions, any thread.
#pragma once

#include "diff/item.h"

namespace tidemark::diff {

// The object of that identity, parts of relations included; empty when the schema has none. Cost: logarithmic, plus the
// parts of one relation.
[[nodiscard]] Item findItem(const schema::Schema &schema, const schema::ObjectRef &ref);

} // namespace tidemark::diff
