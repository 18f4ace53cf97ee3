// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for the plan of every pair of schemas, checked on real databases. One thread a call.
#pragma once

#include "contract/case.h"
#include "dialect/introspection.h"
#include "sandbox/scratch.h"

#include <functional>

namespace tidemark::contract {

struct Planned
{
    QByteArray script;     // of the way from before to after, as a client would run it
    size_t statements = 0; // of it; none: nothing is to be done
};

// What is judged: the plan that leads from one schema to another.
using Planner =
    std::function<Result<Planned>(job::JobContext &job, const dialect::Dialect &dialect,
                                  const dialect::Introspection &before, const dialect::Introspection &after)>;

enum class Status { Passed, Failed, NotCounted };

struct Outcome
{
    Status status = Status::Passed;
    QString law;                // that does not hold: "up", "rows" …
    QString detail;             // the first difference or the error, on one line
    int rows = 0;               // that had to survive
    bool rowsDidNotFit = false; // the way does not exist for rows that we made up, and was tried without them
    QMap<QString, QByteArray> artefacts = {}; // file name and content: plans, dumps
};

// The laws: a schema does not differ from itself; the plan runs, leads to the other schema (as read again, and as
// another tool writes it) and leaves rows in untouched columns alone; then nothing differs; the plan back does the
// same; a plan is the same each time. A case whose own SQL does not load is not counted.
[[nodiscard]] Outcome judge(job::JobContext &job, const dialect::Registry &registry, sandbox::ScratchServers &servers,
                            const Case &pair, const Planner &planner);

} // namespace tidemark::contract
