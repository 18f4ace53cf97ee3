// SPDX-License-Identifier: GPL-3.0-or-later
// What a connection that many borrow in turn is told: once when it is new, and each time that it comes back. Stateless,
// any thread.
#pragma once

#include "base/error.h"
#include "sql/sqltext.h"

#include <QStringList>

#include <chrono>
#include <optional>

namespace tidemark::dialect {

// How every session of a pool begins; what is empty is left as the server has it.
struct SessionSettings
{
    QString role; // SET ROLE, so that what is made belongs to it
    QString searchPath;
    std::optional<std::chrono::milliseconds> statementTimeout = {}; // zero: none
    std::optional<bool> jit = {};
    QString applicationName;
    QStringList statements = {}; // run after all that, in order, as they are

    bool operator==(const SessionSettings &) const = default;
};

class SessionSql
{
public:
    virtual ~SessionSql() = default;

    // What sets a new session up, in order. Errors: Unsupported for a setting that the engine does not have.
    [[nodiscard]] virtual Result<std::vector<sql::SqlText>> setUp(const SessionSettings &settings) const = 0;

    // Ends what a borrower left open. Runs only when a transaction is.
    [[nodiscard]] virtual sql::SqlText rollback() const = 0;
    [[nodiscard]] virtual sql::SqlText commit() const = 0;

    // Limits what follows in the same transaction, and nothing after it; empty where the engine has no such limit.
    [[nodiscard]] virtual sql::SqlText limitStatements(std::chrono::milliseconds limit) const = 0;

    // Makes the session forget settings, temporary tables, locks and prepared statements; empty where there is no such
    // statement.
    [[nodiscard]] virtual sql::SqlText discardAll() const = 0;
};

} // namespace tidemark::dialect
