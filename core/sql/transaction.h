// SPDX-License-Identifier: GPL-3.0-or-later
// A transaction that ends: rolled back by its destructor unless it was committed. Belongs to the thread of its
// connection.
#pragma once

#include "sql/connection.h"

namespace tidemark::sql {

class Transaction
{
public:
    // Begins with the engine's own words ("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"). The connection must
    // outlive it.
    [[nodiscard]] static Result<Transaction> begin(job::JobContext &job, Connection &connection,
                                                   const SqlText &words = SqlText("BEGIN"));

    Transaction(Transaction &&other) noexcept;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    [[nodiscard]] Result<void> commit(job::JobContext &job);
    [[nodiscard]] Result<void> rollback(job::JobContext &job);

private:
    explicit Transaction(Connection &connection)
        : m_connection(&connection)
    {
    }
    Connection *m_connection; // null once it ended
};

} // namespace tidemark::sql
