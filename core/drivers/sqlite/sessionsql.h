// SPDX-License-Identifier: GPL-3.0-or-later
// How sessions of SQLite are set up: by statements alone. Stateless, any thread.
#pragma once

#include "dialect/sessionsql.h"

namespace tidemark::sqlite {

class SessionSql final : public dialect::SessionSql
{
public:
    [[nodiscard]] Result<std::vector<sql::SqlText>> setUp(const dialect::SessionSettings &settings) const override;
    [[nodiscard]] sql::SqlText rollback() const override { return "ROLLBACK"; }
    [[nodiscard]] sql::SqlText commit() const override { return "COMMIT"; }
    [[nodiscard]] sql::SqlText limitStatements(std::chrono::milliseconds) const override { return {}; }
    [[nodiscard]] sql::SqlText discardAll() const override { return {}; }
};

} // namespace tidemark::sqlite
