// SPDX-License-Identifier: GPL-3.0-or-later
// What must not be told again of what others say about a connection. Pure functions.
#pragma once

#include "dialect/target.h"

namespace tidemark::dialect {

// What of the password is to be taken out of texts of others: all of it, or nothing when the name of the user, the host
// or the database holds it, which everybody may see. A mask in their place would tell what the password is.
[[nodiscard]] Secret passwordToHide(const Target &target);

} // namespace tidemark::dialect
