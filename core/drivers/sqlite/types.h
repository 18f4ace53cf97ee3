// SPDX-License-Identifier: GPL-3.0-or-later
// What a declared type means. Pure functions, any thread. Source:
// https://www.sqlite.org/datatype3.html#determination_of_column_affinity
#pragma once

#include "schema/column.h"

namespace tidemark::sqlite {

// The family of a declared type, by the engine's affinity rules in their order: INT is an integer, CHAR, CLOB and TEXT
// are text, BLOB is binary, REAL, FLOA and DOUB are floats. What is left has numeric affinity, which says little; there
// the word itself decides (BOOLEAN, DATE, DATETIME, TIME, JSON, UUID), and else it is a decimal. No type, or ANY:
// anything.
[[nodiscard]] schema::TypeFamily familyOf(const QString &declaredType);

} // namespace tidemark::sqlite
