// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the schema of a PostgreSQL database: all catalogs in one read-only snapshot, two trips to the server, no query
// per object. Stateless, any thread.
#pragma once

#include "dialect/dialect.h"

namespace tidemark::postgres {

class Introspector final : public dialect::Introspector
{
public:
    [[nodiscard]] Result<dialect::Introspection> introspect(job::JobContext &job, sql::Connection &connection,
                                                            const dialect::IntrospectOptions &options) const override;
    [[nodiscard]] Result<dialect::Outline> outline(job::JobContext &job, sql::Connection &connection,
                                                   const dialect::IntrospectOptions &options) const override;
    [[nodiscard]] Result<QByteArray> changeToken(job::JobContext &job, sql::Connection &connection,
                                                 const QByteArray &previous) const override;
    [[nodiscard]] Result<dialect::ExactSize> exactSize(job::JobContext &job, sql::Connection &connection,
                                                       const schema::ObjectRef &relation) const override;
};

} // namespace tidemark::postgres
