// SPDX-License-Identifier: GPL-3.0-or-later
// Owners of the C library's handles. Moved, never copied; used by one thread at a time.
#pragma once

#include <sqlite3.h>

#include <memory>

namespace tidemark::sqlite {

struct CloseDatabase
{
    void operator()(sqlite3 *db) const { sqlite3_close_v2(db); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

struct FinalizeStatement
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

} // namespace tidemark::sqlite
