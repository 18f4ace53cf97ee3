// SPDX-License-Identifier: GPL-3.0-or-later
// One prepared statement: its text is exactly one statement, its values are bound, its rows become cells of a batch.
// Belongs to the thread of its connection, which must outlive it.
#pragma once

#include "drivers/sqlite/handle.h"
#include "sql/rowbatch.h"
#include "sql/sqltext.h"

#include "base/error.h"

namespace tidemark::sqlite {

class Statement
{
public:
    // Compiles the one statement of the text and binds its values. Errors: Usage (no statement, more than one, the
    // wrong number of values), Sql with the place, and whatever reading the catalogs may meet.
    [[nodiscard]] static Result<Statement> prepare(sqlite3 *db, const sql::SqlText &sql, const QString &file,
                                                   bool readOnly);

    [[nodiscard]] sqlite3_stmt *handle() const { return m_handle.get(); }
    [[nodiscard]] bool hasRows() const { return sqlite3_column_count(m_handle.get()) > 0; }

    // Whether sqlite3_changes64() will speak of this statement.
    [[nodiscard]] bool changesRows() const { return m_changesRows; }

    [[nodiscard]] sql::ResultColumns columns() const;

    // Appends the row that the statement stands on; returns its size in bytes.
    size_t appendRow(sql::RowBatch &batch) const;

private:
    explicit Statement(Prepared handle)
        : m_handle(std::move(handle))
    {
    }
    [[nodiscard]] Result<void> bind(const std::vector<sql::Value> &values);

    Prepared m_handle;
    bool m_changesRows = false;
};

} // namespace tidemark::sqlite
