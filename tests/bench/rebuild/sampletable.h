// SPDX-License-Identifier: GPL-3.0-or-later
// The table that is rebuilt, as SQL: before, after, and by hand from one to the other.
#pragma once

#include <QByteArray>

namespace tidemark::bench {

/// The whole schema: readings of devices, with three indexes, a trigger, a view and a foreign key.
[[nodiscard]] QByteArray schemaBefore();

/// The same with an amount that must be there and has a range, which no ALTER can say.
[[nodiscard]] QByteArray schemaAfter();

/// Rows that are the same everywhere.
[[nodiscard]] QByteArray rowsOf(int count);

/// The shortest way to the second schema that keeps the rows and what depends on the table.
[[nodiscard]] QByteArray wayByHand();

} // namespace tidemark::bench
