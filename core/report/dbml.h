// SPDX-License-Identifier: GPL-3.0-or-later
// A schema as DBML (https://dbml.dbdiagram.io/docs): enumerations, tables with columns, keys, indexes and notes, and
// references. Pure function, any thread.
#pragma once

#include "schema/schema.h"

namespace tidemark::report {

// UTF-8. Every name is quoted, and what quotes or breaks lines in it is escaped. Partitions, and references to what is
// not in the schema, are left out; the same schema gives the same bytes.
[[nodiscard]] QByteArray toDbml(const schema::Schema &schema);

} // namespace tidemark::report
