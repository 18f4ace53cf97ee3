// SPDX-License-Identifier: GPL-3.0-or-later
// Readings and alerts for programs. Pure functions.
#pragma once

#include "base/jsonwriter.h"
#include "pool/alerts.h"

namespace tidemark::pool {

// An object with the keys that are known: source, pool, at (ISO 8601), checked_in … in whole numbers, times in seconds.
void writeReading(JsonWriter &json, const PoolReading &reading);

// {"code", "severity", "text", "advice", "since"}, with `pool` in front when it is not empty.
void writeAlert(JsonWriter &json, const Alert &alert, const QString &pool = {});

} // namespace tidemark::pool
