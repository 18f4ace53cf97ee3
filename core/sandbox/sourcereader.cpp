// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sourcereader.h"

#include "base/text.h"
#include "sandbox/scriptfolder.h"
#include "schema/owner.h"

#include <algorithm>

namespace tidemark::sandbox {

using namespace Qt::StringLiterals;

static Failure unknownDialect(const dialect::Registry &registry, const QString &path)
{
    QStringList choices;
    for (const dialect::Dialect &dialect : registry.all()) {
        if (dialect.scripting)
            choices << u"--dialect "_s + dialect.id;
    }
    return fail(ErrorKind::Usage, tr("\"%1\" does not tell which engine it is for").arg(printable(path)),
                tr("Say it: %1.").arg(choices.join(tr(" or "))));
}

Result<const dialect::Dialect *> dialectOfScript(const dialect::Registry &registry, const QString &path,
                                                 const QString &named)
{
    if (!named.isEmpty())
        return registry.require(named);
    const ScriptFolder folder = TRY(ScriptFolder::open(path));
    std::map<const dialect::Dialect *, int> signs;
    for (const QString &file : folder.files()) {
        const ScriptFile read = TRY(folder.read(file));
        for (const dialect::Dialect &dialect : registry.all()) {
            if (const int count = dialect.scripting ? dialect.scripting->signsIn(read.view()) : 0; count > 0)
                signs[&dialect] += count;
        }
    }
    if (signs.size() != 1)
        return unknownDialect(registry, path);
    return signs.begin()->first;
}

static Result<void> requireSchemas(const dialect::Introspection &found, const QStringList &wanted)
{
    for (const QString &name : wanted) {
        if (!schema::findNamespace(found.schema, name))
            return fail(ErrorKind::Usage, tr("There is no schema \"%1\"").arg(printable(name)),
                        tr("Without --schema all schemas are read."));
    }
    return {};
}

Result<SourceContent> readScriptSource(job::JobContext &job, ScratchServers &servers, const dialect::Dialect &dialect,
                                       const Script &script, const SourceOptions &options)
{
    Scratch scratch = TRY(servers.open(job, dialect));
    ReplayReport report = TRY(replay(job, scratch, script, options.replay));
    SourceContent content{.introspection =
                              TRY(dialect.introspector->introspect(job, scratch.connection(), options.introspect)),
                          .notes = std::move(report.notes)};
    TRY(requireSchemas(content.introspection, options.introspect.schemas));
    // the scratch database is nobody's business, and nor is who made it
    schema::clearOwner(content.introspection.schema, scratch.connection().server().user);
    sql::ServerInfo &server = content.introspection.server;
    server = scratch.connection().server();
    server.database = script.files.empty() ? QString() : script.files.front().name;
    server.address.clear();
    server.user.clear();
    content.introspection.changeToken.clear();
    return content;
}

SourceToRead borrowed(pool::Targets &targets, const dialect::Registry &registry, connect::Source source,
                      const pool::Visitor &visitor)
{
    auto *target = std::get_if<dialect::Target>(&source);
    if (!target)
        return {.source = std::move(source)};
    if (const dialect::Dialect *dialect = registry.find(target->engine); dialect && dialect->fileBased)
        target->readOnly = true;
    pool::Lender lender = targets.lender(*target, visitor);
    return {.source = std::move(source), .lender = std::move(lender)};
}

Result<SourceContent> readSource(job::JobContext &job, const dialect::Registry &registry, ScratchServers &servers,
                                 const SourceToRead &what, const SourceOptions &options)
{
    if (const auto *target = std::get_if<dialect::Target>(&what.source))
        return SourceContent{TRY(readDatabase(job, *target, what.lender, options.introspect, options.prompt))};
    if (const auto *snapshot = std::get_if<connect::SnapshotFile>(&what.source))
        return SourceContent{TRY(readSnapshot(job, registry, *snapshot, options.introspect))};
    const QString &path = std::get<connect::SqlFiles>(what.source).path;
    const dialect::Dialect &dialect = *TRY(dialectOfScript(registry, path, options.dialect));
    const Script script = TRY(readScript(job, dialect, path));
    auto content = readScriptSource(job, servers, dialect, script, options);
    if (content)
        content->introspection.server.database = path;
    return content;
}

} // namespace tidemark::sandbox
