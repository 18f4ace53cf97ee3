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
        return {plan::Strategy::Direct, plan::Strategy::Online};
    }
};

} // namespace tidemark::postgres
