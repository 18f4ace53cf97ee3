// SPDX-License-Identifier: GPL-3.0-or-later
// A report for programs: one JSON object with a list for each table, and what is missing. Pure functions, any thread.
#pragma once

#include "base/jsonwriter.h"
#include "watch/table.h"

namespace tidemark::watch {

// The key of a table and its list, within an object.
void writeTable(JsonWriter &json, const Table &table);

// {"sessions":[{"pid":1,…}],"omissions":[…],"notes":[…]}; times are ISO 8601 in UTC, what is not known is null.
void writeReport(JsonWriter &json, const Report &report);

} // namespace tidemark::watch
