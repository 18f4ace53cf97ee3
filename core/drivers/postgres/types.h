// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL's built-in types by their fixed numbers (src/include/catalog/pg_type.dat), and the spelling of types with
// modifiers as format_type() prints them. Pure functions.
#pragma once

#include "schema/column.h"

#include <QString>

#include <optional>

namespace tidemark::postgres {

inline constexpr quint32 byteaOid = 17;

// The canonical name of a built-in type with its modifier, as format_type() spells it: "character varying(50)". Empty
// for a type that is not built in.
[[nodiscard]] QString builtinTypeName(quint32 oid, int modifier);

// What family a type belongs to, from pg_type.typcategory and its canonical name.
[[nodiscard]] schema::TypeFamily familyOf(char category, QStringView name);
[[nodiscard]] schema::TypeFamily builtinFamily(quint32 oid);

} // namespace tidemark::postgres
