// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of whether the database of a pool answers. Plain data.
#pragma once

#include "pool/health.h"

namespace tidemark::ui {

struct PoolHealth
{
    pool::HealthState state = {};
    // Why the last check asked nothing.
    std::optional<pool::LookOutcome> passed = {};
    // The server let nobody in: it is not asked again before the pool has connected by itself.
    bool refused = false;
};

} // namespace tidemark::ui
