// SPDX-License-Identifier: GPL-3.0-or-later
// How a key of an index reads. Pure, any thread.
#pragma once

#include "schema/index.h"

namespace tidemark::ui {

// "lower(name) desc nulls last", as people read it: not quoted for SQL.
[[nodiscard]] QString indexKeyText(const schema::IndexKey &key);

} // namespace tidemark::ui
