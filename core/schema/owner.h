// SPDX-License-Identifier: GPL-3.0-or-later
// Who owns what in a schema. Pure functions, any thread.
#pragma once

#include "schema/schema.h"

namespace tidemark::schema {

// Has nothing tell that this role owns it: the schema then says nothing of the owner. Nothing happens for no role.
void clearOwner(Schema &schema, const QString &role);

} // namespace tidemark::schema
