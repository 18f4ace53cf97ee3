// SPDX-License-Identifier: GPL-3.0-or-later
// A small business as an engine would report it, with names that want to do harm. Plain values.
#pragma once

#include "dialect/introspection.h"

namespace tidemark::test {

[[nodiscard]] dialect::Introspection sampleIntrospection();

} // namespace tidemark::test
