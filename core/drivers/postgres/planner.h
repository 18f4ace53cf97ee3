// SPDX-License-Identifier: GPL-3.0-or-later
// Plans for PostgreSQL. Stateless, any thread.
#pragma once

#include "dialect/planner.h"

namespace tidemark::postgres {

class Planner : public dialect::Planner
{
public:
    [[nodiscard]] Result<std::vector<plan::Statement>> plan(job::JobContext &job, const diff::Difference &difference,
                                                            const plan::Options &options) const override;

    [[nodiscard]] std::vector<plan::Strategy> strategies() const override
    {
        return {plan::Strategy::Direct, plan::Strategy::Online, plan::Strategy::ExpandContract};
    }

    // With the schema public as initdb leaves it in template1: https://www.postgresql.org/docs/15/release-15.html says
    // since when everybody may no longer create there.
    [[nodiscard]] schema::Schema emptyDatabase(const schema::Schema &like) const override;

    [[nodiscard]] std::vector<plan::Statement> preamble(const schema::Schema &schema) const override;

    [[nodiscard]] QStringList renamedKinds() const override;
    [[nodiscard]] plan::Statement renameStatement(const diff::RenameStep &step) const override;
    [[nodiscard]] QStringList movedKinds() const override;
    [[nodiscard]] std::vector<diff::Rename> movedWith(const schema::Schema &before,
                                                      const diff::Rename &move) const override;
};

} // namespace tidemark::postgres
