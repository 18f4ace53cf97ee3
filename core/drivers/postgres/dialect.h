// SPDX-License-Identifier: GPL-3.0-or-later
// The record of this engine's parts.
#pragma once

#include "dialect/dialect.h"

namespace tidemark::postgres {

[[nodiscard]] dialect::Dialect dialect();

[[nodiscard]] sql::LexerRules lexerRules();

} // namespace tidemark::postgres
