// SPDX-License-Identifier: GPL-3.0-or-later
// The engines of this build: one line each.
#pragma once

#include "dialect/registry.h"

namespace tidemark::drivers {

[[nodiscard]] dialect::Registry engines();

} // namespace tidemark::drivers
