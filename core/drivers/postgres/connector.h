// SPDX-License-Identifier: GPL-3.0-or-later
// Opens connections to PostgreSQL: every parameter of libpq, its environment, service files and .pgpass, lists of
// hosts, all cancellable and within a time limit a host. Stateless, any thread.
#pragma once

#include "dialect/dialect.h"

namespace tidemark::postgres {

class Connector final : public dialect::Connector
{
public:
    [[nodiscard]] Result<std::unique_ptr<sql::Connection>> open(job::JobContext &job, const dialect::Target &target,
                                                                dialect::ConnectTimings *timings) const override;
    [[nodiscard]] QStringList optionNames() const override;
};

} // namespace tidemark::postgres
