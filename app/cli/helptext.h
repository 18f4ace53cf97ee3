// SPDX-License-Identifier: GPL-3.0-or-later
// What `tidemark help` prints, made from what the verbs declare. Pure functions.
#pragma once

#include "app/cli/verb.h"

namespace tidemark::cli {

[[nodiscard]] QString generalHelp();
[[nodiscard]] QString verbHelp(const Verb &verb);

} // namespace tidemark::cli
