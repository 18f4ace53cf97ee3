// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as the window writes them: by the locale, short where a row is short. Pure functions, any thread.
#pragma once

#include <QString>

namespace tidemark::ui {

// A number that the server only estimates: ~950, ~12 k, ~3.4 M.
[[nodiscard]] QString estimateText(qint64 rows);

// A duration for people: 0.8 ms, 45 ms, 1.2 s.
[[nodiscard]] QString durationText(qint64 microseconds);

// Compares as people sort: ignoring case, runs of digits by their value. Less than, equal to or greater than 0.
[[nodiscard]] int naturalOrder(QStringView a, QStringView b);

} // namespace tidemark::ui
