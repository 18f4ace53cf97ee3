// SPDX-License-Identifier: GPL-3.0-or-later
// The hazards that plans for SQLite name: their codes, and their text for a case. Pure functions, any thread.
#pragma once

#include "plan/statement.h"

namespace tidemark::sqlite {

enum class Risk : quint8 {
    TableLost,     // its rows go
    ColumnLost,    // its values go
    Rebuild,       // every row is written again
    ValueMissing,  // NOT NULL without a default: fails when there are rows
    NullRefused,   // NOT NULL now: fails on a NULL
    CheckRefused,  // a check that some row may not pass
    KeyRefused,    // a key that some rows may share
    OrphanRefused, // a foreign key whose rows may refer to nothing
    TypeChanged,   // kept, as far as the affinity of the type does not convert
    StrictRefused, // a strict table takes no value of another type
    VirtualLost,   // a virtual table made anew is empty
    ReferenceLost, // a foreign key to a table that goes
    Recomputed,    // stored values give way to generated ones
    Unverified     // foreign keys that the engine cannot check
};

[[nodiscard]] QString hazardCode(Risk risk);

// What the risk is for this object: a table, or a column or constraint of it.
[[nodiscard]] plan::Hazard hazard(Risk risk, const QString &table, const QString &part = {});

} // namespace tidemark::sqlite
