// SPDX-License-Identifier: GPL-3.0-or-later
// What a database holds as a set of entries that another tool than ours wrote: pg_dump, or the pragmas of SQLite. Equal
// sets are equal schemas, the order of columns aside.
#pragma once

#include "sandbox/scratch.h"

#include <QMap>

namespace tidemark::sandbox {

// What an entry is about, and its text.
using Entries = QMap<QString, QString>;

// A dump without data, cut at its "-- Name:" comments, with everything left out that depends on order. Pure.
[[nodiscard]] Entries entriesOfDump(const QByteArray &dump);

// Empty when there is no pg_dump to be had, or on a server of others. Errors: Io when it fails.
[[nodiscard]] Result<Entries> entriesOf(job::JobContext &job, Scratch &scratch);

// The first entry that is not the same, on one line; empty when all are.
[[nodiscard]] QString firstDifference(const Entries &wanted, const Entries &found);

} // namespace tidemark::sandbox
