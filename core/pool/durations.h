// SPDX-License-Identifier: GPL-3.0-or-later
// Durations as people read them. Pure functions.
#pragma once

#include <QString>

#include <chrono>

namespace tidemark::pool {

// "850 µs", "1.2 ms", "42 s", "3 min", "2.5 h": two or three figures, the C locale.
[[nodiscard]] QString durationText(std::chrono::nanoseconds time);

} // namespace tidemark::pool
