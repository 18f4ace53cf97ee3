// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the schema of the database "main" in one read transaction. Objects are read from the text that the engine keeps
// of them, checked against what its PRAGMA functions say. Stateless, any thread.
#pragma once

#include "dialect/dialect.h"

namespace tidemark::sqlite {

class Introspector final : public dialect::Introspector
{
public:
    [[nodiscard]] Result<dialect::Introspection> introspect(job::JobContext &job, sql::Connection &connection,
                                                            const dialect::IntrospectOptions &options) const override;

    [[nodiscard]] Result<dialect::Outline> outline(job::JobContext &job, sql::Connection &connection,
                                                   const dialect::IntrospectOptions &options) const override;

    // Covers the stored texts, the settings kept in the file and the statistics. Cost: linear in the size of
    // sqlite_schema.
    [[nodiscard]] Result<QByteArray> changeToken(job::JobContext &job, sql::Connection &connection,
                                                 const QByteArray &previous) const override;

    // Visits the pages of the relation and of its indexes, where the library was built with dbstat.
    [[nodiscard]] Result<dialect::ExactSize> exactSize(job::JobContext &job, sql::Connection &connection,
                                                       const schema::ObjectRef &relation) const override;
};

} // namespace tidemark::sqlite
