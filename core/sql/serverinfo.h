// SPDX-License-Identifier: GPL-3.0-or-later
// Who answered: product, version, and what it can do. Filled by the driver when it connects. Plain data, any thread.
#pragma once

#include "sql/capabilities.h"

#include <QString>

#include <compare>

namespace tidemark::sql {

struct Version
{
    int major = 0;
    int minor = 0;
    int patch = 0;
    auto operator<=>(const Version &) const = default;
};

struct ServerInfo
{
    QString engine;  // id of the dialect
    QString product; // "PostgreSQL", "SQLite"
    Version version;
    QString versionText; // as the server says it: "17.5 (Debian 17.5-1)"
    QString database;
    QString user;
    QString address; // host:port, socket path or file; never with credentials
    QString encoding;
    bool readOnly = false;
    bool encrypted = false; // the link is
    QString encryption;     // "TLSv1.3, TLS_AES_256_GCM_SHA384"
    bool foreignKeysEnforced = true;
    Capabilities can;
    bool operator==(const ServerInfo &) const = default;
};

} // namespace tidemark::sql
