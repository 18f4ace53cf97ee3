// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inspectverb.h"

#include "app/cli/objectname.h"
#include "app/cli/objectsummary.h"
#include "app/cli/outputfile.h"
#include "app/cli/schemaformats.h"
#include "app/cli/schemasummary.h"
#include "app/cli/sourceoptions.h"
#include "app/cli/texttable.h"
#include "base/text.h"
#include "schema/parts.h"
#include "schema/snapshot.h"

#include <algorithm>
#include <iterator>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

static const QString summaryFormat = u"summary"_s;
static const QString jsonFormat = u"json"_s;
static const QString sqlFormat = u"sql"_s;

QString InspectVerb::name() const
{
    return u"inspect"_s;
}

QString InspectVerb::summary() const
{
    return tr("print what a database, SQL files or a snapshot hold");
}

QString InspectVerb::description() const
{
    return tr(
        "SOURCE is the URL of a database (postgresql://user@host/database, sqlite:PATH), the path of a database "
        "file, a snapshot, or SQL: a .sql file or a folder of them, which is replayed in a scratch database. It is "
        "only read. A password is taken from the URL, --password-file or what the "
        "driver finds (PGPASSWORD, ~/.pgpass, a service file), and else asked for on the terminal.");
}

Usage InspectVerb::usage() const
{
    Usage usage{
        .words = u"SOURCE"_s,
        .atLeast = 1,
        .atMost = 1,
        .options = {
            {.name = u"format"_s,
             .shortName = u"f"_s,
             .valueName = u"FORMAT"_s,
             .help = tr("How to print it: for people (the default), as a snapshot, as one script, for tools that "
                        "draw (dbml, mermaid), or drawn."),
             .choices = QStringList{summaryFormat, jsonFormat} + schemaFormats()},
            {.name = u"schema"_s,
             .shortName = u"n"_s,
             .valueName = u"NAME"_s,
             .help = tr("Only what lies in this schema."),
             .repeated = true},
            {.name = u"object"_s,
             .valueName = u"NAME"_s,
             .help = tr("Only this object, as SQL unless --format says otherwise: NAME, SCHEMA.NAME, "
                        "SCHEMA.NAME(TYPES), or for what lies in a table TABLE.PART; with its kind in front where that "
                        "is needed. A diagram has the tables around it, too.")},
            {.name = u"no-owner"_s, .help = tr("A script without owners.")},
            {.name = u"no-privileges"_s, .help = tr("A script without grants and default privileges.")},
            {.name = u"system"_s, .help = tr("With the objects that came with the engine.")},
            outputOption(),
        }};
    std::ranges::move(sourceOptions(), std::back_inserter(usage.options));
    return usage;
}

// ---- What was asked for

static QString formatOf(const Arguments &arguments)
{
    const bool oneObject = arguments.has(u"object"_s);
    const bool forPrograms = arguments.has(u"json"_s);
    return arguments.value(u"format"_s, forPrograms ? jsonFormat : oneObject ? sqlFormat : summaryFormat);
}

// ---- Printing

static Result<void> printObject(const Workbench &bench, const dialect::Introspection &found, const QString &name,
                                const QString &format, const JsonWriter::Sink &sink, const StreamTraits &traits)
{
    const schema::ObjectRef ref = TRY(findObjectNamed(found.schema, name));
    if (format == jsonFormat)
        return schema::writeSnapshot(schema::onlyObject(found.schema, ref), sink, found.omissions);
    const dialect::Dialect *dialect = TRY(bench.registry.require(found.schema.engine));
    if (format == summaryFormat) {
        const auto ddl = dialect->printer->ddl(found.schema, ref);
        return sink(objectSummary(found, ref, ddl.value_or(QString()), traits).toUtf8());
    }
    const QString ddl = TRY(dialect->printer->ddl(found.schema, ref));
    const QString text = ddl.endsWith(u'\n') ? ddl : ddl + u'\n';
    const bool onScreen = traits.isTerminal && traits.width > 0;
    return sink((onScreen ? withoutControls(text) : text).toUtf8());
}

static Result<void> print(const Workbench &bench, const dialect::Introspection &found, const Arguments &arguments,
                          const JsonWriter::Sink &sink, const StreamTraits &traits)
{
    const QString format = formatOf(arguments);
    const bool drawn = schemaFormats().contains(format) && format != sqlFormat;
    if (arguments.has(u"object"_s) && !drawn)
        return printObject(bench, found, arguments.value(u"object"_s), format, sink, traits);
    if (format == jsonFormat)
        return schema::writeSnapshot(found.schema, sink, found.omissions);
    if (schemaFormats().contains(format))
        return printSchema(bench, found, format, arguments, sink, traits);
    return sink(schemaSummary(found, traits).toUtf8());
}

Result<ExitCode> InspectVerb::run(const Workbench &bench, const Arguments &arguments) const
{
    const auto sources = TRY(SourceReading::prepare(bench, arguments));
    const dialect::IntrospectOptions options{.schemas = arguments.values(u"schema"_s),
                                             .systemObjects = arguments.has(u"system"_s)};
    const dialect::Introspection found = TRY(sources->read(arguments.words.first(), options));
    const ExitCode code = found.omissions.empty() ? ExitCode::Done : ExitCode::Partly;
    if (formatOf(arguments) != summaryFormat)
        TRY(warnOfOmissions(bench, found, arguments));

    TRY(writeOutput(bench, arguments, [&](const JsonWriter::Sink &sink, const StreamTraits &traits) {
        return print(bench, found, arguments, sink, traits);
    }));
    return code;
}

} // namespace tidemark::cli
