// SPDX-License-Identifier: GPL-3.0-or-later
// Queries over the catalogs that the role was refused, said as what a person then does not see. Pure functions.
#pragma once

#include "base/error.h"
#include "schema/omission.h"
#include "sql/serverinfo.h"

#include <QStringList>

#include <vector>

namespace tidemark::postgres {

// One omission for each catalog that was refused: all that needed it, and the GRANT that would help. The errors are
// those of the queries, with their statements.
[[nodiscard]] std::vector<schema::Omission> omissionsOf(const std::vector<Error> &refusals, const QString &role);

// The statement that allows a role to read what the error says was refused; empty when that is no catalog.
[[nodiscard]] QString grantAgainst(const Error &refusal, const QString &role);

// An Unsupported error for what is no database, such as the console of a pooler.
[[nodiscard]] Result<void> requireDatabase(const sql::ServerInfo &server);

} // namespace tidemark::postgres
