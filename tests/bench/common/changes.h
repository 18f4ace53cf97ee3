// SPDX-License-Identifier: GPL-3.0-or-later
// What makes one database out of a sample database, the same for the same number of tables on every machine.
#pragma once

#include "schema/name.h"

#include <string>
#include <vector>

namespace tidemark::bench {

struct Change
{
    const char *kind;         // one of the 24, for people
    std::string sql;          // that makes it
    schema::ObjectRef object; // what is changed, made or dropped
    std::string mark;         // stands beside the object's name in a script that has noticed (a regular expression)
};

/// One for each hundred tables but at least one of each kind, each on a table or another object of its own.
[[nodiscard]] std::vector<Change> changesFor(int tables);

/// One of each kind, each for a sample database of its own; three tables are enough.
[[nodiscard]] std::vector<Change> oneOfEach(int tables);

} // namespace tidemark::bench
