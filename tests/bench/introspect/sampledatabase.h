// SPDX-License-Identifier: GPL-3.0-or-later
// A database to measure on: tables as applications have them, the same for the same number on every machine.
#pragma once

#include "sandbox/cluster.h"

namespace tidemark::bench {

/// Makes the database in the server: so many tables of 10 columns, each with an identity key, two indexes, a foreign
/// key, a check and two comments; one view and one trigger per 20 tables, one function per 50, one enum per 100, grants
/// on every fifth. Its statistics are those of a database that has settled. Errors: what libpq said.
[[nodiscard]] Result<void> makeSampleDatabase(const sandbox::Cluster &cluster, const QString &name, int tables);

} // namespace tidemark::bench
