// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark pool status SOURCE: the pools behind a PgBouncer or in the metrics of an application, with what needs
// attention.
#pragma once

#include "app/cli/poolverb.h"

namespace tidemark::cli {

[[nodiscard]] PoolCommand poolStatusCommand();

} // namespace tidemark::cli
