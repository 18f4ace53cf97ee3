// SPDX-License-Identifier: GPL-3.0-or-later
// How big tables and indexes are, from the dbstat virtual table (https://www.sqlite.org/dbstat.html) where the library
// has it.
#pragma once

#include "drivers/sqlite/catalog.h"

namespace tidemark::sqlite {

// Rows as ANALYZE counted them, bytes for databases small enough to be walked whole (64 MiB). Sorted by name.
[[nodiscard]] Result<std::vector<dialect::RelationSize>>
readSizes(job::JobContext &job, sql::Connection &connection, const schema::Schema &schema, const Catalog &catalog);

// All pages of the main database, as a total.
[[nodiscard]] Result<dialect::ExactSize> measureDatabase(job::JobContext &job, sql::Connection &connection);

// Walks the pages of one table and its indexes; rows are counted on the way. -1 where dbstat is missing.
[[nodiscard]] Result<dialect::ExactSize> measure(job::JobContext &job, sql::Connection &connection,
                                                 const QString &table);

} // namespace tidemark::sqlite
