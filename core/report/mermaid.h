// SPDX-License-Identifier: GPL-3.0-or-later
// A schema as an entity relationship diagram of Mermaid (https://mermaid.js.org/syntax/entityRelationshipDiagram.html),
// which many Markdown viewers draw. Pure function, any thread.
#pragma once

#include "schema/schema.h"

namespace tidemark::report {

// UTF-8. What Mermaid cannot write in a name becomes an underscore, and the true name of a column stands in its
// comment. Partitions, and references to what is not in the schema, are left out; the same schema gives the same bytes.
[[nodiscard]] QByteArray toMermaid(const schema::Schema &schema);

} // namespace tidemark::report
