// SPDX-License-Identifier: GPL-3.0-or-later
// A token over the catalogs that stays the same as long as nobody changed the schema.
#pragma once

#include "sql/connection.h"

namespace tidemark::postgres {

// Two parts: where the transaction counter stood with nobody writing, and a sum over the row versions of the catalogs.
// Cost: one pass over the catalogs in the server. With `askFirst` those that the role may not read are left out, for
// one more trip; without it they are an error.
[[nodiscard]] Result<QByteArray> readChangeToken(job::JobContext &job, sql::Connection &connection, bool askFirst);

// Asks first only when it must; outside of transactions, which an error would end.
[[nodiscard]] Result<QByteArray> currentChangeToken(job::JobContext &job, sql::Connection &connection);

// The previous token while it still holds, or a new one. When no transaction has written anywhere in the server since,
// that is known without looking at the catalogs.
[[nodiscard]] Result<QByteArray> refreshChangeToken(job::JobContext &job, sql::Connection &connection,
                                                    const QByteArray &previous);

} // namespace tidemark::postgres
