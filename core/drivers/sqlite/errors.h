// SPDX-License-Identifier: GPL-3.0-or-later
// What the library's result codes mean for a person: kind, words, and what to do. Pure functions, any thread.
// Codes: https://www.sqlite.org/rescode.html
#pragma once

#include "base/error.h"

#include <string_view>

struct sqlite3;

namespace tidemark::sqlite {

// The error for an extended result code with the library's own message. `file` is the database as people know it;
// `readOnly` tells a connection that was opened so from a file that cannot be written.
[[nodiscard]] Error errorFor(int extendedCode, const QString &message, const QString &file, bool readOnly = false);

// The last error of a connection, with the statement and the place in it that it complains about.
[[nodiscard]] Error lastError(sqlite3 *db, std::string_view statement, const QString &file, bool readOnly = false);

} // namespace tidemark::sqlite
