// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/schemaformats.h"

#include "app/cli/objectname.h"
#include "app/cli/texttable.h"
#include "base/text.h"
#include "dialect/wholescript.h"
#include "plan/script.h"
#include "report/dbml.h"
#include "report/facts.h"
#include "report/layout.h"
#include "report/mermaid.h"
#include "report/svg.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

static const QString sqlFormat = u"sql"_s;
static const QString dbmlFormat = u"dbml"_s;
static const QString mermaidFormat = u"mermaid"_s;
static const QString svgFormat = u"svg"_s;

QStringList schemaFormats()
{
    return {sqlFormat, dbmlFormat, mermaidFormat, svgFormat};
}

static Result<QByteArray> scriptOf(const Workbench &bench, const schema::Schema &schema, const Arguments &arguments)
{
    const dialect::Dialect *dialect = TRY(bench.registry.require(schema.engine));
    return plan::toScript(TRY(dialect::planWhole(bench.job, *dialect, schema,
                                                 {.schemas = arguments.values(u"schema"_s),
                                                  .owners = !arguments.has(u"no-owner"_s),
                                                  .privileges = !arguments.has(u"no-privileges"_s)})));
}

// The schema with the tables that are to be drawn.
static Result<schema::Schema> drawnSchema(const schema::Schema &schema, const Arguments &arguments)
{
    if (!arguments.has(u"object"_s))
        return schema;
    const QString name = arguments.value(u"object"_s);
    const schema::ObjectRef ref = TRY(findObjectNamed(schema, name));
    if (ref.kind != schema::kind::table)
        return fail(ErrorKind::Usage, tr("%1 is no table").arg(printable(name)), tr("Only tables can be drawn."));
    const std::vector<schema::QualifiedName> around = report::neighbourhood(schema, ref.name);
    schema::Schema part = schema;
    std::erase_if(part.tables, [&](const schema::Table &table) { return !std::ranges::contains(around, table.name); });
    return part;
}

static Result<QByteArray> drawn(const Workbench &bench, const dialect::Introspection &found,
                                const schema::Schema &schema)
{
    const report::Diagram diagram = TRY(report::layOut(bench.job, report::diagramOf(schema)));
    return report::toSvg(diagram, {.title = found.server.database});
}

Result<void> printSchema(const Workbench &bench, const dialect::Introspection &found, const QString &format,
                         const Arguments &arguments, const JsonWriter::Sink &sink, const StreamTraits &traits)
{
    QByteArray text;
    if (format == sqlFormat) {
        text = TRY(scriptOf(bench, found.schema, arguments));
    } else {
        const schema::Schema schema = TRY(drawnSchema(found.schema, arguments));
        text = format == dbmlFormat      ? report::toDbml(schema)
               : format == mermaidFormat ? report::toMermaid(schema)
                                         : TRY(drawn(bench, found, schema));
    }
    const bool onScreen = traits.isTerminal && traits.width > 0;
    return sink(onScreen ? withoutControls(QString::fromUtf8(text)).toUtf8() : text);
}

} // namespace tidemark::cli
