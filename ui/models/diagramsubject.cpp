// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/diagramsubject.h"

#include "report/facts.h"
#include "schema/kinds.h"

namespace tidemark::ui {

namespace kind = schema::kind;

schema::ObjectRef diagramFor(const schema::ObjectRef &chosen)
{
    if (chosen.kind == kind::table)
        return {diagramKind, chosen.name, {}};
    if (chosen.kind == kind::ns)
        return {diagramKind, {chosen.name.name, {}}, {}};
    return {diagramKind, {chosen.name.schema, {}}, {}};
}

schema::ObjectRef subjectOf(const schema::ObjectRef &diagram)
{
    if (!diagram.name.name.isEmpty())
        return {kind::table, diagram.name, {}};
    if (!diagram.name.schema.isEmpty())
        return {kind::ns, {{}, diagram.name.schema}, {}};
    return {};
}

std::vector<schema::QualifiedName> diagramTables(const schema::Schema &schema, const schema::ObjectRef &diagram)
{
    if (!diagram.name.name.isEmpty())
        return report::neighbourhood(schema, diagram.name);
    std::vector<schema::QualifiedName> names;
    for (const schema::Table *table : report::shownTables(schema)) {
        if (diagram.name.schema.isEmpty() || table->name.schema == diagram.name.schema)
            names.push_back(table->name);
    }
    return names;
}

} // namespace tidemark::ui
