// SPDX-License-Identifier: GPL-3.0-or-later
// The stored text of an object as its DDL: comments and layout stay as somebody wrote them. Pure functions, any thread.
#pragma once

#include "schema/schema.h"

namespace tidemark::sqlite {

// The text, without a semicolon, if there is one and reading it gives the object as the model has it now; otherwise
// nothing.
[[nodiscard]] QString currentSource(const schema::Table &table, const schema::Schema &schema);
[[nodiscard]] QString currentSource(const schema::View &view);

} // namespace tidemark::sqlite
