// SPDX-License-Identifier: GPL-3.0-or-later
// What a SOURCE of the command line or a dropped file is: a database to connect to, a snapshot to read, or SQL to
// replay. Pure but for a look at the file; any thread.
#pragma once

#include "dialect/registry.h"

#include <variant>

namespace tidemark::connect {

struct SnapshotFile
{
    QString path;
    bool operator==(const SnapshotFile &) const = default;
};

// A script, or a folder of them. Only the sandbox layer can read it.
struct SqlFiles
{
    QString path;
    bool operator==(const SqlFiles &) const = default;
};

using Source = std::variant<dialect::Target, SnapshotFile, SqlFiles>;

// Reads a connection URL, or the path of a database file, a snapshot, a script (by its suffix .sql) or a folder.
// Errors: Usage for what is none of these, Io for a file that is not there or may not be read, Unsupported for sources
// that this version does not read.
[[nodiscard]] Result<Source> classifySource(const dialect::Registry &registry, const QString &text);

// The dialect whose database a file is, by its first bytes or, for an empty or unreadable one, by its suffix; null when
// none claims it. Cost: opens the file and reads a few bytes.
[[nodiscard]] const dialect::Dialect *dialectOfFile(const dialect::Registry &registry, const QString &path);

// For people: the path, or describe() of the target.
[[nodiscard]] QString describe(const Source &source);

} // namespace tidemark::connect
