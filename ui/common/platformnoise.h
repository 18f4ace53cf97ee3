// SPDX-License-Identifier: GPL-3.0-or-later
// What Qt's offscreen platform says about every window although nobody can do anything about it. Pure, any thread.
#pragma once

#include <QStringView>

namespace tidemark::ui {

// True for that one sentence and for nothing else.
[[nodiscard]] bool isPlatformNoise(QStringView message);

} // namespace tidemark::ui
