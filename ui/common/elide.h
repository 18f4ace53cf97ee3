// SPDX-License-Identifier: GPL-3.0-or-later
// Cutting the text that says where a connection leads so that what is left still says it. Pure, GUI thread (fonts).
#pragma once

#include <QFontMetrics>
#include <QString>

namespace tidemark::ui {

// The longest of these that fits into a width in pixels: the whole; without "user@"; without the folders in the middle
// ("~/…/harbour.db", "postgres@/…/orders"); the end alone ("…/orders"). When not even that fits, the beginning of the
// last name, or nothing where there is no room to say anything.
[[nodiscard]] QString elidedPlace(const QString &place, const QFontMetrics &metrics, int width);

} // namespace tidemark::ui
