// SPDX-License-Identifier: GPL-3.0-or-later
// Facts about a server as data. Code above the drivers branches on these and never on an engine's name; a driver fills
// them once from the version it met. Plain data, any thread.
#pragma once

namespace tidemark::sql {

struct Capabilities
{
    bool schemas = false;          // objects live in named schemas
    bool transactionalDdl = false; // DDL can be rolled back
    bool roles = false;            // owners and grants exist
    bool comments = false;         // objects carry comments
    bool sequences = false;
    bool routines = false;
    bool materializedViews = false;
    bool rowSecurity = false;
    bool partitions = false;
    bool pipeline = false; // several statements can be under way at once
    bool cancel = false;   // a running statement can be stopped from outside
    bool sessions = false; // other sessions can be seen
    bool sql = true;       // false: a pooler's console, which takes commands of its own instead
    bool operator==(const Capabilities &) const = default;
};

} // namespace tidemark::sql
