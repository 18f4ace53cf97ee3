// SPDX-License-Identifier: GPL-3.0-or-later
// What the readers of a server's statistics share: times, what a role may not see, columns by version. Any thread.
#pragma once

#include "drivers/postgres/row.h"
#include "schema/omission.h"
#include "sql/connection.h"

#include <QDateTime>

#include <functional>

namespace tidemark::postgres {

// The expression as whole microseconds since the epoch, which momentOf() reads.
[[nodiscard]] QByteArray micros(const char *expression);
[[nodiscard]] QDateTime momentOf(const Row &row, size_t column); // invalid for NULL

// A number, or -1 for NULL.
[[nodiscard]] qint64 integerOrNone(const Row &row, size_t column);
[[nodiscard]] double real(const Row &row, size_t column); // 0 for NULL

[[nodiscard]] inline int majorOf(const sql::Connection &connection)
{
    return connection.server().version.major;
}

// What a role sees too little of, with the grant that helps.
[[nodiscard]] schema::Omission lacksStatistics(const sql::Connection &connection, const QString &what);

// Calls take(row) for every row of a statement, whose names need no pg_catalog, and which has an end: it waits 2 s for
// a lock at most, and runs for 30 s at most. These settings are gone afterwards. One trip.
[[nodiscard]] Result<void> readRows(job::JobContext &job, sql::Connection &connection, const sql::SqlText &sql,
                                    const std::function<void(const Row &)> &take);

} // namespace tidemark::postgres
