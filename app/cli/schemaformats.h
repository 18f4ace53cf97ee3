// SPDX-License-Identifier: GPL-3.0-or-later
// A whole schema in the formats that other programs read: a script, DBML, Mermaid, a drawn diagram. Used by one thread.
#pragma once

#include "app/cli/verb.h"
#include "base/jsonwriter.h"
#include "dialect/introspection.h"

namespace tidemark::cli {

// As --format names them.
[[nodiscard]] QStringList schemaFormats();

// Prints what --schema and --object choose; with --object, a diagram of the table and those around it. On a terminal
// nothing in it commands the terminal. Errors: those of dialect::planWhole and findObjectNamed, Usage for an object
// that is no table, Cancelled.
[[nodiscard]] Result<void> printSchema(const Workbench &bench, const dialect::Introspection &found,
                                       const QString &format, const Arguments &arguments, const JsonWriter::Sink &sink,
                                       const StreamTraits &traits);

} // namespace tidemark::cli
