// SPDX-License-Identifier: GPL-3.0-or-later
// The health of a pool in words. Pure functions; texts are translated when they are made.
#pragma once

#include "ui/models/pools/poolrecord.h"
#include "watch/table.h"

namespace tidemark::ui {

// Of one of ours: "Its database answers in 0.42 ms", "Its database failed 2 health checks: …", or why it is not asked;
// empty for others.
[[nodiscard]] QString healthText(const PoolRecord &pool);
[[nodiscard]] watch::Tone healthTone(const PoolRecord &pool);
// "0.42 ms", "no answer", or nothing.
[[nodiscard]] watch::Cell answerCell(const PoolRecord &pool);

} // namespace tidemark::ui
