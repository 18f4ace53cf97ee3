// SPDX-License-Identifier: GPL-3.0-or-later
// Whether what was read from a text is what the engine says of the object: the guard against a reading that went wrong
// without noticing. Errors are of kind Unsupported and name what differs. Pure functions, any thread.
#pragma once

#include "drivers/sqlite/catalog.h"

namespace tidemark::sqlite {

// Before references are resolved and constraints are sorted.
[[nodiscard]] Result<void> checkTable(const schema::Table &table, const Catalog &catalog);

[[nodiscard]] Result<void> checkIndex(const schema::Index &index, const schema::Table &table, const CatalogIndex &fact);

} // namespace tidemark::sqlite
