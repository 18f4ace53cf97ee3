// SPDX-License-Identifier: GPL-3.0-or-later
// How sessions of PostgreSQL are set up and made clean again. Stateless, any thread.
#pragma once

#include "dialect/sessionsql.h"

namespace tidemark::postgres {

class SessionSql final : public dialect::SessionSql
{
public:
    [[nodiscard]] Result<std::vector<sql::SqlText>> setUp(const dialect::SessionSettings &settings) const override;
    [[nodiscard]] sql::SqlText rollback() const override { return "ROLLBACK"; }
    [[nodiscard]] sql::SqlText commit() const override { return "COMMIT"; }
    [[nodiscard]] sql::SqlText limitStatements(std::chrono::milliseconds limit) const override;
    [[nodiscard]] sql::SqlText discardAll() const override { return "DISCARD ALL"; }
};

} // namespace tidemark::postgres
