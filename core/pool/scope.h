// SPDX-License-Identifier: GPL-3.0-or-later
// A piece of work in a transaction on a borrowed connection: committed when the work succeeds, rolled back when it does
// not, and returned in any case, also when it throws. Any thread.
#pragma once

#include "pool/pool.h"
#include "sql/transaction.h"

namespace tidemark::pool {

// Runs work(job, connection) -> Result<T>. Errors: those of acquire(), of BEGIN and COMMIT, and of the work.
template <class Work>
auto inTransaction(Pool &pool, job::JobContext &job, Work work, const QString &label = {},
                   const std::source_location &place = std::source_location::current())
    -> std::invoke_result_t<Work &, job::JobContext &, sql::Connection &>
{
    auto lease = pool.acquire(job, label, place);
    if (!lease)
        return Failure(std::move(lease).error());
    auto transaction = sql::Transaction::begin(job, lease->connection());
    if (!transaction)
        return Failure(std::move(transaction).error());
    auto outcome = work(job, lease->connection());
    if (!outcome)
        return outcome;
    if (auto committed = transaction->commit(job); !committed)
        return Failure(std::move(committed).error());
    return outcome;
}

} // namespace tidemark::pool
