// SPDX-License-Identifier: GPL-3.0-or-later
// The schema that a list of changes leads to: what is before, with what the changes put in and take out. With all
// changes of a difference that is the schema after it; with some of them it is what lies between. Pure, any thread.
#pragma once

#include "base/error.h"
#include "diff/change.h"

namespace tidemark::sqlite {

// Sorted. Errors: Unsupported, naming the object and the field, for what no SQLite database can have.
[[nodiscard]] Result<schema::Schema> targetOf(const diff::Difference &difference);

} // namespace tidemark::sqlite
