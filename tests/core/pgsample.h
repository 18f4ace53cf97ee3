// SPDX-License-Identifier: GPL-3.0-or-later
// A database with something of every kind that PostgreSQL has, as far as the version goes, and what must be found in
// it. Shared by the tests of introspection on one server and on many. Every function returns what is wrong, one line
// each; nothing is good. For one thread.
#pragma once

#include "core/pgfixture.h"

namespace tidemark::test {

/// The script that makes it, for a server of that version. Needs a role `reader` and contrib's pg_trgm.
[[nodiscard]] QByteArray sampleScript(int major);

/// Names that every kind of object must bear: quotes, line ends, semicolons, right-to-left marks, 63 bytes of UTF-8.
[[nodiscard]] QStringList hostileNames();
[[nodiscard]] QByteArray hostileScript();

/// What an introspection of the sample lacks.
[[nodiscard]] QStringList sampleFlaws(const dialect::Introspection &introspection, int major);

/// Prints everything, runs it in an empty database of the server and reads that: what differs.
[[nodiscard]] QStringList roundTripFlaws(PgServer &server, const dialect::Introspection &introspection);

/// What the names alone say otherwise than the whole.
[[nodiscard]] QStringList outlineFlaws(sql::Connection &connection, const dialect::Introspection &introspection);

} // namespace tidemark::test
