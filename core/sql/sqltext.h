// SPDX-License-Identifier: GPL-3.0-or-later
// One statement with its values apart: the only way SQL reaches a connection. Placeholders are the engine's own
// ($1 in PostgreSQL, ?1 in SQLite). Plain data, any thread.
#pragma once

#include "sql/value.h"

#include <vector>

namespace tidemark::sql {

struct SqlText
{
    QByteArray text; // UTF-8
    std::vector<Value> values = {};
    // Prepared by the first run on a connection and kept there, so that further runs save the parsing. For statements
    // that are run often and whose texts are few.
    bool keepPrepared = false;

    SqlText() = default;
    SqlText(QByteArray statement, std::vector<Value> bound = {})
        : text(std::move(statement))
        , values(std::move(bound))
    {
    }
    SqlText(const char *statement, std::vector<Value> bound = {})
        : text(statement)
        , values(std::move(bound))
    {
    }
};

} // namespace tidemark::sql
