// SPDX-License-Identifier: GPL-3.0-or-later
// Opens SQLite files, databases in memory and file: URIs. Stateless, any thread.
#pragma once

#include "dialect/dialect.h"

namespace tidemark::sqlite {

class Connector final : public dialect::Connector
{
public:
    // The target's database is a path, a file: URI, or ":memory:" (or nothing) for a database in memory. A file must
    // exist unless mode=rwc. Errors: Config (options), Io (missing, folder, not a database, damaged, rights), Locked,
    // Cancelled.
    [[nodiscard]] Result<std::unique_ptr<sql::Connection>> open(job::JobContext &job, const dialect::Target &target,
                                                                dialect::ConnectTimings *timings) const override;

    [[nodiscard]] QStringList optionNames() const override;
};

} // namespace tidemark::sqlite
