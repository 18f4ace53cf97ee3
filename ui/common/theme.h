// SPDX-License-Identifier: GPL-3.0-or-later
// Brings the chosen theme and font size to the application. GUI thread only.
#pragma once

#include "workspace/settings.h"

namespace tidemark::ui {

// Sets the palette; Theme::System follows the desktop, also when it changes later.
void applyTheme(workspace::Theme theme);

// Sets the font size: steps of a tenth above or below what the desktop says.
void applyZoom(int steps);

} // namespace tidemark::ui
