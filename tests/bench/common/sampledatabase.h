// SPDX-License-Identifier: GPL-3.0-or-later
// A database to measure on: tables as applications have them, the same for the same number on every machine.
#pragma once

#include "sandbox/cluster.h"

#include <string>
#include <vector>

namespace tidemark::bench {

/// Makes the database in the server: so many tables of 10 columns, each with an identity key, two indexes, a foreign
/// key, a check and two comments; one view and one trigger per 20 tables, one function per 50, one enum per 100, grants
/// on every fifth. Its statistics are those of a database that has settled. Errors: what libpq said.
[[nodiscard]] Result<void> makeSampleDatabase(const sandbox::Cluster &cluster, const QString &name, int tables);

/// What makes such tables, in pieces of moderate size; the roles must be there.
[[nodiscard]] std::vector<std::string> sampleScript(int tables);
[[nodiscard]] std::vector<std::string> sampleRoles();

/// Makes another database that is the same. Nobody may be connected to the first.
[[nodiscard]] Result<void> copyDatabase(const sandbox::Cluster &cluster, const QString &name, const QString &copy);

/// The name of its nth table, from 0. Table n refers to table n / 2, and every view to the table of its name and to
/// that one's.
[[nodiscard]] std::string tableName(int n);

/// The first of the columns of the nth table that other tables do not have and that no other object needs, of that type
/// or of any; empty when there is none.
[[nodiscard]] std::string ownColumn(int n, std::string_view type = {});

} // namespace tidemark::bench
