// SPDX-License-Identifier: GPL-3.0-or-later
// Names as they are found where tables are many: words of a business in all combinations, with numbers behind them.
#pragma once

#include "schema/schema.h"

#include <QStringList>

namespace tidemark::bench {

[[nodiscard]] QStringList tableNames(int count);

// A database with these tables in one schema.
[[nodiscard]] schema::Schema databaseOf(const QStringList &tables);

// What somebody types who looks for tables; every prefix of these is one keystroke.
[[nodiscard]] QStringList typedWords();

} // namespace tidemark::bench
