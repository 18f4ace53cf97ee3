// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a comparison has found what was changed, and whether its script leads there.
#pragma once

#include "base/error.h"
#include "bench/common/changes.h"

namespace tidemark::bench {

/// The kinds of which a change is not among the objects that `tidemark diff --format json` wrote to the file.
[[nodiscard]] Result<QStringList> kindsMissedByUs(const std::vector<Change> &changes, const QString &jsonFile);

/// The kinds of which a change is not noticed in a script or a list: no statement or line of it has both the name of
/// the object and the mark of the change. It asks no more than that, and so is in a peer's favour.
[[nodiscard]] Result<QStringList> kindsMissed(const std::vector<Change> &changes, const QString &file);

/// Writes the schema of a database as pg_dump does, without the lines for psql alone, whose words differ each time.
[[nodiscard]] Result<void> dump(const QString &database, const QString &file);

/// How many lines only one of two dumps has; their order says nothing.
[[nodiscard]] Result<int> linesApart(const QString &dump, const QString &other);

} // namespace tidemark::bench
