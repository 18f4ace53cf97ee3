// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the programs of a PostgreSQL server on this machine. Any thread.
#pragma once

#include "base/error.h"

namespace tidemark::sandbox {

struct Binaries
{
    QString folder; // holds initdb and postgres
    [[nodiscard]] QString program(const QString &name) const { return folder + QChar(u'/') + name; }
};

// The given folder alone or, when it is empty, the first that holds a server of: the variable TIDEMARK_PG_BIN, what
// pg_config says, the folders where distributions keep their versions (newest first), the folders of PATH. Errors:
// Config when the folder asked for has no server, Unsupported when there is none anywhere; the hint names the package.
[[nodiscard]] Result<Binaries> findBinaries(const QString &folder = {});

} // namespace tidemark::sandbox
