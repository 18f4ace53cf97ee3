// SPDX-License-Identifier: GPL-3.0-or-later
// One statement of a plan with what a person must know before it runs. Plain values, any thread.
#pragma once

#include "schema/name.h"

#include <QStringList>

#include <vector>

namespace tidemark::plan {

// Something that a statement does to a running database. Codes are stable; each has a page of its own.
struct Hazard
{
    QString code; // "TM101"
    QString text; // of this case: what, on which object, how much

    bool operator==(const Hazard &) const = default;
};

// What a statement holds while it runs, and its transaction after it.
struct Lock
{
    schema::ObjectRef object;
    QString mode; // in the engine's own words: "ACCESS EXCLUSIVE"
    bool blocksWrites = false;
    bool blocksReads = false;

    bool operator==(const Lock &) const = default;
};

struct Statement
{
    QString sql;              // without a final semicolon
    schema::ObjectRef object; // what it changes
    QString comment;          // why it is there, where the statement itself does not say so; one line or empty
    // The way back for those who stop behind this statement: run in reverse order with those of the statements before.
    // Empty: there is nothing to take back, or the plan of the other direction does it.
    QStringList undo;
    std::vector<Hazard> hazards;
    std::vector<Lock> locks;        // on what was there before
    bool transactional = true;      // false: it must run outside any transaction
    bool startsTransaction = false; // a new one begins here, so that the locks of what came before are released
    bool rewrites = false;          // every row of the object is written again
    bool scans = false;             // every row of the object is read
    qint64 rows = -1;               // how many rows are rewritten or read, as estimated; -1: not known
    qint64 bytes = -1;              // how big what is rewritten or read is

    bool operator==(const Statement &) const = default;
};

} // namespace tidemark::plan
