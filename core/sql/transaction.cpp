// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/transaction.h"

namespace tidemark::sql {

Result<Transaction> Transaction::begin(job::JobContext &job, Connection &connection, const SqlText &words)
{
    TRY(connection.execute(job, words));
    return Transaction(connection);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

Transaction::~Transaction()
{
    if (!m_connection || !m_connection->isUsable())
        return;
    // a job of its own: the caller's may already be stopped, and the rollback must still be sent
    job::JobContext job;
    [[maybe_unused]] const auto outcome = m_connection->execute(job, SqlText("ROLLBACK"));
}

Result<void> Transaction::commit(job::JobContext &job)
{
    TRY(m_connection->execute(job, SqlText("COMMIT")));
    m_connection = nullptr;
    return {};
}

Result<void> Transaction::rollback(job::JobContext &job)
{
    TRY(m_connection->execute(job, SqlText("ROLLBACK")));
    m_connection = nullptr;
    return {};
}

} // namespace tidemark::sql
