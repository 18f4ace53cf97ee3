// SPDX-License-Identifier: GPL-3.0-or-later
// Plans for SQLite: ALTER where the engine has one, otherwise one rebuild of the table for all of its changes. The
// order of the steps of a rebuild is that of https://www.sqlite.org/lang_altertable.html#otheralter. Stateless, any
// thread.
#pragma once

#include "dialect/planner.h"

namespace tidemark::sqlite {

class Planner final : public dialect::Planner
{
public:
    // Statements that are not transactional turn the enforcement of foreign keys off and on again; all between them
    // belong into one transaction. Whatever the change breaks makes a statement fail, so that it is rolled back.
    [[nodiscard]] Result<std::vector<plan::Statement>> plan(job::JobContext &job, const diff::Difference &difference,
                                                            const plan::Options &options) const override;

    [[nodiscard]] QStringList renamedKinds() const override;
    [[nodiscard]] plan::Statement renameStatement(const diff::RenameStep &step) const override;

    [[nodiscard]] QStringList databaseAttributes() const override;

    [[nodiscard]] schema::Schema emptyDatabase(const schema::Schema &like) const override;

    // What can only be chosen before there is a table: encoding, page size, auto_vacuum, where they are not the usual.
    [[nodiscard]] std::vector<plan::Statement> preamble(const schema::Schema &schema) const override;
};

} // namespace tidemark::sqlite
