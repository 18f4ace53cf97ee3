// SPDX-License-Identifier: GPL-3.0-or-later
// Where a database lies and how to open it: a target's path, URI and options made one. Plain values, any thread.
// Source: https://www.sqlite.org/uri.html
#pragma once

#include "base/error.h"
#include "dialect/target.h"

#include <chrono>

namespace tidemark::sqlite {

struct Location
{
    QString path;        // of the file; empty: in memory
    QString uri;         // what goes to sqlite3_open_v2
    QString displayName; // what errors call it
    int flags = 0;       // SQLITE_OPEN_…
    bool mayCreate = false;
    bool readOnly = false;
    bool foreignKeys = true;
    std::chrono::milliseconds busyTimeout{5000};
};

[[nodiscard]] QStringList locationOptions();

// Errors are of kind Config and name the option.
[[nodiscard]] Result<Location> locate(const dialect::Target &target);

// Whether a file lies there that could be a database; errors of kind Io say what else there is.
[[nodiscard]] Result<void> checkFile(const Location &location);

} // namespace tidemark::sqlite
