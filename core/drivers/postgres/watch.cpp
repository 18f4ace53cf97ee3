// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/watch.h"

#include "base/text.h"
#include "drivers/postgres/quote.h"
#include "drivers/postgres/serverwatch.h"

#include <QTimeZone>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

QByteArray micros(const char *expression)
{
    return "(extract(epoch FROM " + QByteArray(expression) + ") * 1000000)::bigint";
}

QDateTime momentOf(const Row &row, size_t column)
{
    return row.isNull(column) ? QDateTime()
                              : QDateTime::fromMSecsSinceEpoch(row.integer(column) / 1000, QTimeZone::UTC);
}

qint64 integerOrNone(const Row &row, size_t column)
{
    return row.isNull(column) ? -1 : row.integer(column);
}

double real(const Row &row, size_t column)
{
    return row.isNull(column)
               ? 0
               : QByteArrayView(row.bytes(column).data(), qsizetype(row.bytes(column).size())).toDouble();
}

schema::Omission lacksStatistics(const sql::Connection &connection, const QString &what)
{
    const QString user = connection.server().user;
    return {.what = what,
            .why = tr("the role %1 is no member of pg_monitor").arg(user),
            .remedy = u"GRANT pg_monitor TO %1"_s.arg(quoteIdentifier(user))};
}

Result<void> readRows(job::JobContext &job, sql::Connection &connection, const sql::SqlText &sql,
                      const std::function<void(const Row &)> &take)
{
    const auto takeAll = [&take](sql::RowBatch &batch) -> Result<void> {
        for (size_t row = 0; row < batch.rowCount(); ++row)
            take(Row(batch, row));
        return {};
    };
    // What travels together is one transaction, which the settings do not outlive: behind a pooler of transactions the
    // session is the next client's, too.
    const sql::Step steps[] = {{.sql = "SELECT pg_catalog.set_config('search_path', 'pg_catalog', true), "
                                       "pg_catalog.set_config('jit', 'off', true), "
                                       "pg_catalog.set_config('lock_timeout', '2s', true), "
                                       "pg_catalog.set_config('statement_timeout', '30s', true)"},
                               {.sql = sql, .rows = takeAll}};
    return connection.executeAll(job, steps);
}

} // namespace tidemark::postgres
