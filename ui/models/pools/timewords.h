// SPDX-License-Identifier: GPL-3.0-or-later
// How long things of a pool take, in words and as buckets. Pure functions; texts are translated when they are made.
#pragma once

#include "pool/histogram.h"
#include "ui/models/charts/bucketmodel.h"

namespace tidemark::ui {

// "12 µs", "0.42 ms", "1.2 s".
[[nodiscard]] QString timeText(pool::Histogram::Duration time);
// Two buckets to each doubling, without the empty ones at both ends.
[[nodiscard]] std::vector<Bucket> bucketsOf(const pool::Histogram &histogram);
// "half within 1.2 ms · 99 % within 45 ms · longest 1.3 s", or that there was none.
[[nodiscard]] QString histogramText(const pool::Histogram &histogram);

} // namespace tidemark::ui
