// SPDX-License-Identifier: GPL-3.0-or-later
// From differences to statements: the part of the seam that changes databases. Stateless, any thread.
#pragma once

#include "diff/rename.h"
#include "job/jobcontext.h"
#include "plan/plan.h"

namespace tidemark::dialect {

class Planner
{
public:
    virtual ~Planner() = default;

    // The statements that turn difference.before into difference.after, in an order in which they run. What the engine
    // or this build cannot change is an Unsupported error that names the object and the field: nothing is left out in
    // silence. The same input gives the same statements.
    [[nodiscard]] virtual Result<std::vector<plan::Statement>>
    plan(job::JobContext &job, const diff::Difference &difference, const plan::Options &options) const = 0;

    // How the engine can go about it; the shortest way always comes first.
    [[nodiscard]] virtual std::vector<plan::Strategy> strategies() const { return {plan::Strategy::Direct}; }

    // The kinds of objects that have a statement that renames them, and that statement.
    [[nodiscard]] virtual QStringList renamedKinds() const { return {}; }
    [[nodiscard]] virtual plan::Statement renameStatement(const diff::RenameStep &step) const;
    // Those of them that have a statement that moves them to another schema.
    [[nodiscard]] virtual QStringList movedKinds() const { return {}; }
    // What has to be moved by itself along with the object, and that no schema shows as an object of its own.
    [[nodiscard]] virtual std::vector<diff::Rename> movedWith(const schema::Schema & /*before*/,
                                                              const diff::Rename & /*move*/) const
    {
        return {};
    }

    // Attributes of the database itself that a plan can change, and so are compared.
    [[nodiscard]] virtual QStringList databaseAttributes() const { return {}; }

    // What a database holds that was just made on a server like that of `like`.
    [[nodiscard]] virtual schema::Schema emptyDatabase(const schema::Schema &like) const;

    // What a script that makes the whole of `schema` in an empty database says before anything else.
    [[nodiscard]] virtual std::vector<plan::Statement> preamble(const schema::Schema & /*schema*/) const { return {}; }
};

// The statements of a difference with its renames. Errors are those of Planner::plan.
[[nodiscard]] Result<std::vector<plan::Statement>> planWay(job::JobContext &job, const Planner &planner,
                                                           const diff::Difference &difference,
                                                           const plan::Options &options = {});

// Both ways: the way back is the plan of the swapped difference, compared with the same options. Errors are those of
// Planner::plan.
[[nodiscard]] Result<plan::Plan> makePlan(job::JobContext &job, const Planner &planner,
                                          const diff::Difference &difference, const plan::Options &options = {});

} // namespace tidemark::dialect
