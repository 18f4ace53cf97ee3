// SPDX-License-Identifier: GPL-3.0-or-later
// Ages, numbers and shares as sentences about a server say them. Pure functions, any thread; translated when called.
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

namespace tidemark::watch {

// "8 s", "2 min 5 s", "1 h 4 min", "3 d 2 h"; below a second "0 s". Never negative.
[[nodiscard]] QString ageText(std::chrono::milliseconds age);
[[nodiscard]] QString ageText(const QDateTime &since, const QDateTime &now);

// "0.8 ms", "45 ms", "1.2 s", and from a minute on as an age.
[[nodiscard]] QString millisecondsText(double milliseconds);

// "1,234,567".
[[nodiscard]] QString countText(qint64 number);

// "99.7 %", "95 %"; never rounded up to 100 %.
[[nodiscard]] QString percentText(double ratio);

} // namespace tidemark::watch
