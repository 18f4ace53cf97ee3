// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that people already have (pg_service.conf, .pgpass, URLs) as profiles. Passwords are never copied: a
// profile says where its driver finds them. Reading only; any thread.
#pragma once

#include "connect/profile.h"
#include "dialect/registry.h"

namespace tidemark::connect {

// A line that was not taken over, and why.
struct ImportNote
{
    int line = 0;
    QString text;
    bool operator==(const ImportNote &) const = default;
};

struct Import
{
    QString path;
    std::vector<Profile> profiles; // in the file's order, with new ids
    std::vector<ImportNote> notes;
};

// Where libpq looks for service files: PGSERVICEFILE or ~/.pg_service.conf, then pg_service.conf in PGSYSCONFDIR. Only
// those that exist.
[[nodiscard]] QStringList serviceFiles();

// Where libpq looks for passwords: PGPASSFILE or ~/.pgpass; empty when there is none.
[[nodiscard]] QString passwordFile();

// Every section of a service file as a profile. Errors: Io, Unsupported when no dialect of the registry reads such
// files.
[[nodiscard]] Result<Import> importServices(const dialect::Registry &registry, const QString &path);

// Every line of a .pgpass file that names a host as a profile. A file that others may read is reported, because libpq
// does not use it. Errors as above.
[[nodiscard]] Result<Import> importPasswordFile(const dialect::Registry &registry, const QString &path);

struct ImportedUrl
{
    Profile profile;
    Secret password; // of the URL, to be put into a keychain or forgotten
};

// A URL, or the path of a database file, as a profile named after its database. Relative paths become absolute.
[[nodiscard]] Result<ImportedUrl> importUrl(const dialect::Registry &registry, const QString &url);

} // namespace tidemark::connect
