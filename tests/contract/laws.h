// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for the plan of every case of a folder, checked on real databases. One thread a call.
#pragma once

#include "contract/case.h"
#include "sandbox/roundtrip.h"

namespace tidemark::contract {

using Planned = sandbox::PlannedWay;
using Planner = sandbox::WayPlanner;

enum class Status { Passed, Failed, NotCounted };

struct Outcome
{
    Status status = Status::Passed;
    QString law;                // that does not hold: "up", "rows after up" …
    QString detail;             // the first difference or the error, on one line
    int rows = 0;               // that had to survive
    bool rowsDidNotFit = false; // the way does not exist for rows that we made up, and was tried without them
    QMap<QString, QByteArray> artefacts = {}; // file name and content: plans
};

// The laws of sandbox/roundtrip.h on one case. A case whose own SQL does not load is not counted.
[[nodiscard]] Outcome judge(job::JobContext &job, const dialect::Registry &registry, sandbox::ScratchServers &servers,
                            const Case &pair, const Planner &planner);

} // namespace tidemark::contract
