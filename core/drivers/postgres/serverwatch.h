// SPDX-License-Identifier: GPL-3.0-or-later
// How PostgreSQL 12 to 18 tells of itself: its statistics views, whose columns differ by version. One file a group
// (watch_*.cpp). Stateless, any thread.
#pragma once

#include "dialect/serverwatch.h"

namespace tidemark::postgres {

class ServerWatch final : public dialect::ServerWatch
{
public:
    [[nodiscard]] Result<watch::Pulse> pulse(job::JobContext &job, sql::Connection &connection) const override;
    [[nodiscard]] Result<watch::Sessions> sessions(job::JobContext &job, sql::Connection &connection) const override;
    [[nodiscard]] Result<watch::Locks> locks(job::JobContext &job, sql::Connection &connection) const override;
    [[nodiscard]] Result<std::vector<watch::PreparedTransaction>> prepared(job::JobContext &job,
                                                                           sql::Connection &connection) const override;
    [[nodiscard]] Result<watch::ServerFigures> figures(job::JobContext &job,
                                                       sql::Connection &connection) const override;
    [[nodiscard]] Result<watch::Replication> replication(job::JobContext &job,
                                                         sql::Connection &connection) const override;
    [[nodiscard]] Result<std::vector<watch::RelationUse>> sizes(job::JobContext &job, sql::Connection &connection,
                                                                int most) const override;
    [[nodiscard]] Result<watch::Indexes> indexes(job::JobContext &job, sql::Connection &connection) const override;
    [[nodiscard]] Result<watch::VacuumState> vacuum(job::JobContext &job, sql::Connection &connection) const override;
    [[nodiscard]] Result<watch::Sequences> sequences(job::JobContext &job, sql::Connection &connection) const override;
    [[nodiscard]] Result<watch::Statements> statements(job::JobContext &job, sql::Connection &connection,
                                                       int most) const override;
    [[nodiscard]] Result<bool> signal(job::JobContext &job, sql::Connection &connection,
                                      const dialect::SessionKey &session, dialect::Signal what) const override;
};

} // namespace tidemark::postgres
