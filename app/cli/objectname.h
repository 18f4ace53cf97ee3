// SPDX-License-Identifier: GPL-3.0-or-later
// Objects as people name them on the command line. Pure functions.
#pragma once

#include "base/error.h"
#include "schema/schema.h"

namespace tidemark::cli {

// The one object that is called NAME, SCHEMA.NAME or SCHEMA.NAME(TYPES), or the one part that is called PART,
// SCHEMA.PART, TABLE.PART or SCHEMA.TABLE.PART; optionally after its kind ("table orders") and with names in quotes as
// SQL writes them. Errors: Usage, with the candidates when there are several and with a near name when there is none.
[[nodiscard]] Result<schema::ObjectRef> findObjectNamed(const schema::Schema &schema, const QString &text);

// How findObjectNamed wants an object to be named so that no other is meant: "function app.total(integer)".
[[nodiscard]] QString fullName(const schema::ObjectRef &ref);

} // namespace tidemark::cli
