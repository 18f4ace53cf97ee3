// SPDX-License-Identifier: GPL-3.0-or-later
// Reads both sides of a comparison: databases over connections that are borrowed for it, files, scripts by way of a
// scratch database. Made on the GUI thread, used by one job on another.
#pragma once

#include "sandbox/sourcepair.h"
#include "ui/models/browsesession.h"
#include "ui/models/compare/comparison.h"

namespace tidemark::ui {

// A side whose connection is looked up already.
struct SideToRead
{
    std::shared_ptr<LinkPlan> plan; // null: the text says what it is
    QString text;
    QString name; // for people
};

struct ReadSide
{
    dialect::Introspection content;
    bool isLive = false; // a database, and no file that describes one
};

struct ReadSides
{
    ReadSide left;
    ReadSide right;
    std::vector<ComparisonNote> notes; // what was left out or may not be read
};

// Errors: those of connect::classifySource, of LinkPlan::acquire and of sandbox::readBoth.
[[nodiscard]] Result<ReadSides> readSides(job::JobContext &job, const SessionTools &tools, const SideToRead &left,
                                          const SideToRead &right);

} // namespace tidemark::ui
