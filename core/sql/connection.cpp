// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/connection.h"

namespace tidemark::sql {

bool Connection::answers(std::chrono::milliseconds)
{
    return isUsable();
}

Result<void> Connection::executeAll(job::JobContext &job, std::span<const Step> steps)
{
    for (const Step &step : steps) {
        TRY(job.check());
        const Completion completion = TRY(execute(job, step.sql, step.rows));
        if (step.done)
            step.done(completion);
    }
    return {};
}

Result<RowBatch> fetch(job::JobContext &job, Connection &connection, const SqlText &sql)
{
    RowBatch all;
    TRY(connection.execute(job, sql, [&all](RowBatch &batch) -> Result<void> {
        if (all.columnCount() == 0)
            all = std::move(batch);
        else
            all.append(batch);
        return {};
    }));
    return all;
}

Result<Completion> run(job::JobContext &job, Connection &connection, const SqlText &sql)
{
    return connection.execute(job, sql);
}

} // namespace tidemark::sql
