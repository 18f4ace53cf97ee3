// SPDX-License-Identifier: GPL-3.0-or-later
// The hazards that PostgreSQL's statements have: their codes, and their text for a case. Pure functions, any thread.
#pragma once

#include "plan/statement.h"

namespace tidemark::postgres {

// The number is that of the code. 1xx: data; 15x: the data may refuse; 2xx: who must wait, and for what.
enum class Risk : quint16 {
    TableLost = 101,
    ColumnLost = 102,
    ValuesConverted = 103,
    CounterLost = 104,
    ValueMissing = 151,
    NullRefused = 152,
    CheckRefused = 153,
    OrphanRefused = 154,
    DuplicateRefused = 155,
    ConversionRefused = 156,
    OverlapRefused = 157,
    BoundsRefused = 158,
    Rewrite = 201,
    IndexBlocksWrites = 202,
    IndexDropBlocks = 203,
    KeyBlocks = 204,
    ForeignKeyBlocks = 205,
    CheckScans = 206,
    NotNullScans = 207,
    ExclusionBlocks = 208,
    AttachScans = 209,
    DetachBlocks = 210,
    TriggerBlocks = 211,
    RefreshBlocks = 212,
    Copied = 213,
    Recreated = 251,
};

[[nodiscard]] QString hazardCode(Risk risk);

// What the risk is for this object: a relation, and a column, constraint or index of it.
[[nodiscard]] plan::Hazard hazard(Risk risk, const QString &relation, const QString &part = {});

} // namespace tidemark::postgres
