// SPDX-License-Identifier: GPL-3.0-or-later
// Finds texts of the desktop that no translator would see. A heuristic over single calls; any thread.
#pragma once

#include "house/sourcetree.h"

namespace tidemark::house {

/// Under ui/ and app/desktop, every literal with letters in it that is given to a call which shows it (setText,
/// addAction, new QLabel, …) goes through tr() or translate(). A line that says `untranslated:` and why is believed.
[[nodiscard]] Findings checkTranslated(const SourceFile &file);

} // namespace tidemark::house
