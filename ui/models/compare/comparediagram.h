// SPDX-License-Identifier: GPL-3.0-or-later
// The tables that differ and those around them as one diagram, in which everything says how it stands. Pure, any
// thread.
#pragma once

#include "report/diagram.h"
#include "ui/models/compare/comparison.h"

namespace tidemark::ui {

struct CompareDiagram
{
    report::Diagram diagram; // not laid out yet
    int differing = 0;       // tables
    int left = 0;            // of these, how many are too many to be drawn
};

// At most this many tables that differ are drawn.
inline constexpr int mostDrawn = 150;

// Cost: the tables of both schemas once, and the changes.
[[nodiscard]] CompareDiagram diagramOfDifference(const Comparison &comparison);

} // namespace tidemark::ui
