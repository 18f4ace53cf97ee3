// SPDX-License-Identifier: GPL-3.0-or-later
// What a diagram is of: everything, a schema, or a table with those around it; as a reference, so that a tab can be
// remembered like that of an object. Pure, any thread.
#pragma once

#include "schema/schema.h"

namespace tidemark::ui {

inline const QString diagramKind = QStringLiteral("diagram");

// The diagram for what is chosen in the tree: of a table itself, of anything else in a schema that schema, else all.
[[nodiscard]] schema::ObjectRef diagramFor(const schema::ObjectRef &chosen);

// What the tree shows as the subject of a diagram; empty for everything.
[[nodiscard]] schema::ObjectRef subjectOf(const schema::ObjectRef &diagram);

// The tables of a diagram, in their order.
[[nodiscard]] std::vector<schema::QualifiedName> diagramTables(const schema::Schema &schema,
                                                               const schema::ObjectRef &diagram);

} // namespace tidemark::ui
