// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the house that a look at one source can hold. Each takes a source and returns what it has against it; a
// source that a rule does not concern gives nothing. Pure functions; any thread.
#pragma once

#include "house/sourcetree.h"

namespace tidemark::house {

/// The first line is the licence, and there is no other such line.
[[nodiscard]] Findings checkLicence(const SourceFile &file);

/// Headers have `#pragma once`.
[[nodiscard]] Findings checkPragmaOnce(const SourceFile &file);

/// core/ has no event loop: Q_OBJECT and Q_GADGET only under core/workspace.
[[nodiscard]] Findings checkNoQObject(const SourceFile &file);

/// Widgets only under ui/ (but not in its jobs and models) and app/desktop.
[[nodiscard]] Findings checkNoWidgets(const SourceFile &file);

/// Nobody but core/drivers compares the name of an engine: facts are Capabilities.
[[nodiscard]] Findings checkNoEngineNames(const SourceFile &file);

/// No source of the product is longer than this many lines.
inline constexpr qsizetype longestSource = 600;
[[nodiscard]] Findings checkLength(const SourceFile &file);

} // namespace tidemark::house
