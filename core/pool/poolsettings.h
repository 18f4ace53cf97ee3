// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of a pool as JSON, as a saved connection keeps them, and back. Pure functions.
#pragma once

#include "pool/poolconfig.h"

#include <QJsonObject>

namespace tidemark::pool {

// What differs from `base`; times in seconds, and an object "session" for how sessions begin.
[[nodiscard]] QJsonObject toJson(const PoolConfig &config, const PoolConfig &base = {});

// `base` with what the object says. A Config error names the first setting that is unknown, of the wrong kind or out of
// its bounds.
[[nodiscard]] Result<PoolConfig> poolConfigOf(const QJsonObject &json, const PoolConfig &base = {});

} // namespace tidemark::pool
