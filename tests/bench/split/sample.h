// SPDX-License-Identifier: GPL-3.0-or-later
// A PostgreSQL script to measure on: what migrations and dumps are made of. The same for the same size, on every
// machine.
#pragma once

#include <string>

namespace tidemark::bench {

/// At least this many bytes; ends with a whole statement.
[[nodiscard]] std::string sampleScript(size_t bytes);

} // namespace tidemark::bench
