// SPDX-License-Identifier: GPL-3.0-or-later
// Statements as JSON, for programs. Pure functions, any thread.
#pragma once

#include "base/jsonwriter.h"
#include "plan/statement.h"

namespace tidemark::plan {

// {"kind": …, "schema": …, "name": …, "part": …}
void writeObject(JsonWriter &json, const schema::ObjectRef &object);

// A list of objects, one a statement; what says nothing is left out.
void writeStatements(JsonWriter &json, const std::vector<Statement> &statements);

} // namespace tidemark::plan
