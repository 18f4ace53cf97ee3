// SPDX-License-Identifier: GPL-3.0-or-later
// What a database holds as a set of entries that another tool than ours wrote: pg_dump, or the pragmas of SQLite. Equal
// sets are equal schemas, the order of columns aside.
#pragma once

#include "sandbox/scratch.h"

#include <QMap>

namespace tidemark::contract {

// What an entry is about, and its text.
using Entries = QMap<QString, QString>;

// A dump without data, cut at its "-- Name:" comments, with everything left out that depends on order. Pure.
[[nodiscard]] Entries entriesOfDump(const QByteArray &dump);

// Errors: Io when pg_dump cannot be started or fails.
[[nodiscard]] Result<Entries> entriesOf(job::JobContext &job, sandbox::Scratch &scratch);

// The first entry that is not the same, on one line; empty when all are.
[[nodiscard]] QString firstDifference(const Entries &wanted, const Entries &found);

} // namespace tidemark::contract
