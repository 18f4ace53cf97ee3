// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds of objects with their numbers, and the first of their names: how summaries stay short. Pure functions.
#pragma once

#include "app/cli/streams.h"
#include "schema/name.h"

#include <QStringList>

#include <map>
#include <vector>

namespace tidemark::cli {

// "1 table", "1,234 policies".
[[nodiscard]] QString counted(const QString &kind, qint64 count);

// "1 table, 2 views"; kinds that everybody has come first.
[[nodiscard]] QString countsText(const std::map<QString, int> &counts);

// Thousands apart, the same for everybody: scripts and people compare these pages.
[[nodiscard]] QString inGroups(qint64 number);

// A line a kind: its name, how many, and the first of them as --object takes them.
[[nodiscard]] QString kindList(const std::vector<schema::ObjectRef> &refs, const StreamTraits &traits);

[[nodiscard]] QString heading(const QString &text, const StreamTraits &traits);

} // namespace tidemark::cli
