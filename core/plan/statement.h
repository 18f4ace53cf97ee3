// SPDX-License-Identifier: GPL-3.0-or-later
// One statement of a plan with what a person must know before it runs. Plain values, any thread.
#pragma once

#include "schema/name.h"

#include <vector>

namespace tidemark::plan {

// Something that a statement does to a running database. Codes are stable; each has a page of its own.
struct Hazard
{
    QString code; // "TM101"
    QString text; // of this case: what, on which object, how much

    bool operator==(const Hazard &) const = default;
};

struct Statement
{
    QString sql;              // without a final semicolon
    schema::ObjectRef object; // what it changes
    QString comment;          // why it is there, where the statement itself does not say so; one line or empty
    std::vector<Hazard> hazards;
    bool transactional = true; // false: it must run outside any transaction
    bool rewrites = false;     // every row of the object is written again
    bool scans = false;        // every row of the object is read

    bool operator==(const Statement &) const = default;
};

} // namespace tidemark::plan
