// SPDX-License-Identifier: GPL-3.0-or-later
// Finds places for the boxes of a diagram and paths for its edges: in layers from what is referred to (left) to what
// refers, so that edges are short and seldom cross. Pure but for the child process; any thread.
#pragma once

#include "job/jobcontext.h"
#include "report/diagram.h"

#include <chrono>

namespace tidemark::report {

struct LayoutOptions
{
    QString program = QStringLiteral("dot"); // of Graphviz; empty: our own layout
    std::chrono::milliseconds timeout{20'000};
};

// Lays out with Graphviz as a child process, which gets sizes and numbers but no names, or with our own layers where
// it is missing, fails or takes too long. Errors: Cancelled.
[[nodiscard]] Result<Diagram> layOut(job::JobContext &job, Diagram diagram, const LayoutOptions &options = {});

// Our own layers alone. Cost: a few passes over boxes and edges.
[[nodiscard]] Diagram layeredLayout(Diagram diagram);

// Tables without references, in a grid below what has a place, and plain paths for edges that have none. `isPlaced`
// says by box which these are not.
void placeLoose(Diagram &diagram, const std::vector<bool> &isPlaced);

// Which boxes have an edge to another.
[[nodiscard]] std::vector<bool> connected(const Diagram &diagram);

} // namespace tidemark::report
